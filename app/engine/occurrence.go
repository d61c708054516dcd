package engine

import (
	"context"
	"slices"
	"sort"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/indexfile"
)

// Occurrence is a place in an article that holds a part of a query: a word, a
// quotation, a pattern.
type Occurrence struct {
	Mark
	Part     int // which of the query's parts, counted from 0 as they are written, without those excluded
	from, to int // in runes of the folded block
}

// EachOccurrence reads every article that a request finds, in its order and
// without its limit, with all the places where it holds the query's parts, in
// reading order. Occurrences of different parts may overlap.
func (a *Archive) EachOccurrence(ctx context.Context, req Request, visit func(*article.Article, []Occurrence) error) error {
	root, err := language.Parse(req.Query)
	if err != nil {
		return err
	}
	parts := root.Leaves()
	return a.Each(ctx, req, func(found *article.Article) error { return visit(found, occurrences(found, parts)) })
}

// occurrences finds the parts of a query in an article's title and blocks, as
// far as they may stand there, in reading order.
func occurrences(a *article.Article, parts []*language.Leaf) []Occurrence {
	var all []Occurrence
	look := func(field indexfile.Field, block int, text string) {
		from := len(all)
		for _, f := range spansOf(text, parts) {
			if slices.Contains(parts[f.leaf].Fields, field) {
				all = append(all, Occurrence{Mark{block, f.start, f.end - f.start}, f.leaf, f.from, f.to})
			}
		}
		here := all[from:]
		sort.SliceStable(here, func(i, k int) bool {
			a, b := here[i], here[k]
			return a.from < b.from || a.from == b.from && a.to > b.to
		})
	}
	look(indexfile.Title, article.InTitle, a.Title)
	for i, block := range a.Blocks {
		look(indexfile.Body, i, block.Text)
	}
	return all
}
