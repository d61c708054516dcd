package token

import (
	"strings"
	"unicode/utf8"
)

// Part is a word that a run begins with, ends with, or is: in a text it may be
// a part of a longer word, as the run is of the text.
type Part struct {
	Text  string
	place partPlace
}

type partPlace uint8

const (
	anywhere   partPlace = iota // the run is the word
	atTheEnd                    // the run begins with the word
	atTheStart                  // the run ends with it
)

// Part is what a token of the run may be a part of; ok is false for a token
// that must stand as it is: all but the words at the ends, and these too when
// they are so long that they are cut into pieces.
func (r Run) Part(t Token) (part Part, ok bool) {
	if !IsWord(t.Term) || IsPiece(t.Term) {
		return Part{}, false
	}
	first, last := t.Pos == 0, t.Pos+utf8.RuneCountInString(t.Term) == len(r.Text)
	switch {
	case first && last:
		return Part{t.Term, anywhere}, true
	case first:
		return Part{t.Term, atTheEnd}, true
	case last:
		return Part{t.Term, atTheStart}, true
	}
	return Part{}, false
}

// In tells where in a word's term the part begins, in runes, leftmost first
// and without overlaps; nil when it is no part of it.
func (p Part) In(term string) []int {
	switch {
	case IsPiece(term):
		return nil
	case p.place == atTheStart && strings.HasPrefix(term, p.Text):
		return []int{0}
	case p.place == atTheEnd && strings.HasSuffix(term, p.Text):
		return []int{utf8.RuneCountInString(term) - utf8.RuneCountInString(p.Text)}
	case p.place != anywhere:
		return nil
	}
	var all []int
	for from := 0; ; from += len(p.Text) {
		at := strings.Index(term[from:], p.Text)
		if at < 0 {
			return all
		}
		from += at
		all = append(all, utf8.RuneCountInString(term[:from]))
	}
}

// IsWord tells a word's term, or that of a piece of a long word, from all
// others.
func IsWord(term string) bool {
	letters := strings.Trim(term, pieceMark)
	for _, r := range letters {
		if runeKind(r) != word {
			return false
		}
	}
	return letters != ""
}

// IsPiece tells a piece of a long word, which has a mark at each end where the
// word goes on.
func IsPiece(term string) bool {
	return strings.HasPrefix(term, pieceMark) || strings.HasSuffix(term, pieceMark)
}

// goesOn tells whether a word goes on over a place in a text and is so long
// that it is cut into pieces: no run begins or ends within it.
func goesOn(text []rune, at int) bool {
	isWord := func(i int) bool { return i >= 0 && i < len(text) && runeKind(text[i]) == word }
	if !isWord(at-1) || !isWord(at) {
		return false
	}
	from, to := at-1, at+1
	for isWord(from-1) && to-from <= MaxPieceRunes {
		from--
	}
	for isWord(to) && to-from <= MaxPieceRunes {
		to++
	}
	return to-from > MaxPieceRunes
}
