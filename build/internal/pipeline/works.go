package pipeline

import (
	"context"

	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// gather finds the reposts and near-copies among all articles of the first
// pass, while their keys still lie in the order they came.
func (b *build) gather(ctx context.Context) error {
	at := Progress{Stage: Grouping, Articles: len(b.keys)}
	b.progress(at)
	found, err := b.grouper.Find(func(seq int) (*article.Article, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if at.Done++; at.Done%256 == 0 {
			b.progress(at)
		}
		item, err := b.found(ctx, b.keys[seq])
		if err != nil {
			return nil, err
		}
		return item.Article, nil
	})
	if err != nil {
		return err
	}
	for _, w := range found.Works {
		b.copies += len(w.Copies)
	}
	at.Copies = b.copies
	b.progress(at)
	b.links = found.Links()
	b.ids = make([][16]byte, len(b.keys))
	for _, k := range b.keys {
		b.ids[k.seq] = k.id
	}
	return nil
}

// id is the final id of an article.
func (b *build) id(seq int) string {
	if id, ok := b.renamed[uint32(seq)]; ok {
		return id
	}
	return string(b.ids[seq][:])
}

// link tells an article of its copies.
func (b *build) link(a *article.Article, seq uint32) {
	a.Copies = []string{}
	for _, other := range b.links.Of(int(seq)) {
		a.Copies = append(a.Copies, b.id(other))
	}
}

// work is what the index says of an article's work, nil where it has no copies.
func (b *build) work(seq uint32) []string {
	leader, ok := b.links.Leader(int(seq))
	if !ok {
		return nil
	}
	return facet.WorkValues(b.id(leader), leader == int(seq))
}

// facets are an article's values as the index has them: each written alike in
// all the archive, and which work it is.
func (b *build) facets(a *article.Article, seq uint32) map[facet.Kind][]string {
	all := map[facet.Kind][]string{}
	for _, kind := range facet.Kinds {
		if values := facet.Values(a, kind); len(values) > 0 {
			all[kind] = b.writing.allShown(kind, values)
		}
	}
	if work := b.work(seq); len(work) > 0 {
		all[facet.Work] = work
	}
	return all
}
