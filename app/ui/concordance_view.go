package ui

import (
	"strconv"
	"strings"

	"fangzhi/app/engine"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// concordancePage is every hit of a query in its context, aligned on the hit.
func (c *root) concordancePage() []app.UI {
	s := &c.study
	page := []app.UI{heading("h1.unseen", c.t("views.concordance")), c.views()}
	state, whole := c.studyState(s.lines != nil)
	if whole {
		return append(page, c.chips(), orWait(c, state))
	}
	page = append(page,
		c.problems(s.lines.Problems),
		el("div.found",
			put(say("p.tally", c.linesTally()), "role", "status"),
			el("div.found-acts", c.worksSwitch(), c.exportButton(s.lines.Total), c.lineSort()),
		),
		c.chips(), state)
	if s.lines.Total == 0 {
		return append(page, el("div.nothing", say("p.nothing-what", c.t("search.none")), say("p", c.t("search.none.query", c.at.Search.Query)),
			el("p", anchor("a.link", c.at.Search.Look(SearchPage).String(), c.t("study.near")))))
	}
	return append(page, c.linesTable(), c.linePages(), c.savingState())
}

// orWait is a state, or room for what comes at once.
func orWait(c *root, state app.UI) app.UI {
	if state == nil {
		return el("p.waiting")
	}
	return state
}

// linesTally tells how many hits there are, in how many articles.
func (c *root) linesTally() string {
	l := c.study.lines
	words := c.lang.Count("study.hits", l.Total) + c.t("separator") + c.lang.Count("search.found", l.Articles)
	if l.Copies > 0 {
		words += c.t("separator") + c.lang.Count("search.copies", l.Copies)
	}
	return words + c.t("separator") + c.t("search.took", c.lang.Milliseconds(l.TookMS))
}

// lineSort chooses the order of lines.
func (c *root) lineSort() app.UI {
	orders := []engine.Sort{engine.ByDate, engine.Newest, engine.ByRight, engine.ByLeft}
	chosen := c.at.Search.Sort
	if chosen == "" {
		chosen = engine.ByDate
	}
	return on(put(el("select.sort", items(len(orders), func(i int) app.UI {
		return option(string(orders[i]), c.t("sort."+string(orders[i])), orders[i] == chosen)
	})...), "aria-label", c.t("sort.label")), "change", c.setLineSort)
}

func (c *root) setLineSort(ctx app.Context, _ app.Event) {
	s := c.at.Search
	if s.Sort = engine.Sort(ctx.JSSrc().Get("value").String()); s.Sort == engine.ByDate {
		s.Sort = ""
	}
	c.push(c.at.With(s))
}

// linesTable is drawn as a grid, which would take a table's meaning from it:
// so its parts say what they are.
func (c *root) linesTable() app.UI {
	lines, search := c.study.lines.Lines, c.study.shown.Search.unsorted()
	names := []string{"kind.date", "kwic.left", "kwic.hit", "kwic.right", "kind.title"}
	head := put(el("tr.kwic-head", items(len(names), func(i int) app.UI {
		return put(say("th", c.t(names[i])), "role", "columnheader", "scope", "col")
	})...), "role", "row")
	rows := items(len(lines), func(i int) app.UI { return c.line(&lines[i], search) })
	return put(el("table.kwic", put(el("thead", head), "role", "rowgroup"), put(el("tbody", rows...), "role", "rowgroup")),
		"role", "table", "id", resultsID, "aria-label", c.t("views.concordance"), "aria-busy", yes(c.study.slow))
}

// line is a hit in its context; the hit leads to its place in the article.
func (c *root) line(l *engine.Line, search Search) app.UI {
	if l.Problem != "" {
		return put(el("tr.kwic-line", put(say("td.kwic-problem", l.Problem), "role", "cell")), "role", "row")
	}
	at := search.Article(l.ID)
	at.Hit = l.Number
	link := put(anchor("a", at.String(), l.Hit), "id", hitID(l.ID+"-"+strconv.Itoa(l.Number)))
	cell := func(name string, body app.UI) app.UI { return put(el("td."+name, body), "role", "cell") }
	title := l.Title
	if title == "" {
		title = c.t("article.untitled")
	}
	return put(el("tr.kwic-line",
		cell("kwic-date", shortDate(c, l.Date)),
		cell("kwic-left", say("div", onOneLine(l.Left))),
		cell("kwic-hit", link),
		cell("kwic-right", say("div", onOneLine(l.Right))),
		cell("kwic-title", say("div", title)),
	), "role", "row")
}

// onOneLine keeps a context from breaking.
func onOneLine(words string) string { return strings.Map(spaced, words) }

func spaced(r rune) rune {
	if r < ' ' {
		return ' '
	}
	return r
}

// shortDate is a day in digits.
func shortDate(c *root, date *string) app.UI {
	if date == nil {
		return say("span", c.t("date.none"))
	}
	return put(say("time", (*date)[:min(len(*date), len("2006-01-02"))]), "datetime", *date)
}

// linePages leads to the other pages of the concordance.
func (c *root) linePages() app.UI {
	l, here := c.study.lines, max(1, c.study.shown.Study.Part)
	last := (l.Sorted + pageLines - 1) / pageLines
	link := func(part int, key string) app.UI {
		if part < 1 || part > last || part == here {
			return put(say("span.link", c.t(key)), "role", "link", "aria-disabled", "true")
		}
		at := c.at
		at.Study.Part = part
		if part == 1 {
			at.Study.Part = 0
		}
		return anchor("a.link", at.String(), c.t(key))
	}
	first := (here - 1) * pageLines
	words := c.t("pages.at", c.lang.Number(int64(min(first+1, l.Sorted))), c.lang.Number(int64(first+len(l.Lines))), c.lang.Number(int64(l.Total)))
	return el("div",
		when(l.Sorted < l.Total, func() app.UI { return say("p.note", c.t("kwic.sorted", c.lang.Number(int64(l.Sorted)))) }),
		put(el("nav.pages", link(1, "pages.first"), link(here-1, "pages.previous"), put(say("span.pages-at", words), "role", "status"),
			link(here+1, "pages.next"), link(last, "pages.last")), "aria-label", c.t("pages.label")))
}
