package browser_test

import (
	"strings"
	"testing"
)

// suggestionsOpen tells that the search box offers something, as a combobox
// says so.
const suggestionsOpen = `document.getElementById("query").getAttribute("aria-expanded") === "true"
	&& document.querySelectorAll("#suggestions [role=option]").length > 0 && !document.getElementById("suggestions").hidden`

// offered lists the names offered.
func offered(p *tab) string {
	return strings.Join(js[[]string](p, `[...document.querySelectorAll("#suggestions .suggestion-name")].map(e => e.textContent)`), " ")
}

// typeOnAtOnce goes to the box as soon as the address is another, and types.
const typeOnAtOnce = `(() => {
	const push = history.pushState, letters = [..."wujin"];
	const next = () => {
		if (!letters.length || document.activeElement.id !== "query") return;
		document.execCommand("insertText", false, letters.shift());
		setTimeout(next, 10);
	};
	history.pushState = function (...step) {
		history.pushState = push;
		push.apply(this, step);
		queueMicrotask(() => { document.getElementById("query").focus(); next(); });
	};
	return true;
})()`

// What is typed in pinyin, initials or characters of the other script is
// completed; keys, and a pointer, choose.
func TestSuggestions(t *testing.T) {
	p, _ := atSample(t)
	p.home()
	p.click("#query")
	chosen := `document.getElementById(document.getElementById("query").getAttribute("aria-activedescendant"))`
	empty := func() {
		js[bool](p, `(document.querySelector(".find-clear").click(), true)`)
		p.until("an empty box", `document.getElementById("query").value === ""`)
		p.until("nothing offered", "!("+suggestionsOpen+")")
	}

	p.step("initials, pinyin and the other script find a place", func() {
		for _, typed := range []string{"ht", "hutang", "huta", "湖塘", "hu塘"} {
			p.keys(typed)
			p.until("湖塘镇 for "+typed, `document.querySelector("#suggestions .suggestion-name")?.textContent === "湖塘镇"`)
			p.check("the box holds what was typed", `document.getElementById("query").value === %s`, typed)
			p.check("the number is told", `[...document.querySelectorAll(".find [role=status]")].some(e => e.textContent.includes("建议"))`)
			empty()
		}
		p.keys("黨建")
		p.until("党建 for 黨建", `document.querySelector("#suggestions .suggestion-name")?.textContent === "党建"`)
		empty()
	})
	p.step("arrows walk through them and back to the text; the focus stays in the box", func() {
		p.keys("c")
		p.until("suggestions", suggestionsOpen)
		p.keys(arrowDown)
		p.until("the first", chosen+`?.id === "suggestion-0" && `+chosen+`.getAttribute("aria-selected") === "true"`)
		p.keys(arrowDown)
		p.until("the second", chosen+`?.id === "suggestion-1"`)
		p.keys(arrowUp + arrowUp)
		p.until("none", `!document.getElementById("query").hasAttribute("aria-activedescendant")`)
		p.check("the focus", `document.activeElement.id === "query"`)
		p.check("the text", `document.getElementById("query").value === "c"`)
		empty()
	})
	p.step("Enter without a choice searches for what is typed", func() {
		p.keys("社区")
		p.asked("社区")
		p.keys(enter)
		p.until("closed", "!("+suggestionsOpen+")")
		p.asked("社区")
	})
	p.step("Enter on a name beside other words filters by it", func() {
		p.keys(" ht")
		p.until("湖塘镇", suggestionsOpen)
		p.keys(arrowDown)
		p.until("the first", chosen+`?.id === "suggestion-0"`)
		p.keys(enter)
		p.until("the filter in the address", `decodeURIComponent(location.hash) === "#/search?q=社区&place=江苏省/常州市/武进区/湖塘镇"`)
		p.until("the other word in the box", `document.getElementById("query").value === "社区"`)
		p.check("closed", "!("+suggestionsOpen+")")
	})
	p.step("a pointer opens all about a name, or an article by its title", func() {
		p.home()
		p.click("#query")
		p.keys("changzhou")
		p.until("suggestions", suggestionsOpen)
		p.click("#suggestion-0")
		p.until("the page of 常州市", `decodeURIComponent(location.hash) === "#/place/江苏省/常州市"`)
		p.click("#query")
		p.keys("changzhoushangxia")
		p.until("the title", `document.querySelector("#suggestions .suggestion-name")?.textContent.startsWith("常州：上")`)
		p.keys(arrowDown + enter)
		p.until("the article", `location.hash.startsWith("#/article/")`)
	})
	p.step("who types on before the page is drawn loses nothing", func() {
		for range 4 { // whether it is drawn before is the scheduler's choice
			p.home()
			p.click("#query")
			p.keys("changzhou")
			p.until("suggestions", suggestionsOpen)
			js[bool](p, typeOnAtOnce)
			p.click("#suggestion-0")
			p.until("all of it in the box", `document.getElementById("query").value === "wujin"`)
			p.asked("wujin")
			p.check("the focus", `document.activeElement.id === "query"`)
		}
	})
	p.step("leaving the box takes them away", func() {
		p.home()
		p.click("#query")
		p.keys("c")
		p.until("suggestions", suggestionsOpen)
		js[bool](p, `(document.getElementById("query").blur(), true)`)
		p.until("none", "!("+suggestionsOpen+")")
	})
	p.step("on a phone they hide nothing of what was found", func() {
		p.window(360, 740, true)
		p.home()
		p.tap("#query")
		p.keys("c")
		p.until("suggestions", suggestionsOpen)
		p.check("they stand above the results", `document.getElementById("suggestions").getBoundingClientRect().bottom <= document.querySelector("main").getBoundingClientRect().top`)
		p.check("all of a finger's size", `[...document.querySelectorAll("#suggestions [role=option]")].every((e) => e.getBoundingClientRect().height >= 44)`)
		p.keys(arrowUp)
		p.until("the last in sight", `((r) => r && r.left >= 0 && r.right <= innerWidth)(`+chosen+`?.getBoundingClientRect())`)
		p.keys(enter)
		p.until("where it leads", `!location.hash.startsWith("#/search")`)
		p.window(1280, 900, false)
	})
	p.step("an input method is not disturbed", func() {
		p.home()
		p.click("#query")
		for _, text := range []string{"c", "ch", "cha", "chang"} {
			p.compose(text)
			p.check("nothing is offered while it composes", "!("+suggestionsOpen+")")
			p.check("the box is as it wrote it", `document.getElementById("query").value === %s`, text)
		}
		p.commit("常州")
		p.until("常州市", suggestionsOpen)
		if got := offered(p); !strings.HasPrefix(got, "常州市") {
			p.t.Errorf("offered: %s", got)
		}
	})
}
