package mojibake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
)

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
		for j, c := range choose(p.l, [2]rune{at(i - 2), at(i - 1)}, row, [2]rune{at(end), at(end + 1)}, mostChoices) {
			out[i+j-from] = best[i+j]
			if len(row[j]) != 1 {
				best[i+j], out[i+j-from] = c.r, c.orLost()
			}
		}
		i = end - 1
	}
	for i := from; i < to; i++ {
		if path[i].kind == unread || p.mayBeTwo(path[i]) || p.mayLackNumber(path, i, at(i-1), at(i+1)) {
			out[i-from] = likely.Lost
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

// mayBeTwo tells a character that no everyday text has, on a page whose dropped
// pairs leave no trace: 綅 has the first byte of 建 and the last of 韻.
func (p *pairer) mayBeTwo(r reading) bool {
	return p.isMirror() && r.kind == anew && r.last >= utf8.RuneSelf && scriptsOf(r.last) == 0 && p.mayBeDropped(int(r.source))
}

// numbers are the characters that terms and plans are counted with.
const numbers = "一二三四五六七八九十"

// mayLackNumber tells a character that may be all that is left of a quoted number,
// on a page whose dropped pairs leave no trace: “叔” has the first byte of 十 and
// the last of 五, and was “十二五”, “十三五” or “十五”, which no bytes tell apart.
func (p *pairer) mayLackNumber(path []reading, i int, before, behind rune) bool {
	if !p.isMirror() {
		return false
	}
	r := path[i]
	switch {
	case r.kind == anew && before == '“' && behind == '”':
		lead, trail, ok := p.set.code(r.last)
		return ok && p.hasNumber(lead, true) && p.hasNumber(trail, false)
	case r.kind == guessed && r.known.unmapped:
		return strings.ContainsRune(numbers, r.last) && strings.ContainsRune(numbers, behind)
	}
	return false
}

// hasNumber tells a byte that begins, or ends, a number's character.
func (p *pairer) hasNumber(b byte, first bool) bool {
	for _, r := range numbers {
		if lead, trail, ok := p.set.code(r); ok && (first && lead == b || !first && trail == b) {
			return true
		}
	}
	return false
}
