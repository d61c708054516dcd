package ui

import (
	"encoding/json"
	"sort"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// place is what a reader comes back to in a history entry.
type place struct {
	Top   float64 `json:"top"`             // how far it was scrolled, in pixels
	Shown int     `json:"shown,omitempty"` // how many results were shown
	Focus string  `json:"focus,omitempty"` // the id of the result that had the focus
	near  bool    // what has the focus may lie elsewhere, and is brought into sight
}

// lastResults is the search that results were last read from, and the place
// in them: a link back to results finds them as they were left.
type lastResults struct {
	key   string
	place place
}

// storePlaces keeps the places over a reload, in sessionStorage.
const storePlaces = "fangzhi.places"

// mostPlaces is how many history entries are kept over a reload.
const mostPlaces = 50

// arrive follows the browser to the address in its bar: a link, back,
// forward, or an address typed in.
func (c *root) arrive() {
	at, e := ParseAddress(fragment()), currentEntry()
	if at.String() == c.at.String() && e.key == c.entry.key {
		return
	}
	c.leave()
	p, known := c.places[e.key]
	if e.key == "" {
		e = entry{key: c.freshKey(), from: c.resultsKey()}
		writeEntry(sameEntry, e, at)
	}
	if !known && at.Page == SearchPage && at.Search.Key() == c.last.key && c.at.Page != SearchPage {
		p = c.last.place
	}
	if at.Lists() && at.Asked().Key() == c.at.Search.Key() {
		p = c.afterTurn(p)
	}
	c.entry, c.wrote = e, time.Time{}
	c.show(at, p)
}

// push goes to an address as a step that back undoes.
func (c *root) push(at Address) {
	if at.String() == c.at.String() {
		return
	}
	c.leave()
	c.entry, c.wrote = entry{key: c.freshKey(), from: c.resultsKey()}, time.Time{}
	writeEntry(newEntry, c.entry, at)
	c.show(at, place{})
}

// replace goes to an address in the place of the current one.
func (c *root) replace(at Address) {
	writeEntry(sameEntry, c.entry, at)
	c.at = at
	c.setTitle()
}

// resultsKey names the search whose results are on the page, if any.
func (c *root) resultsKey() string {
	if c.at.Lists() {
		return "?" + c.at.Asked().Key()
	}
	if c.at.Studies() {
		return "?" + c.at.Search.unsorted().Key()
	}
	return ""
}

// leave notes the place the reader is at.
func (c *root) leave() {
	p := place{Top: scrollTop()}
	if c.at.Lists() || c.at.Studies() {
		p.Shown = len(c.found.hits)
		if id := text(activeElement(), "id"); strings.HasPrefix(id, hitID("")) {
			p.Focus = id
		}
	}
	if c.at.Page == ArticlePage {
		p.Focus = headingID // a place of its own, at the top too
	}
	if c.at.Page == SearchPage {
		c.last = lastResults{c.at.Search.Key(), p}
	}
	c.places[c.entry.key] = p
}

// show turns the page to an address, at a place the reader was at before.
func (c *root) show(at Address, p place) {
	same := at.Page == c.at.Page
	if !at.Studies() {
		c.study.stop()
	}
	c.at, c.copied, c.open, c.badDay = at, "", opened{}, badDay{}
	c.closeSuggestions()
	c.fillFields()
	if at.Page != SearchPage && !at.Studies() && !c.composing {
		leaveField() // now, not when there is a page: by then the reader may write again
	}
	switch at.Page {
	case SearchPage:
		c.showResults(p, same)
	case ArticlePage:
		c.showArticle(p)
	case AboutPage:
		c.showAbout(p)
	case ValuePage, HelpPage:
		c.showValues(p)
	case IndexPage:
		c.showIndex(p)
	case ConcordancePage, TrendPage:
		c.showStudy(p)
	}
	c.setTitle()
}

// back returns from an article to the results it was opened from.
func (c *root) back() {
	if c.entry.from == "?"+c.at.Search.Key() {
		goBack()
		return
	}
	c.push(c.at.Search.Results())
}

// begins puts a reader who has turned to a page at its heading, or where the
// reader left it.
func (c *root) begins(p place) {
	if p.Focus == "" {
		p.Focus = headingID
	}
	c.land(p, nil)
}

// restore puts the window where the reader left it.
func (c *root) restore(p place) { c.land(p, activeElement()) }

// land does so once the page is drawn. A reader who has gone on meanwhile, to
// another page or to write in a field that is not the one named, is left there.
func (c *root) land(p place, field app.Value) {
	c.settle(field, func() {
		scrollTo(p.Top)
		if p.Focus != "" {
			focus(p.Focus)
			if p.near {
				element(p.Focus).Call("closest", "li").Call("scrollIntoView", map[string]any{"block": "nearest"})
			}
		}
	})
}

// settle does what puts a reader somewhere, who may have gone on meanwhile.
func (c *root) settle(field app.Value, do func()) {
	here := c.entry.key
	c.drawn(func() {
		if at := activeElement(); c.entry.key == here && (!writable(at) || field != nil && at.Equal(field)) {
			do()
		}
	})
}

// leaveField takes the focus out of the field that a page was opened from.
func leaveField() {
	if field := activeElement(); writable(field) {
		field.Call("blur")
	}
}

// readPlaces reads what writePlaces wrote; what it cannot read is forgotten.
func readPlaces(text string) map[string]place {
	places := map[string]place{}
	if text == "" || json.Unmarshal([]byte(text), &places) != nil || places == nil {
		return map[string]place{}
	}
	return places
}

// writePlaces writes the places of the latest history entries.
func writePlaces(places map[string]place) string {
	keys := make([]string, 0, len(places))
	for key := range places {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	kept := map[string]place{}
	for _, key := range keys[max(0, len(keys)-mostPlaces):] {
		kept[key] = places[key]
	}
	text, err := json.Marshal(kept)
	if err != nil {
		return ""
	}
	return string(text)
}
