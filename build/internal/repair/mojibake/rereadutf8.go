package mojibake

import (
	"sync"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
)

// cell is a byte of a misread text, or a sign that stands for some.
type cell struct {
	byte   byte
	sign   bool
	source int // rune it comes from
}

// utf8Reader reads a stretch of misread text as UTF-8. A sign in it can be one
// byte, two, or itself; the reading with the fewest unknown bytes wins.
type utf8Reader struct {
	*reread
	cells []cell
	upTo  int // runes that are in cells
	steps [][2]step
}

// Bytes that are not known, beside one hidden under a sign of its own.
const (
	hiddenFirst  = hidden + 1 // of two under a sign, which make no character
	hiddenSecond = hidden + 2
)

// step is the best way to read up to a cell; the second of each two is for a
// sign whose second byte is still to be read.
type step struct {
	reached     bool
	cost        int
	before      int // cell
	beforeOwing bool
	piece       piece
}

// What a reading pays.
const (
	unknownByte = 2
	signItself  = 3
)

func (m *reread) stretchUTF8(at int) (pieces []piece, next int) {
	u := utf8Reader{reread: m, cells: m.cells[:0], steps: m.steps[:0], upTo: at}
	defer func() { m.cells, m.steps, m.pieces = u.cells, u.steps, pieces[:0] }()
	pieces = m.pieces[:0]
	u.reach(0, false, step{reached: true})
	furthest := -1
	for i := 0; i < len(u.steps); i++ {
		if u.steps[i][0].reached && u.isWhole(i) {
			furthest = i
		}
		for owing := range 2 {
			if u.steps[i][owing].reached && i < longestStretch {
				u.goOn(i, owing == 1)
			}
		}
	}
	owing := false
	for i := furthest; i > 0; {
		s := u.steps[i][index(owing)]
		pieces = append(pieces, s.piece)
		i, owing = s.before, s.beforeOwing
	}
	for i, j := 0, len(pieces)-1; i < j; i, j = i+1, j-1 {
		pieces[i], pieces[j] = pieces[j], pieces[i]
	}
	if pieces = trimASCII(pieces); len(pieces) == 0 {
		return pieces, at + 1
	}
	return pieces, pieces[len(pieces)-1].to
}

// longestStretch is how many bytes are read at once.
const longestStretch = 1 << 14

func index(owing bool) int {
	if owing {
		return 1
	}
	return 0
}

// cell gives a byte of the text; ok is false behind a character without bytes.
func (u *utf8Reader) cell(i int) (c cell, ok bool) {
	for i >= len(u.cells) && u.upTo < len(u.text) {
		r := u.text[u.upTo]
		first, second, n := u.bytesOf(r)
		switch {
		case isSign(r) && u.wide || r == utf8.RuneError:
			u.cells = append(u.cells, cell{sign: true, source: u.upTo})
		case r == ' ' && !u.wide && u.inSequence():
			u.cells = append(u.cells, cell{byte: 0xA0, source: u.upTo}) // a no-break space that became one
		case r < utf8.RuneSelf:
			u.cells = append(u.cells, cell{byte: byte(r), source: u.upTo})
		case n == 0:
			return cell{}, false
		default:
			u.cells = append(u.cells, cell{byte: first, source: u.upTo})
			if n == 2 {
				u.cells = append(u.cells, cell{byte: second, source: u.upTo})
			}
		}
		u.upTo++
	}
	if i >= len(u.cells) {
		return cell{}, false
	}
	return u.cells[i], true
}

// inSequence tells that the bytes so far end in the midst of a character.
func (u *utf8Reader) inSequence() bool {
	for back := 1; back <= 2 && back <= len(u.cells); back++ {
		switch b := u.cells[len(u.cells)-back].byte; {
		case b >= 0xE0 && b < 0xF0:
			return true
		case b < 0x80 || b >= 0xC0:
			return false
		}
	}
	return false
}

// isWhole tells that no character as found is parted before cell i.
func (u *utf8Reader) isWhole(i int) bool {
	return i == 0 || i >= len(u.cells) || u.cells[i].source != u.cells[i-1].source
}

func (u *utf8Reader) reach(i int, owing bool, s step) {
	for len(u.steps) <= i {
		u.steps = append(u.steps, [2]step{})
	}
	if old := &u.steps[i][index(owing)]; !old.reached || s.cost < old.cost {
		*old = s
	}
}

