package indexfile

import (
	"unicode"

	"fangzhi/data/token"
)

// Typed is what a reader has typed of a word: characters of either script,
// pinyin without tones, initials, or any of them mixed.
type Typed struct {
	runes []rune
	ended bool // the last syllable is whole
}

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

// Ended is what was typed when nothing is to follow: no syllable is unfinished.
func (t Typed) Ended() Typed {
	t.ended = true
	return t
}

// isLetter tells what keys are made of; everything else parts words.
func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// fit is how what was typed can be read.
type fit byte

const (
	noFit    fit = iota
	shortFit     // from some character on in initials
	wholeFit     // in characters and whole syllables; the last may be unfinished
)

// reading is what was typed, to be read with the characters of a segment:
// characters and whole syllables, and then, if need be, characters and
// initials. The last syllable may be unfinished, unless what was typed has ended.
type reading struct {
	*letters
	typed  []rune
	ended  bool
	passes [wholeFit + 1][maxTyped + 1]bool // whether it can be read to its end from a place on, before and after the first initial
}

func (l *letters) read(typed Typed) *reading {
	r := &reading{letters: l, typed: typed.runes, ended: typed.ended}
	n := len(r.typed)
	for _, f := range []fit{shortFit, wholeFit} {
		r.passes[f][n] = true
		for at := n - 1; at >= 0; at-- {
			passes := func(int, fit) { r.passes[f][at] = true }
			if _, known := l.ranks[r.typed[at]]; known {
				r.end(at+1, f, passes)
			}
			for _, syllable := range l.syllables {
				r.syllable(syllable, at, f, passes)
			}
		}
	}
	return r
}

// end visits a place where a character may end, if what follows can be read;
// a mark between syllables is passed over.
func (r *reading) end(at int, f fit, visit func(end int, f fit)) {
	if at < len(r.typed) && r.typed[at] == syllableMark {
		at++
	}
	if r.passes[f][at] {
		visit(at, f)
	}
}

// syllable visits where a syllable may end that begins at at: whole, unfinished
// at the end of what was typed, or as its initial.
func (r *reading) syllable(syllable string, at int, f fit, visit func(end int, f fit)) {
	if syllable == "" || rune(syllable[0]) != r.typed[at] {
		return
	}
	same := 1
	for same < len(syllable) && at+same < len(r.typed) && rune(syllable[same]) == r.typed[at+same] {
		same++
	}
	if same == len(syllable) && f == wholeFit || at+same == len(r.typed) && !r.ended {
		r.end(at+same, f, visit)
	}
	r.end(at+1, shortFit, visit)
	if same > 1 && syllable[1] == 'h' {
		r.end(at+2, shortFit, visit)
	}
}

// character visits where a character may end that begins at at.
func (r *reading) character(rank uint32, at int, f fit, visit func(end int, f fit)) {
	if r.runes[rank] == r.typed[at] {
		r.end(at+1, f, visit)
	}
	r.eachReading(rank, func(syllable string) { r.syllable(syllable, at, f, visit) })
}

// places are how what was typed has been read up to each place.
type places [maxTyped + 1]fit

// next reads one more character from each place. It gives how well all that
// was typed is read with it, and whether there is more to read.
func (p *places) next(r *reading, rank uint32) (best fit, more bool) {
	var after places
	for at := range r.typed {
		if p[at] == noFit {
			continue
		}
		r.character(rank, at, p[at], func(end int, f fit) {
			if end == len(r.typed) {
				best = max(best, f)
			} else {
				after[end] = max(after[end], f)
				more = true
			}
		})
	}
	*p = after
	return best, more
}

// match tells how well a key fits what was typed, and whether a key that was
// cut off may fit further on.
func (r *reading) match(key []uint32, cut bool) (best fit, open bool) {
	p := places{wholeFit}
	more := true
	for _, rank := range key {
		var f fit
		f, more = p.next(r, rank)
		if best = max(best, f); !more {
			break
		}
	}
	return best, best == noFit && more && cut
}

// Spelled finds where in a name or title what was typed stands, as bytes of
// the text. The suggestions of the segment must have been asked for before.
func (r *Reader) Spelled(text string, typed Typed) (start, end int, whole, ok bool) {
	if r.suggestions == nil || len(typed.runes) == 0 {
		return 0, 0, false, false
	}
	folded := token.Fold(text)
	read, best := r.suggestions.letters.read(typed), noFit
	for _, from := range wordStarts(folded.Runes) {
		if to, f := read.spell(folded.Runes[from:]); f > best {
			best = f
			start, end = folded.Bytes(token.Span{Start: from, End: from + to})
		}
	}
	return start, end, best == wholeFit, best > noFit
}

// spell tells how well a text begins as typed, and how many runes of it that
// takes.
func (r *reading) spell(text []rune) (runes int, best fit) {
	p := places{wholeFit}
	for i, c := range text {
		if !isLetter(c) {
			continue
		}
		rank, known := r.ranks[c]
		if !known {
			break
		}
		f, more := p.next(r, rank)
		if f > best {
			best, runes = f, i+1
		}
		if !more {
			break
		}
	}
	return runes, best
}

// maxStarts is how many words of a text may be its beginning.
const maxStarts = 3

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
