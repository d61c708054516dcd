package engine

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"

	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
)

// valuesShown is how many values of a kind a result counts out, and
// valuesListed how many of the kind that is asked for in full.
const (
	valuesShown  = 100
	valuesListed = 10000
)

// bound is how many values of a kind the query is told.
func (q *query) bound(kind facet.Kind) int {
	if q.req.All == string(kind) {
		return valuesListed
	}
	return valuesShown
}

// tally is what was counted in one segment.
type tally struct {
	kinds  map[facet.Kind][]int // by ordinal
	months map[int]int
	names  map[facet.Kind][]indexfile.Value
	wanted map[facet.Kind][]uint32 // the ordinals that have names
}

// count counts the hits by facet value, year and month.
func (q *query) count(ctx context.Context, result *Result) {
	for _, kind := range facet.Kinds {
		result.Facets[string(kind)] = []Count{}
	}
	if !q.req.Counts {
		return
	}
	slices.Sort(q.documents)
	read := q.bound
	if len(q.plans) > 1 { // other segments add to what one counts little of
		read = func(facet.Kind) int { return math.MaxInt }
	}
	tallies := make([]*tally, len(q.plans))
	q.note(parallel(len(q.plans), func(i int) (err error) {
		tallies[i], err = q.plans[i].tally(ctx, q.inSegment(i), read)
		return err
	}))
	months := map[int]int{}
	for _, kind := range facet.Kinds {
		result.Facets[string(kind)] = largest(sumOf(tallies, kind), q.bound(kind))
	}
	for _, t := range tallies {
		for month, n := range t.months {
			months[month] += n
		}
	}
	years, dated := map[string]int{}, 0
	for _, number := range slices.Backward(slices.Sorted(maps.Keys(months))) {
		n := months[number]
		result.Months = append(result.Months, Month{monthText(number), n})
		years[fmt.Sprintf("%04d", number/12)] += n
		dated += n
	}
	for _, year := range slices.Backward(slices.Sorted(maps.Keys(years))) {
		result.Facets[string(facet.Year)] = append(result.Facets[string(facet.Year)], Count{year, years[year]})
	}
	result.Undated = result.Total - dated
}

// sumOf adds up what the segments counted of each value. One that they write
// otherwise is told as the one does that counted most.
func sumOf(tallies []*tally, kind facet.Kind) map[string]int {
	if len(tallies) == 1 { // it has each value once
		sums := make(map[string]int, len(tallies[0].names[kind]))
		for i, value := range tallies[0].names[kind] {
			sums[value.Text] = tallies[0].kinds[kind][tallies[0].wanted[kind][i]]
		}
		return sums
	}
	sums, most := map[string]int{}, map[string]Count{}
	for _, t := range tallies {
		for i, value := range t.names[kind] {
			key, n := facet.Key(kind, value.Text), t.kinds[kind][t.wanted[kind][i]]
			sums[key] += n
			if n > most[key].Count {
				most[key] = Count{value.Text, n}
			}
		}
	}
	named := make(map[string]int, len(sums))
	for key, n := range sums {
		named[most[key].Value] = n
	}
	return named
}

// monthText writes a month, counted from January of the year 0, as 2006-01.
func monthText(number int) string { return fmt.Sprintf("%04d-%02d", number/12, number%12+1) }

// inSegment gives the hits in a segment, by their numbers in it.
func (q *query) inSegment(i int) []uint32 {
	base := q.reader.Base(i)
	from, _ := slices.BinarySearch(q.documents, base)
	to, _ := slices.BinarySearch(q.documents, base+uint64(q.plans[i].index.DocCount()))
	documents := make([]uint32, to-from)
	for k, document := range q.documents[from:to] {
		documents[k] = uint32(document - base)
	}
	return documents
}

