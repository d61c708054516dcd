package ui

import (
	"strings"
	"unicode/utf8"

	"fangzhi/app/ui/messages"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Render draws the page. What stands before the search box is always there,
// if empty, so that the box stays the same element whatever else changes.
func (c *root) Render() app.UI {
	return put(el("div.leaf",
		on(put(say("button.skip", c.t("app.skip")), "type", "button"), "click", c.skip),
		el("div.news", c.newsBar()),
		c.head(),
		el("div.frame",
			c.spine(),
			c.searchBox(),
			put(el("main.main", c.main()...), "id", mainID, "tabindex", "-1"),
			c.margin(),
		),
		el("footer.foot", say("p", c.t("about.made"))), // the printer's mark
		el("div", c.filterSheet()...),
		el("div", c.window()),
	), "data-page", c.pageName())
}

// pageNames are the pages as style.css knows them.
var pageNames = [...]string{SearchPage: "search", ArticlePage: "article", AboutPage: "about", ValuePage: "value", IndexPage: "index",
	ConcordancePage: "concordance", TrendPage: "trend", HelpPage: "help"}

func (c *root) pageName() string {
	if c.at.Page == SearchPage && c.at.Search.Empty() {
		return "home"
	}
	return pageNames[c.at.Page]
}

// main is what the page is about.
func (c *root) main() []app.UI {
	switch {
	case c.openErr != nil:
		return []app.UI{say("h1.unseen", c.archiveTitle()), c.failure("error.open", c.openErr, c.again)}
	case c.info == nil:
		return []app.UI{c.waiting("app.loading")}
	}
	switch c.at.Page {
	case ArticlePage:
		return c.articlePage()
	case AboutPage:
		return c.aboutPage()
	case HelpPage:
		return c.helpPage()
	case ValuePage:
		return c.valuePage()
	case IndexPage:
		return c.indexPage()
	case ConcordancePage:
		return c.concordancePage()
	case TrendPage:
		return c.trendPage()
	}
	return c.resultsPage()
}

// margin is what stands beside it.
func (c *root) margin() app.UI {
	label := c.t("filter.title")
	var body []app.UI
	switch {
	case c.info == nil:
	case c.at.Page == ArticlePage:
		label, body = c.t("article.facts"), c.articleMargin()
	case c.at.Page == SearchPage && !c.narrow:
		body = c.filterPanel()
	case c.at.Page == ValuePage && !c.narrow && c.isFound():
		label, body = c.t("value.related"), c.relatedGroups()
	}
	return put(el("aside.margin", body...), "aria-label", label, "hidden", yes(len(body) == 0 && c.narrow))
}

func (c *root) skip(app.Context, app.Event) { element(mainID).Call("focus") }

// newsBar tells of a new version.
func (c *root) newsBar() app.UI {
	if !c.ready.update {
		return nil
	}
	return put(el("p", app.Text(c.t("app.update")+" "), button(c.t("app.reload"), c.update)), "role", "status")
}

// head is the line above the frame.
func (c *root) head() app.UI {
	return el("header.head",
		put(el("a.brand", app.Raw(sealMark), say("span.brand-name", c.archiveTitle())),
			"href", Home().String(), "aria-label", c.archiveTitle()),
		put(say("span.line", c.lineState()), "role", "status"),
		put(el("nav.tools",
			when(c.ready.install, func() app.UI { return button(c.t("app.install"), c.install) }),
			c.tool(Index(pageKinds[0]), "index.title"),
			c.tool(Address{Page: AboutPage}, "app.about"),
			on(put(el("select.language", items(len(messages.Languages), func(i int) app.UI {
				l := messages.Languages[i]
				return option(string(l), l.Name(), l == c.lang)
			})...), "aria-label", c.t("language.label")), "change", c.setLanguage),
			put(icon("theme", themeMark, c.t("app.theme"), c.switchTheme), "title", c.t("app.theme")),
		), "aria-label", c.t("app.tools")),
	)
}

// tool is a link above the frame; it shows when the reader is there.
func (c *root) tool(to Address, key string) app.UI {
	link := anchor("a.link", to.String(), c.t(key))
	if c.at.Page == to.Page {
		put(link, "aria-current", "page")
	}
	return link
}

// option is a line of a list to choose from.
func option(value, words string, chosen bool) app.UI {
	return put(say("option", words), "value", value, "selected", yes(chosen))
}

// lineState says that there is no network, or nothing.
func (c *root) lineState() string {
	if c.online {
		return ""
	}
	return c.t("app.offline")
}

// spine is the centre column of a printed leaf: the archive's name on its
// slip, how much it holds, between the two fish tails. All of it is said
// elsewhere too, so those who do not see it are spared it.
func (c *root) spine() app.UI {
	count, span, slip := "", "", "a.slip"
	if utf8.RuneCountInString(c.archiveTitle()) > 22 { // as web/shell.go has it
		slip += " slip-long"
	}
	if c.info != nil {
		count = c.t("spine.count", c.spineNumber(c.info.Catalog.Articles))
		span = c.years()
	}
	return put(el("div.spine",
		el("span.tail"),
		put(el(slip, say("span.slip-name", c.archiveTitle())), "href", Home().String(), "tabindex", "-1"),
		say("span.spine-note", count),
		say("span.spine-note spine-years", span),
		el("span.tail tail-foot"),
	), "aria-hidden", "true")
}

// spineNumber writes a number as the spine does: in Han numerals, in Chinese.
func (c *root) spineNumber(n int) string {
	if c.lang == messages.English {
		return c.lang.Count("search.found", n)
	}
	return c.lang.Han(n)
}

// years are the first and last year of the archive, or "".
func (c *root) years() string {
	first, last := c.info.Catalog.FirstDay, c.info.Catalog.LastDay
	switch {
	case len(first) < 4 || len(last) < 4:
		return ""
	case first[:4] == last[:4]:
		return first[:4]
	}
	return first[:4] + c.t("range.dash") + last[:4]
}

// searchBox is uncontrolled: its text is the reader's, and is written here
// only when the reader goes elsewhere.
func (c *root) searchBox() app.UI {
	box := put(el("input.find-box"), "id", boxID, "type", "search", "placeholder", c.t("search.placeholder"),
		"autocomplete", "off", "spellcheck", "false", "autocapitalize", "off", "enterkeyhint", "search")
	on(box, "input", c.onInput)
	on(box, "compositionstart", c.onComposing)
	on(box, "compositionend", c.onComposed)
	on(box, "blur", c.onLeft)
	active := ""
	if c.suggesting.chosen >= 0 {
		active = suggestionID(c.suggesting.chosen)
	}
	put(box, "role", "combobox", "aria-autocomplete", "list", "aria-controls", suggestionsID,
		"aria-expanded", yes(len(c.suggesting.list) > 0), "aria-activedescendant", active)
	return put(el("div.find", append([]app.UI{
		put(say("label.unseen", c.t("search.label")), "for", boxID),
		box,
		put(say("kbd.find-key", "/"), "aria-hidden", "true"),
		put(icon("find-clear", crossMark, c.t("search.clear"), c.clear), "hidden", yes(c.at.Search.Query == "")),
		when(c.at.Page == SearchPage, func() app.UI { return anchor("a.find-help", Help().String(), c.t("help.title")) }),
	}, c.suggestionList()...)...), "role", "search")
}

// waiting says that something is on its way.
func (c *root) waiting(key string) app.UI {
	return put(say("p.waiting", c.t(key)), "role", "status")
}

// failure says what went wrong, and offers to try again.
func (c *root) failure(key string, err error, again app.EventHandler) app.UI {
	return put(el("div.failure",
		say("p.failure-what", c.t(key)),
		say("p", c.t(errorKey(err))),
		c.wayOut(err, again),
		c.details(err.Error()),
	), "role", "alert")
}

// details are words for those who mend what is broken.
func (c *root) details(words string) app.UI {
	return el("details", say("summary", c.t("error.details")), say("pre.details", words))
}

// wayOut is what a reader can do about a failure.
func (c *root) wayOut(err error, again app.EventHandler) app.UI {
	switch errorKey(err) {
	case "error.updated", "error.version":
		return button(c.t("app.reload"), c.reload)
	}
	return button(c.t("error.retry"), again)
}

// reload loads the page anew, with the new program if one waits.
func (c *root) reload(ctx app.Context, e app.Event) {
	if c.ready.update {
		c.update(ctx, e)
		return
	}
	ctx.Reload()
}

// problems lists what could not be read, above what could.
func (c *root) problems(list []string) app.UI {
	if len(list) == 0 {
		return nil
	}
	words := "problem.part"
	if c.at.Studies() || c.at.Lists() && !c.unknown() {
		words = "problem.title"
	}
	return put(el("div.problem", say("p", c.t(words)), c.details(strings.Join(list, "\n"))), "role", "status")
}

// dateOf is a date as words, with the machine's form beside it.
func dateOf(lang messages.Language, date *string) app.UI {
	if date == nil {
		return say("span.undated", lang.Text("date.none"))
	}
	return put(say("time", lang.Date(*date)), "datetime", *date)
}
