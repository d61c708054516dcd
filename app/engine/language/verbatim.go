package language

import (
	"sort"

	"fangzhi/data/token"
)

// verbatim is a text as written. A word at its ends is no part of a longer one.
type verbatim struct{ runes []rune }

// Spans are the places where it is written so.
func (v *verbatim) Spans(t *FieldText) []Span {
	f := t.write()
	var all []Span
	for at := range f.Runes {
		if f.Runes[at] == v.runes[0] && StandsAt(f.Runes, at, v.runes) && !goesOn(f.Runes, at) && !goesOn(f.Runes, at+len(v.runes)) {
			all = append(all, t.spanOfWritten(at, at+len(v.runes)))
		}
	}
	return all
}

func (t *FieldText) spanOfWritten(from, to int) Span {
	s, folded := SpanOf(t.write(), from, to), t.Fold()
	s.From, s.To = sort.SearchInts(folded.Starts, s.Start), sort.SearchInts(folded.Starts, s.End)
	return s
}

// goesOn tells whether a word goes on over a place in a text as written.
func goesOn(runes []rune, at int) bool {
	if at <= 0 || at >= len(runes) {
		return false
	}
	before, two := token.FoldRunes(string(runes[at-1:at])), token.FoldRunes(string(runes[at-1:at+1]))
	if after := token.FoldRunes(string(runes[at : at+1])); len(two) < len(before)+len(after) {
		return true // they became one
	}
	return InWord(two, len(before))
}
