package browser_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A reader searches by typing, in either script, and narrows what is found.
// The program's own search says what must be there.
func TestSearch(t *testing.T) {
	p, site := atSample(t)
	p.home()
	hant, hans := search(t, site, "黨建"), search(t, site, "党建")
	if hant.Total < 4 || len(hant.Facets["source"]) < 2 {
		t.Fatalf("the sample has changed: %d articles of %d sources hold 黨建", hant.Total, len(hant.Facets["source"]))
	}

	var inHant []result
	p.step("黨建 is found as it is typed", func() {
		p.write("黨建")
		p.asked("黨建")
		inHant = p.results()
		checkResults(p, inHant, hant)
		if marked := inHant[0].Marked; !slices.Contains(marked, "黨建") {
			p.t.Errorf("the first result marks %q, not the script asked for", marked)
		}
	})
	p.step("党建 finds the same articles, its own script first", func() {
		p.write("党建")
		p.asked("党建")
		inHans := p.results()
		checkResults(p, inHans, hans)
		if marked := inHans[0].Marked; !slices.Contains(marked, "党建") {
			p.t.Errorf("the first result marks %q, not the script asked for", marked)
		}
		if !sameSet(ids(inHans), ids(inHant)) {
			p.t.Errorf("党建 finds %q, 黨建 %q", ids(inHans), ids(inHant))
		}
	})
	p.step("the filters count what was found", func() {
		for kind, name := range map[string]string{"source": "来源", "script": "字体", "year": "年份"} {
			want := map[string]int{}
			for _, count := range hans.Facets[kind] {
				want[inWords(kind, count.Value)] = count.Count
			}
			if got := p.filterCounts(name); !reflect.DeepEqual(got, want) {
				p.t.Errorf("%s: %v, not %v", name, got, want)
			}
		}
	})
	source := hans.Facets["source"][0].Value
	p.step("a source narrows them, and its chip takes it off again", func() {
		p.narrow("来源", source)
		p.until("the source in the address", `decodeURIComponent(location.hash).includes(%s)`, "source="+source)
		checkResults(p, p.results(), search(t, site, "党建", "--filter", "source="+source))
		if chips := p.chips(); !slices.Equal(chips, []string{source}) {
			p.t.Errorf("the chips are %q", chips)
		}
		p.click(".chip")
		p.until("the source to be gone from the address", `!location.hash.includes("source=")`)
		checkResults(p, p.results(), hans)
		if chips := p.chips(); len(chips) != 0 {
			p.t.Errorf("the chips are still %q", chips)
		}
	})
	p.step("a year and a script narrow them together", func() {
		p.narrow("年份", "2023年")
		p.until("the year in the address", `location.hash.includes("year=2023")`)
		checkResults(p, p.results(), search(t, site, "党建", "--filter", "year=2023"))
		p.narrow("字体", "繁体")
		p.until("the script in the address", `location.hash.includes("script=Hant")`)
		checkResults(p, p.results(), search(t, site, "党建", "--filter", "year=2023", "--filter", "script=Hant"))
		p.clickWords(".chips .link", "全部去掉")
		p.until("no filter in the address", `!/year=|script=/.test(location.hash)`)
		checkResults(p, p.results(), hans)
	})
	p.step("the order can be chosen", func() {
		for _, order := range []struct{ words, address, name string }{
			{"由旧到新", "oldest", "oldest"}, {"由新到旧", "newest", "newest"}, {"相关度", "", "relevance"},
		} {
			p.choose("select.sort", order.words)
			p.until("the order in the address", `(new URLSearchParams(location.hash.split("?")[1]).get("sort") ?? "") === %s`, order.address)
			want := search(t, site, "党建", "--sort", order.name).titles()
			if got := p.titles(); !slices.Equal(got, want) {
				p.t.Errorf("%s: %q, not %q", order.words, got, want)
			}
		}
	})
	p.step("what nothing holds is said to be nowhere", func() {
		p.write("龘靐齉")
		p.asked("龘靐齉")
		p.until("a word of it", `document.querySelector(".nothing")?.innerText.includes("龘靐齉")`)
		p.tally("0 篇")
	})
	p.step("a query that cannot be read is met with one that can", func() {
		p.write("(社区 党建")
		p.until("the suggestion", `document.querySelector(".nothing a")?.textContent.includes("(社区 党建)")`)
		p.click(".nothing a")
		p.asked("(社区 党建)")
		p.tally(fmt.Sprintf("%d 篇", search(t, site, "社区 党建").Total))
	})
	p.step("Esc empties the box and leads home", func() {
		p.click("#query")
		p.keys(escape)
		p.until("home", `location.hash === "#/" && document.getElementById("query").value === ""`)
		p.titles()
	})
}

