package ui

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// What the pages need of the browser beside go-app. Natively all of it does
// nothing, so that the pages can be tested without one.

func document() app.Value { return app.Window().Get("document") }

func rootElement() app.Value { return document().Get("documentElement") }

func element(id string) app.Value { return app.Window().GetElementByID(id) }

// activeElement is what has the focus.
func activeElement() app.Value { return document().Get("activeElement") }

// text reads a property that may be missing, as "".
func text(v app.Value, property string) string {
	if v == nil || !v.Truthy() || !v.Get(property).Truthy() {
		return ""
	}
	return v.Get(property).String()
}

// try runs what a browser may refuse by throwing (closed storage, too many
// history entries); what is refused is not done.
func try(do func()) {
	defer func() { _ = recover() }()
	do()
}

// remembered reads what was stored on the device, or "".
func remembered(storage, name string) (value string) {
	try(func() {
		if v := app.Window().Get(storage).Call("getItem", name); v.Truthy() {
			value = v.String()
		}
	})
	return value
}

// remember stores a value on the device; "" forgets it.
func remember(storage, name, value string) {
	try(func() {
		if value == "" {
			app.Window().Get(storage).Call("removeItem", name)
			return
		}
		app.Window().Get(storage).Call("setItem", name, value)
	})
}

const (
	forEver  = "localStorage"
	thisTime = "sessionStorage"
)

// fragment is the address in the browser's bar, from # on.
func fragment() string {
	return text(app.Window().Get("location"), "hash")
}

// asFile tells a page that was opened by double click.
func asFile() bool { return text(app.Window().Get("location"), "protocol") == "file:" }

// entry is what is kept with an entry of the browser's history.
type entry struct {
	key  string // names the entry
	from string // the search it was opened from, when that was the entry before
}

// currentEntry reads the history entry the browser is at; the zero entry is
// one that no page has marked yet.
func currentEntry() entry {
	state := app.Window().Get("history").Get("state")
	return entry{key: text(state, "key"), from: text(state, "from")}
}

// writeEntry puts an address and its entry into the history, as a new entry
// or in the place of the current one.
func writeEntry(how string, e entry, at Address) {
	try(func() {
		state := map[string]any{"key": e.key, "from": e.from}
		app.Window().Get("history").Call(how, state, "", at.String())
	})
}

const (
	newEntry  = "pushState"
	sameEntry = "replaceState"
)

// freshKey names a new history entry.
func (c *root) freshKey() string {
	c.entries++
	now := ""
	if date := app.Window().Get("Date"); date.Truthy() {
		now = strconv.FormatFloat(date.Call("now").Float(), 'f', 0, 64)
	}
	return now + "." + strconv.Itoa(c.entries)
}

// mendLocation replaces an address that net/url refuses, which go-app takes
// for good, by one it reads.
func mendLocation() {
	location := app.Window().Get("location")
	if _, err := url.Parse(text(location, "href")); err != nil {
		at := ParseAddress(fragment())
		try(func() {
			app.Window().Get("history").Call("replaceState", nil, "", text(location, "pathname")+at.String())
		})
	}
}

// scrollTop is how far the window is scrolled, in pixels.
func scrollTop() float64 {
	if y := app.Window().Get("scrollY"); y.Truthy() {
		return y.Float()
	}
	return 0
}

func scrollTo(y float64) { app.Window().Call("scrollTo", 0, y) }

// focus moves the focus without scrolling.
func focus(id string) {
	if e := element(id); e.Truthy() {
		e.Call("focus", map[string]any{"preventScroll": true})
	}
}

// matches asks a media query.
func matches(query string) bool {
	list := app.Window().Call("matchMedia", query)
	return list.Truthy() && list.Get("matches").Truthy()
}

// listen calls do when an event reaches a target, for as long as the page is
// there.
func listen(target app.Value, event string, do func(e app.Value)) {
	target.Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any {
		do(args[0])
		return nil
	}))
}

// settled calls do once when a promise has been kept or broken.
func settled(promise app.Value, do func(kept bool)) {
	var kept, broken app.Func
	end := func(ok bool) app.Func {
		return app.FuncOf(func(app.Value, []app.Value) any {
			kept.Release()
			broken.Release()
			do(ok)
			return nil
		})
	}
	kept, broken = end(true), end(false)
	promise.Call("then", kept, broken)
}

// tell fires an event on window.
func tell(event string) {
	app.Window().Call("dispatchEvent", app.Window().Get("Event").New(event))
}

// readersLanguages are the languages the browser asks for.
func readersLanguages() []string {
	list := app.Window().Get("navigator").Get("languages")
	if !list.Truthy() {
		return nil
	}
	tags := make([]string, list.Length())
	for i := range tags {
		tags[i] = list.Index(i).String()
	}
	return tags
}

// bareAddress is an address on the web as people read it: without scheme and
// in its own letters.
func bareAddress(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	if plain, err := url.PathUnescape(rest); err == nil {
		rest = plain
	}
	return strings.TrimSuffix(rest, "/")
}

// webAddress tells whether an address may be made a link.
func webAddress(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}
