package ui

import (
	"slices"

	"fangzhi/app/engine"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A reader turns from one result to the next without going back to the list,
// and from an article of a page or a book to the ones beside it.

// resultAt is the number of the article among the results it was opened from,
// -1 where these are not at hand.
func (c *root) resultAt() int {
	f := &c.found
	if f.err != nil || f.shown.Key() != c.at.Search.Key() {
		return -1
	}
	for i, hit := range f.hits {
		if hit.ID == c.at.ID {
			return i
		}
	}
	return -1
}

// turns leads to the results before and behind the article.
func (c *root) turns() app.UI {
	at, f := c.resultAt(), &c.found
	if at < 0 || f.result == nil || f.result.Total < 2 {
		return nil
	}
	return put(el("nav.turns",
		when(at > 0, func() app.UI { return c.turn("turn.before", "a.turn", at-1) }),
		say("p.note", c.t("turn.at", c.lang.Number(int64(at+1)), c.lang.Number(int64(f.result.Total)))),
		when(at+1 < len(f.hits), func() app.UI { return c.turn("turn.behind", "a.turn turn-behind", at+1) }),
	), "aria-label", c.t("search.results"))
}

// resultBeside is the id of the result so many from the article, "" if none is
// at hand.
func (c *root) resultBeside(step int) string {
	at := c.resultAt()
	if to := at + step; at >= 0 && to >= 0 && to < len(c.found.hits) {
		return c.found.hits[to].ID
	}
	return ""
}

// pageTurns leads to the articles before and behind this one on its page or in
// its book, but for one that turns leads to on the same side.
func (c *root) pageTurns() app.UI {
	if c.reading.view == nil || c.reading.view.Article.Page == nil {
		return nil
	}
	a := c.reading.view.Article
	ids := a.Page.Articles
	at := slices.Index(ids, a.ID)
	if at < 0 || len(ids) < 2 {
		return nil
	}
	before, behind := "", ""
	if at > 0 && ids[at-1] != c.resultBeside(-1) {
		before = ids[at-1]
	}
	if at+1 < len(ids) && ids[at+1] != c.resultBeside(1) {
		behind = ids[at+1]
	}
	if before+behind == "" {
		return nil
	}
	to := func(key, name string, id string) app.UI {
		return put(el(name, say("span.note", c.t(key)), inScript(languageOf(a.Script), say("span", c.otherTitle(id)))), "href", c.otherAddress(id))
	}
	return put(el("nav.turns",
		when(before != "", func() app.UI { return to("turn.before", "a.turn", before) }),
		inScript(languageOf(a.Script), say("p.note", a.Page.Title)),
		when(behind != "", func() app.UI { return to("turn.behind", "a.turn turn-behind", behind) }),
	), "aria-label", c.t("article.page"))
}

// turn is a link to a result. It takes the article's place in the history, so
// that back leads to the results.
func (c *root) turn(key, name string, to int) app.UI {
	hit := c.found.hits[to]
	title, lang := hit.Title, languageOf(hit.Script)
	if title == "" {
		title, lang = c.t("article.untitled"), ""
	}
	return on(put(el(name, say("span.note", c.t(key)), inScript(lang, say("span", title))),
		"href", c.toResult(hit).String()), "click", func(_ app.Context, e app.Event) {
		if plain(e) {
			c.turnTo(hit)
		}
	}, hit.ID)
}

// turnTo goes to a result in the place of the article on the page.
func (c *root) turnTo(hit *engine.Hit) {
	at := c.toResult(hit)
	writeEntry(sameEntry, c.entry, at)
	c.show(at, place{})
}

// toResult is the address of a result, at the hit it shows.
func (c *root) toResult(hit *engine.Hit) Address {
	at := c.at.Search.Article(hit.ID)
	at.Spot = spotOf(hit)
	return at
}

// afterTurn is the place in the results of a reader who comes back to them
// from another than the one that was opened there.
func (c *root) afterTurn(p place) place {
	if at := c.resultAt(); c.at.Page == ArticlePage && at >= 0 {
		if id := hitID(c.at.ID); id != p.Focus {
			return place{Top: p.Top, Shown: len(c.found.hits), Focus: id, near: true}
		}
	}
	return p
}
