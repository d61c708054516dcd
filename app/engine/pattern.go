package engine

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"fangzhi/data/token"
)

// What the signs of the language mean in characters.
const (
	starRunes     = 10 // * is up to so many
	maxStars      = 6  // pieces of a pattern
	maxAlmost     = 40 // characters of a run with ~
	maxAlmostWord = 20
	nearUsual     = 10 // NEAR
	nearMost      = 200
	nearFarthest  = "NEAR/200"
)

// span is a place in a text, in bytes; parts are what of it to show, nil for
// all; far is how unlike what is looked for it is.
type span struct {
	start, end int
	parts      []span
	far        int
}

// fieldText is a text that patterns are looked for in, in the forms they need.
type fieldText struct {
	text    string
	folded  *token.Folded
	written *token.Folded
}

//go:noinline
func (t *fieldText) fold() token.Folded {
	if t.folded == nil {
		f := token.Fold(t.text)
		t.folded = &f
	}
	return *t.folded
}

func (t *fieldText) write() token.Folded {
	if t.written == nil {
		f := token.Written(t.text)
		t.written = &f
	}
	return *t.written
}

// pattern is what a leaf looks for that positions alone cannot tell.
type pattern interface {
	// spans are all places, by their starts, those of one start the best first.
	// They may overlap, but never cross the end of a block.
	spans(t *fieldText) []span
}

// spans are all places of a leaf in a text.
func (l *leaf) spans(t *fieldText) []span {
	if l.pattern != nil {
		return l.pattern.spans(t)
	}
	f := t.fold()
	var all []span
	for at := range f.Runes {
		if l.run.StandsAt(f, at) {
			all = append(all, spanOf(f, at, at+len(l.run.Text)))
		}
	}
	return all
}

// disjoint keeps spans that do not overlap, the closest and then the earliest first.
func disjoint(spans []span) []span {
	order := slices.Clone(spans)
	sort.SliceStable(order, func(i, k int) bool { return order[i].far < order[k].far })
	var kept []span
	for _, s := range order {
		at := sort.Search(len(kept), func(i int) bool { return kept[i].end > s.start })
		if at == len(kept) || kept[at].start >= s.end {
			kept = append(kept, s)
			copy(kept[at+1:], kept[at:])
			kept[at] = s
		}
	}
	return kept
}

//go:noinline
func spanOf(f token.Folded, from, to int) span {
	start, end := f.Bytes(token.Span{Start: from, End: to})
	return span{start: start, end: end}
}

// inWord tells whether a word goes on from one rune of folded text to the next.
//
//go:noinline
func inWord(runes []rune, at int) bool {
	return at > 0 && at < len(runes) && token.InWord(runes[at-1]) && token.InWord(runes[at])
}

//go:noinline
func standsAt(runes []rune, at int, piece []rune) bool {
	return at >= 0 && at+len(piece) <= len(runes) && slices.Equal(runes[at:at+len(piece)], piece)
}

// verbatim is a text as written. A word at its ends is no part of a longer one.
type verbatim struct{ runes []rune }

