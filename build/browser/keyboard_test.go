package browser_test

import (
	"slices"
	"strings"
	"testing"
)

// Everything can be done without a mouse.
func TestKeyboard(t *testing.T) {
	p, site := atSample(t)
	p.home()
	want := search(t, site, "党建")
	first := "hit-" + want.Hits[0].ID

	p.step("/ leads to the search box, from anywhere", func() {
		p.keys("/")
		p.until("the cursor in the box", `document.activeElement.id === "query"`)
		p.check("the / itself is not typed", `document.getElementById("query").value === ""`)
		p.keys("党建")
		p.asked("党建")
		checkResults(p, p.results(), want)
	})
	p.step("Esc takes the suggestions away, arrows lead down the results and up again", func() {
		p.until("suggestions", suggestionsOpen)
		p.keys(escape)
		p.until("none", "!("+suggestionsOpen+")")
		p.check("the text stays", `document.getElementById("query").value === "党建"`)
		p.keys(arrowDown)
		p.until("the first result", `document.activeElement.id === %s`, first)
		p.keys(arrowDown)
		p.until("the second", `document.activeElement.id === %s`, "hit-"+want.Hits[1].ID)
		p.keys(arrowUp + arrowUp)
		p.until("the box", `document.activeElement.id === "query"`)
		p.keys(arrowDown)
		p.until("the first result", `document.activeElement.id === %s`, first)
	})
	p.step("Enter opens, Esc leads back", func() {
		p.keys(enter)
		p.read(want.Hits[0].ID)
		p.keys(escape)
		p.results()
		p.until("the result that was opened", `document.activeElement.id === %s`, first)
		p.keys(escape)
		p.until("the box", `document.activeElement.id === "query"`)
	})
	p.step("Tab reaches every control, and shows where it is", func() {
		p.reload() // Tab goes on from where the reader was
		p.results()
		stops := tabThrough(p)
		for _, stop := range []string{"skip", "brand", "#/about", "language", "theme", "query", "sort", first, "data-bar", `id="from"`, "script=Hant", "year=2023", "source="} {
			if !slices.ContainsFunc(stops, func(s string) bool { return strings.Contains(s, stop) }) {
				p.t.Errorf("Tab does not come by %s: %q", stop, stops)
			}
		}
	})
	p.step("a filter is chosen with Enter", func() {
		js[bool](p, `(document.querySelector('.value[href*="script=Hant"]').focus(), true)`)
		p.keys(enter)
		p.until("the script in the address", `location.hash.includes("script=Hant")`)
		checkResults(p, p.results(), search(t, site, "党建", "--filter", "script=Hant"))
	})
	p.step("and taken off: what held it has the focus then", func() {
		js[bool](p, `(document.querySelector("a.chip").focus(), true)`)
		p.keys(enter)
		p.until("no script in the address", `!location.hash.includes("script=")`)
		p.results()
		p.check("the focus in the results", `document.activeElement.id === "main"`)
	})
	p.step("and the reader stays at it, wherever it stands now", func() {
		p.goTo("#/search?q=社区")
		p.results()
		js[bool](p, `([...document.querySelectorAll('.value[href*="place="]')].at(-1).focus(), window.chosen = document.activeElement.id, true)`)
		for _, on := range []string{"true", "", "true"} {
			p.keys(enter)
			p.until("it on or off", `document.activeElement.id === window.chosen && (document.activeElement.getAttribute("aria-current") ?? "") === %s && !document.querySelector("[aria-busy=true]")`, on)
			p.results()
			p.check("the reader at it", `document.activeElement.id === window.chosen && document.activeElement.matches(":focus-visible")`)
		}
	})
	p.step("the timeline is walked with arrows", func() {
		p.goTo("#/")
		p.results()
		js[bool](p, `(document.querySelector(".bars [tabindex='0']").focus(), true)`)
		p.keys(endKey)
		p.until("the last bar", `document.activeElement.dataset.bar === document.querySelector(".bars").lastElementChild.dataset.bar`)
		p.check("it has a name", `document.activeElement.getAttribute("aria-label").startsWith("2023年12月")`)
		for range 6 {
			p.keys(arrowLeft)
		}
		p.until("June", `document.activeElement.getAttribute("aria-label").startsWith("2023年6月")`)
		p.keys(enter)
		p.until("June in the address", `location.hash === "#/search?from=2023-06&to=2023-06"`)
		p.results()
	})
	p.step("the way past the head leads to the content", func() {
		p.reload()
		p.results()
		p.keys(tabKey)
		p.until("the first stop", `document.activeElement.matches(".skip")`)
		p.check("it shows when it is reached", `document.querySelector(".skip").getBoundingClientRect().height > 20`)
		p.keys(enter)
		p.until("the content", `document.activeElement.id === "main"`)
	})
}

// tabThrough presses Tab until it comes round and gives the beginnings of what
// it stopped at. Each stop must show that it is one, in sight.
func tabThrough(p *tab) []string {
	p.t.Helper()
	type stop struct {
		Tag          string
		Seen, Marked bool
	}
	var stops []string
	marked := map[string]bool{} // a field of several parts has several stops
	for range 150 {
		p.keys(tabKey)
		at := js[stop](p, `((e) => {
			if (e === document.body) return { tag: "" };
			const line = (s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none";
			const r = e.getBoundingClientRect();
			return {
				tag: e.outerHTML.slice(0, e.outerHTML.indexOf(">") + 1),
				seen: r.width > 0 && r.bottom > 0 && r.top < innerHeight,
				marked: e.matches(":focus-visible") && (line(getComputedStyle(e)) || [...e.children].some((c) => c instanceof SVGElement && getComputedStyle(c).stroke !== "none")),
			};
		})(document.activeElement)`)
		if at.Tag == "" || len(stops) > 0 && at.Tag == stops[0] {
			break
		}
		if !at.Seen {
			p.t.Errorf("Tab stops out of sight at %s", at.Tag)
		}
		stops = append(stops, at.Tag)
		marked[at.Tag] = marked[at.Tag] || at.Marked
	}
	for tag, shows := range marked {
		if !shows {
			p.t.Errorf("nothing shows that Tab is at %s", tag)
		}
	}
	return stops
}
