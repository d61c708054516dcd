package bundlefile

import (
	"context"
	"fmt"
	"slices"
)

// place is where an article's bytes lie.
type place struct {
	record, raw span
	rawOwner    int  // the article whose raw is this one's too; -1 when there is none
	cut         *cut // of a long article; nil for a short one
}

// places finds articles in the directory, reading the blocks that are neither
// in the head nor remembered in one batch.
func (r *Reader) places(ctx context.Context, docs []int) ([]place, []error) {
	places, errs := make([]place, len(docs)), make([]error, len(docs))
	r.mu.Lock()
	defer r.mu.Unlock()
	blocks, blockErrs := r.needBlocks(ctx, docs)
	for i, doc := range docs {
		if doc < 0 || doc >= r.Articles() {
			errs[i] = fmt.Errorf("%s: article %d asked of %d", r.file.Name(), doc, r.Articles())
			continue
		}
		b := blocks[doc/blockArticles]
		if b == nil {
			errs[i] = blockErrs[doc/blockArticles]
			continue
		}
		n := doc % blockArticles
		p := place{record: span{b.records[n], b.records[n+1]}, raw: span{b.raws[n], b.raws[n+1]}, rawOwner: -1, cut: b.cuts[n]}
		switch {
		case p.raw.bytes() > 0:
			p.rawOwner = doc
		case int64(b.owners[n]) > int64(doc):
			errs[i] = r.damage("directory", r.blockSpan(doc/blockArticles), errDirectory)
		case b.owners[n] > 0:
			p.rawOwner = doc - int(b.owners[n])
		}
		places[i] = p
	}
	return places, errs
}

func (r *Reader) blockSpan(n int) span { return span{r.root.blocks[n], r.root.blocks[n+1]} }

// needBlocks gives the directory blocks of docs, or why one cannot be had.
func (r *Reader) needBlocks(ctx context.Context, docs []int) (map[int]*block, map[int]error) {
	blocks, errs := make(map[int]*block), make(map[int]error)
	var missing []int
	for _, doc := range docs {
		n := doc / blockArticles
		if doc < 0 || doc >= r.Articles() || blocks[n] != nil || slices.Contains(missing, n) {
			continue
		}
		if kept := r.blocks[n]; kept != nil {
			blocks[n] = kept
		} else {
			missing = append(missing, n)
		}
	}
	stored, err := r.blockBytes(ctx, missing)
	for i, n := range missing {
		if err != nil {
			errs[n] = err
			continue
		}
		articles := min(blockArticles, r.Articles()-n*blockArticles)
		records := span{r.root.records[n], r.root.records[n+1]}
		raws := span{r.root.raws[n], r.root.raws[n+1]}
		b, err := readBlock(stored[i], articles, records, raws)
		if err != nil {
			errs[n] = r.damage("directory", r.blockSpan(n), err)
			continue
		}
		blocks[n] = b
		r.keep(n, b)
	}
	return blocks, errs
}

func (r *Reader) blockBytes(ctx context.Context, numbers []int) ([][]byte, error) {
	spans := make([]span, len(numbers))
	for i, n := range numbers {
		spans[i] = r.blockSpan(n)
	}
	if !r.head.inside() {
		return r.fetch(ctx, spans)
	}
	stored := make([][]byte, len(spans))
	for i, s := range spans {
		stored[i] = r.head.blockContent[s.start-r.head.directory.start : s.end-r.head.directory.start]
	}
	return stored, nil
}

// keep remembers a block and forgets the one remembered longest.
func (r *Reader) keep(n int, b *block) {
	if len(r.recent) == keptBlocks {
		delete(r.blocks, r.recent[0])
		r.recent = r.recent[1:]
	}
	r.blocks[n] = b
	r.recent = append(r.recent, n)
}
