package ui

import (
	"errors"
	"strings"

	"fangzhi/app/engine"
	"fangzhi/app/internal/protocol"
	"fangzhi/app/ui/messages"
	"fangzhi/data/article"
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
	case f.result == nil || f.busy && f.search.Query != f.result.Query:
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

func (c *root) searchAgain(app.Context, app.Event) { c.find(c.at.Search, 0, 0) }

// hitList is the results themselves.
func (c *root) hitList() app.UI {
	search := strings.TrimPrefix(c.found.search.Article("").String(), "#/article/")
	return app.Ol().ID(resultsID).Class("hits").Aria("busy", c.found.busy).Body(
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

// hitView is one result. It is a component of its own, drawn anew only when
// its fields change.
type hitView struct {
	app.Compo
	Hit    *engine.Hit
	Search string // the parameters of the search it was found by, with ? when there are any
	Lang   messages.Language
}

// Render draws the result: title, source line, snippet.
func (v *hitView) Render() app.UI {
	hit := v.Hit
	title := hit.TitleParts
	if len(title) == 0 {
		title = []engine.Part{{Text: hit.Title}}
	}
	if hit.Title == "" {
		title = []engine.Part{{Text: v.Lang.Text("article.untitled")}}
	}
	return app.Li().Class("hit").Body(
		app.H2().Class("hit-title").Lang(languageOf(hit.Script)).Body(
			app.A().ID(hitID(hit.ID)).Href("#/article/"+escape(hit.ID)+v.Search).Body(parts(title)...),
		),
		app.P().Class("hit-facts").Body(v.facts()...),
		app.If(hit.Problem != "", func() app.UI {
			return app.P().Class("problem").Title(hit.Problem).Text(v.Lang.Text("problem.hit"))
		}).Else(func() app.UI {
			return app.P().Class("hit-words").Lang(languageOf(hit.Script)).Body(parts(v.snippet())...)
		}),
	)
}

// facts are the source, date and place of a result.
func (v *hitView) facts() []app.UI {
	var facts []app.UI
	add := func(fact app.UI) { facts = append(facts, fact) }
	if v.Hit.Source != "" {
		add(app.Span().Lang(languageOf(v.Hit.Script)).Text(v.Hit.Source))
	}
	add(dateOf(v.Lang, v.Hit.Date))
	if places := v.Hit.Places; len(places) > 0 {
		add(app.Span().Lang(languageOf(v.Hit.Script)).Text(strings.Join(lastLevels(places[0], 2), " ")))
	}
	return facts
}

// lastLevels are the most exact levels of a place, widest first.
func lastLevels(levels []string, most int) []string {
	return levels[max(0, len(levels)-most):]
}

func (v *hitView) snippet() []engine.Part {
	if len(v.Hit.Parts) == 0 && v.Hit.Snippet != "" {
		return []engine.Part{{Text: v.Hit.Snippet}}
	}
	return v.Hit.Parts
}

// parts draws text with its hits marked.
func parts(list []engine.Part) []app.UI {
	drawn := make([]app.UI, len(list))
	for i, part := range list {
		if part.Hit {
			drawn[i] = app.Mark().Text(part.Text)
			continue
		}
		drawn[i] = app.Text(part.Text)
	}
	return drawn
}

// languageOf is the lang attribute of a text, for the shapes of its letters.
func languageOf(script article.Script) string {
	if script == article.OtherScript {
		return ""
	}
	return "zh-" + string(script)
}

// errorKey is the message for a failure: by its code when it carries one.
func errorKey(err error) string {
	if key := "error." + string(protocol.ErrorOf(err).Code); messages.Has(key) {
		return key
	}
	return "error.internal"
}
