package browser_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"fangzhi/build/internal/serve"
)

// An input method writes letters before there are characters. They are not
// searched for, and nothing but the reader writes in the box.
func TestInputMethod(t *testing.T) {
	p, site := atSample(t)
	p.before(watchBox)
	p.home()
	p.click("#query")
	composing := func(prefix string, letters ...string) {
		for _, text := range letters {
			p.compose(text)
			p.check("the box holds what the input method wrote", `document.getElementById("query").value === %s`, prefix+text)
		}
	}

	p.step("letters of pinyin are not searched for", func() {
		composing("", "d", "da", "dang", "dangj", "dang'jian")
		p.check("the address has no query yet", `location.hash === "#/" || location.hash === ""`)
		p.commit("党建")
		p.asked("党建")
		p.tally(fmt.Sprintf("%d 篇", search(t, site, "党建").Total))
	})
	p.step("results that come while the next word is composed leave it alone", func() {
		composing("党建", "y", "yin", "yinling")
		p.commit("引领")
		p.asked("党建引领")
		p.tally(fmt.Sprintf("%d 篇", search(t, site, "党建引领").Total))
	})
	p.step("a composition that is given up leaves what was there", func() {
		composing("党建引领", "q", "qun")
		p.compose("")
		p.until("the box as before", `document.getElementById("query").value === "党建引领"`)
		p.asked("党建引领")
	})
	p.step("all in all", func() {
		seen := js[struct {
			Asked, Written, Events []string
		}](p, "window.box")
		if !slices.Contains(seen.Events, "compositionend") {
			p.t.Fatalf("no composition took place: %q", seen.Events)
		}
		if len(seen.Written) != 0 {
			p.t.Errorf("the app wrote %q into the box", seen.Written)
		}
		for _, query := range seen.Asked {
			if strings.ContainsAny(query, "abcdefghijklmnopqrstuvwxyz'") {
				p.t.Errorf("%q was searched for", query)
			}
		}
		if !slices.Contains(seen.Asked, "党建") || !slices.Contains(seen.Asked, "党建引领") {
			p.t.Errorf("the queries asked were %q", seen.Asked)
		}
	})
	p.step("the key that confirms a word adds no term, nor after the composition, as in Safari", func() {
		p.goTo("#/trend?q=社区")
		p.until("the field", `document.getElementById("term")`)
		kept := `((field) => {
			field.value = "党建";
			const key = (code) => field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: code, bubbles: true, cancelable: true }));
			key(229);
			return field.value === "党建";
		})(document.getElementById("term"))`
		p.check("the field keeps what is written", kept)
		p.check("the search box leaves the key to the input method",
			`document.getElementById("query").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true }))`)
	})
}

// Back leads from a query to the one before it, as often as one was begun, and
// forward again; what is written on the way to a query is no step of its own.
func TestBackFromQuery(t *testing.T) {
	p, site := atSample(t)
	p.home()
	begun := js[int](p, "history.length")
	p.write("社区")
	p.keys(enter)
	p.write("党建")
	p.click(".foot") // leaves the box
	p.click("#query")
	p.keys(endKey)
	p.compose("yin'ling")
	p.commit("引领")
	p.asked("党建引领")
	p.check("three steps", `history.length === %s`, begun+3)
	for _, query := range []string{"党建", "社区"} {
		p.back()
		p.asked(query)
		p.tally(fmt.Sprintf("%d 篇", search(t, site, query).Total))
		p.check("the box holds it", `document.getElementById("query").value === %s`, query)
	}
	p.back()
	p.until("home", `document.querySelector("h1.welcome-name") && document.getElementById("query").value === ""`)
	p.forward()
	p.asked("社区")
	p.tally(fmt.Sprintf("%d 篇", search(t, site, "社区").Total))
}

// An article that comes late leaves alone what is being written meanwhile.
func TestLateArticle(t *testing.T) {
	site := sampleSite(t)
	id := search(t, site, "社区").Hits[0].ID
	h, come, late := hostSite(t, site, serve.Options{}), make(chan bool), atomic.Bool{}
	files := h.files
	h.files = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if late.Load() && strings.HasSuffix(r.URL.Path, ".fzb") {
			<-come
		}
		files.ServeHTTP(w, r)
	})
	p := newVisitor(t, h)
	p.goTo("#/about")
	p.until("the archive", `document.querySelector(".about h1")`)
	late.Store(true)
	p.goTo("#/article/" + id)
	p.until("word that it is coming", `document.querySelector(".waiting")`)
	p.click("#query")
	p.compose("dang")
	close(come)
	p.read(id)
	p.compose("dangjian")
	p.commit("党建")
	p.asked("党建")
	p.check("the box holds it", `document.activeElement.id === "query" && document.activeElement.value === "党建"`)
}

// watchBox notes every query that the page asks the worker, every text that a
// script writes into the search box, and the events of input methods.
const watchBox = `{
	const box = window.box = { asked: [], written: [], events: [] };
	const post = Worker.prototype.postMessage;
	Worker.prototype.postMessage = function (message, ...rest) {
		if (typeof message === "string") {
			const request = JSON.parse(message);
			if (request.method === "search") box.asked.push(request.params.query);
		}
		return post.call(this, message, ...rest);
	};
	const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
	Object.defineProperty(HTMLInputElement.prototype, "value", { ...value, set(text) {
		if (this.id === "query") box.written.push(text);
		value.set.call(this, text);
	} });
	for (const event of ["compositionstart", "compositionend"]) addEventListener(event, () => box.events.push(event), true);
}`
