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
	"fangzhi/data/indexfile"
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
func (q *query) count(ctx context.Context, counted search.FacetResults, result *Result) {
	for _, kind := range kinds.Kinds {
		result.Facets[string(kind)] = []Count{}
	}
	if !q.req.Counts {
		return
	}
	q.countValues(ctx, counted, result)
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
}

// countValues names the values of all kinds, read at once, and adds them up
// over the segments. In one segment only the names of the largest are read.
func (q *query) countValues(ctx context.Context, counted search.FacetResults, result *Result) {
	ordinals := make([]map[kinds.Kind][]uint32, len(q.plans))
	counts := make([]map[kinds.Kind][]int, len(q.plans))
	for s := range q.plans {
		ordinals[s], counts[s] = map[kinds.Kind][]uint32{}, map[kinds.Kind][]int{}
	}
	for _, kind := range kinds.Kinds {
		if kind == kinds.Year {
			continue
		}
		terms := counted[string(kind)].Terms.Terms()
		if len(q.plans) == 1 {
			slices.SortFunc(terms, func(a, b *search.TermFacet) int {
				return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Term, b.Term))
			})
			terms = terms[:min(len(terms), valuesShown)]
		}
		for _, term := range terms {
			s, ordinal := blevereader.Value(term.Term)
			ordinals[s][kind] = append(ordinals[s][kind], ordinal)
			counts[s][kind] = append(counts[s][kind], term.Count)
		}
	}
	names := make([]map[kinds.Kind][]indexfile.Value, len(q.plans))
	errs := parallel(len(q.plans), func(s int) (err error) {
		names[s], err = q.plans[s].index.Values(ctx, ordinals[s])
		return err
	})
	q.note(errs)
	for _, kind := range kinds.Kinds {
		sums := map[string]int{}
		for s := range q.plans {
			for i, value := range names[s][kind] {
				sums[value.Text] += counts[s][kind][i]
			}
		}
		result.Facets[string(kind)] = largest(sums)
	}
}

// largest lists the values counted most, those of one count by name.
func largest(sums map[string]int) []Count {
	all := make([]Count, 0, len(sums))
	for value, n := range sums {
		all = append(all, Count{value, n})
	}
	slices.SortFunc(all, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value)) })
	return all[:min(len(all), valuesShown)]
}
