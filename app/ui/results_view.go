package ui

import (
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
	top := c.welcome()
	if !c.at.Search.Empty() {
		top = say("h1.unseen", c.t("search.results"))
	}
	page := []app.UI{
		top,
		c.views(),
		c.problems(c.problemList()),
		when(len(c.problemList()) > 0 && len(f.hits) > 0, func() app.UI { return button(c.t("error.retry"), c.searchAgain) }),
		el("div.found",
			put(say("p.tally", c.tally()), "role", "status"),
			el("div.found-acts",
				when(!c.at.Search.Empty() && len(f.hits) > 0, func() app.UI {
					return put(button(c.t("export.open"), c.openExport), "aria-haspopup", "dialog")
				}),
				when(f.err == nil && (f.result == nil || f.result.Total > 1), c.sortSelect),
			),
		),
		c.chips(),
	}
	switch {
	case f.err != nil:
		return append(page, c.searchFailure(f.err))
	case f.result == nil, f.slow && len(f.hits) == 0:
		return append(page, say("p.waiting", c.t("search.searching"))) // as the tally tells
	case c.unknown():
		return append(page, el("div.end", button(c.t("error.retry"), c.searchAgain)))
	case len(f.hits) == 0:
		return append(page, c.nothing())
	}
	return append(page, c.hitList(), c.end())
}

// unknown tells that nothing was found where not everything could be read:
// whether there is something nobody knows.
func (c *root) unknown() bool { return len(c.found.hits) == 0 && len(c.problemList()) > 0 }

// problemList is what of the archive could not be read.
func (c *root) problemList() []string {
	list := append([]string(nil), c.info.Problems...)
	if c.found.result == nil {
		return list
	}
	found := append([]string(nil), c.found.result.Problems...)
	for _, hit := range c.found.hits {
		if hit.Problem != "" {
			found = append(found, hit.Problem)
		}
	}
	for _, problem := range found {
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
	return el("div.welcome",
		say("h1.welcome-name", c.archiveTitle()),
		when(catalog.Archive.Description != "", func() app.UI { return say("p.welcome-words", catalog.Archive.Description) }),
		say("p.welcome-facts", c.facts()),
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
	case f.err != nil, f.result != nil && !f.slow && c.unknown():
		return ""
	case f.busy && f.judged.Total > 0 && (f.result == nil || f.slow):
		return c.t("search.judging", c.lang.Number(int64(f.judged.Done)), c.lang.Number(int64(f.judged.Total)))
	case f.result == nil || f.slow:
		return c.t("search.searching")
	case c.at.Search.Empty() && len(f.hits) == 0:
		return ""
	case c.at.Search.Empty() && c.years() == "": // without days none is the newest
		return c.t("home.undated")
	case c.at.Search.Empty():
		return c.t("home.newest")
	}
	if len(f.hits) == 0 { // told once: how long it took is not known before what is near is
		return c.foundWords()
	}
	return c.foundWords() + c.t("separator") + c.t("search.took", c.lang.Milliseconds(f.result.TookMS))
}

// foundWords is how many articles were found, and how many copies of them.
func (c *root) foundWords() string {
	words := c.lang.Count("search.found", c.found.result.Total)
	if n := c.found.result.Copies; n > 0 {
		words += c.t("separator") + c.lang.Count("search.copies", n)
	}
	return words
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
	return on(put(el("select.sort", items(len(orders), func(i int) app.UI {
		order := string(orders[i])
		return option(order, c.t("sort."+order), orders[i] == chosen)
	})...), "aria-label", c.t("sort.label")), "change", c.setSort)
}

// chips are the filters in force; each is a link that takes it off.
func (c *root) chips() app.UI {
	s := c.at.Search
	if !s.Narrowed() {
		return put(el("ul.chips"), "hidden", yes(true))
	}
	var chips []app.UI
	add := func(label string, without Search) {
		chips = append(chips, el("li", put(el("a.chip", app.Text(label), app.Raw(crossMark)),
			"href", c.at.With(without).String(), "aria-label", c.t("filter.remove", label))))
	}
	for _, f := range s.Filters {
		add(valueName(c.lang, facet.Kind(f.Kind), f.Value), s.Toggle(facet.Kind(f.Kind), f.Value))
	}
	if s.From != "" || s.To != "" {
		add(c.span(s.From, s.To), s.Between("", ""))
	}
	if len(chips) > 1 {
		chips = append(chips, el("li", anchor("a.link", c.at.With(s.Cleared()).String(), c.t("filter.clear"))))
	}
	return put(el("ul.chips", chips...), "hidden", yes(false), "aria-label", c.t("filter.active"))
}

// valueName is a facet's value in words.
func valueName(lang messages.Language, kind facet.Kind, value string) string {
	switch kind {
	case facet.Genre:
		return named(lang, "genre.", value)
	case facet.Script:
		return named(lang, "script.", value)
	case facet.Place:
		return placeName(value)
	case facet.Year:
		return lang.Date(value)
	}
	return value
}

func (c *root) searchAgain(app.Context, app.Event) {
	if c.at.Studies() {
		c.compute(0)
		return
	}
	if f := &c.found; f.err != nil { // a failure that stays must be seen to come again
		f.err, f.result = nil, nil
	}
	c.find(c.at.Asked(), 0, 0)
}

// hitList is the results themselves.
func (c *root) hitList() app.UI {
	search := strings.TrimPrefix(c.found.shown.Article("").String(), "#/article/")
	return put(el("ol.hits", items(len(c.found.hits), func(i int) app.UI {
		return &hitView{Hit: c.found.hits[i], Search: search, Lang: c.lang}
	})...), "id", resultsID, "aria-busy", yes(c.found.slow))
}

// end is what follows the last result shown.
func (c *root) end() app.UI {
	next := c.found.next
	class, body := "div.end", app.UI(nil)
	switch {
	case next.err != nil:
		class, body = "div", c.failure("error.title", next.err, c.onMore)
	case next.over:
		body = say("p", c.t("search.end"))
	case next.busy:
		body = say("p", c.t("search.more.busy"))
	default:
		body = button(c.t("search.more"), c.onMore)
	}
	return put(el(class, body), "id", endID)
}

func (c *root) onMore(app.Context, app.Event) { c.more() }

// errorKey is the message for a failure: by its code when it carries one.
func errorKey(err error) string {
	if key := "error." + string(protocol.ErrorOf(err).Code); messages.Has(key) {
		return key
	}
	return "error.internal"
}
