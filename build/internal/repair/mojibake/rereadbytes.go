package mojibake

import (
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
)

// stretchBytes reads the text as one in a charset of two bytes a character, of
// which the reader put a sign for each first byte that made no character with
// the next, and went on with that one: from there it read out of step.
func (m *reread) stretchBytes(at int) (pieces []piece, next int) {
	cells, upTo := m.cells[:0], at
	pieces = m.pieces[:0]
	defer func() { m.cells, m.pieces = cells[:0], pieces[:0] }()
	for ; upTo < len(m.text) && len(cells) < longestStretch; upTo++ {
		r := m.text[upTo]
		first, second, n := m.bytesOf(r)
		switch {
		case r == utf8.RuneError:
			cells = append(cells, cell{sign: true, source: upTo})
			continue
		case r < utf8.RuneSelf:
			first, n = byte(r), 1
		}
		if n == 0 {
			break
		}
		cells = append(cells, cell{byte: first, source: upTo})
		if n == 2 {
			cells = append(cells, cell{byte: second, source: upTo})
		}
	}
	for i := 0; i < len(cells); {
		p, taken := m.pieceOf(cells[i:])
		p.from, p.to = cells[i].source, cells[i+taken-1].source+1
		pieces = append(pieces, p)
		i += taken
	}
	return trimASCII(pieces), max(upTo, at+1)
}

// pieceOf is the character that some bytes begin with, and how many of them it has.
func (m *reread) pieceOf(cells []cell) (p piece, taken int) {
	one, two := cells[0], cell{}
	if len(cells) > 1 {
		two = cells[1]
	}
	isSecond := two.sign || two.byte >= 0x40
	switch {
	case !one.sign && one.byte < utf8.RuneSelf:
		return piece{r: rune(one.byte)}, 1
	case !isSecond:
		return piece{r: likely.Lost}, 1
	case one.sign || two.sign:
		return piece{unmapped: true, lead: one.byte, trail: two.byte}, 2
	}
	if p.r = m.set().character(one.byte, two.byte); p.r == 0 {
		p.r = likely.Lost
	}
	return p, 2
}
