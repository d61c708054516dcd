package reportage

import (
	"cmp"
	"slices"
	"strings"

	"fangzhi/data/token"
)

// entry is a word of a cue.
type entry struct {
	word []rune
	cue  int
}

func (e entry) stands(text []rune, at int) bool {
	if at+len(e.word) > len(text) {
		return false
	}
	for i, r := range e.word[1:] {
		if text[at+1+i] != r {
			return false
		}
	}
	return true
}

// lexicon are the words that are looked for in each place, by the character
// that they begin with, the longest first.
var lexicon = func() (all [places]map[rune][]entry) {
	for where := range all {
		all[where] = map[rune][]entry{}
		for i, c := range cues {
			if c.where != place(where) && c.where != none {
				continue
			}
			for _, word := range strings.Fields(c.words) {
				e := entry{[]rune(token.FoldString(word)), i}
				all[where][e.word[0]] = append(all[where][e.word[0]], e)
			}
		}
		for _, entries := range all[where] {
			slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(len(b.word), len(a.word)) })
		}
	}
	return all
}()
