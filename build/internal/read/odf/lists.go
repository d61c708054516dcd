package odf

import (
	"cmp"
	"strconv"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/numbering"
)

// Lists counts the items of an OpenDocument text's lists, and its headings.
type Lists struct {
	styles   *Styles
	open     []list
	byID     map[string]*numbering.Counts // of the lists that others may go on with
	byStyle  map[string]*numbering.Counts // of the last list of a style
	headings numbering.Counts
}

// NewLists are none as yet, of a text with these styles.
func NewLists(styles *Styles) *Lists {
	return &Lists{styles: styles, byID: map[string]*numbering.Counts{}, byStyle: map[string]*numbering.Counts{}}
}

type list struct {
	style  string
	counts *numbering.Counts
	item   bool // an item begins that is to be counted
	start  int  // its number, -1: that after the last
	bare   bool // a head of the list, with no number
}

// Begin opens a list; one in another is a level of it.
func (l *Lists) Begin(e container.Element) {
	list := list{style: e.Attr("style-name"), start: -1}
	if n := len(l.open); n > 0 {
		list.style, list.counts = cmp.Or(list.style, l.open[n-1].style), l.open[n-1].counts
	} else {
		list.counts = l.byID[e.Attr("continue-list")]
		if list.counts == nil && e.Attr("continue-numbering") == "true" {
			list.counts = l.byStyle[list.style]
		}
		if list.counts == nil {
			list.counts = &numbering.Counts{}
		}
		if len(l.byStyle) < maxStyles {
			l.byStyle[list.style] = list.counts
		}
	}
	if id := e.Attr("id"); id != "" && len(l.byID) < maxStyles {
		l.byID[id] = list.counts
	}
	l.open = append(l.open, list)
}

// End ends the list opened last.
func (l *Lists) End() {
	if n := len(l.open); n > 0 {
		l.open = l.open[:n-1]
	}
}

// Item begins an item, or the head of a list.
func (l *Lists) Item(e container.Element) {
	if n := len(l.open); n > 0 {
		list := &l.open[n-1]
		list.item, list.bare, list.start = true, e.Name == "list-header", -1
		if start, ok := startOf(e); ok {
			list.start = start
		}
	}
}

// startOf is the number that an element says to begin with.
func startOf(e container.Element) (start int, ok bool) {
	start, err := strconv.Atoi(e.Attr("start-value"))
	return start, err == nil && start >= 0 && start <= numbering.MaxNumber
}

// Open tells that a paragraph that comes stands in a list.
func (l *Lists) Open() bool { return len(l.open) > 0 }

// Number is what stands before a paragraph of a style in the list that is open:
// a number of a plain list, unless it is to be in words, or words. isItem is true
// of an item that bears a plain number or a mark.
func (l *Lists) Number(style string, inWords bool) (number int, words string, isItem bool) {
	list := &l.open[len(l.open)-1]
	if !list.item {
		return 0, "", false // a further paragraph of an item
	}
	list.item = false
	if list.bare {
		return 0, "", false
	}
	levels := l.styles.lists[cmp.Or(list.style, l.styles.listOf(style))]
	if levels == nil {
		return 0, "", true
	}
	at := min(len(l.open), numbering.MaxLevels) - 1
	list.counts.Begin(at, list.start)
	list.counts.Next(levels, at)
	number, words = list.counts.Shown(levels, at, inWords)
	return number, words, number > 0 || levels[at].Form == "bullet"
}

// Heading is what stands before a heading of a level, which the outline of the
// text has.
func (l *Lists) Heading(e container.Element, level int) string {
	at := min(max(level, 1), numbering.MaxLevels) - 1
	outline := &l.styles.outline
	if e.Attr("is-list-header") == "true" || outline[at].Form == "none" && outline[at].Template == "" {
		return ""
	}
	start := -1
	if e.Attr("restart-numbering") == "true" {
		start = outline[at].Start
		if own, ok := startOf(e); ok {
			start = own
		}
	}
	l.headings.Begin(at, start)
	l.headings.Next(outline, at)
	_, words := l.headings.Shown(outline, at, true)
	return words
}
