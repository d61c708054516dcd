package browser_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
)

// Every page can be heard as well as seen, and read by weak eyes.
func TestAccess(t *testing.T) {
	p, site := atSample(t)
	most := ""
	for _, hit := range search(t, site, "").Hits { // one with pictures, headings, repairs
		if len(show(t, site, hit.ID).Repairs) > 0 {
			most = hit.ID
		}
	}
	for _, page := range []struct{ name, fragment, there string }{
		{"home", "#/", "#results"},
		{"results", "#/search?q=党建&script=Hant", "#results mark"},
		{"nothing found", "#/search?q=龘靐齉", ".nothing"},
		{"an article", "#/article/" + most + "?q=社区&hit=1", "mark.current"},
		{"the page about the archive", "#/about", ".kept"},
		{"every place", "#/concordance?q=社区", ".kwic-line"},
		{"hits over time", "#/trend?q=社区&q=党建&by=month", ".chart"},
		{"the index of sources", "#/index/source", "main h1"},
		{"all of a topic", "#/topic/党建", "#results"},
		{"what is not there", "#/article/none", ".failure"},
	} {
		p.step(page.name, func() {
			p.goTo(page.fragment)
			p.until("the page", `document.querySelector(%s)`, page.there)
			js[bool](p, `(document.querySelectorAll("details").forEach((d) => d.open = true), true)`)
			named(p)
			p.check("the page has a language", `/^(zh-Han[st]|en)$/.test(document.documentElement.lang)`)
			p.check("no two elements share an id", `((ids) => new Set(ids).size === ids.length)([...document.querySelectorAll("[id]")].map((e) => e.id))`)
			for _, colours := range []string{"light", "dark"} {
				p.system(colours)
				p.until("the colours at rest", colourRest)
				for _, faint := range js[[]string](p, faintWords) {
					p.t.Errorf("%s: %s", colours, faint)
				}
			}
		})
	}
	p.step("the filters on a phone", func() {
		p.window(390, 844, true)
		p.goTo("#/search?q=党建")
		p.results()
		p.tap(".bar button")
		p.until("the filters", `document.querySelector("dialog[open] .value")`)
		nodes := call(p, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes
		if !slices.ContainsFunc(nodes, func(n *accessibility.Node) bool { return text(n.Role) == "dialog" && text(n.Name) != "" }) {
			p.t.Error("the sheet of filters is no dialog with a name")
		}
		p.until("the colours at rest", colourRest)
		for _, faint := range js[[]string](p, faintWords) {
			p.t.Error(faint)
		}
	})
}

// colourRest tells that no colour is changing; what moves with the page's
// place, and not with time, may stand between.
const colourRest = `document.getAnimations().every((a) => a.timeline !== document.timeline)`

// named checks what a screen reader finds: every control has a name, there is
// one first heading, no level of headings is left out, and the page has its
// parts.
func named(p *tab) {
	p.t.Helper()
	controls := []string{"button", "link", "textbox", "searchbox", "combobox", "checkbox", "slider", "spinbutton", "Date", "option", "dialog", "progressbar", "region", "navigation"}
	headings, parts := 0, map[string]int{}
	for _, node := range call(p, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if node.Ignored {
			continue
		}
		role := text(node.Role)
		parts[role]++
		if slices.Contains(controls, role) && strings.TrimSpace(text(node.Name)) == "" {
			p.t.Errorf("a %s has no name", role)
		}
		for _, property := range node.Properties {
			if role == "heading" && property.Name == "level" && string(property.Value.Value) == "1" {
				headings++
			}
		}
	}
	if headings != 1 {
		p.t.Errorf("%d first headings", headings)
	}
	for _, part := range []string{"main", "search", "banner", "contentinfo"} {
		if parts[part] != 1 {
			p.t.Errorf("%d × %s", parts[part], part)
		}
	}
	if parts["navigation"] == 0 {
		p.t.Error("no navigation")
	}
}

// text is a value that is a string.
func text(v *accessibility.Value) string {
	var s string
	if v != nil {
		json.Unmarshal(v.Value, &s) // what is no string is ""
	}
	return s
}

// faintWords are words in sight whose colour stands out too little from what
// lies behind them: 4.5 to 1 for all, 7 to 1 for what is there to be read.
const faintWords = `(() => {
	const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
	const known = new Map();
	const colour = (css) => { // as red, green, blue, 0 to 255, and how opaque, 0 to 1
		if (!known.has(css)) {
			canvas.clearRect(0, 0, 1, 1);
			canvas.fillStyle = css;
			canvas.fillRect(0, 0, 1, 1);
			const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
			known.set(css, [r, g, b, a / 255]);
		}
		return known.get(css);
	};
	const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
	const paper = (e) => {
		const c = e ? colour(getComputedStyle(e).backgroundColor) : [255, 255, 255, 1];
		return c[3] === 1 ? c : over(c, paper(e.parentElement));
	};
	const light = (rgb) => {
		const [r, g, b] = rgb.slice(0, 3).map((c) => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
		return .2126 * r + .7152 * g + .0722 * b;
	};
	const faint = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const e = node.parentElement, words = node.data.trim();
		if (!words || !e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || e.closest(".unseen, .skip, option")) continue;
		const style = getComputedStyle(e), behind = paper(e);
		const ink = over(colour(e instanceof SVGElement ? style.fill : style.color), behind);
		const [a, b] = [light(ink), light(behind)].sort((x, y) => y - x);
		const contrast = (a + .05) / (b + .05);
		const least = e.closest(".article-body > p, .hit-words") && !e.closest("mark, ins, .note, .problem, .waiting") ? 7 : 4.5;
		if (contrast < least) faint.push(contrast.toFixed(2) + " to 1, not " + least + ": " + words.slice(0, 30) + " (" + e.tagName.toLowerCase() + "." + e.getAttribute("class") + ")");
	}
	return [...new Set(faint)];
})()`
