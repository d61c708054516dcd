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
	margin := []app.UI{say("h2.unseen", c.t("article.facts"))}
	for _, kind := range filterKinds {
		if values := facet.Values(a, kind); len(values) > 0 {
			margin = append(margin, c.articleFacet(a, kind, values))
		}
	}
	return append(margin, c.samePage(a), c.repairList(a), c.evidence(a), c.pageLinks(a), c.fileFacts(a))
}

// articleFacet lists an article's values of a kind, each a link to what else
// has it. What was concluded says so; that topics are goes without saying.
func (c *root) articleFacet(a *article.Article, kind facet.Kind, values []string) app.UI {
	return el("section.facet",
		say("h3", c.t("kind."+string(kind))),
		inScript(languageOf(a.Script), el("p.links", items(len(values), func(i int) app.UI {
			link := anchor("a.link", ValueOf(kind, values[i]).String(), valueName(c.lang, kind, values[i]))
			if kind == facet.Topic || !inferred(a, string(kind), values[i]) {
				return link
			}
			return el("span", link, inScript(string(c.lang), say("small.inferred", c.t("certainty.inferred"))))
		})...)),
	)
}

// samePage lists the articles of the newspaper page this one was split from.
func (c *root) samePage(a *article.Article) app.UI {
	if a.Page == nil || len(a.Page.Articles) == 0 {
		return nil
	}
	ids := a.Page.Articles
	return group(c.t("article.page"),
		inScript(languageOf(a.Script), say("p.note", a.Page.Title)),
		el("ol.others", items(len(ids), func(i int) app.UI {
			if ids[i] == a.ID {
				return inScript(languageOf(a.Script), put(say("li", a.Title), "aria-current", "true"))
			}
			return inScript(languageOf(a.Script), el("li", anchor("a.link", c.otherAddress(ids[i]), c.otherTitle(ids[i]))))
		})...),
	)
}

// otherAddress is that of an article that the one on the page names.
func (c *root) otherAddress(id string) string { return c.at.Search.Article(id).String() }

// otherTitle is the title of an article, as far as it is known yet.
func (c *root) otherTitle(id string) string {
	other, known := c.reading.others[id]
	switch {
	case !known:
		return id
	case other.title == "":
		return c.t("article.untitled")
	}
	return other.title
}

// also names the reposts and near-copies of an article by where and when they
// appeared.
func (c *root) also(a *article.Article) []copyAt {
	list := make([]copyAt, len(a.Copies))
	for i, id := range a.Copies {
		other := c.reading.others[id]
		words := other.source
		if other.date != nil {
			words = strings.TrimSpace(words + " " + c.lang.Date(*other.date))
		}
		if words == "" {
			words = c.otherTitle(id)
		}
		list[i] = copyAt{c.otherAddress(id), words, other.title, other.lang}
	}
	return list
}

// repairList tells what was changed in the text.
func (c *root) repairList(a *article.Article) app.UI {
	if len(a.Repairs) == 0 {
		return nil
	}
	alike := alikeRepairs(a.Repairs)
	lang := languageOf(a.Script)
	rows := items(len(alike), func(i int) app.UI {
		r := alike[i]
		rule := ruleName(c.lang, r.Rule)
		if r.times > 1 {
			rule += " " + c.t("article.times", c.lang.Number(int64(r.times)))
		}
		after := inScript(lang, say("td", r.After))
		if r.After == "" {
			after = say("td", c.t("article.nothing"))
		}
		return el("tr", say("td", rule), inScript(lang, el("td", say("del", foundWords(c.lang, r.Repair)))), after)
	})
	words := c.lang.Count("article.repairs", len(a.Repairs))
	return folded(words, c.table(words, []string{"article.rule", "article.before", "article.after"}, rows))
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

// ruleName names a rule of repair in words when there are words for it.
func ruleName(lang messages.Language, rule string) string { return named(lang, "rule.", rule) }

// named is a message of a group, or the name itself where there is none.
func named(lang messages.Language, group, name string) string {
	if messages.Has(group + name) {
		return lang.Text(group + name)
	}
	return name
}

// evidence tells the words that facts about the article were read from.
func (c *root) evidence(a *article.Article) app.UI {
	if len(a.Evidence) == 0 {
		return nil
	}
	lang := languageOf(a.Script)
	rows := items(len(a.Evidence), func(i int) app.UI {
		e := a.Evidence[i]
		return el("tr",
			say("td", named(c.lang, "kind.", e.Kind)),
			inScript(lang, say("td", c.evidenceValue(e))),
			el("td", inScript(lang, say("q", e.Text)), app.Text(" "), say("small", c.evidencePlace(e)+c.t("separator")+named(c.lang, "certainty.", string(e.Certainty)))),
		)
	})
	words := c.t("article.evidence")
	return folded(words, c.table(words, []string{"article.kind", "article.value", "article.words"}, rows))
}

// evidencePlace tells where the words of evidence stand.
func (c *root) evidencePlace(e article.Evidence) string {
	switch {
	case e.Block == article.InTitle:
		return c.t("in.title")
	case e.Block >= 0:
		return c.t("in.block", strconv.Itoa(e.Block+1))
	case messages.Has("in." + string(e.Field)):
		return c.t("in." + string(e.Field))
	}
	return c.t("in.data")
}

// evidenceValue is what was concluded, in words.
func (c *root) evidenceValue(e article.Evidence) string {
	switch e.Kind {
	case "date", "taken":
		return c.lang.Date(e.Value)
	case string(facet.Place):
		return strings.ReplaceAll(e.Value, facet.PlaceSeparator, " ")
	}
	return valueName(c.lang, facet.Kind(e.Kind), e.Value)
}

// table is a small table with a row of headings.
func (c *root) table(label string, headings []string, rows []app.UI) app.UI {
	return put(el("div.table", el("table",
		el("thead", el("tr", items(len(headings), func(i int) app.UI {
			return put(say("th", c.t(headings[i])), "scope", "col")
		})...)),
		el("tbody", rows...),
	)), "tabindex", "0", "role", "region", "aria-label", label)
}

// pageLinks lists what else the source's page pointed to.
func (c *root) pageLinks(a *article.Article) app.UI {
	if len(a.Links) == 0 {
		return nil
	}
	return folded(c.t("article.links")+" "+strconv.Itoa(len(a.Links)), el("ul.others", items(len(a.Links), func(i int) app.UI {
		link := a.Links[i]
		title := app.UI(app.Text(link.Title))
		if webAddress(link.URL) {
			title = leading(anchor("a.link", link.URL, link.Title))
		}
		return inScript(languageOf(a.Script), el("li", title))
	})...))
}

// fileFacts names the file the article was read from.
func (c *root) fileFacts(a *article.Article) app.UI {
	if a.Origin.Path == "" {
		return nil
	}
	words := a.Origin.Path
	if facts := strings.TrimSpace(a.Origin.Format + " " + a.Origin.Charset); facts != "" {
		words += " (" + facts + ")"
	}
	return group(c.t("article.file"), say("p.note address", words))
}
