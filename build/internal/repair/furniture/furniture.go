// Package furniture learns what a site has on all its pages, from several of
// them. Printers call standing matter what they keep set from one issue to the
// next: the way to a page, a column's name, what to do with it, whom to call.
//
// A line is standing where several pages that differ otherwise have it at a
// place of the same name, by the elements that it stands in; where nearly all
// that stands at such places is so; and where no page has that place amid its
// sentences. An office's name under its notices and the headings of its reports
// are the text's: they stand where the text stands. What is learned is the same
// in whatever order pages are shown.
package furniture

import (
	"slices"
	"strings"
	"unicode"

	"fangzhi/data/article"
)

// Site is what a site has standing. The zero of it, and nil, know nothing.
type Site struct {
	Lines  []uint64 // of standing lines, each with its place; sorted
	Behind []uint64 // places of links that may differ, but stand only behind the text and among standing lines, or where nearly all are standing; sorted
	Titles []uint64 // what several pages have for a headline, which is a column's name; sorted
	Ends   []string // of windows' titles: names of the site and its parts, with the stroke before them
	Heads  []string // and with the stroke behind them
}

// IsLine tells a block that is a standing line.
func (s *Site) IsLine(b *article.Block) bool { return has(s.Lines, lineOf(b)) }

// IsBehind tells a block that is another page's name, or its like, by its place.
func (s *Site) IsBehind(b *article.Block) bool { return b.Linked && has(s.Behind, b.Place) }

// IsTitle tells a column's name, which several pages have for a headline.
func (s *Site) IsTitle(title string) bool { return has(s.Titles, hash(title)) }

// WithoutEnd is a window's title without the names of its site; ok is false
// where it has none, or nothing else.
func (s *Site) WithoutEnd(window string) (title string, ok bool) {
	for _, end := range s.Ends { // the longest first
		if rest, found := strings.CutSuffix(window, end); found && isEnough(rest) {
			return strings.TrimSpace(rest), true
		}
	}
	return window, false
}

// WithoutHead is a title without the names of its site before it, likewise; a
// day behind a stroke is no headline.
func (s *Site) WithoutHead(window string) (title string, ok bool) {
	for _, head := range s.Heads { // the longest first
		if rest, found := strings.CutPrefix(window, head); found {
			return strings.TrimSpace(rest), isEnough(strings.Map(withoutNumber, rest))
		}
	}
	return window, false
}

// leastTitle is how many characters a headline has at least.
const leastTitle = 4

func withoutNumber(r rune) rune {
	if unicode.IsNumber(r) {
		return -1
	}
	return r
}

func isEnough(title string) bool {
	n := 0
	for _, r := range title {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			n++
		}
	}
	return n >= leastTitle
}

func has(sorted []uint64, v uint64) bool {
	_, found := slices.BinarySearch(sorted, v)
	return found
}

// lineOf is a hash of a line and its place.
func lineOf(b *article.Block) uint64 { return mix(b.Place, hash(b.Text)) }

const prime = 1099511628211 // FNV-1a's

// hash is a text's, whatever white space it has.
func hash(text string) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range text {
		if !unicode.IsSpace(r) {
			h = (h ^ uint64(r)) * prime
		}
	}
	return h
}

func mix(a, b uint64) uint64 { return (a^b)*prime ^ b>>29 }
