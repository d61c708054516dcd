package browser_test

import (
	"slices"
)

// The words of the app, for tests to be told in.

// result is one article in a list of results, as a reader sees it.
type result struct {
	ID, Title, Facts, Snippet string
	Marked                    []string // in title and snippet
}

// resultsShown holds once the results on the page are those of the address.
const resultsShown = `(() => {
	const list = document.getElementById("results");
	const asked = location.hash.split("?")[1] ?? "";
	return list && list.getAttribute("aria-busy") !== "true" &&
		[...list.querySelectorAll("a[href]")].every((a) => (a.hash.split("?")[1] ?? "").replace(/&at=[\d.]+$/, "") === asked);
})()`

// results waits for the results of the address and gives them.
func (p *tab) results() []result {
	p.t.Helper()
	p.until("the results of the address", resultsShown)
	return js[[]result](p, `[...document.querySelectorAll("#results > li")].map((li) => ({
		ID: li.querySelector("a[id]").id.replace(/^hit-/, ""),
		Title: li.querySelector("a[id]").textContent,
		Facts: li.querySelector(".hit-facts").innerText,
		Snippet: li.querySelector(".hit-words")?.textContent ?? "",
		Marked: [...li.querySelectorAll("mark")].map((m) => m.textContent),
	}))`)
}

// titles are the titles of the results.
func (p *tab) titles() []string {
	p.t.Helper()
	list := []string{}
	for _, r := range p.results() {
		list = append(list, r.Title)
	}
	return list
}

// home opens the site and waits for the app to show it.
func (p *tab) home() {
	p.t.Helper()
	p.visit(p.host.at(""))
	p.until("the app to take over", `!document.getElementById("shell") && document.getElementById("query")`)
	p.results()
}

// goTo opens an address inside the site, and waits until it is shown.
func (p *tab) goTo(fragment string) {
	p.t.Helper()
	p.visit(p.host.at("") + fragment)
	p.until("the app to take over", `!document.getElementById("shell") && document.getElementById("query")`)
}

// write puts the cursor into the search box, empties it, and types.
func (p *tab) write(query string) {
	p.t.Helper()
	p.click("#query")
	js[bool](p, `(document.getElementById("query").select(), true)`)
	p.keys(query)
}

// asked waits until the address asks for a query.
func (p *tab) asked(query string) {
	p.t.Helper()
	p.until("the address to ask for "+query, `new URLSearchParams(location.hash.split("?")[1] ?? "").get("q") === %s`, query)
}

// openFirst opens the first result from the search box, with the keyboard:
// past the suggestions, which the arrows would walk through.
func (p *tab) openFirst() {
	p.t.Helper()
	p.keys(enter)
	p.until("no suggestions", "!("+suggestionsOpen+")")
	p.results()
	p.keys(arrowDown)
	p.until("the first result", `document.activeElement.id === document.querySelector("#results a[id]").id`)
	p.keys(enter)
}

// read waits for an article and gives its heading and the text of its blocks.
func (p *tab) read(id string) article {
	p.t.Helper()
	p.until("the article "+id, `location.hash.startsWith("#/article/" + %s) && document.querySelector("article #heading")`, id)
	return js[article](p, `({
		Title: document.querySelector("#heading").textContent,
		Blocks: [...document.querySelectorAll(".article-body > p, .introduction p, .article-body > h2, .article-body > h3, .article-body li, .article-body blockquote, .article-body figcaption > :last-child, .article-body table")].map((b) => b.textContent),
		Marked: [...document.querySelectorAll("article mark")].map((m) => m.textContent),
	})`)
}

// article is an article as a reader sees it.
type article struct {
	Title          string
	Blocks, Marked []string
}

// language waits for the interface to be in a language, by a word of it.
func (p *tab) language(tag, about string) {
	p.t.Helper()
	p.until("the interface in "+tag, `document.documentElement.lang === %s && [...document.querySelectorAll("nav a")].some((a) => a.textContent === %s)`, tag, about)
}

// sameSet tells whether two lists hold the same, in whatever order.
func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// tally waits for the line that tells how many were found to say so.
func (p *tab) tally(words string) {
	p.t.Helper()
	p.until("the count to say "+words, `document.querySelector(".tally").textContent.split(" · ")[0] === %s`, words)
}

// filterCounts are the values of a kind of filter with their counts, as listed
// beside the results. The kind is named as readers see it.
func (p *tab) filterCounts(kind string) map[string]int {
	p.t.Helper()
	return js[map[string]int](p, `Object.fromEntries([...(`+filterGroup+`)?.querySelectorAll(".value") ?? []].map((v) =>
		[v.querySelector(".value-name").textContent, Number(v.querySelector(".value-count").textContent)]))`, kind)
}

const filterGroup = `[...document.querySelectorAll(".group")].find((g) => g.querySelector(".group-name")?.textContent === %s)`

// narrow clicks a value of a kind of filter.
func (p *tab) narrow(kind, value string) {
	p.t.Helper()
	p.until("the filter "+kind+" "+value, `[...(`+filterGroup+`)?.querySelectorAll(".value") ?? []].some((v) => v.querySelector(".value-name").textContent === %s)`, kind, value)
	js[bool](p, `((v) => { document.querySelectorAll("[data-test-value]").forEach((e) => delete e.dataset.testValue); v.dataset.testValue = ""; return true })(
		[...(`+filterGroup+`).querySelectorAll(".value")].find((v) => v.querySelector(".value-name").textContent === %s))`, kind, value)
	p.click("[data-test-value]")
}

// chips are the filters in force, as listed above the results.
func (p *tab) chips() []string {
	p.t.Helper()
	return js[[]string](p, `[...document.querySelectorAll(".chip")].map((c) => c.innerText.trim())`)
}

// choose picks a line of a list with the keyboard, as the list's own window
// is not part of the page.
func (p *tab) choose(selector, words string) {
	p.t.Helper()
	p.until(words+" to choose", `[...(document.querySelector(%s)?.options ?? [])].some((o) => o.text === %s)`, selector, words)
	moves := js[int](p, `((s, words) => { s.focus(); return [...s.options].findIndex((o) => o.text === words) - s.selectedIndex })(document.querySelector(%s), %s)`, selector, words)
	for ; moves > 0; moves-- {
		p.keys(arrowDown)
	}
	for ; moves < 0; moves++ {
		p.keys(arrowUp)
	}
	p.until(words+" to be chosen", "document.querySelector(%s)?.selectedOptions[0].text === %s", selector, words)
}
