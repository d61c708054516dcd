package ui

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// key answers keys pressed anywhere on the page. What it acts on it takes
// from the browser; keys that an input method is using it leaves alone.
func (c *root) key(e app.Value) {
	if inComposition(e) || e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy() || e.Get("altKey").Truthy() {
		return
	}
	pressed, target := text(e, "key"), e.Get("target")
	var act func()
	switch {
	case text(target, "id") == boxID:
		act = c.keyInBox(pressed, target)
	case writable(target) || c.sheet || c.open.name != "" || element(pictureID).Truthy():
		return
	default:
		act = c.keyOnPage(pressed, target)
	}
	if act != nil {
		e.Call("preventDefault")
		c.dispatch(act)
	}
}

// inComposition tells a key that an input method is using. Safari ends the
// composition before the key that confirms a word, and marks that by its code.
func inComposition(e app.Value) bool {
	return e.Get("isComposing").Truthy() || e.Get("keyCode").Equal(app.ValueOf(229))
}

// keyInBox is what a key does in the search box, or nil.
func (c *root) keyInBox(pressed string, box app.Value) func() {
	switch pressed {
	case "ArrowDown", "ArrowUp":
		step := 1
		if pressed == "ArrowUp" {
			step = -1
		}
		if len(c.suggesting.list) > 0 {
			return func() { c.walkSuggestions(step) }
		}
		if step > 0 {
			return func() { walk(1) }
		}
	case "Enter":
		if chosen := c.suggesting.chosen; chosen >= 0 {
			return func() { c.takeSuggestion(chosen) }
		}
		return func() {
			c.closeSuggestions()
			c.typed(text(box, "value"), 0)
			c.wrote = time.Time{}
			if c.narrow {
				focus(mainID) // takes the keyboard off the results
			}
		}
	case "Escape":
		if len(c.suggesting.list) > 0 {
			return c.closeSuggestions
		}
		if text(box, "value") == "" {
			return func() { box.Call("blur") }
		}
		return func() {
			box.Set("value", "")
			c.typed("", 0)
		}
	}
	return nil
}

// keyOnPage is what a key does outside fields, or nil.
func (c *root) keyOnPage(pressed string, target app.Value) func() {
	switch pressed {
	case "/":
		return focusBox
	case "Escape":
		if c.at.Page == SearchPage {
			return focusBox
		}
		return c.back
	case "n", "]":
		if c.at.Page == ArticlePage {
			return func() { c.toHit(1); c.drawn(c.focusHit) }
		}
	case "p", "[":
		if c.at.Page == ArticlePage {
			return func() { c.toHit(-1); c.drawn(c.focusHit) }
		}
	case "ArrowDown", "ArrowUp":
		if (c.at.Lists() || c.at.Page == ConcordancePage) && strings.HasPrefix(text(target, "id"), hitID("")) {
			step := 1
			if pressed == "ArrowUp" {
				step = -1
			}
			return func() { walk(step) }
		}
	}
	return nil
}

// keepValue leaves the focus on the value that a reader has just filtered by:
// where it stood in the list, another may stand now.
func (c *root) keepValue() {
	id := text(activeElement(), "id")
	if !strings.HasPrefix(id, valuePrefix) {
		return
	}
	c.drawn(func() {
		focus(id)
		if at := activeElement(); at.Truthy() && text(at, "id") == id && at.Call("matches", ":focus-visible").Truthy() {
			at.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	})
}

// writable tells whether keys pressed in an element write in it or work it.
func writable(target app.Value) bool {
	switch text(target, "tagName") {
	case "INPUT", "TEXTAREA", "SELECT":
		return true
	}
	return false
}

func focusBox() {
	if box := element(boxID); box.Truthy() {
		box.Call("focus")
		box.Call("select")
	}
}

// walk moves the focus so many results on; up from the first is the search
// box, and down from the search box the first.
func walk(step int) {
	results := document().Call("querySelectorAll", "#"+resultsID+" a[href]")
	if !results.Truthy() || results.Get("length").Int() == 0 {
		return
	}
	last := results.Get("length").Int() - 1
	at, active := -1, activeElement()
	for i := 0; i <= last; i++ {
		if results.Call("item", i).Equal(active) {
			at = i
		}
	}
	switch at += step; {
	case at < 0:
		focusBox()
	case at <= last:
		link := results.Call("item", at)
		link.Call("focus")
		link.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}

// scrollToResults brings the top of the results into sight when it is above.
func scrollToResults() {
	results := element(mainID)
	if results.Truthy() && results.Call("getBoundingClientRect").Get("top").Float() < 0 {
		results.Call("scrollIntoView", map[string]any{"block": "start"})
	}
}

// watchEnd has more results fetched when their end comes near the window.
func (c *root) watchEnd() {
	observer := app.Window().Get("IntersectionObserver")
	if !observer.Truthy() {
		return // the button at the end remains
	}
	seen := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if list := args[0]; list.Index(list.Length() - 1).Get("isIntersecting").Truthy() {
			c.dispatch(c.more)
		}
		return nil
	})
	// Above the window too: beside a long margin the end of a few results is far up.
	c.observer = observer.New(seen, map[string]any{"rootMargin": "30000px 0px 800px 0px"})
}

// observeEnd looks at the end of the results anew, after they have changed:
// it may be another element, or still be in sight.
func (c *root) observeEnd() {
	if c.observer == nil {
		return
	}
	c.observer.Call("disconnect")
	if end := element(endID); end.Truthy() {
		c.observer.Call("observe", end)
	}
}
