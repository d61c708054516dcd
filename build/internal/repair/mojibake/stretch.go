package mojibake

import (
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
)

// stretch reads on from a rune as far as the suspicion holds. It returns what
// it read and the rune to go on from.
func (m *reread) stretch(at int) (pieces []piece, next int) {
	lead, trail, n := m.bytesOf(m.text[at])
	if n == 0 {
		return nil, at + 1
	}
	if m.utf8 {
		if m.wide && n == 2 && !isSign(m.text[at]) && (lead < 0xC2 || lead > 0xF4 || trail < 0x80 || trail >= 0xC0) {
			return nil, at + 1 // no UTF-8 begins so
		}
		return m.stretchUTF8(at)
	}
	return m.stretchPairs(at)
}

// stretchPairs reads the text as one in a charset of two bytes a character.
func (m *reread) stretchPairs(at int) (pieces []piece, next int) {
	set, i, signs := m.set(), at, 0
	pieces = m.pieces[:0]
	defer func() { m.pieces = pieces[:0] }()
reading:
	for i < len(m.text) {
		r, width := m.text[i], 1
		first, second, n := m.bytesOf(r)
		c := rune(0)
		switch {
		case m.wide && m.isLostAt(i, signs, len(pieces)):
			lost := piece{from: i, to: i + 1, unmapped: true}
			if m.standing && isSecond(m.text, i+1) {
				lost.to, lost.trail = i+2, byte(m.text[i+1])
			}
			pieces = append(pieces, lost)
			i = lost.to
			signs++
			continue
		case r < utf8.RuneSelf:
			c = r
		case m.wide && n == 2:
			if c = set.character(first, second); c == 0 {
				c = likely.Lost
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
// mark that does not end a sentence, or does among many.
func (m *reread) isLostAt(i, signs, read int) bool {
	if m.text[i] != '?' {
		return m.text[i] == utf8.RuneError
	}
	for end := min(i+mostSigns, len(m.text)); i < end && m.text[i] == '?'; {
		i++
	}
	if i < len(m.text) && m.text[i] != '\n' {
		return m.text[i] >= 0x40
	}
	return signs*signsAmong > read
}

// leavesSeconds tells that letters and signs of ASCII stand behind so many signs
// for lost characters that they are second bytes.
func (m *reread) leavesSeconds() bool {
	signs, seconds := 0, 0
	for i, r := range m.text {
		if isSign(r) {
			signs++
			if isSecond(m.text, i+1) {
				seconds++
			}
		}
	}
	return seconds > 1 && seconds*secondsAmong >= signs
}

// secondsAmong is among how many signs one at least leaves its second byte.
const secondsAmong = 8

// isSecond tells a rune of ASCII that can be a second byte and is in no word.
func isSecond(text []rune, i int) bool {
	isByte := func(i int) bool { return i < len(text) && text[i] >= 0x40 && text[i] < 0x7F }
	return isByte(i) && !isByte(i+1) && (i+1 == len(text) || text[i+1] < '0' || text[i+1] > '9')
}

// mostSigns is how many question marks in a row may stand for characters.
const mostSigns = 12

// signsAmong is among how many characters a sign stands at least, where the one
// at a line's end is taken for one.
const signsAmong = 20

// trimASCII takes the ASCII off a stretch's end.
func trimASCII(pieces []piece) []piece {
	for len(pieces) > 0 && pieces[len(pieces)-1].r != 0 && pieces[len(pieces)-1].r < utf8.RuneSelf {
		pieces = pieces[:len(pieces)-1]
	}
	return pieces
}
