package ui

import (
	"context"
	"math"
	"strconv"
	"time"

	"fangzhi/app/engine"
	"fangzhi/data/facet"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// reading is the article on the page.
type reading struct {
	id, query string
	view      *engine.View
	drawn     int // how many of its blocks are on the page
	err       error
	busy      bool
	asked     int // how many articles were asked; only the latest is heard
	place     place
	others    map[string]other // articles it names: its page's, its copies
	raw       raw
	changes   *changes // where its repairs stand, while they are marked
}

// other is what is told of an article that another one names.
type other struct {
	title, source string
	date          *string
	lang          string
}

// raw is the text as found, when the reader asks for it.
type raw struct {
	shown bool
	busy  bool
	text  string
	err   error
}

// showArticle turns to the article of c.at.
func (c *root) showArticle(p place) {
	r := &c.reading
	if r.id == c.at.ID && r.query == c.at.Search.Query && r.view != nil {
		c.placeReader(p)
		c.nameOthers()
		return
	}
	if c.info == nil {
		r.place = p
		return
	}
	work := c.fetching(context.Background(), c.at.ID, c.at.Search.Query)
	r.place = p
	c.async(work)
}

// fetching prepares to fetch an article: the work, and then what it changes.
func (c *root) fetching(ctx context.Context, id, query string) func() func() {
	r := &c.reading
	*r = reading{id: id, query: query, busy: true, asked: r.asked + 1, place: r.place}
	asked := r.asked
	return func() func() {
		view, err := c.client.Article(ctx, id, query)
		return func() {
			if asked == c.reading.asked {
				c.takeArticle(view, err)
			}
		}
	}
}

// takeArticle shows an article that has come.
func (c *root) takeArticle(view *engine.View, err error) {
	r := &c.reading
	r.view, r.err, r.busy, r.drawn = view, err, false, fewBlocks
	if view != nil && c.at.Hit > len(view.Marks) {
		c.at.Hit = 0
	}
	c.setTitle()
	if c.ctx.Context != nil && c.at.Page == ArticlePage { // who has gone back meanwhile stays there
		c.placeReader(r.place)
		c.nameOthers()
	}
	if at := c.resultAt(); at >= 0 && at == len(c.found.hits)-1 {
		c.follow()
	}
}

// placeReader puts a reader who opens an article at its heading, at the hit
// the address names, or where the reader left it.
func (c *root) placeReader(p place) {
	opened := c.at.Spot != nil && c.reading.view != nil
	if opened {
		at := c.at
		at.Hit, at.Spot = hitAt(c.reading.view.Marks, *at.Spot), nil
		c.replace(at)
	}
	c.reading.drawTo(c.at.Hit)
	if p.Top > 0 {
		c.reading.drawn = allBlocks
	}
	c.drawn(c.drawMore)
	if c.at.Hit == 0 || p != (place{}) {
		c.begins(p)
		return
	}
	c.settle(nil, func() {
		if scrollTo(0); opened && c.hitInSight() {
			focus(headingID)
			return
		}
		c.scrollToHit()
		c.focusHit()
	})
}

// A long article is drawn piece by piece, so that its beginning is there at
// once; who goes to a hit waits for what leads to it, who comes back to a place
// for all.
const (
	fewBlocks = 120
	allBlocks = math.MaxInt
	nextPiece = 30 * time.Millisecond
)

// drawTo has a hit on the page, and what is seen behind it.
func (r *reading) drawTo(hit int) {
	if r.view != nil && hit > 0 && hit <= len(r.view.Marks) {
		r.drawn = max(r.drawn, r.view.Marks[hit-1].Block+fewBlocks)
	}
}

// drawMore draws the next piece of an article, after the browser has shown
// the one before.
func (c *root) drawMore() {
	r := &c.reading
	if r.view == nil || r.drawn >= len(r.view.Article.Blocks) {
		return
	}
	asked := r.asked
	c.ctx.After(nextPiece, func(app.Context) {
		if asked == r.asked && r.drawn < len(r.view.Article.Blocks) {
			r.drawn += fewBlocks
			c.drawn(c.drawMore)
		}
	})
}

// mostOthers bounds how many articles that an article names are looked up.
const mostOthers = 30

// nameOthers looks up the titles of the articles that this one names.
func (c *root) nameOthers() {
	if c.reading.view == nil || c.reading.others != nil {
		return
	}
	a, asked := c.reading.view.Article, c.reading.asked
	c.reading.others = map[string]other{}
	others := append([]string(nil), a.Copies...)
	if a.Page != nil {
		others = append(others, a.Page.Articles...)
	}
	for i, id := range others {
		if id == a.ID || i >= mostOthers {
			continue
		}
		c.async(func() func() {
			view, err := c.client.Article(context.Background(), id, "")
			if err != nil {
				return nil // it stays a link without its title
			}
			return func() {
				if a := view.Article; asked == c.reading.asked {
					c.reading.others[id] = other{a.Title, a.Source, a.Date, languageOf(a.Script)}
				}
			}
		})
	}
}

// toHit goes so many hits on, round the end.
func (c *root) toHit(step int) {
	r := &c.reading
	if c.at.Page != ArticlePage || r.view == nil || r.raw.shown || len(r.view.Marks) == 0 {
		return
	}
	n := len(r.view.Marks)
	at := c.at
	switch {
	case at.Hit == 0 && step < 0:
		at.Hit = n
	default:
		at.Hit = (at.Hit-1+step+n)%n + 1
	}
	r.drawTo(at.Hit)
	c.replace(at)
	c.drawn(c.scrollToHit)
}

func (c *root) nextHit(app.Context, app.Event)     { c.toHit(1) }
func (c *root) previousHit(app.Context, app.Event) { c.toHit(-1) }

// focusHit has who hears the page, or goes on with Tab, go on from the hit.
func (c *root) focusHit() { focus(markID(c.at.Hit)) }

// hitInSight tells that the current hit is seen without scrolling.
func (c *root) hitInSight() bool {
	mark := element(markID(c.at.Hit))
	return mark.Truthy() && mark.Call("getBoundingClientRect").Get("bottom").Float() <= app.Window().Get("innerHeight").Float()
}

// scrollToHit brings the current hit to the middle of the window.
func (c *root) scrollToHit() {
	if mark := element(markID(c.at.Hit)); mark.Truthy() {
		mark.Call("scrollIntoView", map[string]any{"block": "center"})
	}
}

// toggleRaw turns between the mended text and the file's own, in which no
// repairs are marked.
func (c *root) toggleRaw(app.Context, app.Event) {
	c.reading.raw.shown, c.reading.changes = !c.reading.raw.shown, nil
	c.fetchRaw()
}

// toggleRepairs marks the repairs in the text, or no longer.
func (c *root) toggleRepairs(app.Context, app.Event) {
	r := &c.reading
	r.raw.shown = false
	if r.changes != nil {
		r.changes = nil
		return
	}
	r.changes = placeRepairs(r.view.Article)
}

// fetchRaw fetches the text as found, if it is not there.
func (c *root) fetchRaw() {
	r := &c.reading
	if r.raw.busy || r.raw.text != "" {
		return
	}
	r.raw.busy, r.raw.err = true, nil
	id, asked := r.id, r.asked
	c.async(func() func() {
		text, err := c.client.Raw(context.Background(), id)
		return func() {
			if asked == c.reading.asked {
				c.reading.raw = raw{shown: c.reading.raw.shown, text: text, err: err}
			}
		}
	})
}

// copyLink puts the address of the page on the clipboard.
func (c *root) copyLink(app.Context, app.Event) {
	c.copy("link", text(app.Window().Get("location"), "href"))
}

// copy puts a text on the clipboard, and says so where it was asked for.
func (c *root) copy(what, words string) {
	settled(clipboard().Call("writeText", words), func(copied bool) {
		c.dispatch(func() {
			if c.copied = ""; copied {
				c.copied = what
			}
		})
	})
}

// copyWords are those of a button that copies something.
func (c *root) copyWords(what, key string) string {
	if c.copied == what {
		return c.t("article.copied")
	}
	return c.t(key)
}

// clipboard is there on secure addresses alone.
func clipboard() app.Value { return app.Window().Get("navigator").Get("clipboard") }

// print opens the browser's print window.
func (c *root) print(app.Context, app.Event) { app.Window().Call("print") }

// goBack leaves the current history entry for the one before.
func goBack() { app.Window().Get("history").Call("back") }

// Ids of elements that are gone to.
const (
	boxID         = "query"
	shellBoxID    = "shell-query"
	suggestionsID = "suggestions"
	fromID        = "from"
	toID          = "to"
	wrongRangeID  = "wrong-range"
	headingID     = "heading"
	mainID        = "main"
	resultsID     = "results"
	sheetID       = "filters"
	windowID      = "window"
	endID         = "end"
	valuePrefix   = "value-"
)

func hitID(id string) string { return "hit-" + id }
func valueID(kind facet.Kind, value string) string {
	return valuePrefix + string(kind) + "-" + value
}
func suggestionID(n int) string { return "suggestion-" + strconv.Itoa(n) }
func markID(n int) string       { return "mark-" + strconv.Itoa(n) }
