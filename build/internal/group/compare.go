package group

import (
	"fangzhi/data/article"
)

// text is an article made ready to be compared.
type text struct {
	title  letters
	body   letters
	script article.Script
	day    int32
}

func textOf(a *article.Article) *text {
	return &text{lettersOf(a.Title), lettersOf(a.Text()), a.Script, dayOf(a)}
}

// relation is what one text is to another.
type relation uint8

const (
	unrelated relation = iota
	same               // one text, apart from damage and what a site sets around it
	within             // the shorter stands inside the longer, which says more
)

// What two texts may differ in and still be one. They were set by reading
// pairs of the corpora that are alike and are not the same: the notices,
// announcements and laws that repeat a form with another date, name or number.
const (
	// minLetters is the shortest text that is compared; below, only equal ones are copies.
	minLetters = 40
	// minAnchored of the shorter text must stand in the longer one in runs of
	// anchorLetters for the two to be looked at more closely.
	minAnchored = 0.4
	// minCover of the shorter text must stand in the longer one.
	minCover, minCoverShort, shortLetters = 0.75, 0.85, 80
	// minWithin of a text that stands inside one that says much more; dates far
	// apart make it a quotation unless it is all there.
	minWithin, minWithinFar = 0.9, 0.97
	// sameShare of the longer one makes them the same; less, and one is within the other.
	sameShare = 0.6
	// mostDamage letters lost, added or changed one by one.
	mostDamage = 0.15
	// mostGarbled letters that no writer meant.
	mostGarbled = 0.15
	// mostReworded letters that say something else, and mostBroken that only one
	// says, when nothing speaks against the pair.
	mostReworded, mostBroken = 0.015, 0.03
	// mostAtOnce letters of these in one place; more is something added.
	mostAtOnce = 30
	// mostRegional letters in words of up to regionalWord that stand for each
	// other in texts of two scripts: 网络 is 網路 where Traditional is written.
	mostRegional, regionalWord = 0.1, 6
	// mostEnds letters with which both texts begin or end in their own way.
	mostEnds = 0.12
	// damagedAllOver is how many letters there are to one that is damaged when
	// a title may be expected to be damaged, too.
	damagedAllOver = 50
	// farApart days make a pair doubtful: a series goes on, a repost comes soon.
	farApart = 45
)

// difference is what parts two texts, counted in letters of what they share.
type difference struct {
	shared   int // letters in common
	covered  float64
	damage   int             // changes of up to three letters that say nothing
	damaged  int             // their letters
	longest  int             // of what is reworded, the most in one place
	numeric  float64         // share of numerals among the letters
	garbled  int             // letters torn in decoding
	reworded int             // letters said otherwise
	broken   int             // letters put in or left out inside a sentence
	ends     int             // letters of ends of which each text has its own
	strong   int             // numbers that are others
	weak     int             // numbers that lost or won digits
	regional int             // letters of short words of which each script may have its own
	scripts  bool            // whether the two are in different scripts
	swaps    map[[2]rune]int // characters that stand for each other
	words    map[string]int  // and words
	from, to int             // what the shared text covers of the longer one
}

// comparison is what a shorter text is to a longer one.
type comparison struct {
	relation relation
	covered  float64 // of the shorter text, at most, how much stands in the longer one
	share    float64 // of the longer one, how much stands in the shorter
	from, to int     // where in the longer one
}

// compare reads two texts, the shorter first.
func compare(a, b *text) comparison {
	anchors := inOrder(uniqueRuns(a.body.runes, b.body.runes))
	if anchored := lettersIn(anchors); float64(anchored) < minAnchored*float64(len(a.body.runes)) || anchored == 0 {
		return comparison{covered: float64(anchored) / float64(len(a.body.runes))}
	}
	d := differ(a, b, align(a.body, b.body, anchors))
	c := comparison{
		covered: d.covered,
		share:   float64(d.shared) / float64(len(b.body.runes)),
		from:    d.from, to: d.to,
	}
	switch {
	case d.against(a, b) != "":
	case c.share >= sameShare:
		c.relation = same
	case c.covered >= minWithin && (!apart(a, b) || c.covered >= minWithinFar):
		c.relation = within
	}
	return c
}

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
	d.ends += min(h.A1-h.A0, h.B1-h.B0)
	head := h.A0 == 0
	if least := min(h.A1-h.A0, h.B1-h.B0); !head && least > 3 && !a.between(h.A0) && !b.between(h.B0) {
		if torn(a.found(h.A0, h.A0+least), b.found(h.B0, h.B0+least)) {
			d.garbled += least
		} else {
			d.reworded += least // one goes on inside a sentence where the other does not
		}
	}
	x, y := numeralsAt(a.runes[h.A0:h.A1], head), numeralsAt(b.runes[h.B0:h.B1], head)
	if len(x) > 0 && len(y) > 0 && number(x) != number(y) {
		d.strong++
	}
}

