package language

import (
	"slices"
	"strings"

	"fangzhi/data/token"
)

// almostRun is a run with at most one character other, missing or too many.
type almostRun struct{ run []rune }

// Spans are the places of runs like it.
func (a *almostRun) Spans(t *FieldText) []Span {
	f := t.Fold()
	var all []Span
	n := len(a.run)
	for at := range f.Runes {
		if InWord(f.Runes, at) {
			continue
		}
		for i, length := range [...]int{n, n - 1, n + 1} {
			if end := at + length; end <= len(f.Runes) && !InWord(f.Runes, end) && a.like(f.Runes[at:end]) {
				s := SpanOf(f, at, end)
				if s.far = i + 1; i == 0 && slices.Equal(f.Runes[at:end], a.run) {
					s.far = 0
				}
				all = append(all, s)
			}
		}
	}
	return all
}

// chains are the ways to have a character other, missing or too many; nil when
// there is one that needs nothing of the index.
func (a *almostRun) chains() (ways []*Chain) {
	for i := range a.run {
		before := chainOf(a.run[:i], false, true)
		way := before.then(Reach{0, 1}, chainOf(a.run[i+1:], true, false))
		if len(way.Clue.All) == 0 { // a word alone is left, which may go on
			rest := token.Runs(string(a.run[i+1:]))
			if len(rest) != 1 {
				return nil
			}
			way.Clue = clueOf(newLeaf(rest[0]))
		}
		ways = append(ways, way)
		if 1 < i && i < len(a.run)-1 { // else this is in a way before
			ways = append(ways, before.then(exactly(1), chainOf(a.run[i:], true, false)))
		}
	}
	return ways
}

// edges are the ways to stand that begin or end farther out than one of chains,
// which is in them: by that much they may be nearer to something else. What the
// outer character is, texts tell.
func (a *almostRun) edges() (ways []*Chain) {
	n := len(a.run)
	for _, from := range [...]int{0, 1} { // a character before the run, or for its first
		way := chainOf(a.run[from:], true, false)
		way.head.add(exactly(1))
		way.Sure = false
		ways = append(ways, way)
	}
	for _, to := range [...]int{n, n - 1} {
		way := chainOf(a.run[:to], false, true)
		behind := &way.tail
		if len(way.Links) == 0 {
			behind = &way.head
		}
		behind.add(exactly(1))
		way.Sure = false
		ways = append(ways, way)
	}
	for _, cut := range [...]int{1, n - 1} { // one within, beside the first or the last
		way := chainOf(a.run[:cut], false, true).then(exactly(1), chainOf(a.run[cut:], true, false))
		way.Sure = false
		ways = append(ways, way)
	}
	return ways
}

// like tells whether a text is the run but for one character.
func (a *almostRun) like(text []rune) bool {
	run := a.run
	for len(run) > 0 && len(text) > 0 && run[0] == text[0] {
		run, text = run[1:], text[1:]
	}
	switch {
	case len(text) > 0 && text[0] == '\n':
		return false
	case len(run) == len(text):
		return len(run) == 0 || slices.Equal(run[1:], text[1:])
	case len(run) > len(text):
		return slices.Equal(run[1:], text)
	}
	return slices.Equal(run, text[1:])
}

// almostWord is a word with at most one letter other, missing or too many.
type almostWord struct{ word []rune }

// Spans are the places of words like it.
func (a *almostWord) Spans(t *FieldText) []Span {
	f := t.Fold()
	var all []Span
	for at := 0; at < len(f.Runes); at++ {
		end := at
		for end < len(f.Runes) && token.InWord(f.Runes[end]) {
			end++
		}
		if end > at && a.like(f.Runes[at:end]) {
			all = append(all, SpanOf(f, at, end))
		}
		at = max(at, end-1)
	}
	return all
}

// letters are what may be other in a word, or too many.
const letters = "abcdefghijklmnopqrstuvwxyz0123456789"

func (a *almostWord) like(word []rune) bool {
	if !(&almostRun{a.word}).like(word) {
		return false
	}
	for _, r := range word {
		if !slices.Contains(a.word, r) && !strings.ContainsRune(letters, r) {
			return false
		}
	}
	return true
}
