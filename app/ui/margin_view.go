package ui

import (
	"strconv"
	"strings"

	"fangzhi/app/ui/messages"
	"fangzhi/data/article"
	"fangzhi/data/facet"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// articleMargin is what is known about the article.
func (c *root) articleMargin() []app.UI {
	view := c.reading.view
	if view == nil {
		return nil
	}
	a := view.Article
	margin := []app.UI{app.H2().Class("unseen").Text(c.t("article.facts"))}
	for _, kind := range filterKinds {
		if values := facet.Values(a, kind); len(values) > 0 {
			margin = append(margin, c.articleFacet(kind, values, a.Script))
		}
	}
	for _, part := range []app.UI{c.samePage(a), c.otherCopies(a), c.repairList(a), c.evidence(a), c.pageLinks(a), c.fileFacts(a)} {
		if part != nil {
			margin = append(margin, part)
		}
	}
	return margin
}

// articleFacet lists an article's values of a kind, each a link to what else
// has it.
func (c *root) articleFacet(kind facet.Kind, values []string, script article.Script) app.UI {
	return app.Section().Class("facet").Body(
		app.H3().Text(c.t("kind."+string(kind))),
		app.P().Class("links").Lang(languageOf(script)).Body(app.Range(values).Slice(func(i int) app.UI {
			to := ValueOf(kind, values[i]).String()
			return app.A().Class("link").Href(to).Text(valueName(c.lang, kind, values[i]))
		})),
	)
}

// samePage lists the articles of the newspaper page this one was split from.
func (c *root) samePage(a *article.Article) app.UI {
	if a.Page == nil || len(a.Page.Articles) == 0 {
		return nil
	}
	return app.Section().Class("group").Body(
		app.H3().Class("group-name").Text(c.t("article.page")),
		app.P().Class("note").Lang(languageOf(a.Script)).Text(a.Page.Title),
		app.Ol().Class("others").Body(c.otherArticles(a, a.Page.Articles)...),
	)
}

func (c *root) otherCopies(a *article.Article) app.UI {
	if len(a.Copies) == 0 {
		return nil
	}
	return app.Section().Class("group").Body(
		app.H3().Class("group-name").Text(c.t("article.copies")),
		app.Ul().Class("others").Body(c.otherArticles(a, a.Copies)...),
	)
}

// otherArticles lists articles by title, as far as titles are known.
func (c *root) otherArticles(a *article.Article, ids []string) []app.UI {
	list := make([]app.UI, len(ids))
	for i, id := range ids {
		if id == a.ID {
			list[i] = app.Li().Lang(languageOf(a.Script)).Aria("current", true).Text(a.Title)
			continue
		}
		title, known := c.reading.titles[id]
		switch {
		case !known:
			title = id
		case title == "":
			title = c.t("article.untitled")
		}
		to := Address{Page: ArticlePage, ID: id, Search: c.at.Search}
		list[i] = app.Li().Lang(languageOf(a.Script)).Body(app.A().Class("link").Href(to.String()).Text(title))
	}
	return list
}

// repairList tells what was changed in the text, and marks it there.
func (c *root) repairList(a *article.Article) app.UI {
	if len(a.Repairs) == 0 {
		return nil
	}
	alike := alikeRepairs(a.Repairs)
	rows := make([]app.UI, len(alike))
	for i, r := range alike {
		after := app.Td().Lang(languageOf(a.Script)).Text(r.After)
		if r.After == "" {
			after = app.Td().Text(c.t("article.nothing"))
		}
		rule := c.repairRule(r.Rule)
		if r.times > 1 {
			rule += " " + c.t("article.times", c.lang.Number(int64(r.times)))
		}
		rows[i] = app.Tr().Body(
			app.Td().Text(rule),
			app.Td().Lang(languageOf(a.Script)).Body(app.Del().Text(r.Before)),
			after,
		)
	}
	return app.Section().Class("group").Body(
		app.Details().Body(
			app.Summary().Class("group-name").Text(c.lang.Count("article.repairs", len(a.Repairs))),
			app.If(len(repairsByBlock(a)) > 0, func() app.UI {
				return app.P().Body(button(c.t("article.repairs.on"), c.toggleRepairs).Aria("pressed", c.reading.repairs))
			}),
			c.table(c.lang.Count("article.repairs", len(a.Repairs)), []string{"article.rule", "article.before", "article.after"}, rows),
		),
	)
}

// alikeRepair is a repair made so many times in an article.
type alikeRepair struct {
	article.Repair
	times int
}

// alikeRepairs counts repairs that changed the same words in the same way, in
// the order of the first of each.
func alikeRepairs(repairs []article.Repair) []alikeRepair {
	var list []alikeRepair
	places := map[[3]string]int{}
	for _, r := range repairs {
		key := [3]string{r.Rule, r.Before, r.After}
		at, ok := places[key]
		if !ok {
			at = len(list)
			places[key] = at
			list = append(list, alikeRepair{Repair: r})
		}
		list[at].times++
	}
	return list
}

// repairRule names a rule of repair in words when there are words for it.
func (c *root) repairRule(rule string) string {
	if key := "rule." + rule; messages.Has(key) {
		return c.t(key)
	}
	return rule
}

// evidence tells the words that facts about the article were read from.
func (c *root) evidence(a *article.Article) app.UI {
	if len(a.Evidence) == 0 {
		return nil
	}
	rows := make([]app.UI, len(a.Evidence))
	for i, e := range a.Evidence {
		kind := e.Kind
		if key := "kind." + e.Kind; messages.Has(key) {
			kind = c.t(key)
		}
		certainty := string(e.Certainty)
		if key := "certainty." + certainty; messages.Has(key) {
			certainty = c.t(key)
		}
		rows[i] = app.Tr().Body(
			app.Td().Text(kind),
			app.Td().Lang(languageOf(a.Script)).Text(c.evidenceValue(e)),
			app.Td().Body(app.Q().Lang(languageOf(a.Script)).Text(e.Text), app.Text(" "), app.Small().Text(certainty)),
		)
	}
	return app.Section().Class("group").Body(
		app.Details().Body(
			app.Summary().Class("group-name").Text(c.t("article.evidence")),
			c.table(c.t("article.evidence"), []string{"article.kind", "article.value", "article.words"}, rows),
		),
	)
}

// evidenceValue is what was concluded, in words.
func (c *root) evidenceValue(e article.Evidence) string {
	if e.Kind == "date" {
		return c.lang.Date(e.Value)
	}
	return e.Value
}

// table is a small table with a row of headings.
func (c *root) table(label string, headings []string, rows []app.UI) app.UI {
	return app.Div().Class("table").TabIndex(0).Role("region").Aria("label", label).Body(app.Table().Body(
		app.THead().Body(app.Tr().Body(app.Range(headings).Slice(func(i int) app.UI {
			return app.Th().Scope("col").Text(c.t(headings[i]))
		}))),
		app.TBody().Body(rows...),
	))
}

// pageLinks lists what else the source's page pointed to.
func (c *root) pageLinks(a *article.Article) app.UI {
	if len(a.Links) == 0 {
		return nil
	}
	return app.Section().Class("group").Body(
		app.Details().Body(
			app.Summary().Class("group-name").Text(c.t("article.links")+" "+strconv.Itoa(len(a.Links))),
			app.Ul().Class("others").Body(app.Range(a.Links).Slice(func(i int) app.UI {
				link := a.Links[i]
				var title app.UI = app.Text(link.Title)
				if webAddress(link.URL) {
					title = app.A().Class("link").Href(link.URL).Rel("noreferrer noopener external").Target("_blank").Text(link.Title)
				}
				return app.Li().Lang(languageOf(a.Script)).Body(title)
			})),
		),
	)
}

// fileFacts names the file the article was read from.
func (c *root) fileFacts(a *article.Article) app.UI {
	if a.Origin.Path == "" {
		return nil
	}
	facts := strings.Trim(a.Origin.Format+" "+a.Origin.Charset, " ")
	return app.Section().Class("group").Body(
		app.H3().Class("group-name").Text(c.t("article.file")),
		app.P().Class("note address").Body(app.Text(a.Origin.Path), app.If(facts != "", func() app.UI {
			return app.Span().Text(" (" + facts + ")")
		})),
	)
}
