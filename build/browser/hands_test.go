package browser_test

import (
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What a reader's hands do: mouse, finger, keyboard, input method.

// click clicks the middle of the first element that a selector finds, if a
// reader could: it must be in sight and nothing may lie over it.
func (p *tab) click(selector string) {
	p.t.Helper()
	x, y := p.spot(selector, .5, .5)
	p.clickAt(x, y)
}

func (p *tab) clickAt(x, y float64) {
	p.t.Helper()
	p.do(chromedp.MouseClickXY(x, y))
}

// clickWords clicks the first element of a kind that holds just these words.
func (p *tab) clickWords(selector, words string) {
	p.t.Helper()
	p.until(words+" in "+selector, `window.__spot = [...document.querySelectorAll(%s)].find((e) => e.innerText.trim() === %s)`, selector, words)
	js[bool](p, `(document.querySelectorAll("[data-test-spot]").forEach((e) => delete e.dataset.testSpot), window.__spot.dataset.testSpot = "here", true)`)
	p.click("[data-test-spot]")
}

// tap touches the middle of an element with a finger.
func (p *tab) tap(selector string) {
	p.t.Helper()
	x, y := p.spot(selector, .5, .5)
	p.do(chromedp.TapXY(x, y))
}

// place is a point of the window, and what is there.
type place struct {
	X, Y    float64
	Problem string
}

// spot scrolls an element into sight and gives a point in it, as shares of
// its width and height.
func (p *tab) spot(selector string, across, down float64) (x, y float64) {
	p.t.Helper()
	p.until(selector+" to be there", "document.querySelector(%s)", selector)
	const look = `((selector, across, down) => {
		const e = document.querySelector(selector);
		if (!e) return { problem: "gone" };
		const here = () => {
			const r = e.getClientRects()[0] ?? e.getBoundingClientRect();
			if (!r.width || !r.height) return { problem: "no size" };
			const x = r.left + r.width * across, y = r.top + r.height * down;
			const top = document.elementFromPoint(x, y);
			if (top && (e.contains(top) || top.contains(e))) return { x, y };
			return { problem: "under " + (top?.outerHTML.slice(0, 200) ?? "the edge of the window") };
		};
		const seen = here();
		if (!seen.problem) return seen;
		e.scrollIntoView({ block: "center" });
		return here();
	})(%s, %s, %s)`
	for deadline := time.Now().Add(patience); ; time.Sleep(glance) {
		at := js[place](p, look, selector, across, down)
		if at.Problem == "" {
			return at.X, at.Y
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("%s cannot be clicked: %s\n%s", selector, at.Problem, p.sight())
		}
	}
}

// keys presses the keys of a text, wherever the focus is.
func (p *tab) keys(text string) {
	p.t.Helper()
	for _, r := range text {
		events := kb.Encode(r)
		for _, e := range events {
			if e.Type == kb.KeyChar {
				continue
			}
			if e.Type != kb.KeyUp { // a keyboard's press and its character are one, so that the page can prevent both
				e.Type = kb.KeyRawDown
				for _, char := range events {
					if char.Type == kb.KeyChar {
						e.Type, e.Text, e.UnmodifiedText = kb.KeyDown, char.Text, char.UnmodifiedText
					}
				}
			}
			call(p, input.DispatchKeyEvent, *e)
		}
	}
}

// Keys by the names readers know them by.
const (
	enter     = kb.Enter
	escape    = kb.Escape
	tabKey    = kb.Tab
	arrowDown = kb.ArrowDown
	arrowUp   = kb.ArrowUp
	arrowLeft = kb.ArrowLeft
	endKey    = kb.End
)

// compose shows unfinished text of an input method in the focused field.
func (p *tab) compose(text string) {
	p.t.Helper()
	end := int64(len([]rune(text)))
	call(p, input.ImeSetComposition, input.ImeSetCompositionParams{Text: text, SelectionStart: end, SelectionEnd: end})
}

// commit ends an input method's composition with a text.
func (p *tab) commit(text string) {
	p.t.Helper()
	call(p, input.InsertText, input.InsertTextParams{Text: text})
}
