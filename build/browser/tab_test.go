package browser_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// tab is one tab of a visitor's browser. Its methods end the test when what a
// reader would do cannot be done.
type tab struct {
	t     *testing.T
	ctx   context.Context
	host  *host
	watch *watch
	width int64 // of the window, in CSS pixels
}

// How long a reader is patient, and how often one looks.
const (
	patience = 45 * time.Second
	glance   = 25 * time.Millisecond
)

// newVisitor opens an empty tab for a reader who has never been anywhere.
func newVisitor(t *testing.T, h *host) *tab {
	t.Helper()
	return openTab(t, sharedBrowser(t), sharedBrowser(t).ctx, h, chromedp.WithNewBrowserContext())
}

// another opens an empty tab for the same reader.
func (p *tab) another() *tab {
	p.t.Helper()
	return openTab(p.t, p.watch.browser, p.ctx, p.host)
}

// firstTab opens a tab for whoever owns the browser's profile.
func firstTab(t *testing.T, b *browser, h *host) *tab {
	t.Helper()
	return openTab(t, b, b.ctx, h)
}

func openTab(t *testing.T, b *browser, parent context.Context, h *host, options ...chromedp.ContextOption) *tab {
	t.Helper()
	p := newTab(t, b, parent, h, options...)
	t.Cleanup(func() {
		for _, fault := range p.watch.end(p.ctx) {
			t.Error(fault)
		}
	})
	return p
}

// newTab opens a tab that nobody judges.
func newTab(t *testing.T, b *browser, parent context.Context, h *host, options ...chromedp.ContextOption) *tab {
	t.Helper()
	w := newWatch(b, h.origin())
	ctx, cancel := chromedp.NewContext(parent, append(options, chromedp.WithListener(w.listen("page")))...)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // on its own: a shorter context would bind the tab's life
		t.Fatalf("opening a tab: %v", err)
	}
	p := &tab{t: t, ctx: ctx, host: h, watch: w}
	p.before(reportPolicy)
	return p
}

// step is a part of a visit with a name of its own. The next ones build on
// it, so its failure ends the visit.
func (p *tab) step(name string, do func()) {
	p.t.Helper()
	whole := p.t
	passed := whole.Run(name, func(t *testing.T) {
		p.t = t
		defer func() { p.t = whole }()
		do()
	})
	if !passed {
		whole.FailNow()
	}
}

// before has a script run in every page of the tab, before its own.
func (p *tab) before(script string) {
	p.t.Helper()
	call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}

// do does things in the browser, patiently.
func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("%v\n%s", err, p.sight())
	}
}

// call sends one command of the browser's protocol.
func call[P, R any](p *tab, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		p.t.Fatalf("%s: %v", command.Method, err)
	}
	return result
}

// js evaluates an expression in the page, promises awaited.
func js[T any](p *tab, format string, args ...any) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	expression := script(format, args...)
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v\n%s", expression, err, p.sight())
	}
	return value
}

// script writes an expression, its arguments as JavaScript values.
func script(format string, args ...any) string {
	if len(args) == 0 {
		return format
	}
	values := make([]any, len(args))
	for i, arg := range args {
		text, err := json.Marshal(arg)
		if err != nil {
			panic(err) // a test's own argument
		}
		values[i] = string(text)
	}
	return fmt.Sprintf(format, values...)
}

// visit opens an address and waits for the page to load.
func (p *tab) visit(address string) {
	p.t.Helper()
	p.do(chromedp.Navigate(address))
}

// until waits for an expression to hold.
func (p *tab) until(what, format string, args ...any) {
	p.t.Helper()
	if err := p.waitFor(format, args...); err != nil {
		p.t.Fatalf("waited in vain: %s: %v\n%s\n%s", what, err, script(format, args...), p.sight())
	}
}

func (p *tab) waitFor(format string, args ...any) error {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	expression := "Boolean(" + script(format, args...) + ")"
	var trouble error
	for {
		holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		if holds {
			return nil
		}
		if ctx.Err() == nil {
			trouble = err // a page on its way has none of what is asked for
		}
		select {
		case <-time.After(glance):
		case <-ctx.Done():
			return fmt.Errorf("not in %v (%v)", patience, trouble)
		}
	}
}

// check fails the test, but goes on, when an expression does not hold.
func (p *tab) check(what, format string, args ...any) {
	p.t.Helper()
	if expression := script(format, args...); !js[bool](p, "Boolean("+expression+")") {
		p.t.Errorf("not so: %s\n%s\n%s", what, expression, p.sight())
	}
}

// sight is what the reader sees, for a failure's message.
func (p *tab) sight() string {
	ctx, cancel := context.WithTimeout(p.ctx, settlePatience)
	defer cancel()
	const look = `[decodeURI(location.href), document.title, ...[...document.querySelectorAll("pre.details")].map((d) => d.textContent), document.body.innerText].join("\n")`
	seen, err := chromedp.Run(ctx, chromedp.Evaluate[string](look))
	if err != nil {
		return "(the page does not answer: " + err.Error() + ")"
	}
	const most = 1200
	if runes := []rune(strings.Join(strings.Fields(seen), " ")); len(runes) > most {
		return string(runes[:most]) + "…"
	} else {
		return string(runes)
	}
}

// back and forward use the browser's own buttons.
func (p *tab) back()    { p.t.Helper(); js[bool](p, "(history.back(), true)") }
func (p *tab) forward() { p.t.Helper(); js[bool](p, "(history.forward(), true)") }
func (p *tab) reload()  { p.t.Helper(); p.do(chromedp.Reload()) }

// hash is the fragment of the address, as a reader reads it.
func (p *tab) hash() string {
	p.t.Helper()
	return js[string](p, "decodeURI(location.hash)")
}

// window gives the tab a size, and a finger instead of a mouse where it is a phone.
func (p *tab) window(width, height int64, phone bool) {
	p.t.Helper()
	var options []chromedp.EmulateViewportOption
	if phone {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	p.width = width
	p.do(chromedp.EmulateViewport(width, height, options...))
}
