package ui

import (
	"slices"
	"strconv"

	"fangzhi/app/engine"
)

// Study is how a concordance or hits over time are looked at. The zero Study
// is what a reader sees first.
type Study struct {
	Part    int      // which page of a concordance, from 1; 0 is the first too
	More    []string // what is set beside Search.Query over time
	ByMonth bool     // rather than by year
	Rate    bool     // hits per 10,000 characters, rather than hits
	Works   bool     // whether of copies only one counts
}

// Studies tells whether the page looks at all hits, rather than at articles.
func (a Address) Studies() bool { return a.Page == ConcordancePage || a.Page == TrendPage }

// With is the address of another search, looked at in the same way.
func (a Address) With(s Search) Address {
	if !a.Studies() {
		return s.Results()
	}
	a.Search, a.Study.Part = s, 0
	return a
}

// Look is the search looked at by another page; orders that the page does not
// have are dropped.
func (s Search) Look(page Page) Address {
	if !page.hasOrder(s.Sort) {
		s.Sort = ""
	}
	return Address{Page: page, Search: s}
}

// unsorted is the search without its order.
func (s Search) unsorted() Search {
	s.Sort = ""
	return s
}

// hasOrder tells whether a page can be sorted so.
func (p Page) hasOrder(order engine.Sort) bool {
	switch order {
	case engine.Relevance, engine.Oldest:
		return p != ConcordancePage && p != TrendPage
	case engine.ByLeft, engine.ByRight:
		return p == ConcordancePage
	case engine.Newest:
		return p != TrendPage
	}
	return false
}

// add sets another query beside the first, once, up to as many as there can be.
func (s *Study) add(first, query string) {
	if query != first && !slices.Contains(s.More, query) && len(s.More)+1 < engine.MostTerms {
		s.More = append(slices.Clip(s.More), query)
	}
}

// set takes a parameter of an address; ok is false for one it does not know.
func (s *Study) set(page Page, name, value string) (ok bool) {
	switch name {
	case "page":
		if n, err := strconv.Atoi(value); err == nil && n > 1 && page == ConcordancePage {
			s.Part = n
		}
	case "by":
		s.ByMonth = value == "month" && page == TrendPage
	case "per":
		s.Rate = value == "10000" && page == TrendPage
	case "works":
		s.Works = value == "once"
	default:
		return false
	}
	return true
}

// parameters are those of the address, in a fixed order.
func (s Study) parameters(page Page) []string {
	var list []string
	for _, query := range s.More {
		list = append(list, "q="+escape(query))
	}
	if s.Part > 1 {
		list = append(list, "page="+strconv.Itoa(s.Part))
	}
	if s.ByMonth {
		list = append(list, "by=month")
	}
	if s.Rate {
		list = append(list, "per=10000")
	}
	if s.Works {
		list = append(list, "works=once")
	}
	return list
}

// terms are all queries whose hits over time are wanted.
func (a Address) terms() []string {
	if a.Search.Query == "" {
		return nil
	}
	return append([]string{a.Search.Query}, a.Study.More...)
}

// without is the address without one of its terms.
func (a Address) without(term string) Address {
	left := a.terms()
	a.Search.Query, a.Study.More = "", nil
	for _, t := range left {
		switch {
		case t == term:
		case a.Search.Query == "":
			a.Search.Query = t
		default:
			a.Study.More = append(a.Study.More, t)
		}
	}
	return a
}

// Lines is the concordance as the engine is asked for it.
func (a Address) Lines() engine.Request {
	return engine.Request{Query: a.Search.Query, Filters: a.Search.Filters, From: a.Search.From, To: a.Search.To,
		Sort: a.Search.Sort, Offset: max(0, a.Study.Part-1) * pageLines, Limit: pageLines, Works: a.Study.Works}
}

// Periods is hits over time as the engine is asked for them.
func (a Address) Periods() engine.TrendRequest {
	by := "year"
	if a.Study.ByMonth {
		by = "month"
	}
	return engine.TrendRequest{Queries: a.terms(), Filters: a.Search.Filters, From: a.Search.From, To: a.Search.To, By: by, Works: a.Study.Works}
}

// pageLines is how many lines of a concordance stand on a page.
const pageLines = 50