func (v *verbatim) spans(t *fieldText) []span {
	f := t.write()
	var all []span
	for at := range f.Runes {
		if f.Runes[at] == v.runes[0] && standsAt(f.Runes, at, v.runes) && !goesOn(f.Runes, at) && !goesOn(f.Runes, at+len(v.runes)) {
			all = append(all, spanOf(f, at, at+len(v.runes)))
		}
	}
	return all
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

// stars are pieces of text with anything between, up to starRunes characters,
// but within a word between letters or figures.
type stars struct {
	pieces             [][]rune
	openStart, openEnd bool // the pattern takes in the rest of a word
}

func (s *stars) spans(t *fieldText) []span {
	f := t.fold()
	var all []span
	for at := range f.Runes {
		if f.Runes[at] != s.pieces[0][0] || !standsAt(f.Runes, at, s.pieces[0]) || inWord(f.Runes, at) && !s.openStart {
			continue
		}
		start := at
		for s.openStart && inWord(f.Runes, start) {
			start--
		}
		for _, end := range s.ends(f.Runes, at+len(s.pieces[0])) {
			if all = append(all, spanOf(f, start, end)); s.openEnd {
				break
			}
		}
	}
	return all
}

// ends are where the pattern may end when its first piece ends at first,
// the nearest first.
func (s *stars) ends(runes []rune, first int) []int {
	reached := []int{first}
	for i, piece := range s.pieces[1:] {
		within := token.InWord(s.pieces[i][len(s.pieces[i])-1]) && token.InWord(piece[0])
		var next []int
		for _, from := range reached {
			for at := from; at <= len(runes)-len(piece) && s.mayGap(runes, from, at, within); at++ {
				if end := at + len(piece); standsAt(runes, at, piece) && !slices.Contains(next, end) {
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
		for inWord(runes, end) {
			end++
		}
		return []int{end}
	}
	return slices.DeleteFunc(reached, func(end int) bool { return inWord(runes, end) })
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

// almostRun is a run with at most one character other, missing or too many.
type almostRun struct{ run []rune }

func (a *almostRun) spans(t *fieldText) []span {
	f := t.fold()
	var all []span
	n := len(a.run)
	for at := range f.Runes {
		if inWord(f.Runes, at) {
			continue
		}
		for i, length := range [...]int{n, n - 1, n + 1} {
			if end := at + length; end <= len(f.Runes) && !inWord(f.Runes, end) && a.like(f.Runes[at:end]) {
				s := spanOf(f, at, end)
				if s.far = i + 1; i == 0 && slices.Equal(f.Runes[at:end], a.run) {
					s.far = 0
				}
				all = append(all, s)
			}
		}
	}
	return all
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

func (a *almostWord) spans(t *fieldText) []span {
	f := t.fold()
	var all []span
	for at := 0; at < len(f.Runes); at++ {
		end := at
		for end < len(f.Runes) && token.InWord(f.Runes[end]) {
			end++
		}
		if end > at && a.like(f.Runes[at:end]) {
			all = append(all, spanOf(f, at, end))
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

// near is two things with few characters between, in either order.
type near struct {
	a, b     []*leaf // of each, one
	distance int
}

func (n *near) spans(t *fieldText) []span {
	a, b := either(n.a, t), either(n.b, t)
	longest := 0
	for _, s := range b {
		longest = max(longest, s.end-s.start)
	}
	var all []span
	for _, s := range a {
		reach := s.start - longest - utf8.UTFMax*n.distance
		from := sort.Search(len(b), func(i int) bool { return b[i].start >= reach })
		for _, other := range b[from:] {
			if other.start > s.end+utf8.UTFMax*n.distance {
				break
			}
			if first, second := s, other; n.between(t.text, first, second) || n.between(t.text, second, first) {
				all = append(all, span{start: min(s.start, other.start), end: max(s.end, other.end), parts: append(shown(s), shown(other)...)})
			}
		}
	}
	sort.SliceStable(all, func(i, k int) bool { return all[i].start < all[k].start })
	return all
}

// between tells whether the second follows the first, near enough and in its block.
func (n *near) between(text string, first, second span) bool {
	if second.start < first.end {
		return false
	}
	gap := text[first.end:second.start]
	return utf8.RuneCountInString(gap) <= n.distance && !strings.Contains(gap, "\n")
}

// either are the places of any of the leaves, by their starts.
//
//go:noinline
func either(leaves []*leaf, t *fieldText) []span {
	var all []span
	for _, l := range leaves {
		all = append(all, l.spans(t)...)
	}
	sort.SliceStable(all, func(i, k int) bool { return all[i].start < all[k].start })
	return all
}

// shown are the parts of a span to show.
//
//go:noinline
func shown(s span) []span {
	if s.parts == nil {
		return []span{s}
	}
	return slices.Clone(s.parts)
}
