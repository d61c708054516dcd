package language

import (
	"slices"
	"sort"

	"fangzhi/data/token"
)

// stars are pieces of text with anything between, up to starRunes characters,
// but within a word between letters or figures.
type stars struct {
	pieces             [][]rune
	openStart, openEnd bool // the pattern takes in the rest of a word
}

// Spans are the places of all pieces, each near enough behind the one before.
func (s *stars) Spans(t *FieldText) []Span {
	f := t.Fold()
	var all []Span
	for at := range f.Runes {
		if f.Runes[at] != s.pieces[0][0] || !StandsAt(f.Runes, at, s.pieces[0]) || InWord(f.Runes, at) && !s.openStart {
			continue
		}
		start := at
		for s.openStart && InWord(f.Runes, start) {
			start--
		}
		for _, end := range s.ends(f.Runes, at+len(s.pieces[0])) {
			if all = append(all, SpanOf(f, start, end)); s.openEnd {
				break
			}
		}
	}
	return all
}

// chain is how the pieces stand.
func (s *stars) chain() *Chain {
	way := &Chain{Clue: &Clue{}}
	for i, piece := range s.pieces {
		most := starRunes
		if i > 0 && s.within(i) {
			most = token.MaxPieceRunes
		}
		way = way.then(Reach{0, most}, chainOf(piece, i > 0 || s.openStart, i < len(s.pieces)-1 || s.openEnd))
	}
	return way
}

// within tells whether * stands in a word before a piece.
func (s *stars) within(i int) bool {
	before := s.pieces[i-1]
	return token.InWord(before[len(before)-1]) && token.InWord(s.pieces[i][0])
}

// ends are where the pattern may end when its first piece ends at first,
// the nearest first.
func (s *stars) ends(runes []rune, first int) []int {
	reached := []int{first}
	for i, piece := range s.pieces[1:] {
		within := s.within(i + 1)
		var next []int
		for _, from := range reached {
			for at := from; at <= len(runes)-len(piece) && s.mayGap(runes, from, at, within); at++ {
				if end := at + len(piece); StandsAt(runes, at, piece) && !slices.Contains(next, end) {
					next = append(next, end)
				}
			}
		}
		if len(next) == 0 {
			return nil
		}
		sort.Ints(next)
		reached = next
	}
	if s.openEnd {
		end := reached[0]
		for InWord(runes, end) {
			end++
		}
		return []int{end}
	}
	return slices.DeleteFunc(reached, func(end int) bool { return InWord(runes, end) })
}

// mayGap tells whether * may stand for what is between two places.
func (s *stars) mayGap(runes []rune, from, to int, within bool) bool {
	if from == to {
		return true
	}
	if within {
		return to-from <= token.MaxPieceRunes && token.InWord(runes[to-1])
	}
	return to-from <= starRunes && runes[to-1] != '\n'
}
