package indexfile

import (
	"slices"
	"unicode"

	"fangzhi/data/token"
)

// Typed is what a reader has typed of a word: characters of either script,
// pinyin without tones, initials, or any of them mixed.
type Typed struct{ runes []rune }

const (
	maxTyped     = 32   // runes that are looked at
	syllableMark = '\'' // parts syllables that could be one: xi'an
)

// NewTyped folds what was typed and leaves signs out.
func NewTyped(text string) Typed {
	var t Typed
	for _, r := range token.Fold(text).Runes {
		switch {
		case r == 'ü':
			r = 'v'
		case r == '’':
			r = syllableMark
		}
		if (isLetter(r) || r == syllableMark && len(t.runes) > 0) && len(t.runes) < maxTyped {
			t.runes = append(t.runes, r)
		}
	}
	for len(t.runes) > 0 && t.runes[len(t.runes)-1] == syllableMark {
		t.runes = t.runes[:len(t.runes)-1]
	}
	return t
}

// isLetter tells what keys are made of; everything else parts words.
func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// fit is how what was typed can be read.
type fit byte

const (
	noFit    fit = iota
	shortFit     // with initials standing for syllables
	wholeFit     // in characters and whole syllables; the last may be unfinished
)

// step visits where in the typed text a character may end that begins at at.
func (l *letters) step(rank uint32, typed Typed, at int, visit func(end int, f fit)) {
	if l.runes[rank] == typed.runes[at] {
		visit(typed.skip(at+1), wholeFit)
	}
	l.eachReading(rank, func(syllable string) { typed.read(syllable, at, visit) })
}

// skip passes over a mark between syllables.
func (t Typed) skip(at int) int {
	if at < len(t.runes) && t.runes[at] == syllableMark {
		return at + 1
	}
	return at
}

// read visits where a syllable may end that begins at at: whole, unfinished
// at the end of what was typed, or as its initial.
func (t Typed) read(syllable string, at int, visit func(end int, f fit)) {
	if syllable == "" || rune(syllable[0]) != t.runes[at] {
		return
	}
	same := 1
	for same < len(syllable) && at+same < len(t.runes) && rune(syllable[same]) == t.runes[at+same] {
		same++
	}
	if same == len(syllable) || at+same == len(t.runes) {
		visit(t.skip(at+same), wholeFit)
	}
	if len(syllable) > 1 {
		visit(t.skip(at+1), shortFit)
		if same > 1 && syllable[1] == 'h' {
			visit(t.skip(at+2), shortFit)
		}
	}
}

// match tells how well a key fits what was typed, and whether a key that was
// cut off may fit further on.
func (l *letters) match(key []uint32, cut bool, typed Typed) (best fit, open bool) {
	n := len(typed.runes)
	var states, next [maxTyped + 1]fit
	states[0] = wholeFit
	for _, rank := range key {
		alive := false
		next = [maxTyped + 1]fit{}
		for at := range n {
			if states[at] == noFit {
				continue
			}
			l.step(rank, typed, at, func(end int, f fit) {
				f = min(f, states[at])
				if end >= n {
					best = max(best, f)
					return
				}
				next[end] = max(next[end], f)
				alive = true
			})
		}
		if !alive {
			return best, false
		}
		states = next
	}
	return best, cut && best == noFit
}

// Spelled finds where in a value or title what was typed stands, as bytes of
// the text; at is the byte from which on it may begin. The suggestions of the
// segment must have been asked for before.
func (r *Reader) Spelled(text string, at int, typed Typed) (start, end int, whole, ok bool) {
	if r.suggestions == nil || len(typed.runes) == 0 {
		return 0, 0, false, false
	}
	folded := token.Fold(text)
	best := noFit
	for _, from := range wordStarts(folded.Runes) {
		if folded.Starts[from] < at {
			continue
		}
		if to, f := r.suggestions.letters.spell(folded.Runes[from:], typed); f > best {
			best = f
			start, end = folded.Bytes(token.Span{Start: from, End: from + to})
		}
	}
	return start, end, best == wholeFit, best > noFit
}