// tally counts documents of the segment, and reads the names of the values
// counted: of each kind so many, those counted most.
func (p *plan) tally(ctx context.Context, documents []uint32, most func(facet.Kind) int) (*tally, error) {
	t := &tally{kinds: map[facet.Kind][]int{}, months: map[int]int{}, wanted: map[facet.Kind][]uint32{}}
	p.tallyMonths(documents, t.months)
	if 2*len(documents) > p.index.DocCount() {
		return t, p.tallyBut(ctx, t, othersThan(documents, p.index.DocCount()), most)
	}
	if err := p.index.LoadColumns(ctx, p.columnsOf(set{docs: documents}, facet.Kinds...)); err != nil {
		return t, err
	}
	for _, kind := range facet.Kinds {
		if counts := p.index.Tally(kind, documents); len(counts) > 0 {
			t.kinds[kind], t.wanted[kind] = counts, ordinalsOf(counts, most(kind))
		}
	}
	var err error
	t.names, err = p.index.Values(ctx, t.wanted)
	return t, err
}

// othersThan are the documents, of so many, that are not among some.
func othersThan(documents []uint32, of int) []uint32 {
	others := make([]uint32, 0, of-len(documents))
	for document := range uint32(of) {
		if len(documents) > 0 && documents[0] == document {
			documents = documents[1:]
		} else {
			others = append(others, document)
		}
	}
	return others
}

// tallyBut counts most documents of the segment: what the index says of all,
// less the others. An archive's first page so reads hardly a column.
func (p *plan) tallyBut(ctx context.Context, t *tally, others []uint32, most func(facet.Kind) int) error {
	if err := p.index.LoadColumns(ctx, p.columnsOf(set{docs: others}, facet.Kinds...)); err != nil {
		return err
	}
	asked, less := map[facet.Kind][]uint32{}, map[facet.Kind][]int{}
	for _, kind := range facet.Kinds {
		less[kind] = p.index.Tally(kind, others)
		left := most(kind)
		for ordinal, n := range less[kind] {
			if n == 0 {
				left--
			}
			if n > 0 || left >= 0 { // commoner values come first
				asked[kind] = append(asked[kind], uint32(ordinal))
			}
		}
	}
	all, err := p.index.Values(ctx, asked)
	if err != nil {
		return err
	}
	for kind, ordinals := range asked {
		counts := make([]int, len(less[kind]))
		for i, ordinal := range ordinals {
			counts[ordinal] = all[kind][i].Count - less[kind][ordinal]
		}
		t.kinds[kind], t.wanted[kind] = counts, ordinalsOf(counts, most(kind))
	}
	t.names, err = p.index.Values(ctx, t.wanted) // of those read
	return err
}

// tallyMonths walks documents and days together: both are in order.
func (p *plan) tallyMonths(documents []uint32, months map[int]int) {
	for _, day := range p.index.Days() {
		n := 0
		for n < len(documents) && int(documents[n]) < day.First+day.Count {
			n++
		}
		if n > 0 {
			months[day.Month()] += n
			documents = documents[n:]
		}
	}
}

// ordinalsOf lists the ordinals that were counted at all, at most so many: those
// counted most.
func ordinalsOf(counts []int, most int) []uint32 {
	var ordinals []uint32
	for ordinal, n := range counts {
		if n > 0 {
			ordinals = append(ordinals, uint32(ordinal))
		}
	}
	if len(ordinals) > most {
		sort.SliceStable(ordinals, func(i, k int) bool { return counts[ordinals[i]] > counts[ordinals[k]] })
		ordinals = ordinals[:most]
	}
	return ordinals
}

// largest lists the values counted most, at most so many, those of one count by name.
func largest(sums map[string]int, most int) []Count {
	all := make([]Count, 0, len(sums))
	for value, n := range sums {
		all = append(all, Count{value, n})
	}
	sort.Slice(all, func(i, k int) bool {
		a, b := all[i], all[k]
		return a.Count > b.Count || a.Count == b.Count && a.Value < b.Value
	})
	return all[:min(len(all), most)]
}
