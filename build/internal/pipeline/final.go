package pipeline

import "context"

// found gives an article as the first pass left it, without its text as found
// where it stands in a site built before.
func (b *build) found(ctx context.Context, k key) (*spooled, error) {
	if k.bytes > 0 {
		return b.spool.read(k)
	}
	e := b.options.Earlier[k.from.site]
	a, err := e.article(ctx, k.from)
	if err != nil {
		return nil, err
	}
	return e.alone(a), nil
}

// read gives an article as it is to be written.
func (b *build) read(ctx context.Context, k key) (*spooled, error) {
	item, err := b.found(ctx, k)
	if err == nil {
		b.tell(item, k.seq)
	}
	return item, err
}

// tell tells an article what the whole archive knows of it: its phrases, its
// copies, and its final id, which its page knows too.
func (b *build) tell(item *spooled, seq uint32) {
	b.show(item)
	b.phrases.File(item.Article, item.Terms)
	b.link(item.Article, seq)
	if len(b.renamed) == 0 {
		return
	}
	if id, ok := b.renamed[seq]; ok {
		item.Article.ID = id
	}
	if page := item.Article.Page; page != nil { // its articles lie one behind the other
		for i := range page.Articles {
			if id, ok := b.renamed[seq+uint32(i-item.PageAt)]; ok {
				page.Articles[i] = id
			}
		}
	}
}
