package mojibake

import (
	"slices"
	"strings"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/data/article"
)

// Brackets and quotation marks come in pairs: where both are guesses, each by
// itself is less likely than a comma, but both together are not.

// half is a guessed mark, or what cannot be known, that can be one of a pair.
type half struct {
	at  int    // rune of the mended text
	can string // marks that open or close something
}

// bracketsOf are the guesses of a piece of a path that can be one of a pair.
func (p *pairer) bracketsOf(path []reading, mended []rune) (all []half) {
	for i, r := range path {
		if _, isMark := likely.Marks[mended[i]]; !isMark || r.kind != guessed && r.kind != guessedMark {
			continue
		}
		var can strings.Builder
		for _, c := range p.choices(r, beside{}) {
			if strings.ContainsRune(openers+closers, c.r) {
				can.WriteRune(c.r)
			}
		}
		if can.Len() > 0 {
			all = append(all, half{i, can.String()})
		}
	}
	return all
}

// mendedLine is a text as its mendings would make it.
type mendedLine struct {
	l     *likely.Model
	text  []rune
	open  []half // at its runes
	owner []int  // mending that each of them stands in
	start []int  // where the text of each mending begins
}

func newMendedLine(l *likely.Model, runes []rune, all []mending) *mendedLine {
	line := &mendedLine{l: l}
	kept := 0
	for i, m := range all {
		line.text = append(line.text, runes[kept:m.from]...)
		line.start = append(line.start, len(line.text))
		for _, b := range m.brackets {
			line.open, line.owner = append(line.open, half{len(line.text) + b.at, b.can}), append(line.owner, i)
		}
		line.text = append(line.text, []rune(m.text)...)
		kept = m.to
	}
	line.text = append(line.text, runes[kept:]...)
	return line
}

// around gives a rune of the line: 0 before it, a newline behind it.
func (line *mendedLine) around(i int) rune {
	switch {
	case i < 0:
		return 0
	case i >= len(line.text):
		return '\n'
	}
	return line.text[i]
}

// cost of a mark at a place: its surprise and that of what stands behind it.
func (line *mendedLine) cost(at int, r rune) (cost int) {
	b := line.around(at - 1)
	pair := line.l.Pair(line.around(at-2), b)
	for a, i := line.around(at-2), 0; i < 3; i++ {
		c := line.around(at + i)
		if i == 0 {
			c = r
		}
		step := line.l.BehindPair(pair, b, c)
		if step > likely.TripleOnPage && line.l.Page.HasTriple(a, b, c) {
			step = likely.TripleOnPage
		}
		cost += step
		pair = line.l.Pair(b, c)
		a, b = b, c
	}
	return cost
}

// now is what the mark that stands at a place costs; what cannot be known costs
// as a comma.
func (line *mendedLine) now(at int) int {
	r := line.text[at]
	if r == likely.Lost {
		r = '，'
	}
	return line.cost(at, r) + newBeside(line.around, at).pays(r)
}

// Of two guesses that can be a pair.
const (
	paysPair    = 22 // quarters of a bit that both may cost more than what stands there
	paysLong    = 2  // and so much less for each character between them
	shortPair   = 6  // more than so many
	paysQuotes  = 10 // or for quotation marks
	longestPair = 16
)

// best finds the two guesses that are by most likelier a pair.
func (line *mendedLine) best() (from, to int, opener, closer rune, found bool) {
	most := paysPair
	for i, first := range line.open {
		for j := i + 1; j < len(line.open); j++ {
			second := line.open[j]
			between := line.text[first.at+1 : second.at]
			if len(between) > longestPair {
				break
			}
			if len(between) == 0 || slices.ContainsFunc(between, partsPair) {
				continue
			}
			least := line.now(first.at) + line.now(second.at)
			for k, a := range []rune(openers) {
				b := []rune(closers)[k]
				if !strings.ContainsRune(first.can, a) || !strings.ContainsRune(second.can, b) || slices.Contains(between, a) || slices.Contains(between, b) {
					continue
				}
				more := line.cost(first.at, a) + line.cost(second.at, b) - least + paysLong*max(0, len(between)-shortPair)
				if strings.ContainsRune(closingQuotes, b) {
					more += paysQuotes
				}
				if more < most {
					most, from, to, opener, closer, found = more, i, j, a, b, true
				}
			}
		}
	}
	return from, to, opener, closer, found
}

// partsPair tells what hardly stands between two: the end of a clause, and what
// is not known.
func partsPair(r rune) bool { return r == likely.Lost || strings.ContainsRune(stops+"，；", r) }

// pairUp makes pairs of those guesses of a text's mendings that are likelier so.
func (m *mender) pairUp(runes []rune, all []mending) {
	halves := 0
	for _, one := range all {
		halves += len(one.brackets)
	}
	if halves < 2 || halves > mostBrackets {
		return
	}
	line := newMendedLine(m.l(), runes, all)
	for !m.budget.isSpent() {
		m.budget.spend(len(line.open) * len(line.open))
		from, to, opener, closer, found := line.best()
		if !found {
			return
		}
		line.text[line.open[from].at], line.text[line.open[to].at] = opener, closer
		for _, i := range []int{to, from} {
			one := &all[line.owner[i]]
			start := line.start[line.owner[i]]
			one.text = string(line.text[start : start+len([]rune(one.text))])
			one.certainty = article.Inferred
			line.open, line.owner = slices.Delete(line.open, i, i+1), slices.Delete(line.owner, i, i+1)
		}
	}
}

// mostBrackets is how many guesses of a text are looked at two by two.
const mostBrackets = 64
