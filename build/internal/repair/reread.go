package repair

import "unicode/utf8"

// reread is a text under one suspicion of how it was misread.
type reread struct {
	*misreading
	text    []rune
	l       *likelihood
	strict  bool
	guessed bool
}

// piece is what some cells read.
type piece struct {
	from, to int    // runes of the text
	r        rune   // 0 where it cannot be known
	choices  []rune // where a byte is not known
}

// What a stretch must show besides gain. The loose ones are for pages that have
// shown this misreading elsewhere.
const (
	leastGainLoose = 24
	leastSequences = 2 // characters
)

// mend gives the text with every stretch mended that is likelier so, and by how
// much it is.
func (m *reread) mend() (out []rune, gained int) {
	kept := 0
	for at := 0; at < len(m.text); {
		pieces, next := m.stretch(at)
		if len(pieces) > 0 {
			if mended, gain, ok := m.judge(pieces); ok {
				out = append(out, m.text[kept:pieces[0].from]...)
				out = append(out, mended...)
				kept = pieces[len(pieces)-1].to
				gained += gain
			}
		}
		at = max(next, at+1)
	}
	return append(out, m.text[kept:]...), gained
}

// judge fills in what is not known and weighs the stretch.
func (m *reread) judge(pieces []piece) (mended []rune, gain int, ok bool) {
	from, to := pieces[0].from, pieces[len(pieces)-1].to
	before := rune(0)
	if from > 0 {
		before = m.text[from-1]
	}
	cost, characters, unknown, last := 0, 0, 0, before
	for i := range pieces {
		p := &pieces[i]
		if p.r == 0 {
			m.fillIn(pieces, i)
			m.guessed = m.guessed || p.r != lost
			unknown++
		}
		cost += m.l.surprise(last, p.r)
		last = p.r
		mended = append(mended, p.r)
		if p.r >= 0x80 {
			characters++
		}
	}
	found := m.l.of(before, m.text[from:to])
	gain = found - cost
	least := leastGain
	if !m.strict {
		least = leastGainLoose
	}
	ok = characters >= leastSequences && unknown*2 <= len(pieces) && differ(m.text[from:to]) && differ(mended) &&
		gain >= least && gain >= leastGainEach*len(pieces) && cost <= mostSurprising*len(pieces)
	return mended, gain, ok
}

// fillIn chooses for a piece that is not known, together with those close by.
func (m *reread) fillIn(pieces []piece, i int) {
	at := func(i int) rune {
		switch first, last := pieces[0].from, pieces[len(pieces)-1].to; {
		case i >= 0 && i < len(pieces):
			return pieces[i].r
		case i < 0 && first+i >= 0:
			return m.text[first+i]
		case i < 0:
			return 0
		case last+i-len(pieces) < len(m.text):
			return m.text[last+i-len(pieces)]
		}
		return '\n'
	}
	var row [][]choice
	end := i
	for last := i; end < len(pieces) && end-last < 2 && end-i < longestRow; end++ {
		if pieces[end].r != 0 {
			row = append(row, []choice{{r: pieces[end].r}})
			continue
		}
		last = end
		var choices []choice
		for _, r := range pieces[end].choices {
			choices = append(choices, choice{r: r})
		}
		if len(choices) == 0 {
			choices = append(choices, choice{r: lost})
		}
		row = append(row, choices)
	}
	for j, c := range m.l.choose([2]rune{at(i - 2), at(i - 1)}, row, [2]rune{at(end), at(end + 1)}) {
		if pieces[i+j].r == 0 {
			pieces[i+j].r = c.orLost()
		}
	}
}

// differ tells that a text is no row of one character or two: ×××, ±±.
func differ(text []rune) bool {
	var seen [2]rune
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf || r == seen[0] || r == seen[1]:
		case seen[0] == 0:
			seen[0] = r
		case seen[1] == 0:
			seen[1] = r
		default:
			return true
		}
	}
	return len(text) < 4 && seen[1] != 0
}

// stretch reads on from a rune as far as the suspicion holds. It returns what
// it read and the rune to go on from.
func (m *reread) stretch(at int) (pieces []piece, next int) {
	if _, _, n := m.bytesOf(m.text[at]); n == 0 {
		return nil, at + 1
	}
	if m.utf8 {
		return m.stretchUTF8(at)
	}
	return m.stretchPairs(at)
}

// stretchPairs reads the text as one in a charset of two bytes a character.
func (m *reread) stretchPairs(at int) (pieces []piece, next int) {
	set, i := m.set(), at
reading:
	for i < len(m.text) {
		r, width := m.text[i], 1
		first, second, n := m.bytesOf(r)
		c := rune(0)
		switch {
		case m.wide && m.isLostAt(i):
			c = lost
		case r < utf8.RuneSelf:
			c = r
		case m.wide && n == 2:
			if c = set.character(first, second); c == 0 {
				c = lost
			}
		case n == 1 && i+1 < len(m.text):
			width = 2
			trail, _, n := m.bytesOf(m.text[i+1])
			if m.text[i+1] < utf8.RuneSelf {
				trail, n = byte(m.text[i+1]), 1
			}
			if n == 1 {
				c = set.character(first, trail)
			}
		}
		if c == 0 {
			break reading
		}
		pieces = append(pieces, piece{from: i, to: i + width, r: c})
		i += width
	}
	return trimASCII(pieces), max(i, at+1)
}

// isLostAt tells a sign that stands for a character: U+FFFD, and a question
// mark that does not end a sentence.
func (m *reread) isLostAt(i int) bool {
	if m.text[i] != '?' {
		return m.text[i] == utf8.RuneError
	}
	return i+1 < len(m.text) && m.text[i+1] >= utf8.RuneSelf
}

// trimASCII takes the ASCII off a stretch's end.
func trimASCII(pieces []piece) []piece {
	for len(pieces) > 0 && pieces[len(pieces)-1].r != 0 && pieces[len(pieces)-1].r < utf8.RuneSelf {
		pieces = pieces[:len(pieces)-1]
	}
	return pieces
}
