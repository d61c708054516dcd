package engine

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/facet"

	"fangzhi/app/engine/internal/blevereader"
	kinds "fangzhi/data/facet"
)

// valuesShown is how many values of a kind a result counts out.
const valuesShown = 100

// everyValue makes bleve keep all counts: values of several segments are
// added up before the largest are known.
const everyValue = 1 << 30

func (q *query) facets() *search.FacetsBuilder {
	builder := search.NewFacetsBuilder(q.reader)
	for _, kind := range kinds.Kinds {
		if kind != kinds.Year {
			builder.Add(string(kind), facet.NewTermsFacetBuilder(string(kind), everyValue))
		}
	}
	builder.Add(blevereader.MonthField, facet.NewTermsFacetBuilder(blevereader.MonthField, everyValue))
	return builder
}

// count turns bleve's counts into words: values by name, years and months.
func (q *query) count(ctx context.Context, counted search.FacetResults, result *Result) error {
	for _, kind := range kinds.Kinds {
		result.Facets[string(kind)] = []Count{}
	}
	if !q.req.Counts {
		return nil
	}
	for _, kind := range kinds.Kinds {
		if kind == kinds.Year {
			continue
		}
		counts, err := q.named(ctx, kind, counted[string(kind)].Terms.Terms())
		if err != nil {
			return err
		}
		result.Facets[string(kind)] = counts
	}
	months := counted[blevereader.MonthField].Terms.Terms()
	slices.SortFunc(months, func(a, b *search.TermFacet) int { return -strings.Compare(a.Term, b.Term) })
	dated, years := 0, map[string]int{}
	for _, m := range months {
		number := blevereader.Month(m.Term)
		result.Months = append(result.Months, Month{fmt.Sprintf("%04d-%02d", number/12, number%12+1), m.Count})
		years[fmt.Sprintf("%04d", number/12)] += m.Count
		dated += m.Count
	}
	for year, n := range years {
		result.Facets[string(kinds.Year)] = append(result.Facets[string(kinds.Year)], Count{year, n})
	}
	slices.SortFunc(result.Facets[string(kinds.Year)], func(a, b Count) int { return -strings.Compare(a.Value, b.Value) })
	result.Undated = result.Total - dated
	return nil
}

// named adds up a kind's values over the segments, by name. In one segment
// only the names of the largest are read.
func (q *query) named(ctx context.Context, kind kinds.Kind, terms []*search.TermFacet) ([]Count, error) {
	if len(q.plans) == 1 {
		slices.SortFunc(terms, func(a, b *search.TermFacet) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Term, b.Term))
		})
		terms = terms[:min(len(terms), valuesShown)]
	}
	ordinals := make([][]uint32, len(q.plans))
	counts := make([][]int, len(q.plans))
	for _, term := range terms {
		segment, ordinal := blevereader.Value(term.Term)
		ordinals[segment] = append(ordinals[segment], ordinal)
		counts[segment] = append(counts[segment], term.Count)
	}
	sums := map[string]int{}
	for s, p := range q.plans {
		values, err := p.index.Values(ctx, kind, ordinals[s])
		if err != nil {
			return nil, err
		}
		for i, value := range values {
			sums[value.Text] += counts[s][i]
		}
	}
	named := make([]Count, 0, len(sums))
	for value, n := range sums {
		named = append(named, Count{value, n})
	}
	slices.SortFunc(named, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value)) })
	return named[:min(len(named), valuesShown)], nil
}
