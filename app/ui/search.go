package ui

import (
	"context"
	"errors"
	"time"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// found is what a search has found so far.
type found struct {
	search Search          // what is asked
	result *engine.Result  // the latest first page, with the counts; nil before there is one
	hits   []*engine.Hit   // of all pages
	shown  Search          // what they are the hits of
	err    error           // why the search failed
	busy   bool            // the first page is on its way
	slow   bool            // and has been for a while
	typing bool            // it was asked while the reader typed
	held   bool            // the query cannot be read, which the reader is not told yet
	judged engine.Progress // how far it is, when it must read many articles or found nothing
	next   nextPage
	place  *place // where to go once the first page is there
	asked  int    // how many searches were asked; only the latest is heard
	cancel context.CancelFunc
}

// nextPage is the state of the results that follow those shown.
type nextPage struct {
	busy bool
	over bool // there are no more
	err  error
}

// Results come in pages; a reader who comes back gets as many as before, up
// to mostAtOnce in one answer.
const (
	pageHits   = engine.DefaultLimit
	mostAtOnce = 200
)

// typingPause is how long typing must rest before it is searched for.
const typingPause = 80 * time.Millisecond

// slowAnswer is how long an answer may take before the reader is told to
// wait; until then the last answer stays as it is.
const slowAnswer = 400 * time.Millisecond

// unfinished is how long a reader who types may rest in a query that cannot be
// read before being told: most are not written to the end, as "党建.
const unfinished = 1200 * time.Millisecond

// showResults turns to the results of c.at.
func (c *root) showResults(p place, same bool) {
	if c.isFound() {
		c.restore(p)
		c.resultsDrawn()
		return
	}
	c.found.place = &p
	if same && p == (place{}) {
		c.found.place = nil
		c.drawn(scrollToResults)
	}
	c.find(c.at.Search, 0, p.Shown)
}

// isFound tells whether what was found is what the page asks for.
func (c *root) isFound() bool {
	f := &c.found
	return f.result != nil && f.err == nil && !f.busy && f.search.Key() == c.at.Asked().Key()
}

// find asks for a search after a pause, and for at least so many hits. A
// search asked before it is cancelled, and never heard if it still answers.
func (c *root) find(s Search, pause time.Duration, hits int) {
	if c.info == nil {
		return // the first page, once it comes, is what the address says
	}
	f := &c.found
	if f.cancel != nil {
		f.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	f.cancel = cancel
	f.search, f.busy, f.next, f.judged = s, true, nextPage{}, engine.Progress{}
	f.typing, f.held = pause > 0, false
	asked := f.asked + 1
	c.ctx.After(pause+slowAnswer, func(app.Context) {
		if f.slow = f.busy && !f.held && !f.judged.Nothing && f.asked == asked; f.slow && f.err != nil {
			f.err, f.result = nil, nil // of another query
		}
	})
	work := c.searching(ctx, s, hits)
	c.async(func() func() {
		select {
		case <-time.After(pause):
			return work()
		case <-ctx.Done():
			return nil
		}
	})
}

// searching prepares a search: the work, and then what it changes here.
func (c *root) searching(ctx context.Context, s Search, hits int) func() func() {
	c.found.asked++
	asked := c.found.asked
	request := s.Request(0, min(max(hits, pageHits), mostAtOnce))
	ctx = engine.WithProgress(ctx, func(p engine.Progress) {
		if c.ctx.Context != nil {
			c.dispatch(func() {
				if f := &c.found; asked == f.asked && f.busy {
					c.takeProgress(s, p)
				}
			})
		}
	})
	return func() func() {
		result, err := c.client.Search(ctx, request)
		return func() {
			if asked == c.found.asked {
				c.takeResult(s, result, err)
			}
		}
	}
}

// takeProgress tells how far a search is: that nothing was found is told
// before what is near it is known.
func (c *root) takeProgress(s Search, p engine.Progress) {
	f := &c.found
	if f.judged = p; p.Nothing {
		f.result, f.hits, f.shown = &engine.Result{Query: s.Query}, nil, s
		f.err, f.slow = nil, false
	}
}

// nears tells whether a search that found nothing looks for what is near.
func (f *found) nears() bool { return f.busy && f.judged.Nothing }

// takeResult shows the first page of what was found.
func (c *root) takeResult(s Search, result *engine.Result, err error) {
	f := &c.found
	if wrong := (*language.QueryError)(nil); f.typing && f.result != nil && errors.As(err, &wrong) {
		c.hold(s, err)
		return
	}
	f.search, f.busy, f.slow, f.err, f.next = s, false, false, err, nextPage{}
	if err != nil {
		f.hits = nil
		return
	}
	f.result, f.hits, f.shown = result, hitList(nil, result.Hits), s
	c.skipEmpty()
	if c.ctx.Context != nil {
		c.fillDays()
		c.keepValue()
	}
	f.next.over = len(f.hits) >= result.Total
	c.resultsDrawn()
	if f.place != nil && c.ctx.Context != nil {
		c.restore(*f.place)
		f.place = nil
	}
}

// hold leaves what was found before on the page while a query that cannot be
// read is still being written.
func (c *root) hold(s Search, err error) {
	f := &c.found
	asked := f.asked
	f.held, f.slow = true, false
	c.ctx.After(unfinished, func(app.Context) {
		switch {
		case asked != f.asked:
		case c.composing:
			c.hold(s, err)
		default:
			f.typing, f.held = false, false
			c.takeResult(s, nil, err)
		}
	})
}

// more fetches the page after those shown.
func (c *root) more() {
	if c.at.Lists() {
		c.follow()
	}
}

// follow fetches them wherever the reader is.
func (c *root) follow() {
	f := &c.found
	if f.busy || f.next.busy || f.next.over || f.err != nil || f.result == nil {
		return
	}
	f.next = nextPage{busy: true}
	asked, request := f.asked, f.search.Request(len(f.hits), pageHits)
	c.async(func() func() {
		result, err := c.client.Search(context.Background(), request)
		return func() {
			if asked == c.found.asked {
				c.takeMore(result, err)
			}
		}
	})
}

func (c *root) takeMore(result *engine.Result, err error) {
	f := &c.found
	f.next = nextPage{err: err}
	if err != nil {
		return
	}
	f.hits = hitList(f.hits, result.Hits)
	f.next.over = len(f.hits) >= f.result.Total || len(result.Hits) == 0
	c.resultsDrawn()
}

// resultsDrawn watches for the end of the results once they are on the page.
func (c *root) resultsDrawn() {
	if c.ctx.Context != nil {
		c.drawn(c.observeEnd)
	}
}

// hitList appends hits so that each keeps its place in memory: what is drawn
// of it is drawn anew only when it is another.
func hitList(list []*engine.Hit, hits []engine.Hit) []*engine.Hit {
	for i := range hits {
		list = append(list, &hits[i])
	}
	return list
}

// sameQuery is how long a reader who writes on after a rest, and has not left
// the box nor pressed Enter, still writes the same query.
const sameQuery = 10 * time.Second

// typed follows the search box. Outside the results it goes to them. A query
// that begins is a step that back undoes, one that is written on is not.
func (c *root) typed(query string, pause time.Duration) {
	s := c.at.Search
	if s.Query == query && (c.at.Page == SearchPage || c.at.Studies() || query == "") {
		if c.found.held && pause == 0 {
			c.find(s, 0, 0)
		}
		return
	}
	s.Query = query
	if c.at.Studies() && query != "" {
		c.writeAt(c.at.With(s))
		c.compute(max(pause, studyPause))
		return
	}
	c.writeAt(s.Results())
	c.found.place = nil
	c.find(s, pause, 0)
}

// writeAt goes to an address that the reader writes.
func (c *root) writeAt(at Address) {
	if at.Page != c.at.Page || time.Since(c.wrote) > sameQuery {
		c.leave()
		c.entry = entry{key: c.freshKey()}
		writeEntry(newEntry, c.entry, at)
	}
	c.wrote = time.Now()
	c.replace(at)
}

// onInput is typing, but not the unfinished typing of an input method.
func (c *root) onInput(ctx app.Context, e app.Event) {
	if !e.Get("isComposing").Truthy() {
		query := ctx.JSSrc().Get("value").String()
		c.typed(query, typingPause)
		c.suggest(query)
	}
}

// onComposing is an input method that begins a word.
func (c *root) onComposing(app.Context, app.Event) {
	c.composing = true
	c.closeSuggestions()
}

// onComposed is an input method that has finished a word.
func (c *root) onComposed(ctx app.Context, _ app.Event) {
	c.composing = false
	query := ctx.JSSrc().Get("value").String()
	c.typed(query, typingPause)
	c.suggest(query)
}
