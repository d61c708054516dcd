package ui

import (
	"strings"

	"fangzhi/app/ui/messages"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Render draws the page. What stands before the search box is always there,
// if empty, so that the box stays the same element whatever else changes.
func (c *root) Render() app.UI {
	return app.Div().Class("leaf").DataSet("page", c.pageName()).Body(
		app.Button().Class("skip").Type("button").Text(c.t("app.skip")).OnClick(c.skip),
		app.Div().Class("news").Body(c.newsBar()...),
		c.head(),
		app.Div().Class("frame").Body(
			c.spine(),
			c.searchBox(),
			app.Main().ID(mainID).Class("main").TabIndex(-1).Body(c.main()...),
			c.margin(),
		),
		c.foot(),
		app.Div().Body(c.filterSheet()...),
	)
}

func (c *root) pageName() string {
	switch c.at.Page {
	case ArticlePage:
		return "article"
	case AboutPage:
		return "about"
	case ValuePage:
		return "value"
	case IndexPage:
		return "index"
	}
	if c.at.Search.Empty() {
		return "home"
	}
	return "search"
}

// main is what the page is about.
func (c *root) main() []app.UI {
	switch {
	case c.openErr != nil:
		return []app.UI{app.H1().Class("unseen").Text(c.archiveTitle()), c.failure("error.open", c.openErr, c.again)}
	case c.info == nil:
		return []app.UI{c.waiting("app.loading")}
	case c.at.Page == ArticlePage:
		return c.articlePage()
	case c.at.Page == AboutPage:
		return c.aboutPage()
	case c.at.Page == ValuePage:
		return c.valuePage()
	case c.at.Page == IndexPage:
		return c.indexPage()
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
	return app.Aside().Class("margin").Aria("label", label).Hidden(len(body) == 0 && c.narrow).Body(body...)
}

func (c *root) skip(app.Context, app.Event) { element(mainID).Call("focus") }

// newsBar tells of a new version.
func (c *root) newsBar() []app.UI {
	if !c.ready.update {
		return nil
	}
	return []app.UI{app.P().Role("status").Body(
		app.Text(c.t("app.update")+" "),
		button(c.t("app.reload"), c.update),
	)}
}

// head is the line above the frame.
func (c *root) head() app.UI {
	index := app.A().Class("link").Href(Index(pageKinds[0]).String()).Text(c.t("index.title"))
	about := app.A().Class("link").Href(Address{Page: AboutPage}.String()).Text(c.t("app.about"))
	switch c.at.Page {
	case AboutPage:
		about.Aria("current", "page")
	case IndexPage:
		index.Aria("current", "page")
	}
	return app.Header().Class("head").Body(
		app.A().Class("brand").Href(Home().String()).Aria("label", c.archiveTitle()).Body(
			seal(),
			app.Span().Class("brand-name").Text(c.archiveTitle()),
		),
		app.Span().Class("line").Role("status").Text(c.lineState()),
		app.Nav().Class("tools").Aria("label", c.t("app.tools")).Body(
			app.If(c.ready.install, func() app.UI { return button(c.t("app.install"), c.install) }),
			index,
			about,
			app.Select().Class("language").Aria("label", c.t("language.label")).OnChange(c.setLanguage).Body(
				app.Range(messages.Languages).Slice(func(i int) app.UI {
					l := messages.Languages[i]
					return app.Option().Value(string(l)).Lang(string(l)).Selected(l == c.lang).Text(l.Name())
				}),
			),
			app.Button().Class("theme").Type("button").Aria("label", c.t("app.theme")).Title(c.t("app.theme")).OnClick(c.switchTheme).Body(
				app.Raw(themeMark),
			),
		),
	)
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
	count, span := "", ""
	if c.info != nil {
		count = c.t("spine.count", c.spineNumber(c.info.Catalog.Articles))
		span = c.years()
	}
	return app.Div().Class("spine").Aria("hidden", true).Body(
		app.Span().Class("tail"),
		app.A().Class("slip").Href(Home().String()).TabIndex(-1).Body(
			app.Span().Class("slip-name").Text(c.archiveTitle()),
		),
		app.Span().Class("spine-note").Text(count),
		app.Span().Class("spine-note spine-years").Text(span),
		app.Span().Class("tail tail-foot"),
	)
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
	return app.Div().Class("find").Role("search").Body(
		app.Label().Class("unseen").For(boxID).Text(c.t("search.label")),
		app.Input().ID(boxID).Class("find-box").Type("search").
			Placeholder(c.t("search.placeholder")).
			AutoComplete(false).Spellcheck(false).
			Attr("autocapitalize", "off").Attr("enterkeyhint", "search").
			OnInput(c.onInput).
			On("compositionstart", c.onComposing).
			On("compositionend", c.onComposed),
		app.Kbd().Class("find-key").Aria("hidden", true).Text("/"),
		app.Button().Class("find-clear").Type("button").Hidden(c.at.Search.Query == "").
			Aria("label", c.t("search.clear")).OnClick(c.clear).Body(app.Raw(crossMark)),
	)
}

// foot is the printer's mark at the end.
func (c *root) foot() app.UI {
	return app.Footer().Class("foot").Body(app.P().Text(c.t("about.made")))
}

// waiting says that something is on its way.
func (c *root) waiting(key string) app.UI {
	return app.P().Class("waiting").Role("status").Text(c.t(key))
}

// failure says what went wrong, and offers to try again.
func (c *root) failure(key string, err error, again app.EventHandler) app.UI {
	return app.Div().Class("failure").Role("alert").Body(
		app.P().Class("failure-what").Text(c.t(key)),
		app.P().Text(c.t(errorKey(err))),
		c.wayOut(err, again),
		app.Details().Body(
			app.Summary().Text(c.t("error.details")),
			app.Pre().Class("details").Text(err.Error()),
		),
	)
}

// wayOut is what a reader can do about a failure.
func (c *root) wayOut(err error, again app.EventHandler) app.UI {
	if errorKey(err) == "error.updated" {
		return button(c.t("app.reload"), reload)
	}
	return button(c.t("error.retry"), again)
}

func reload(ctx app.Context, _ app.Event) { ctx.Reload() }

// problems lists what could not be read, above what could.
func (c *root) problems(key string, list []string) app.UI {
	if len(list) == 0 {
		return nil
	}
	return app.Div().Class("problem").Role("status").Body(
		app.P().Text(c.t(key)),
		app.Details().Body(
			app.Summary().Text(c.t("error.details")),
			app.Pre().Class("details").Text(strings.Join(list, "\n")),
		),
	)
}

// button is a plain button of words.
func button(words string, do app.EventHandler) app.HTMLButton {
	return app.Button().Class("button").Type("button").Text(words).OnClick(do)
}

// date is a date as words, with the machine's form beside it.
func (c *root) date(date *string) app.UI { return dateOf(c.lang, date) }

func dateOf(lang messages.Language, date *string) app.UI {
	if date == nil {
		return app.Span().Class("undated").Text(lang.Text("date.none"))
	}
	return app.Time().DateTime(*date).Text(lang.Date(*date))
}

// seal is the archive's mark.
func seal() app.UI { return app.Raw(sealMark) }
