package engine

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/search"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
)

// valuesShown is how many values of a kind a result counts out.
const valuesShown = 100

// counter is a facet of bleve's that counts in arrays: a kind's ordinals by
// segment, or months.
type counter struct {
	field  string
	counts [][]int // by segment and ordinal
	months map[int]int
}

// Field is the facet's name.
func (c *counter) Field() string { return c.field }

// UpdateVisitor counts one value of a hit.
func (c *counter) UpdateVisitor(term []byte) {
	if c.months != nil {
		c.months[blevereader.Month(term)]++
		return
	}
	segment, ordinal := blevereader.Value(term)
	c.counts[segment][ordinal]++
}

// StartDoc does nothing.
func (c *counter) StartDoc() {}

// EndDoc does nothing.
func (c *counter) EndDoc() {}

// Size is not accounted.
func (c *counter) Size() int { return 0 }

// Result is empty: the engine reads the counts.
func (c *counter) Result() *search.FacetResult { return &search.FacetResult{Field: c.field} }

// makeCounters makes a counter for every kind, and one for months.
func (q *query) makeCounters() map[string]*counter {
	all := map[string]*counter{blevereader.MonthField: {field: blevereader.MonthField, months: map[int]int{}}}
	for _, kind := range facet.Kinds {
		if kind == facet.Year {
			continue
		}
		c := &counter{field: string(kind)}
		for _, p := range q.plans {
			c.counts = append(c.counts, make([]int, p.index.ValueCount(kind)))
		}
		all[string(kind)] = c
	}
	return all
}

func (q *query) facetsBuilder() *search.FacetsBuilder {
	builder := search.NewFacetsBuilder(q.reader)
	for name, c := range q.counters {
		builder.Add(name, c)
	}
	return builder
}

// count turns the counts into words: values by name, years and months.
func (q *query) count(ctx context.Context, result *Result) {
	for _, kind := range facet.Kinds {
		result.Facets[string(kind)] = []Count{}
	}
	if !q.req.Counts {
		return
	}
	q.countValues(ctx, result)
	months := q.counters[blevereader.MonthField].months
	years, dated := map[string]int{}, 0
	for _, number := range slices.Backward(slices.Sorted(maps.Keys(months))) {
		n := months[number]
		result.Months = append(result.Months, Month{fmt.Sprintf("%04d-%02d", number/12, number%12+1), n})
		years[fmt.Sprintf("%04d", number/12)] += n
		dated += n
	}
	for _, year := range slices.Backward(slices.Sorted(maps.Keys(years))) {
		result.Facets[string(facet.Year)] = append(result.Facets[string(facet.Year)], Count{year, years[year]})
	}
	result.Undated = result.Total - dated
}

// countValues names the values of all kinds, read at once, and adds them up
// over the segments. In one segment only the names of the largest are read.
func (q *query) countValues(ctx context.Context, result *Result) {
	wanted := make([]map[facet.Kind][]uint32, len(q.plans))
	names := make([]map[facet.Kind][]indexfile.Value, len(q.plans))
	errs := parallel(len(q.plans), func(s int) (err error) {
		wanted[s] = map[facet.Kind][]uint32{}
		for kind, c := range q.counters {
			if c.months == nil {
				wanted[s][facet.Kind(kind)] = ordinalsOf(c.counts[s], len(q.plans) == 1)
			}
		}
		names[s], err = q.plans[s].index.Values(ctx, wanted[s])
		return err
	})
	q.note(errs)
	for kind, c := range q.counters {
		sums := map[string]int{}
		for s := range q.plans {
			for i, value := range names[s][facet.Kind(kind)] {
				sums[value.Text] += c.counts[s][wanted[s][facet.Kind(kind)][i]]
			}
		}
		if c.months == nil {
			result.Facets[kind] = largest(sums)
		}
	}
}

// ordinalsOf lists the ordinals that were counted at all, or the most counted.
func ordinalsOf(counts []int, few bool) []uint32 {
	var ordinals []uint32
	for ordinal, n := range counts {
		if n > 0 {
			ordinals = append(ordinals, uint32(ordinal))
		}
	}
	if few && len(ordinals) > valuesShown {
		slices.SortStableFunc(ordinals, func(a, b uint32) int { return cmp.Compare(counts[b], counts[a]) })
		ordinals = ordinals[:valuesShown]
	}
	return ordinals
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
