package indexfile

import "slices"

// Pair is two characters that are read as typed.
type Pair struct {
	Text  string
	First bool // each by the reading it mostly has
}

// Pairs gives the pairs of characters that are read as typed, in two whole
// syllables, of the characters that suggestions are spelled with; none where
// there would be more than most. The suggestions of the segment must have been
// asked for before.
func (r *Reader) Pairs(typed Typed, most int) (pairs []Pair) {
	if r.suggestions == nil {
		return nil
	}
	l, text := r.suggestions.letters, string(typed.runes)
	for cut := 1; cut < len(text); cut++ {
		behind := cut
		if text[cut] == syllableMark {
			behind++
		}
		a, mainA := l.readAs(text[:cut])
		b, mainB := l.readAs(text[behind:])
		if len(pairs)+len(a)*len(b) > most {
			return nil
		}
		for i := range a {
			for k := range b {
				pairs = append(pairs, Pair{string([]rune{a[i], b[k]}), i < mainA && k < mainB})
			}
		}
	}
	return pairs
}

// readAs are the characters that have a reading; so many of them, which stand
// first, have it as their first.
func (l *letters) readAs(syllable string) (runes []rune, first int) {
	s, found := slices.BinarySearch(l.syllables, syllable)
	if !found || syllable == "" {
		return nil, 0
	}
	return l.runes[l.first[s]:l.first[s+1]], int(l.also[s] - l.first[s])
}