// goOn reads one character from cell i on; owing tells that a byte under the
// sign before it is the character's first.
func (u *utf8Reader) goOn(i int, owing bool) {
	if owing {
		u.sequence(i, i, true, []int{hiddenSecond})
		return
	}
	c, ok := u.cell(i)
	switch {
	case !ok:
	case c.sign:
		u.end(i, i+1, false, false, piece{r: u.text[c.source]}, signItself)
		u.sequence(i, i+1, false, []int{hidden})
		u.sequence(i, i+1, false, []int{hiddenFirst, hiddenSecond})
	case c.byte < 0x80:
		u.end(i, i+1, false, false, piece{r: rune(c.byte)}, 0)
	case c.byte >= 0xC2 && c.byte <= 0xF4:
		u.sequence(i, i+1, false, []int{int(c.byte)})
	}
}

// sequence reads on in a character that began at a cell.
func (u *utf8Reader) sequence(from, at int, owing bool, read []int) {
	if len(read) == lengthOf(read[0]) {
		u.finish(from, at, owing, false, read)
		return
	}
	c, ok := u.cell(at)
	switch {
	case !ok:
	case c.sign:
		u.sequence(from, at+1, owing, append(read[:len(read):len(read)], hidden))
		if two := append(read[:len(read):len(read)], hiddenFirst, hiddenSecond); len(two) <= lengthOf(read[0]) {
			u.sequence(from, at+1, owing, two)
		} else {
			u.finish(from, at+1, owing, true, two[:len(two)-1])
		}
	case c.byte >= 0x80 && c.byte < 0xC0:
		u.sequence(from, at+1, owing, append(read[:len(read):len(read)], int(c.byte)))
	}
}

// lengthOf a character by its first byte; one that is not known begins Han.
func lengthOf(first int) int {
	switch {
	case first >= hidden, first >= 0xE0 && first < 0xF0:
		return 3
	case first < 0xE0:
		return 2
	}
	return 4
}

func (u *utf8Reader) finish(from, at int, owing, owes bool, read []int) {
	unknown, bytes := 0, make([]byte, len(read))
	for i, b := range read {
		if b >= hidden {
			unknown++
		}
		bytes[i] = byte(b)
	}
	p := piece{}
	switch {
	case unknown == 0:
		if p.r, _ = utf8.DecodeRune(bytes); p.r == utf8.RuneError && string(bytes) != "\uFFFD" {
			return
		}
	case unknown < len(read):
		p.read = read
	default:
		return
	}
	if p.r == utf8.RuneError {
		p.r = likely.Lost
	}
	u.end(from, at, owing, owes, p, unknown*unknownByte)
}

func (u *utf8Reader) end(from, at int, owing, owes bool, p piece, cost int) {
	p.from, p.to = u.cells[min(from, len(u.cells)-1)].source, u.cells[at-1].source+1
	u.reach(at, owes, step{reached: true, cost: u.steps[from][index(owing)].cost + cost, before: from, beforeOwing: owing, piece: p})
}

// matching are the likely characters of some scripts whose bytes are those read.
func (m *reread) matching(read []int, scripts uint8) []choice {
	var found []choice
	for _, r := range utf8Guesses() {
		if r.scripts&scripts != 0 && m.fits(r.bytes, read) {
			found = append(found, choice{r: r.r})
		}
	}
	m.spend(len(utf8Guesses()) / 4)
	return found
}

// utf8Guess is a likely character.
type utf8Guess struct {
	r       rune
	bytes   string
	scripts uint8
}

var utf8Guesses = sync.OnceValue(func() []utf8Guess {
	var all []utf8Guess
	for r := rune(0x80); r < likely.Plane; r++ {
		if scripts := scriptsOf(r); scripts != 0 {
			all = append(all, utf8Guess{r, string(r), scripts})
		}
	}
	return all
})

// fits tells whether a character's bytes can be those read.
func (m *reread) fits(bytes string, read []int) bool {
	if len(bytes) != len(read) {
		return false
	}
	for i, b := range read {
		switch {
		case b < hidden && byte(b) != bytes[i]:
			return false
		case b != hiddenFirst || m.pairs == nil || m.peeled:
		case !isLead(bytes[i]):
			return false
		case i+1 < len(read) && !m.isUnmapped(bytes[i], bytes[i+1]):
			return false
		case i+1 == len(read) && !m.pairs().isUnmappedBefore(bytes[i], 0xE4, 0xE9): // the next character is likely Han
			return false
		}
	}
	return true
}
