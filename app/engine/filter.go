package engine

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/app/engine/language"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
)

// filters are a request's filters, checked: for each kind, the values of
// which one must hold, and the days between which an article must be dated.
type filters struct {
	kinds []kindFilter
	days  bool
	spans [][2]int // day numbers, first and last
}

type kindFilter struct {
	kind  facet.Kind
	field indexfile.Field
	keys  []indexfile.Key
}

func readFilters(req Request) (filters, error) {
	var f filters
	years := [][2]int{}
	for _, given := range req.Filters {
		kind, ok := facet.Parse(given.Kind)
		if !ok {
			return f, fmt.Errorf("%q is no kind to filter by: use one of %s", given.Kind, kindNames())
		}
		if kind == facet.Year {
			first, last, err := language.DayRange(given.Value)
			if err != nil {
				return f, err
			}
			years = append(years, [2]int{first, last})
			continue
		}
		field, _ := indexfile.FieldOf(kind)
		at := slices.IndexFunc(f.kinds, func(k kindFilter) bool { return k.kind == kind })
		if at < 0 {
			f.kinds = append(f.kinds, kindFilter{kind: kind, field: field})
			at = len(f.kinds) - 1
		}
		f.kinds[at].keys = append(f.kinds[at].keys, indexfile.Key{Field: field, Term: facet.Key(kind, given.Value)})
	}
	if len(years) == 0 && req.From == "" && req.To == "" {
		return f, nil
	}
	f.days = true
	whole := [2]int{-1 << 30, 1 << 30}
	if req.From != "" {
		first, _, err := language.DayRange(req.From)
		if err != nil {
			return f, err
		}
		whole[0] = first
	}
	if req.To != "" {
		_, last, err := language.DayRange(req.To)
		if err != nil {
			return f, err
		}
		whole[1] = last
	}
	if len(years) == 0 {
		years = [][2]int{whole}
	}
	sort.Slice(years, func(i, k int) bool { return years[i][0] > years[k][0] }) // newest first, as documents are
	for _, year := range years {
		if first, last := max(year[0], whole[0]), min(year[1], whole[1]); first <= last {
			f.spans = append(f.spans, [2]int{first, last})
		}
	}
	return f, nil
}

func kindNames() string {
	var names []string
	for _, kind := range facet.Kinds {
		names = append(names, string(kind))
	}
	return strings.Join(names, ", ")
}

// windows are the documents of a segment that the dates let through, nil for all.
func (f *filters) windows(index *indexfile.Reader) []blevereader.Window {
	if !f.days {
		return nil
	}
	windows := []blevereader.Window{}
	for _, span := range f.spans {
		first, end := index.Between(span[0], span[1])
		if n := len(windows); n > 0 && first < windows[n-1].End {
			first = windows[n-1].End // the same year asked for twice
		}
		if first < end {
			windows = append(windows, blevereader.Window{First: first, End: end})
		}
	}
	return windows
}
