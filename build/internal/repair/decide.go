package repair

import "slices"

// decide fills in the characters of a path that have lost a byte, from a place
// to another, each by those around it. It gives them as they are to be shown,
// and the likeliest of each, however unlikely.
func (p *pairer) decide(path []reading, from, to int) (out, likeliest []rune) {
	out = make([]rune, to-from)
	best := make([]rune, len(path))
	for i, r := range path {
		best[i] = r.last
	}
	at := func(i int) rune {
		switch {
		case i < 0:
			return p.around(i)
		case i >= len(path):
			return p.around(len(p.text) + i - len(path))
		}
		return best[i]
	}
	for i := from; i < to; i++ {
		out[i-from] = path[i].last
		if path[i].kind == anew || path[i].kind == asFound {
			continue
		}
		var row [][]choice
		end := i
		for last := i; end < to && end-last < 2 && end-i < longestRow; end++ {
			row = append(row, p.choices(path[end], best, end))
			if len(row[end-i]) != 1 {
				last = end
			}
		}
		for j, c := range p.l.choose([2]rune{at(i - 2), at(i - 1)}, row, [2]rune{at(end), at(end + 1)}) {
			out[i+j-from] = best[i+j]
			if len(row[j]) != 1 {
				best[i+j], out[i+j-from] = c.r, c.orLost()
			}
		}
		i = end - 1
	}
	return out, slices.Clone(best[from:to])
}

// longestRow is how many characters are weighed together.
const longestRow = 8

// choices are what a character of a path can be.
func (p *pairer) choices(r reading, path []rune, at int) []choice {
	var choices []choice
	switch r.kind {
	case guessed:
		for _, c := range r.known.candidates(p.guesses) {
			choices = append(choices, choice{c, r.known.pays(c) + nesting(path, at, c)})
		}
	case guessedMark:
		if p.loose {
			choices = p.loneChoices(path, at)
			break
		}
		for _, c := range likelyMarks {
			choices = append(choices, choice{c, nesting(path, at, c)})
		}
	case guessedAny:
		for _, list := range p.guesses.byLeadUnmapped {
			for _, c := range list {
				choices = append(choices, choice{r: c})
			}
		}
	default:
		return []choice{{r: r.last}}
	}
	p.spend(len(choices))
	return choices
}

// Marks that open and close something.
const (
	openers = "“‘（《「『【〈"
	closers = "”’）》」』】〉"
)

// What nesting tells, in quarters of a bit.
const (
	fitsNesting  = -20
	breaksNesing = 20
)

// nesting is what a mark costs more, or less, for the marks of its kind that
// stand before and behind it.
func nesting(text []rune, at int, mark rune) int {
	for i, opener := range []rune(openers) {
		closer := []rune(closers)[i]
		if mark != opener && mark != closer {
			continue
		}
		isOpen, isClosed := false, false
		for j := at - 1; j >= max(0, at-farthestMark); j-- {
			if text[j] == opener || text[j] == closer {
				isOpen = text[j] == opener
				break
			}
		}
		for j := at + 1; j < min(len(text), at+farthestMark); j++ {
			if text[j] == opener || text[j] == closer {
				isClosed = text[j] == closer
				break
			}
		}
		switch {
		case mark == opener && isClosed && !isOpen, mark == closer && isOpen && !isClosed:
			return fitsNesting
		default:
			return breaksNesing
		}
	}
	return 0
}

const farthestMark = 80
