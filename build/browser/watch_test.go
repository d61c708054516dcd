package browser_test

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// watch sees what a tab and all its workers do, and keeps what a reader must
// never meet: words in the console, exceptions, failed requests, requests that
// leave the site, breaches of the page's policy.
type watch struct {
	browser *browser
	origin  string // of the site

	mu      sync.Mutex
	faults  []string
	urls    map[network.RequestID]string
	workers map[target.ID]*worker
	allowed []*regexp.Regexp
	ended   bool
}

// worker is a worker of the tab, watched once attached is closed.
type worker struct {
	ctx      context.Context
	cancel   context.CancelFunc
	attached chan struct{}
}

func newWatch(b *browser, origin string) *watch {
	return &watch{browser: b, origin: origin, urls: map[network.RequestID]string{}, workers: map[target.ID]*worker{}}
}

// reportPolicy tells the console of breaches of the page's policy.
const reportPolicy = `document.addEventListener("securitypolicyviolation",
	(e) => console.error("policy: " + e.violatedDirective + " " + e.blockedURI))`

// listen hears the events of a page or a worker, named who.
func (w *watch) listen(who string) func(any) {
	return func(event any) {
		w.mu.Lock()
		defer w.mu.Unlock()
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			if e.Type != "info" && e.Type != "debug" {
				w.fault("%s: console.%s %s", who, e.Type, words(e.Args))
			}
		case *runtime.EventExceptionThrown:
			w.fault("%s: exception %s", who, exceptionText(e.ExceptionDetails))
		case *log.EventEntryAdded:
			if e.Entry.Level != "info" && e.Entry.Level != "verbose" {
				w.fault("%s: %s %s: %s %s", who, e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
			}
		case *target.EventAttachedToTarget:
			w.attach(e.TargetInfo)
		default:
			w.hearNetwork(who, event)
		}
	}
}

func (w *watch) hearNetwork(who string, event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		w.urls[e.RequestID] = e.Request.URL
		if !strings.HasPrefix(e.Request.URL, w.origin+"/") && !strings.HasPrefix(e.Request.URL, "data:") {
			w.fault("%s: a request leaves the site: %s", who, e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			w.fault("%s: %d %s", who, e.Response.Status, e.Response.URL)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled {
			w.fault("%s: failed request: %s %s", who, w.urls[e.RequestID], e.ErrorText)
		}
	}
}

func (w *watch) fault(format string, args ...any) {
	w.faults = append(w.faults, fmt.Sprintf(format, args...))
}

// attach watches a worker too. What it has said already, Chromium says again.
func (w *watch) attach(info *target.Info) {
	if w.ended || w.workers[info.TargetID] != nil {
		return
	}
	k := &worker{attached: make(chan struct{})}
	k.ctx, k.cancel = chromedp.NewContext(w.browser.ctx, chromedp.WithTargetID(info.TargetID),
		chromedp.WithDetachOnCancel(), chromedp.WithListener(w.listen(info.Type)))
	w.workers[info.TargetID] = k
	go func() {
		defer close(k.attached)
		chromedp.Do(k.ctx) // a worker that is gone already has nothing to say
	}()
}

// settlePatience is how long a worker may take to show that it was heard out.
const settlePatience = 5 * time.Second

// settle returns when all that was said so far has been heard.
func (w *watch) settle(page context.Context) {
	w.hearOut(page)
	for _, k := range w.watched() {
		<-k.attached
		if chromedp.FromContext(k.ctx).Target != nil {
			w.hearOut(k.ctx)
		}
	}
}

// hearOut asks anything: the answer comes behind all events before it. One
// that is gone gives none.
func (w *watch) hearOut(who context.Context) {
	ctx, cancel := context.WithTimeout(who, settlePatience)
	defer cancel()
	chromedp.Run(ctx, chromedp.Evaluate[int]("1"))
}

func (w *watch) watched() []*worker {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Collect(maps.Values(w.workers))
}

// end stops watching and gives what was wrong.
func (w *watch) end(page context.Context) []string {
	w.settle(page)
	w.mu.Lock()
	w.ended = true
	w.mu.Unlock()
	for _, k := range w.watched() {
		k.cancel()
	}
	return w.take()
}

// take gives what was wrong since it was last called.
func (w *watch) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var wrong []string
	for _, fault := range w.faults {
		if !w.mayBe(fault) {
			wrong = append(wrong, fault)
		}
	}
	w.faults = nil
	for _, stray := range w.browser.strayed.take() {
		wrong = append(wrong, "a request leaves this machine: "+stray)
	}
	return wrong
}

// allow says of a fault that it is expected, by a pattern of its text.
func (w *watch) allow(pattern string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.allowed = append(w.allowed, regexp.MustCompile(pattern))
}

func (w *watch) mayBe(fault string) bool {
	return slices.ContainsFunc(w.allowed, func(r *regexp.Regexp) bool { return r.MatchString(fault) })
}

// words are the arguments of a call of the console.
func words(args []*runtime.RemoteObject) string {
	var said []string
	for _, arg := range args {
		if arg.Description != "" {
			said = append(said, arg.Description)
		} else {
			said = append(said, string(arg.Value))
		}
	}
	return strings.Join(said, " ")
}

func exceptionText(details *runtime.ExceptionDetails) string {
	if details.Exception != nil && details.Exception.Description != "" {
		return details.Exception.Description
	}
	return details.Text
}
