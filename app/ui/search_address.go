package ui

import (
	"strings"

	"fangzhi/app/engine"
	"fangzhi/data/facet"
)

// Search is what a reader looks for.
type Search struct {
	Query    string
	Filters  []engine.Filter
	From, To string // 2006, 2006-01 or 2006-01-02
	Sort     engine.Sort
}

// Results is the address of a search's results.
func (s Search) Results() Address { return Address{Search: s} }

// Article is the address of an article found by the search.
func (s Search) Article(id string) Address {
	return Address{Page: ArticlePage, ID: id, Search: s}
}

// Empty tells whether nothing is looked for.
func (s Search) Empty() bool {
	return s.Query == "" && len(s.Filters) == 0 && s.From == "" && s.To == "" && s.Sort == ""
}

// Narrowed tells whether anything but the query narrows the search.
func (s Search) Narrowed() bool { return len(s.Filters) > 0 || s.From != "" || s.To != "" }

// plainSort is the order that results have when none is asked for.
func (s Search) plainSort() engine.Sort {
	if s.Query == "" {
		return engine.Newest
	}
	return engine.Relevance
}

// Key is the search in a form to compare by.
func (s Search) Key() string { return strings.Join(s.parameters(), "&") }

// parameters are the search as name=value pairs, in a fixed order.
func (s Search) parameters() []string {
	var list []string
	add := func(name, value string) {
		if value != "" {
			list = append(list, name+"="+escape(value))
		}
	}
	add("q", s.Query)
	for _, kind := range filterKinds {
		for _, f := range s.Filters {
			if f.Kind == string(kind) {
				add(f.Kind, f.Value)
			}
		}
	}
	add("from", s.From)
	add("to", s.To)
	add("sort", string(s.Sort))
	return list
}

// Request is the search as the engine is asked it, for hits from an offset.
func (s Search) Request(offset, limit int) engine.Request {
	return engine.Request{
		Query: s.Query, Filters: s.Filters, From: s.From, To: s.To, Sort: s.Sort,
		Offset: offset, Limit: limit, Counts: offset == 0, Works: true,
	}
}

// Has tells whether the search filters by a value.
func (s Search) Has(kind facet.Kind, value string) bool {
	for _, f := range s.Filters {
		if f.Kind == string(kind) && facet.Key(kind, f.Value) == facet.Key(kind, value) {
			return true
		}
	}
	return false
}

// Toggle is the search with a filter taken off, or else put on. A place put
// on takes off the places above and below it, which it would say twice.
func (s Search) Toggle(kind facet.Kind, value string) Search {
	on := !s.Has(kind, value)
	kept := make([]engine.Filter, 0, len(s.Filters)+1)
	for _, f := range s.Filters {
		same := f.Kind == string(kind)
		if same && facet.Key(kind, f.Value) == facet.Key(kind, value) || on && same && kind == facet.Place && (within(f.Value, value) || within(value, f.Value)) {
			continue
		}
		kept = append(kept, f)
	}
	if on {
		kept = append(kept, engine.Filter{Kind: string(kind), Value: value})
	}
	s.Filters = kept
	return s
}

// Between is the search with a range of days put on; "" leaves an end open.
func (s Search) Between(from, to string) Search {
	s.From, s.To = from, to
	return s
}

// Cleared is the search without filters and dates.
func (s Search) Cleared() Search {
	return Search{Query: s.Query, Sort: s.Sort}
}

// within tells whether a place is another one or lies in it.
func within(place, wide string) bool {
	place, wide = facet.Key(facet.Place, place), facet.Key(facet.Place, wide)
	return place == wide || strings.HasPrefix(place, wide+facet.PlaceSeparator)
}
