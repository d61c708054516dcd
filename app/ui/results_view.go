package ui

import (
	"errors"
	"strings"

	"fangzhi/app/engine"
	"fangzhi/app/internal/protocol"
	"fangzhi/app/ui/messages"
	"fangzhi/data/facet"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// resultsPage is home and the results of a search: home is what is found
// when nothing is looked for.
func (c *root) resultsPage() []app.UI {
	f := &c.found
	page := []app.UI{
		app.If(c.at.Search.Empty(), func() app.UI { return c.welcome() }).
			Else(func() app.UI { return app.H1().Class("unseen").Text(c.t("search.results")) }),
		c.problems("problem.title", c.problemList()),
		app.Div().Class("found").Body(
			app.P().Class("tally").Role("status").Text(c.tally()),
			c.sortSelect(),
		),
		c.chips(),
	}
	switch {
	case f.err != nil:
		page = append(page, c.searchFailure(f.err))
	case f.result == nil:
		page = append(page, c.waiting("search.searching"))
	case len(f.hits) == 0:
		page = append(page, c.nothing())
	default:
		page = append(page, c.hitList(), c.end())
	}
	return page
}

// problemList is what of the archive could not be read.
func (c *root) problemList() []string {
	list := append([]string(nil), c.info.Problems...)
	if c.found.result == nil {
		return list
	}
	for _, problem := range c.found.result.Problems {
		if !contains(list, problem) {
			list = append(list, problem)
		}
	}
	return list
}

func contains(list []string, value string) bool {
	for _, v := range list {
		if v == value {
			return true
		}
	}
	return false
}

// welcome is the archive's own words.
func (c *root) welcome() app.UI {
	catalog := c.info.Catalog
	return app.Div().Class("welcome").Body(
		app.H1().Class("welcome-name").Text(c.archiveTitle()),
		app.If(catalog.Archive.Description != "", func() app.UI {
			return app.P().Class("welcome-words").Text(catalog.Archive.Description)
		}),
		app.P().Class("welcome-facts").Text(c.facts()),
	)
}

// facts is how much the archive holds, and of what time.
func (c *root) facts() string {
	catalog := c.info.Catalog
	facts := c.lang.Count("home.articles", catalog.Articles)
	if years := c.years(); years != "" {
		facts += c.t("separator") + years
	}
	return facts
}

// span is a range of dates in words.
func (c *root) span(from, to string) string {
	switch {
	case from == to:
		return c.lang.Date(from)
	case to == "":
		return c.t("filter.since", c.lang.Date(from))
	case from == "":
		return c.t("filter.until", c.lang.Date(to))
	}
	return c.t("date.range", c.lang.Date(from), c.lang.Date(to))
}

// tally is how many were found and how long it took; on home, what the list
// below is.
func (c *root) tally() string {
	f := &c.found
	switch {
	case f.err != nil:
		return ""
	case f.result == nil || f.slow:
		return c.t("search.searching")
	case c.at.Search.Empty():
		return c.t("home.newest")
	}
	return c.lang.Count("search.found", f.result.Total) + c.t("separator") +
		c.t("search.took", c.lang.Milliseconds(f.result.TookMS))
}

// sortSelect chooses the order; the order that comes of itself has no name in
// the address.
func (c *root) sortSelect() app.UI {
	orders := []engine.Sort{engine.Relevance, engine.Newest, engine.Oldest}
	if c.at.Search.Query == "" {
		orders = orders[1:]
	}
	chosen := c.at.Search.Sort
	if chosen == "" {
		chosen = c.at.Search.plainSort()
	}
	return app.Select().Class("sort").Aria("label", c.t("sort.label")).OnChange(c.setSort).Body(
		app.Range(orders).Slice(func(i int) app.UI {
			return app.Option().Value(string(orders[i])).Selected(orders[i] == chosen).Text(c.t("sort." + string(orders[i])))
		}),
	)
}

// chips are the filters in force; each is a link that takes it off.
func (c *root) chips() app.UI {
	s := c.at.Search
	if !s.Narrowed() {
		return app.Ul().Class("chips").Hidden(true)
	}
	var chips []app.UI
	add := func(label string, without Search) {
		chips = append(chips, app.Li().Body(
			app.A().Class("chip").Href(without.Results().String()).
				Aria("label", c.t("filter.remove", label)).Body(app.Text(label), app.Raw(crossMark))))
	}
	for _, f := range s.Filters {
		add(valueName(c.lang, facet.Kind(f.Kind), f.Value), s.Toggle(facet.Kind(f.Kind), f.Value))
	}
	if s.From != "" || s.To != "" {
		add(c.span(s.From, s.To), s.Between("", ""))
	}
	if len(chips) > 1 {
		chips = append(chips, app.Li().Body(
			app.A().Class("link").Href(s.Cleared().Results().String()).Text(c.t("filter.clear"))))
	}
	return app.Ul().Class("chips").Hidden(false).Aria("label", c.t("filter.active")).Body(chips...)
}

// valueName is a facet's value in words.
func valueName(lang messages.Language, kind facet.Kind, value string) string {
	switch kind {
	case facet.Script:
		if key := "script." + value; messages.Has(key) {
			return lang.Text(key)
		}
	case facet.Place:
		return placeName(value)
	case facet.Year:
		return lang.Date(value)
	}
	return value
}

// nothing helps a reader who has found nothing.
func (c *root) nothing() app.UI {
	s := c.at.Search
	words := c.t("search.none.empty")
	if s.Query != "" {
		words = c.t("search.none.query", s.Query)
	}
	return app.Div().Class("nothing").Body(
		app.P().Class("nothing-what").Text(c.t("search.none")),
		app.P().Text(words),
		app.If(s.Query != "", func() app.UI {
			return app.Ul().Body(
				app.If(s.Narrowed(), func() app.UI {
					return app.Li().Body(app.A().Class("link").Href(s.Cleared().Results().String()).Text(c.t("search.hint.clear")))
				}),
				app.Li().Text(c.t("search.hint.short")),
				app.Li().Text(c.t("search.hint.script")),
			)
		}).Else(func() app.UI {
			return app.P().Body(app.A().Class("link").Href(s.Cleared().Results().String()).Text(c.t("search.hint.clear")))
		}),
	)
}

// searchFailure tells a query that cannot be read from a failure.
func (c *root) searchFailure(err error) app.UI {
	var wrong *engine.QueryError
	if !errors.As(err, &wrong) {
		return c.failure("error.title", err, c.searchAgain)
	}
	words := "error.query"
	if messages.Has(wrong.Problem) {
		words = wrong.Problem
	}
	return app.Div().Class("nothing").Role("status").Body(
		app.P().Class("nothing-what").Text(c.t(words)),
		app.If(wrong.Suggestion != "", func() app.UI {
			s := c.at.Search
			s.Query = wrong.Suggestion
			return app.P().Body(app.A().Class("link").Href(s.Results().String()).Text(c.t("error.suggest", wrong.Suggestion)))
		}),
	)
}

func (c *root) searchAgain(app.Context, app.Event) { c.find(c.at.Asked(), 0, 0) }

// hitList is the results themselves.
func (c *root) hitList() app.UI {
	search := strings.TrimPrefix(c.found.shown.Article("").String(), "#/article/")
	return app.Ol().ID(resultsID).Class("hits").Aria("busy", c.found.slow).Body(
		app.Range(c.found.hits).Slice(func(i int) app.UI {
			return &hitView{Hit: c.found.hits[i], Search: search, Lang: c.lang}
		}),
	)
}

// end is what follows the last result shown.
func (c *root) end() app.UI {
	next := c.found.next
	switch {
	case next.err != nil:
		return app.Div().ID(endID).Body(c.failure("error.title", next.err, c.onMore))
	case next.over:
		return app.Div().ID(endID).Class("end").Body(app.P().Text(c.t("search.end")))
	case next.busy:
		return app.Div().ID(endID).Class("end").Body(app.P().Text(c.t("search.more.busy")))
	}
	return app.Div().ID(endID).Class("end").Body(button(c.t("search.more"), c.onMore))
}

func (c *root) onMore(app.Context, app.Event) { c.more() }

// errorKey is the message for a failure: by its code when it carries one.
func errorKey(err error) string {
	if key := "error." + string(protocol.ErrorOf(err).Code); messages.Has(key) {
		return key
	}
	return "error.internal"
}
