package group

import "slices"

// difference is what parts two texts.
type difference struct {
	shared   int     // letters in common
	covered  float64 // their share of the shorter text
	from, to int     // where they stand in the longer one
	numeric  float64 // share of numerals in the shorter text

	damage, damaged  int // changes of up to three letters that say nothing, and their letters
	garbled          int // letters torn in decoding
	regional         int // letters of short words of which each script may have its own
	reworded, broken int // letters said otherwise; put in or left out inside a sentence
	longest          int // of these, the most in one place
	ends             int // letters with which each text begins or ends in its own way
	strong           int // numbers that are others
	weak, lost       int // numbers of days and the like, and other numbers, that lost or won digits

	scripts bool            // whether the two are in different scripts
	swaps   map[[2]rune]int // characters that stand for each other
	words   map[string]int  // and words
}

// differ counts what parts two texts, the shorter first, of which matches are shared.
func differ(s, t *text, matches []match) *difference {
	a, b := s.body, t.body
	d := &difference{swaps: map[[2]rune]int{}, words: map[string]int{}, scripts: s.script != t.script}
	d.shared = lettersIn(matches)
	d.numeric = float64(len(numeralsIn(a.runes))) / float64(len(a.runes))
	d.covered = float64(d.shared) / float64(len(a.runes))
	first, last := matches[0], matches[len(matches)-1]
	d.from, d.to = first.B, last.B+last.Len
	d.end(a, b, hunk{0, first.A, 0, first.B})
	d.end(a, b, hunk{last.A + last.Len, len(a.runes), last.B + last.Len, len(b.runes)})
	for _, h := range hunks(matches) {
		d.add(a, b, h)
	}
	return d
}

// end counts what stands before or behind all that is shared.
func (d *difference) end(a, b letters, h hunk) {
	least := min(h.A1-h.A0, h.B1-h.B0)
	d.ends += least
	if least == 0 {
		return
	}
	head := h.A0 == 0
	x, y := numeralsAround(a.runes, h.A0, h.A0), numeralsAround(b.runes, h.B0, h.B0)
	if head {
		x, y = numeralsAround(a.runes, h.A1, h.A1), numeralsAround(b.runes, h.B1, h.B1)
	}
	switch {
	case min(len(x), len(y)) >= stampDigits:
	case len(x) > 0 && len(y) > 0 && number(x) != number(y):
		d.strong++
	case head || least <= 3 || a.between(h.A0) || b.between(h.B0):
	case torn(a.found(h.A0, h.A0+least), b.found(h.B0, h.B0+least)):
		d.garbled += least
	default: // one goes on inside a sentence where the other does not
		d.reworded += least
	}
}

// add counts a difference inside of what is shared.
func (d *difference) add(a, b letters, h hunk) {
	x, y := a.runes[h.A0:h.A1], b.runes[h.B0:h.B1]
	most, least := max(len(x), len(y)), min(len(x), len(y))
	switch {
	case least >= 2 && torn(a.found(h.A0, h.A1), b.found(h.B0, h.B1)):
		d.garbled += most
	case d.numbers(a, b, h):
	case least == 0 && d.wholeSentences(a, b, h):
	case most <= 3 && least <= 1:
		d.damage++
		d.damaged += most
		switch {
		case least == 0:
		case most > 1:
			d.words[string(x)+"\n"+string(y)]++
		case isHan(x[0]) && isHan(y[0]):
			d.swaps[[2]rune{x[0], y[0]}]++
		}
	case d.scripts && least > 0 && most <= regionalWord:
		d.regional += most
	case least == 0:
		d.broken += most
		d.longest = max(d.longest, most)
	default:
		d.reworded += most
		d.longest = max(d.longest, most)
		d.words[string(x)+"\n"+string(y)]++
	}
}

// wholeSentences tells whether what only one text has begins and ends with a
// sentence. Where it begins as what follows it does, that may be seen only
// after moving it.
func (d *difference) wholeSentences(a, b letters, h hunk) bool {
	if h.A0 < h.A1 {
		a, b, h = b, a, hunk{h.B0, h.B1, h.A0, h.A1}
	}
	const farthest = 64
	whole := func(by int) bool {
		return a.between(h.A0+by) || b.between(h.B0+by) && b.between(h.B1+by)
	}
	for by := 0; by >= -farthest; by-- {
		if whole(by) {
			return true
		}
		if h.A0+by == 0 || h.B0+by == 0 || b.runes[h.B0+by-1] != b.runes[h.B1+by-1] {
			break
		}
	}
	for by := 1; by <= farthest && h.A0+by <= len(a.runes) && h.B1+by <= len(b.runes); by++ {
		if b.runes[h.B0+by-1] != b.runes[h.B1+by-1] {
			break
		}
		if whole(by) {
			return true
		}
	}
	return false
}

// systematic tells whether a character stands for another again and again, as
// the name of a place does in the next notice of a series. Damage hits here and
// there, or puts one mark for everything.
func (d *difference) systematic() bool {
	for _, n := range d.words {
		if n > 1 {
			return true
		}
	}
	from, to := map[rune]int{}, map[rune]int{}
	for pair, n := range d.swaps {
		from[pair[0]] += n
		to[pair[1]] += n
	}
	for pair, n := range d.swaps {
		if n > 1 && from[pair[0]] == n && to[pair[1]] == n && isOrdinary(pair[0]) && isOrdinary(pair[1]) {
			return true
		}
	}
	return false
}

// titles counts what the titles differ in, and tells whether they say
// different things in the same form. Titles that have little in common do not:
// a text is often reposted under another.
func (d *difference) titles(a, b letters) bool {
	x, y := len(a.runes), len(b.runes)
	matches := fill(a, b, hunk{0, x, 0, y}, atBoth)
	if shared := lettersIn(matches); shared == 0 || 2*shared < min(x, y) {
		return false
	}
	before := d.reworded
	for _, h := range hunks(slices.Concat([]match{{0, 0, 0}}, matches, []match{{x, y, 0}})) {
		if h.A0 < h.A1 && h.B0 < h.B1 {
			d.add(a, b, h)
		}
	}
	differ := d.reworded - before
	d.reworded = before
	return differ > 3 || differ > 0 && d.damaged*damagedAllOver <= d.shared
}
