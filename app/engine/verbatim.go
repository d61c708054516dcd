package engine

import (
	"sort"

	"fangzhi/data/token"
)

// verbatim is a text as written. A word at its ends is no part of a longer one.
type verbatim struct{ runes []rune }

func (v *verbatim) spans(t *fieldText) []span {
	f := t.write()
	var all []span
	for at := range f.Runes {
		if f.Runes[at] == v.runes[0] && standsAt(f.Runes, at, v.runes) && !goesOn(f.Runes, at) && !goesOn(f.Runes, at+len(v.runes)) {
			all = append(all, t.spanOfWritten(at, at+len(v.runes)))
		}
	}
	return all
}

func (t *fieldText) spanOfWritten(from, to int) span {
	s, folded := spanOf(t.write(), from, to), t.fold()
	s.from, s.to = sort.SearchInts(folded.Starts, s.start), sort.SearchInts(folded.Starts, s.end)
	return s
}

// goesOn tells whether a word goes on over a place in a text as written.
func goesOn(runes []rune, at int) bool {
	if at <= 0 || at >= len(runes) {
		return false
	}
	two := token.Fold(string(runes[at-1 : at+1]))
	for i, start := range two.Starts[:len(two.Runes)] {
		if start > 0 {
			return inWord(two.Runes, i)
		}
	}
	return len(two.Runes) > 0 // they became one
}