// spell tells how well a text begins as typed, and how many runes of it that
// takes.
func (l *letters) spell(text []rune, typed Typed) (runes int, best fit) {
	n := len(typed.runes)
	var states [maxTyped + 1]fit
	states[0] = wholeFit
	for i, r := range text {
		if !isLetter(r) {
			continue
		}
		var next [maxTyped + 1]fit
		alive := false
		for at := range n {
			if states[at] == noFit {
				continue
			}
			l.stepRune(r, typed, at, func(end int, f fit) {
				f = min(f, states[at])
				if end < n {
					next[end] = max(next[end], f)
					alive = true
				} else if f > best {
					best, runes = f, i+1
				}
			})
		}
		if !alive {
			break
		}
		states = next
	}
	return runes, best
}

// stepRune is step for a character that may be none of the letters.
func (l *letters) stepRune(r rune, typed Typed, at int, visit func(end int, f fit)) {
	if rank, known := l.ranks[r]; known {
		l.step(rank, typed, at, visit)
	} else if r == typed.runes[at] {
		visit(typed.skip(at+1), wholeFit)
	}
}

// maxStarts is how many words of a text may be its beginning.
const maxStarts = 4

// wordStarts lists where the words of a folded text begin: behind its start
// and behind signs and spaces.
func wordStarts(text []rune) []int {
	var starts []int
	within := false
	for i, r := range text {
		if is := isLetter(r); is && !within {
			starts = append(starts, i)
		}
		if within = isLetter(r); len(starts) == maxStarts {
			break
		}
	}
	return starts
}

// blocksOf lists the blocks of a list that may hold keys that begin as typed,
// ascending.
func (l *suggestList) blocksOf(letters *letters, typed Typed) []int {
	if len(l.blocks) == 0 {
		return nil
	}
	w := walk{list: l, letters: letters, typed: typed, marked: make([]bool, len(l.blocks))}
	w.from(nil, 0, len(l.blocks)-1, 0)
	var blocks []int
	for b, marked := range w.marked {
		if marked {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// walk goes down the keys, character by character, as long as what was typed
// leaves more than one block to look in.
type walk struct {
	list    *suggestList
	letters *letters
	typed   Typed
	marked  []bool
	steps   int
}

// maxSteps is how many ways down are tried; beyond, blocks are taken whole.
const maxSteps = 1 << 15

// from marks the blocks between first and last that hold keys of a prefix
// whose next character is typed from at on.
func (w *walk) from(prefix []uint32, first, last, at int) {
	if first == last || at >= len(w.typed.runes) || len(prefix) >= maxSuggestKey || w.steps > maxSteps {
		for b := first; b <= last; b++ {
			w.marked[b] = true
		}
		return
	}
	if rank, ok := w.letters.ranks[w.typed.runes[at]]; ok {
		w.to(prefix, rank, rank+1, w.typed.skip(at+1))
	}
	for s, syllable := range w.letters.syllables {
		w.typed.read(syllable, at, func(end int, _ fit) {
			w.to(prefix, w.letters.first[s], w.letters.first[s+1], end)
			for _, rank := range w.letters.others[s] {
				w.to(prefix, rank, rank+1, end)
			}
		})
	}
}

// to goes on to the characters from one rank up to another.
func (w *walk) to(prefix []uint32, rank, end uint32, at int) {
	if rank == end {
		return
	}
	w.steps++
	prefix = append(slices.Clone(prefix), rank)
	first, last := w.list.between(prefix, end)
	if first == last || at >= len(w.typed.runes) || w.steps > maxSteps {
		for b := first; b <= last; b++ {
			w.marked[b] = true
		}
		return
	}
	for ; rank < end; rank++ {
		w.steps++
		prefix[len(prefix)-1] = rank
		first, last := w.list.between(prefix, rank+1)
		w.from(prefix, first, last, at)
	}
}