// numeralsAt are the numerals with which a text ends, or begins.
func numeralsAt(t []rune, atEnd bool) []rune {
	i := 0
	if atEnd {
		for i < len(t) && isNumeral(t[len(t)-1-i]) {
			i++
		}
		return t[len(t)-i:]
	}
	for i < len(t) && isNumeral(t[i]) {
		i++
	}
	return t[:i]
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
		if len(x) == 1 && len(y) == 1 && isHan(x[0]) && isHan(y[0]) {
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
// sentence. Where it begins as what follows it does, that can be seen only
// after moving it.
func (d *difference) wholeSentences(a, b letters, h hunk) bool {
	if h.A0 < h.A1 {
		a, b, h = b, a, hunk{h.B0, h.B1, h.A0, h.A1}
	}
	whole := func(by int) bool {
		return a.between(h.A0+by) || b.between(h.B0+by) && b.between(h.B1+by)
	}
	for by := 0; ; by-- {
		if whole(by) {
			return true
		}
		if h.A0+by == 0 || h.B0+by == 0 || b.runes[h.B0+by-1] != b.runes[h.B1+by-1] {
			break
		}
	}
	for by := 0; h.B1+by < len(b.runes) && b.runes[h.B0+by] == b.runes[h.B1+by]; {
		by++
		if h.A0+by <= len(a.runes) && whole(by) {
			return true
		}
	}
	return false
}

// numbers counts a difference that makes a number another, and tells whether it is one.
func (d *difference) numbers(a, b letters, h hunk) bool {
	x, y := numeralsIn(a.runes[h.A0:h.A1]), numeralsIn(b.runes[h.B0:h.B1])
	whole := len(x) == h.A1-h.A0 && len(y) == h.B1-h.B0
	switch {
	case len(x) == 0 && len(y) == 0:
		return false
	case whole:
		x, y = numeralsAround(a.runes, h.A0, h.A1), numeralsAround(b.runes, h.B0, h.B1)
		if len(x) == 0 || len(y) == 0 {
			return false
		}
		if number(x) != number(y) {
			if h.A0 == h.A1 || h.B0 == h.B1 {
				d.weak++
			} else {
				d.strong++
			}
		}
		return true
	case len(x) > 0 && len(y) > 0 && number(x) != number(y):
		d.strong++
	}
	return false
}

func numeralsIn(t []rune) []rune {
	var out []rune
	for _, r := range t {
		if isNumeral(r) {
			out = append(out, r)
		}
	}
	return out
}

// numeralsAround is the number that t[from:to] is a part of.
func numeralsAround(t []rune, from, to int) []rune {
	for from > 0 && isNumeral(t[from-1]) {
		from--
	}
	for to < len(t) && isNumeral(t[to]) {
		to++
	}
	return t[from:to]
}

// against names what speaks against two texts that differ so being one, or is "".
func (d *difference) against(a, b *text) string {
	shared := float64(d.shared)
	titles := d.titles(a.title, b.title)
	doubt := titles || apart(a, b)
	// Where letters are damaged all over, some stand side by side and some are digits.
	reworded, broken, weak, strong := d.damage/2, d.damage/2, d.damage/3, 0
	if !doubt {
		reworded += int(mostReworded * shared)
		broken += int(mostBroken * shared)
		strong = max(d.damage/8, int(float64(d.damage)*d.numeric))
		weak += 1 + 2*strong
	}
	cover := minCover
	if len(a.body.runes) < shortLetters {
		cover = minCoverShort
	}
	switch {
	case d.covered < cover:
		return "covered"
	case float64(d.ends) > mostEnds*shared:
		return "ends"
	case float64(d.damaged) > mostDamage*shared:
		return "damage"
	case float64(d.garbled) > mostGarbled*shared:
		return "garbled"
	case d.reworded > reworded || d.reworded+d.broken > broken || d.longest > mostAtOnce:
		return "reworded"
	case d.strong > strong:
		return "numbers"
	case d.weak > weak:
		return "digits"
	case float64(d.regional) > mostRegional*shared:
		return "regional"
	case !d.scripts && d.systematic():
		return "names"
	}
	return ""
}

// apart tells whether two texts are known to be of days far apart.
func apart(a, b *text) bool {
	return a.day != noDay && b.day != noDay && max(a.day-b.day, b.day-a.day) > farApart
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
	for pair, n := range d.swaps {
		if n < 2 || !isOrdinary(pair[0]) || !isOrdinary(pair[1]) {
			continue
		}
		others := 0
		for other, m := range d.swaps {
			if other != pair && (other[0] == pair[0] || other[1] == pair[1]) {
				others += m
			}
		}
		if others == 0 {
			return true
		}
	}
	return false
}

// titles counts what the titles differ in, and tells whether they say
// different things in the same form. Titles that have nothing in common do
// not: a text is often reposted under another.
func (d *difference) titles(a, b letters) bool {
	x, y := a.runes, b.runes
	matches := fill(a, b, hunk{0, len(x), 0, len(y)}, atBoth)
	shared := lettersIn(matches)
	if shared == 0 || 2*shared < min(len(x), len(y)) {
		return false
	}
	first, last := matches[0], matches[len(matches)-1]
	all := append([]hunk{{0, first.A, 0, first.B}}, hunks(matches)...)
	all = append(all, hunk{last.A + last.Len, len(x), last.B + last.Len, len(y)})
	before := d.reworded
	for _, h := range all {
		if h.A0 < h.A1 && h.B0 < h.B1 {
			d.add(a, b, h)
		}
	}
	differ := d.reworded - before
	d.reworded = before
	return differ > 0 && !(differ <= 3 && d.damaged*damagedAllOver > d.shared)
}
