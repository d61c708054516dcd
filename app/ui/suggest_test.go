package ui

import (
	"strings"
	"testing"
)

// TestSuggestions: what is typed is completed; the latest text alone.
func TestSuggestions(t *testing.T) {
	f := newFake(3)
	w := open(t, f, "#/")
	slow := make(chan struct{})
	f.wait["suggest a"] = slow
	w.do(func() { w.root.suggest("ab") })
	w.shows(`role="combobox"`, `role="option"`, "3 suggestions", `<mark>b</mark>`, "Place", "Title")
	c := w.root
	c.suggest("a")
	c.suggest("none")
	close(slow)
	w.engine.ConsumeAll()
	w.do(func() {})
	if len(c.suggesting.list) != 0 || !strings.Contains(w.html(), `aria-expanded="false"`) {
		t.Errorf("what was asked before is heard: %v", c.suggesting.list)
	}
}

func TestWalkSuggestions(t *testing.T) {
	w := open(t, newFake(3), "#/")
	w.do(func() { w.root.suggest("ab") })
	c := w.root
	for i, step := range []struct{ step, chosen int }{{1, 0}, {1, 1}, {1, 2}, {1, -1}, {-1, 2}, {-1, 1}} {
		w.do(func() { c.walkSuggestions(step.step) })
		if c.suggesting.chosen != step.chosen {
			t.Fatalf("step %d leads to %d, want %d", i, c.suggesting.chosen, step.chosen)
		}
	}
	w.shows(`aria-activedescendant="suggestion-1"`)
	w.do(c.closeSuggestions)
	if html := w.html(); strings.Contains(html, "activedescendant") || strings.Contains(html, `role="option"`) {
		t.Error("suggestions are closed but on the page")
	}
}

// TestTakeSuggestion: where each kind leads, with and without other words.
func TestTakeSuggestion(t *testing.T) {
	for _, test := range []struct {
		from, rest string
		taken      int
		want       string
	}{
		{"#/search?q=ab", "", 0, "#/place/a/b"},
		{"#/search?q=x+ab", "x", 0, "#/search?q=x&place=a/b"},
		{"#/search?q=ab&source=source", "", 0, "#/search?source=source&place=a/b"},
		{"#/search?q=so&source=source", "", 1, "#/search?source=source"},
		{"#/search?q=t", "", 2, "#/article/id1"},
		{"#/search?q=x+t", "x", 2, "#/article/id1?q=x"},
		{"#/about", "", 1, "#/source/source"},
		{"#/about", "", 7, "#/about"},
	} {
		w := open(t, newFake(3), test.from)
		w.do(func() { w.root.suggest("ab") })
		w.do(func() {
			w.root.suggesting.rest = test.rest
			w.root.takeSuggestion(test.taken)
		})
		if got := w.root.at.String(); got != test.want {
			t.Errorf("from %s, number %d of %q leads to %s, want %s", test.from, test.taken, test.rest, got, test.want)
		}
	}
}
