package typeset

import (
	"slices"
	"strings"
	"unicode"
)

// A PDF's outline says which of its lines are headings, and of which level: a
// bookmark says what a heading does, and bookmarks come in the order of the text.

// place is a line of a page.
type place struct{ page, line int }

// heading is what a bookmark says: the last of its lines, and its level.
type heading struct{ last, level int }

const (
	maxHeadingLines = 4   // of a heading
	maxPlaces       = 100 // where one bookmark is looked for
)

// headingsOf finds the headings that bookmarks name: of all the lines that say
// the same, those of the longest run in the bookmarks' order, the last of such
// runs, for a table of contents stands before the text. It gives nil if that
// finds fewer than half.
func headingsOf(pages []Page, outline []Bookmark) map[place]heading {
	places := placesOf(pages, outline)
	if places == nil {
		return nil
	}
	type link struct {
		place
		heading
		next int
	}
	var links []link
	var heads []int // the link that begins the best run of each length, from behind
	for i := len(outline) - 1; i >= 0; i-- {
		for _, at := range places[withoutSpaces(outline[i].Title)] { // in their order: none goes on with another of its own
			n, _ := slices.BinarySearchFunc(heads, at.place, func(head int, p place) int { return comparePlaces(p, links[head].place) })
			next := -1
			if n > 0 {
				next = heads[n-1]
			}
			links = append(links, link{at.place, heading{at.last, outline[i].Level}, next})
			if n == len(heads) {
				heads = append(heads, 0)
			}
			heads[n] = len(links) - 1
		}
	}
	if len(heads)*2 < len(outline) {
		return nil
	}
	found := map[place]heading{}
	for i := heads[len(heads)-1]; i >= 0; i = links[i].next {
		found[links[i].place] = links[i].heading
	}
	return found
}

// spot is where a bookmark's words stand, to the last of their lines.
type spot struct {
	place
	last int
}

// placesOf finds the lines that say what bookmarks do, in their order.
func placesOf(pages []Page, outline []Bookmark) map[string][]spot {
	if len(outline) == 0 {
		return nil
	}
	places := map[string][]spot{}
	longest := 0
	for _, mark := range outline {
		title := withoutSpaces(mark.Title)
		longest = max(longest, len(title))
		places[title] = nil
	}
	for n, page := range pages {
		for i := range page.Lines {
			text := ""
			for j := i; j < min(len(page.Lines), i+maxHeadingLines) && len(text) <= longest; j++ {
				text += withoutSpaces(page.Lines[j].Text)
				if at, ok := places[text]; ok && text != "" && len(at) < maxPlaces {
					places[text] = append(at, spot{place{n, i}, j})
					break
				}
			}
		}
	}
	return places
}

func comparePlaces(a, b place) int {
	if a.page != b.page {
		return a.page - b.page
	}
	return a.line - b.line
}

func withoutSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// addOutlined takes the lines of a heading that a bookmark names.
func (l *layout) addOutlined(i int, h heading, firstPage bool) {
	l.flush(firstPage)
	for j := i; j <= h.last; j++ {
		text := joinSet(l.text.String(), l.lines[j].Text)
		l.text.Reset()
		l.text.WriteString(text)
	}
	l.last, l.head, l.level = l.lines[i], true, h.level
	l.flush(firstPage)
	l.level = 0
}

// putBelow puts what only looks like a heading below those that bookmarks name,
// and gives their deepest level, 0 if there are none.
func (l *layout) putBelow() (lowest int) {
	if len(l.found) == 0 {
		return 0
	}
	for _, i := range l.found {
		lowest = max(lowest, l.paras[i].Level)
	}
	next := 0
	for i := range l.paras {
		switch {
		case next < len(l.found) && l.found[next] == i:
			next++
		case l.paras[i].Level > 0:
			l.paras[i].Level = lowest + 1
		}
	}
	return lowest
}