// checkResults compares results with what the program finds: the same
// articles in the same order, with the count told and the hits marked.
func checkResults(p *tab, got []result, want found) {
	p.t.Helper()
	p.tally(fmt.Sprintf("%d 篇", want.Total))
	var wanted []string
	for _, hit := range want.Hits {
		wanted = append(wanted, hit.ID)
	}
	if !slices.Equal(ids(got), wanted) {
		p.t.Errorf("found %q, not %q", ids(got), wanted)
	}
	for _, r := range got {
		if !slices.Contains(r.Marked, "党建") && !slices.Contains(r.Marked, "黨建") {
			p.t.Errorf("%s marks %q", r.Title, r.Marked)
		}
		if !strings.Contains(r.Snippet, "党建") && !strings.Contains(r.Snippet, "黨建") {
			p.t.Errorf("the snippet of %s does not hold the hit: %s", r.Title, r.Snippet)
		}
	}
}

func ids(results []result) []string {
	list := []string{}
	for _, r := range results {
		list = append(list, r.ID)
	}
	return list
}

// inWords is a facet's value as 简体 readers see it.
func inWords(kind, value string) string {
	switch {
	case kind == "year":
		return value + "年"
	case value == "Hans":
		return "简体"
	case value == "Hant":
		return "繁体"
	}
	return value
}

// The timeline narrows a search to a bar by a click, to several by a drag.
func TestTimeline(t *testing.T) {
	p, site := atSample(t)
	p.home()
	const bar = `.bars [data-bar][aria-label^="%s"]`
	first, last := fmt.Sprintf(bar, "2021年12月"), fmt.Sprintf(bar, "2023年6月")

	p.step("a click on a month shows that month", func() {
		p.click(first)
		p.until("the month in the address", `location.hash === "#/search?from=2021-12&to=2021-12"`)
		if got, want := p.titles(), search(t, site, "", "--filter", "year=2021").titles(); !slices.Equal(got, want) {
			p.t.Errorf("%q, not %q", got, want)
		}
		if chips := p.chips(); !slices.Equal(chips, []string{"2021年12月"}) {
			p.t.Errorf("the chips are %q", chips)
		}
		p.click(".chip")
		p.until("home", `location.hash === "#/"`)
		p.results()
	})
	p.step("a drag over several shows all of them", func() {
		fromX, y := p.spot(first, .5, .5)
		toX, _ := p.spot(last, .5, .5)
		p.do(
			chromedp.MouseEvent(chromedp.MousePressed, fromX, y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
			chromedp.MouseEvent(chromedp.MouseMoved, (fromX+toX)/2, y, chromedp.ButtonLeft),
			chromedp.MouseEvent(chromedp.MouseMoved, toX, y, chromedp.ButtonLeft),
			chromedp.MouseEvent(chromedp.MouseReleased, toX, y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
		)
		p.until("the months in the address", `location.hash === "#/search?from=2021-12&to=2023-06"`)
		want := append(search(t, site, "", "--filter", "year=2023").titles(), search(t, site, "", "--filter", "year=2021").titles()...)
		if got := p.titles(); !slices.Equal(got, want) {
			p.t.Errorf("%q, not %q", got, want)
		}
	})
	p.step("days are written as the reader writes them", func() {
		p.check("the fields hold the range", `from.value === "2021-12" && to.value === "2023-06"`)
		js[bool](p, `(from.select(), from.focus(), true)`)
		p.keys("2023年")
		p.keys(enter)
		p.until("the year in the address and its field", `location.hash === "#/search?from=2023&to=2023-06" && from.value === "2023"`)
		if got, want := p.titles(), search(t, site, "", "--filter", "year=2023").titles(); !slices.Equal(got, want) {
			p.t.Errorf("%q, not %q", got, want)
		}
		js[bool](p, `(from.select(), true)`)
		p.keys("2024")
		p.keys(enter)
		p.until("the order is found wrong", `from.ariaInvalid === "true" && document.getElementById("wrong-range").textContent`)
		p.check("the address stays", `location.hash === "#/search?from=2023&to=2023-06"`)
	})
}
