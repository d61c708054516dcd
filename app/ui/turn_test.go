package ui

import (
	"strings"
	"testing"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"
	"fangzhi/app/internal/protocol"
	"fangzhi/data/article"
)

// A reader turns from result to result, on into those not listed yet, and back
// is where the reader has come to.
func TestTurn(t *testing.T) {
	w := open(t, newFake(12), "#/search?q=title")
	c := w.root
	w.do(func() { c.push(c.at.Search.Article("id8")) })
	w.shows("9 of 12", `href="#/article/id7?q=title"`, `href="#/article/id9?q=title"`)
	from := c.entry
	w.do(func() { c.turnTo(c.found.hits[9]) })
	w.shows("10 of 12", `href="#/article/id10?q=title"`, "title 9")
	if c.entry != from {
		t.Errorf("the entry of the history is %v, not %v", c.entry, from)
	}
	if p := c.afterTurn(place{Top: 3, Shown: 10, Focus: hitID("id8")}); p != (place{Top: 3, Shown: 12, Focus: hitID("id9"), near: true}) {
		t.Errorf("back leads to %v", p)
	}
	w.do(func() { c.turnTo(c.found.hits[11]) })
	w.shows("12 of 12", `href="#/article/id10?q=title"`)
	w.hides("turn-behind")
	w.do(func() { c.push(ParseAddress("#/article/id3?q=other")) })
	w.hides(" of 12")
}

// A reader turns from chapter to chapter of a book, however it was come to.
func TestPageTurns(t *testing.T) {
	f := newFake(4)
	for _, a := range f.articles[:3] {
		a.Page = &article.Page{Title: "the book", Articles: []string{"id0", "id1", "id2"}}
	}
	w := open(t, f, "#/article/id1")
	w.shows(`aria-label="On the same page or in the same book"`, `class="turn"`, `class="turn turn-behind"`, `href="#/article/id0"`, `href="#/article/id2"`)
	w = open(t, f, "#/article/id2")
	w.shows(`class="turn"`, `href="#/article/id1"`)
	w.hides("turn-behind")
	w = open(t, f, "#/article/id3")
	w.hides("the book", "turn-behind")
}

// Where results and pages lead to the same articles, they are named once.
func TestTurnsOnce(t *testing.T) {
	f := newFake(4)
	for _, a := range f.articles[:3] {
		a.Page = &article.Page{Title: "the book", Articles: []string{"id0", "id1", "id2"}}
	}
	f.articles[1].Page.Articles = []string{"id3", "id1", "id2"}
	w := open(t, f, "#/search?q=title")
	for id, want := range map[string]int{"id0": 1, "id1": 2, "id2": 1} {
		w.do(func() { w.root.push(w.root.at.Search.Article(id)) })
		if n := strings.Count(w.html(), `class="turns"`); n != want {
			t.Errorf("%s: %d ways on, want %d", id, n, want)
		}
	}
	w.do(func() { w.root.push(w.root.at.Search.Article("id1")) })
	w.shows(`href="#/article/id3`)
	if n := strings.Count(w.html(), `class="turn turn-behind"`); n != 1 {
		t.Errorf("%d links to the next, want 1", n)
	}
}

// A long article is drawn as far as the hit that the reader goes to.
func TestDrawnToHit(t *testing.T) {
	r := reading{drawn: fewBlocks, view: &engine.View{Marks: []engine.Mark{{Block: article.InTitle}, {Block: 5}, {Block: 900}}}}
	for hit, want := range []int{fewBlocks, fewBlocks, fewBlocks + 5, fewBlocks + 900, fewBlocks + 900} {
		if r.drawTo(hit); r.drawn != want {
			t.Errorf("hit %d: %d blocks are drawn, want %d", hit, r.drawn, want)
		}
	}
}

// A query that is still being written is not called wrong, unless the reader
// rests in it or asks.
func TestUnfinishedQuery(t *testing.T) {
	f := newFake(12)
	f.fail["title (1"] = &protocol.Error{Code: protocol.WrongQuery, QueryError: &language.QueryError{Problem: "query.unclosed-bracket", Suggestion: "title (1)"}}
	w := open(t, f, "#/search?q=title")
	c := w.root
	c.typed("title (1", typingPause)
	for !c.found.held {
		w.engine.ConsumeNext()
	}
	w.shows("12 articles", "title 1")
	w.hides("A bracket is not closed.")
	w.do(func() { c.typed("title (1", 0) })
	w.shows("A bracket is not closed.")
	w.do(func() { c.typed("title 1", 0) })
	c.typed("title (1", typingPause)
	w.engine.ConsumeAll() // the time too
	w.shows("A bracket is not closed.")
}
