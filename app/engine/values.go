package engine

import (
	"context"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/app/engine/language"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
)

// findValues finds the facet values that the query's parts name: all that
// hold the text, in either script.
func (p *plan) findValues(ctx context.Context, n *language.Node) error {
	if n == nil {
		return nil
	}
	for _, child := range n.Children {
		if err := p.findValues(ctx, child); err != nil {
			return err
		}
	}
	if n.Op != language.OpValue {
		return nil
	}
	ordinals := make([]uint32, p.index.ValueCount(n.Kind))
	for i := range ordinals {
		ordinals[i] = uint32(i)
	}
	values, err := p.index.Values(ctx, map[facet.Kind][]uint32{n.Kind: ordinals})
	if err != nil {
		return err
	}
	field, _ := indexfile.FieldOf(n.Kind)
	if p.values == nil {
		p.values = map[*language.Node][]indexfile.Key{}
	}
	for _, value := range values[n.Kind] {
		if facet.Named(n.Kind, value.Text, n.Text) {
			p.values[n] = append(p.values[n], indexfile.Key{Field: field, Term: facet.Key(n.Kind, value.Text)})
		}
	}
	return nil
}

// daysIn are the documents of a segment that are dated as the node says.
func daysIn(index *indexfile.Reader, n *language.Node) []blevereader.Window {
	if first, end := index.Between(n.Days[0], n.Days[1]); first < end {
		return []blevereader.Window{{First: first, End: end}}
	}
	return []blevereader.Window{}
}

// anyValue finds the articles that have one of a kind's values.
func (q *query) anyValue(ctx context.Context, kind facet.Kind, keys []indexfile.Key) (search.Searcher, error) {
	var any []search.Searcher
	for _, key := range keys {
		s, err := searcher.NewTermSearcher(ctx, q.reader, key.Term, string(kind), 0, search.SearcherOptions{})
		if err != nil {
			return nil, err
		}
		any = append(any, s)
	}
	return searcher.NewDisjunctionSearcher(ctx, q.reader, any, 1, search.SearcherOptions{})
}

func (q *query) buildValue(ctx context.Context, n *language.Node) (search.Searcher, error) {
	var keys []indexfile.Key
	seen := map[string]bool{}
	for _, p := range q.plans {
		for _, key := range p.values[n] {
			if !seen[key.Term] {
				seen[key.Term] = true
				keys = append(keys, key)
			}
		}
	}
	return q.anyValue(ctx, n.Kind, keys)
}

func (q *query) buildDays(ctx context.Context, n *language.Node) (search.Searcher, error) {
	all, err := searcher.NewMatchAllSearcher(ctx, q.reader, 0, search.SearcherOptions{})
	if err != nil {
		return nil, err
	}
	return searcher.NewFilteringSearcher(ctx, all, func(_ *search.SearchContext, match *search.DocumentMatch) bool {
		segment, local := q.reader.Locate(blevereader.Document(match.IndexInternalID))
		day, known := q.plans[segment].index.DayOf(local)
		return known && day.Number >= n.Days[0] && day.Number <= n.Days[1]
	}), nil
}
