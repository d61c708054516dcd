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
		if path[i].kind == anew || path[i].kind == asFound || path[i].kind == unread {
			continue
		}
		var row [][]choice
		end := i
		for last := i; end < to && end-last < 2 && end-i < longestRow; end++ {
			row = append(row, p.choices(path[end], newBeside(at, end)))
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
	for i := from; i < to; i++ {
		if path[i].kind == unread {
			out[i-from] = lost
		}
	}
	return out, slices.Clone(best[from:to])
}

// longestRow is how many characters are weighed together.
const longestRow = 8

// choices are what a character of a path can be.
func (p *pairer) choices(r reading, around beside) []choice {
	var choices []choice
	switch r.kind {
	case guessed:
		for _, c := range r.known.candidates(p.guesses) {
			if r.known.note.allows(p.set, c) {
				choices = append(choices, choice{c, p.pays(r.known, c) + around.pays(c)})
			}
		}
	case guessedMark:
		if p.loose {
			choices = p.loneChoices(around)
			break
		}
		for _, c := range likelyMarks {
			choices = append(choices, choice{c, around.pays(c)})
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
