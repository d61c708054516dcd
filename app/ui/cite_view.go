package ui

import (
	"strings"

	"fangzhi/data/citation"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func (c *root) openCite(app.Context, app.Event) { c.openWindow("cite") }

// cited is the article on the page as it is cited.
func (c *root) cited() citation.Work {
	return citedHere(citation.Of(c.reading.view.Article))
}

// citedHere is a work as it is cited by who has read it here. One without an
// address of its own is cited at its address here, unless that is on the
// reader's own machine.
func citedHere(w citation.Work) citation.Work {
	if location := app.Window().Get("location"); w.URL == "" && strings.HasPrefix(text(location, "protocol"), "http") && !ownMachine(text(location, "hostname")) {
		at, _, _ := strings.Cut(text(location, "href"), "#")
		w.URL = at + Search{}.Article(w.ID).String()
	}
	w.Accessed = today()
	return w
}

// ownMachine tells a name that means the machine itself.
func ownMachine(host string) bool {
	return host == "localhost" || strings.HasPrefix(host, "127.") || host == "[::1]"
}

// today is the day on the reader's calendar, or "" where there is none.
func today() string {
	date := app.Window().Get("Date")
	if !date.Truthy() {
		return ""
	}
	now := date.New()
	return digits(now.Call("getFullYear").Int(), 4) + "-" + digits(now.Call("getMonth").Int()+1, 2) + "-" + digits(now.Call("getDate").Int(), 2)
}

// citeWindow shows the article's citation in every form.
func (c *root) citeWindow() []app.UI {
	if c.reading.view == nil {
		return nil
	}
	w := c.cited()
	var body []app.UI
	add := func(name, element, words string) {
		words = strings.TrimRight(words, "\r\n")
		head := []app.UI{say("h3", name)}
		if clipboard().Truthy() {
			copying := put(say("button.button", c.copyWords(name, "cite.copy")), "type", "button", "aria-label", c.t("cite.copy.form", name))
			head = append(head, on(copying, "click", func(app.Context, app.Event) { c.copy(name, words) }, name, words))
		}
		body = append(body, el("section.form", el("div.form-head", head...), say(element, words)))
	}
	add("GB/T 7714—2025", "p.form-words", w.GBT())
	add("APA 7", "p.form-words", w.APA())
	add("BibTeX", "pre.form-words", w.BibTeX())
	add("RIS", "pre.form-words", w.RIS())
	add("CSL-JSON", "pre.form-words", w.CSL())
	return body
}
