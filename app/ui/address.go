package ui

import (
	"net/url"
	"strconv"
	"strings"

	"fangzhi/app/engine"
	"fangzhi/data/facet"
)

// Address is where a reader is: all that the URL fragment says. The zero
// Address is home, which is the search for nothing.
type Address struct {
	Page   Page
	ID     string     // the article's, when Page is ArticlePage
	Kind   facet.Kind // of the value, or of the values of an index
	Value  string     // what the page is about, when Page is ValuePage; of an index in full, the part shown
	Hit    int        // the hit in the article the reader is at, from 1; 0 is none
	Spot   *Spot      // where in the article a result's snippet stands; once there it is a Hit
	Search Search     // what is looked for; in an article, the search it was come from
	Study  Study      // how ConcordancePage and TrendPage look at it
}

// Page is one of the app's pages.
type Page int

// The pages.
const (
	SearchPage Page = iota
	ArticlePage
	AboutPage
	ValuePage       // all that the archive has of one place, person …
	IndexPage       // all places, all persons …
	ConcordancePage // every hit in its context
	TrendPage       // hits over time
	HelpPage        // how to search
)

// filterKinds are the kinds an address can filter by, in its order.
var filterKinds = facet.Kinds

// pageKinds are the kinds whose values have pages of their own, in the order
// their indexes are offered.
var pageKinds = []facet.Kind{facet.Place, facet.Person, facet.Source, facet.Topic, facet.Genre, facet.Phrase}

// hasPages tells whether a kind is one of pageKinds.
func hasPages(kind facet.Kind) bool {
	for _, k := range pageKinds {
		if k == kind {
			return true
		}
	}
	return false
}

// ParseAddress reads a URL fragment, with or without its #. It never fails:
// what it does not know it leaves out.
func ParseAddress(fragment string) Address {
	path, query, _ := strings.Cut(strings.TrimPrefix(fragment, "#"), "?")
	var a Address
	switch name, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/"); {
	case name == "article" && rest != "":
		a.Page, a.ID = ArticlePage, unescape(rest)
	case name == "concordance":
		a.Page = ConcordancePage
	case name == "trend":
		a.Page = TrendPage
	case name == "about":
		return Address{Page: AboutPage}
	case name == "help":
		return Help()
	case name == "index":
		kind, part, _ := strings.Cut(rest, "/")
		if !hasPages(facet.Kind(kind)) {
			return Index(pageKinds[0])
		}
		a.Page, a.Kind, a.Value = IndexPage, facet.Kind(kind), unescape(part)
		return a
	case hasPages(facet.Kind(name)) && rest != "":
		return ValueOf(facet.Kind(name), unescape(rest))
	}
	for _, pair := range strings.Split(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		a.set(name, unescape(value))
	}
	return a
}

// set takes one parameter of an address.
func (a *Address) set(name, value string) {
	if value == "" {
		return
	}
	s := &a.Search
	switch name {
	case "q":
		if a.Page == TrendPage && s.Query != "" {
			a.Study.add(s.Query, value)
			return
		}
		s.Query = value
	case "from", "to":
		if !isDay(value) {
			return
		}
		if name == "from" {
			s.From = value
		} else {
			s.To = value
		}
	case "sort":
		if order := engine.Sort(value); a.Page.hasOrder(order) {
			s.Sort = order
		}
	case "hit":
		if n, err := strconv.Atoi(value); err == nil && n > 0 && a.Page == ArticlePage {
			a.Hit = n
		}
	case "at":
		if a.Page == ArticlePage {
			a.Spot = parseSpot(value)
		}
	default:
		if a.Studies() && a.Study.set(a.Page, name, value) {
			return
		}
		if kind, ok := facet.Parse(name); ok && !s.Has(kind, value) {
			s.Filters = append(s.Filters, engine.Filter{Kind: name, Value: value})
		}
	}
}

// isDay tells a year, month or day that there is: 2006, 2006-01, 2006-01-02.
func isDay(date string) bool {
	switch len(date) {
	case len("2006"):
		date += "-01-01"
	case len("2006-01"):
		date += "-01"
	case len("2006-01-02"):
	default:
		return false
	}
	n, ok := monthNumber(date[:7])
	day, err := strconv.ParseUint(date[8:], 10, 8)
	return ok && err == nil && date[7] == '-' && day >= 1 && int(day) <= daysIn(n/12, n%12+1)
}

// String is the address as a fragment, # included. Two addresses that mean
// the same are written the same.
func (a Address) String() string {
	path := "#/"
	switch a.Page {
	case AboutPage:
		return "#/about"
	case HelpPage:
		return "#/help"
	case IndexPage:
		path = "#/index/" + string(a.Kind)
		if a.Value != "" {
			path += "/" + escape(a.Value)
		}
		return path
	case ValuePage:
		return "#/" + string(a.Kind) + "/" + escape(a.Value)
	case ArticlePage:
		path = "#/article/" + escape(a.ID)
	case SearchPage:
		if !a.Search.Empty() {
			path = "#/search"
		}
	case ConcordancePage:
		path = "#/concordance"
	case TrendPage:
		path = "#/trend"
	}
	parameters := a.Search.parameters()
	if a.Studies() {
		parameters = append(parameters, a.Study.parameters(a.Page)...)
	}
	if a.Page == ArticlePage && a.Hit > 0 {
		parameters = append(parameters, "hit="+strconv.Itoa(a.Hit))
	}
	if a.Page == ArticlePage && a.Spot != nil {
		parameters = append(parameters, "at="+a.Spot.String())
	}
	if len(parameters) == 0 {
		return path
	}
	return path + "?" + strings.Join(parameters, "&")
}

// Home is the address of the empty search.
func Home() Address { return Address{} }

// Index is the address of the values of a kind that are counted most.
func Index(kind facet.Kind) Address { return Address{Page: IndexPage, Kind: kind} }

// ValueOf is the address of the page about a value: of its own where its kind
// has pages, else the search for it.
func ValueOf(kind facet.Kind, value string) Address {
	if !hasPages(kind) {
		return Search{}.Toggle(kind, value).Results()
	}
	return Address{Page: ValuePage, Kind: kind, Value: value}
}

// Asked is the search whose answer the page shows: of the page about a value
// that for its articles; of an index that for all there is.
func (a Address) Asked() Search {
	switch a.Page {
	case SearchPage:
		return a.Search
	case ValuePage:
		return Search{}.Toggle(a.Kind, a.Value)
	}
	return Search{}
}

// Lists tells whether the page lists articles that were found.
func (a Address) Lists() bool { return a.Page == SearchPage || a.Page == ValuePage }

// escape writes a value so that it is safe in a fragment; letters of every
// script stay as they are, for people to read.
func escape(value string) string {
	const plain = "-_.~/:,"
	var b strings.Builder
	for _, r := range value {
		switch {
		case r >= 0x80, r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', strings.ContainsRune(plain, r):
			b.WriteRune(r)
		default:
			b.WriteString(url.QueryEscape(string(r)))
		}
	}
	return b.String()
}

// unescape reads what escape, or a browser, wrote; what is not well written
// is taken as it stands.
func unescape(text string) string {
	if value, err := url.QueryUnescape(text); err == nil {
		return value
	}
	return text
}
