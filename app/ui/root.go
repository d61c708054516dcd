// Package ui is the app in the window: its pages, and the way between them.
// It holds no search logic. Everything shown comes from a Client, everything
// said comes from messages, and where the reader is stands in the URL
// fragment (Address), so that back, forward, reload and a copied link work.
package ui

import (
	"context"
	"time"

	"fangzhi/app/engine"
	"fangzhi/app/internal/protocol"
	"fangzhi/app/ui/messages"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// root is the whole page. Its fields change on go-app's UI goroutine alone.
type root struct {
	app.Compo
	client Client
	ctx    app.Context

	lang   messages.Language
	narrow bool // the filters are a sheet
	online bool
	ready  struct{ update, install bool }

	at      Address
	entry   entry
	entries int              // history entries named in this window
	places  map[string]place // by history entry
	last    lastResults

	info    *engine.Info
	openErr error
	late    chan func() // what the first page shows, when it is late

	found      found
	suggesting suggesting
	composing  bool      // an input method is at work in the search box
	writing    bool      // the reader was in the shell's search box
	wrote      time.Time // when a query was last written on; zero when none is being written
	reading    reading
	listed     listed
	study      study
	keeping    keeping
	drag       drag
	badDay     badDay
	observer   app.Value       // of the end of the results
	wide       map[string]bool // kinds whose every value is listed
	sheet      bool            // the filters' sheet is open
	copied     string          // what was just copied: "link", or a form of citation
	open       opened          // the window that lies over the page
}

// Run shows the archive in the window, in the place of the shell page. It
// never returns.
func Run(client Client) {
	mendLocation()
	c := newRoot(client)
	c.begin()
	first := make(chan func(), 1)
	work := c.first(context.Background())
	go func() { first <- work() }()
	select {
	case show := <-first:
		show()
	case <-time.After(firstWait):
		c.late = first
	}
	c.takeOver()
	app.Route("/", func() app.Composer { return c })
	app.RunWhenOnBrowser()
}

// firstWait is how long the shell page stays while the first page is
// fetched; so nothing jumps when the app takes its place.
const firstWait = 10 * time.Second

func newRoot(client Client) *root {
	return &root{
		client: client,
		lang:   messages.English,
		online: true,
		places: map[string]place{},
		wide:   map[string]bool{},

		suggesting: suggesting{chosen: -1},
	}
}

// takeOver reads again where the reader is, who may have asked for something
// in the shell page meanwhile, when no input method is at work there.
func (c *root) takeOver() {
	for text(rootElement().Get("dataset"), "composing") != "" {
		time.Sleep(typingPause)
	}
	c.writing = text(activeElement(), "id") == shellBoxID
	c.locate()
}

// begin reads where the reader is and what the browser remembers.
func (c *root) begin() {
	c.locate()
	c.places = readPlaces(remembered(thisTime, storePlaces))
	c.narrow = matches(narrowQuery)
	c.chooseLanguage("")
}

// locate reads the address and its entry in the history.
func (c *root) locate() {
	c.at = ParseAddress(fragment())
	c.entry = currentEntry()
	if c.entry.key == "" {
		c.entry.key = c.freshKey()
		writeEntry(sameEntry, c.entry, c.at)
	}
}

// narrowQuery is where the filters leave the page for a sheet; style.css
// breaks at the same width.
const narrowQuery = "(max-width: 60em)"

// first opens the archive and gets what the first page shows.
func (c *root) first(ctx context.Context) func() func() {
	at, shown := c.at, c.places[c.entry.key].Shown
	return func() func() {
		info, err := c.client.Open(ctx)
		if err != nil {
			return func() { c.openErr = err }
		}
		var show func()
		switch at.Page {
		case SearchPage, ValuePage, IndexPage, HelpPage:
			show = c.searching(ctx, at.Asked(), shown)()
		case ArticlePage:
			show = c.fetching(ctx, at.ID, at.Search.Query)()
		}
		return func() {
			c.info, c.openErr = info, nil
			c.chooseLanguage(info.Catalog.Archive.Language)
			switch mounted := c.ctx.Context != nil; {
			case c.at.String() != at.String(), mounted && (at.Page == AboutPage || at.Studies()):
				c.show(c.at, place{})
			case show != nil:
				show()
				if mounted && at.Page == IndexPage {
					c.showIndex(place{})
				}
			}
		}
	}
}

// OnMount takes over navigation, keys and the browser's news.
func (c *root) OnMount(ctx app.Context) {
	c.start(ctx)
	window := app.Window()
	// Links are plain fragment links that the browser follows itself; go-app
	// would remember addresses of its own.
	window.Set("onclick", nil)
	window.Set("onpopstate", nil)
	try(func() { window.Get("history").Set("scrollRestoration", "manual") })
	arrive := func(app.Value) { c.dispatch(c.arrive) }
	listen(window, "popstate", arrive)
	listen(window, "hashchange", arrive)
	listen(window, "pagehide", func(app.Value) { c.leave(); remember(thisTime, storePlaces, writePlaces(c.places)) })
	listen(window, "storage", func(app.Value) { c.dispatch(c.heed) })
	listen(window, "online", func(app.Value) { c.dispatch(c.lineBack) })
	listen(window, EventKept, func(app.Value) { c.dispatch(c.keptUnasked) })
	listen(document(), "keydown", c.key)
	for _, event := range []string{"online", "offline", eventUpdateReady, eventInstallReady} {
		listen(window, event, func(app.Value) { c.dispatch(c.readNews) })
	}
	if query := window.Call("matchMedia", narrowQuery); query.Truthy() {
		listen(query, "change", func(app.Value) { c.dispatch(func() { c.narrow, c.sheet = matches(narrowQuery), false }) })
	}
	c.watchEnd()
	c.observeEnd()
}

// start is what is done once there is a page, with a browser or without.
func (c *root) start(ctx app.Context) {
	c.ctx = ctx
	c.readNews()
	if c.late != nil {
		late := c.late
		c.late = nil
		c.async(func() func() { return <-late })
	}
	c.show(c.at, c.places[c.entry.key])
	if c.writing { // in the shell's box: on with it
		c.drawn(func() { focus(boxID) })
		if c.at.Search.Query != "" {
			c.wrote = time.Now()
		}
	}
}

// readNews asks the browser what its events have told.
func (c *root) readNews() {
	if navigator := app.Window().Get("navigator"); navigator.Truthy() {
		c.online = navigator.Get("onLine").Truthy()
	}
	data := rootElement().Get("dataset")
	c.ready.update = text(data, "update") != ""
	c.ready.install = text(data, "install") != ""
}

// lineBack tries again what failed for want of a line, or came in part.
func (c *root) lineBack() {
	lost := func(err error) bool { return err != nil && protocol.ErrorOf(err).Code == protocol.Network }
	switch {
	case lost(c.openErr), c.info != nil && len(c.info.Problems) > 0:
		c.again(c.ctx, app.Event{})
	case c.at.Page == ArticlePage && lost(c.reading.err):
		c.readAgain(c.ctx, app.Event{})
	case c.at.Lists() && (lost(c.found.err) || c.info != nil && len(c.problemList()) > 0), c.at.Studies() && lost(c.study.err):
		c.searchAgain(c.ctx, app.Event{})
	case c.at.Lists() && lost(c.found.next.err):
		c.found.next.err = nil
		c.more()
	}
}

// again opens the archive anew after that failed.
func (c *root) again(app.Context, app.Event) {
	c.openErr = nil
	c.async(c.first(context.Background()))
}

// dispatch runs do on the UI goroutine and draws the page after it.
func (c *root) dispatch(do func()) {
	c.ctx.Dispatch(func(app.Context) { do() })
}

// async runs work beside the UI and then, on its goroutine, what work gives.
func (c *root) async(work func() func()) {
	c.ctx.Async(func() {
		if show := work(); show != nil {
			c.dispatch(show)
		}
	})
}

// drawn runs do once what has changed is on the page.
func (c *root) drawn(do func()) {
	c.ctx.Defer(func(app.Context) { do() })
}

// t is a message in the reader's language.
func (c *root) t(key string, values ...string) string { return c.lang.Text(key, values...) }

// chooseLanguage settles the language once the archive's own is known.
func (c *root) chooseLanguage(archive string) {
	if archive == "" {
		archive = text(rootElement().Get("dataset"), "language")
	}
	c.lang = messages.Choose(remembered(forEver, storeLanguage), archive, readersLanguages())
	rootElement().Set("lang", string(c.lang))
}

// setLanguage is the reader's choice of a language.
func (c *root) setLanguage(ctx app.Context, _ app.Event) {
	if lang, ok := messages.Parse(ctx.JSSrc().Get("value").String()); ok {
		remember(forEver, storeLanguage, string(lang))
		c.speak(lang)
	}
}

func (c *root) speak(lang messages.Language) {
	c.lang = lang
	rootElement().Set("lang", string(lang))
	c.setTitle()
}

// heed does here what the reader has chosen in another tab.
func (c *root) heed() {
	if lang, ok := messages.Parse(remembered(forEver, storeLanguage)); ok && lang != c.lang {
		c.speak(lang)
	}
	setTheme(remembered(forEver, storeTheme))
}

// switchTheme turns light to dark and back; what the system wants anyway is
// not remembered.
func (c *root) switchTheme(app.Context, app.Event) {
	data := rootElement().Get("dataset")
	systemDark := matches("(prefers-color-scheme: dark)")
	dark := systemDark
	if theme := text(data, "theme"); theme != "" {
		dark = theme == "dark"
	}
	theme := "dark"
	if dark {
		theme = "light"
	}
	if dark != systemDark {
		theme = ""
	}
	setTheme(theme)
	remember(forEver, storeTheme, theme)
}

// setTheme turns the page light or dark; "" is what the system wants.
func setTheme(theme string) {
	if data := rootElement().Get("dataset"); theme == "" {
		data.Delete("theme")
	} else {
		data.Set("theme", theme)
	}
}
