package mojibake

import (
	"slices"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/odd"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// reread is a text under one suspicion of how it was misread.
type reread struct {
	*misreading
	text    []rune
	asFound []int16 // what each rune surprises behind the one before, plus one; 0 where nobody has asked
	l       *likely.Model
	strict  bool
	guessed bool   // some characters are guesses
	unsure  bool   // or cannot be known
	sure    []rune // what mend gave, with □ for the guesses
	// standing tells that the reader hid first bytes alone under signs, and left
	// second ones standing that are ASCII.
	standing bool
	peeled   bool                 // a layer was undone before, whose signs hide any two bytes
	private  bool                 // the reader showed characters of the user's own for pairs that have no other
	lists    map[[2]byte][]choice // what unmapped gave
	*budget
	*room
}

// room is for the work on a stretch, kept from one to the next.
type room struct {
	pieces []piece
	cells  []cell
	steps  [][2]step
}

// piece is what some cells read.
type piece struct {
	from, to int   // runes of the text
	r        rune  // 0 where a byte is not known
	read     []int // its bytes, then
	guessed  bool  // the rune is a guess
	unmapped bool  // its bytes make no character as found
	trail    byte  // the second one, then, where it is known
}

// noneAmong is among how many characters one may be none in the charset that the
// text was in, where no sign stands for a lost one: every pair of bytes was one.
const noneAmong = 8

// mostBeyond is of how many characters one may be so rare that it stands beyond
// U+FFFF: chance makes such ones.
const mostBeyond = 4

// What a stretch must show besides gain. The loose ones are for pages that have
// shown this misreading elsewhere.
const (
	leastGainLoose = 24
	leastSequences = 2 // characters
	manySequences  = 8 // of which more need not stand side by side
)

// mend gives the text with every stretch mended that is likelier so, and by how
// much it is.
func (m *reread) mend() (out []rune, gained int) {
	kept := 0
	m.standing = m.leavesSeconds()
	for at := 0; at < len(m.text) && !m.isSpent(); {
		pieces, next := m.stretch(at)
		if len(pieces) > 0 {
			if mended, gain, ok := m.judge(pieces); ok {
				out = append(out, m.text[kept:pieces[0].from]...)
				m.sure = append(m.sure, m.text[kept:pieces[0].from]...)
				out = append(out, mended...)
				for i, p := range pieces {
					if p.guessed {
						m.guessed = m.guessed || mended[i] != likely.Lost
						m.unsure = true
						m.sure = append(m.sure, likely.Lost)
					} else {
						m.sure = append(m.sure, mended[i])
					}
				}
				kept = pieces[len(pieces)-1].to
				gained += gain
			}
		}
		at = max(next, at+1)
	}
	if kept == 0 {
		return m.text, 0
	}
	m.sure = append(m.sure, m.text[kept:]...)
	return append(out, m.text[kept:]...), gained
}

// judge fills in what is not known and weighs the stretch.
func (m *reread) judge(pieces []piece) (mended []rune, gain int, ok bool) {
	from, to := pieces[0].from, pieces[len(pieces)-1].to
	if m.wide && odd.IsDrawing(m.text[from:to]) {
		return nil, 0, false
	}
	before := rune(0)
	if from > 0 {
		before = m.text[from-1]
	}
	found := m.surprising(from, to)
	least := leastGain
	if !m.strict {
		least = leastGainLoose
	}
	most := min(found-max(least, leastGainEach*len(pieces)), mostSurprising*len(pieces))
	isKnown := !slices.ContainsFunc(pieces, func(p piece) bool { return p.r == 0 })
	scripts := uint8(0)
	if !isKnown {
		scripts = scriptOf(pieces)
	}
	cost, characters, unknown, none, beyond, last := 0, 0, 0, 0, 0, before
	for i := range pieces {
		p := &pieces[i]
		if p.r == 0 {
			m.fillIn(pieces, i, scripts)
			unknown++
		} else if p.r == likely.Lost {
			none++
		}
		if cost += m.l.Surprise(last, p.r); cost > most && isKnown { // nothing to fill in either
			return nil, 0, false
		}
		last = p.r
		mended = append(mended, p.r)
		if p.r >= 0x80 {
			characters++
		}
		if p.r > 0xFFFF {
			beyond++
		}
	}
	if beyond*mostBeyond > characters {
		return nil, 0, false
	}
	if m.wide && (isKnown && none*noneAmong > len(pieces) || odd.IsWordOfOther(m.text[from:to])) {
		return nil, 0, false
	}
	ok = characters >= leastSequences && (characters > manySequences || stand(pieces)) && unknown*2 <= len(pieces) && differ(m.text[from:to]) && differ(mended) && cost <= most
	return mended, found - cost, ok
}

// stand tells that of some characters two stand side by side: signs set apart
// by spaces, such as strokes in a list, make no words.
func stand(pieces []piece) bool {
	for i := 1; i < len(pieces); i++ {
		if pieces[i-1].r >= utf8.RuneSelf && pieces[i].r >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// surprising is the surprise of the runes as found; every suspicion asks for it.
func (m *reread) surprising(from, to int) int {
	all := 0
	for i := from; i < to; i++ {
		if m.asFound[i] == 0 {
			before := rune(0)
			if i > 0 {
				before = m.text[i-1]
			}
			m.asFound[i] = int16(m.l.Surprise(before, m.text[i])) + 1
		}
		all += int(m.asFound[i]) - 1
	}
	return all
}

// fillIn chooses for a piece that is not known, together with those close by.
func (m *reread) fillIn(pieces []piece, i int, scripts uint8) {
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
		if pieces[end].unmapped {
			choices = m.unmapped(scripts, pieces[end].trail)
		} else {
			choices = m.matching(pieces[end].read, scripts)
		}
		if len(choices) == 0 {
			choices = append(choices, choice{r: likely.Lost})
		}
		row = append(row, newBeside(at, end).weigh(choices))
	}
	most := m.mostOf(row)
	for j, c := range choose(m.l, [2]rune{at(i - 2), at(i - 1)}, row, [2]rune{at(end), at(end + 1)}, most) {
		if pieces[i+j].r == 0 {
			pieces[i+j].r, pieces[i+j].guessed = c.orLost(), true
		}
	}
}

// mostOf is how many choices of a place in a row are weighed, for which it pays:
// each with those of the two places before it, four for what another try takes.
func (m *reread) mostOf(row [][]choice) (most int) {
	most, unknown := mostChoices, 0
	for _, choices := range row {
		if len(choices) > 1 {
			unknown++
		}
	}
	if unknown > manyUnknown {
		most = mostTogether
	}
	for i := range row {
		tried := 1
		for _, choices := range row[max(0, i-2) : i+1] {
			tried *= min(len(choices), most)
		}
		m.spend(tried/4 + 1)
	}
	return most
}

const (
	manyUnknown  = 4  // characters of a row
	mostTogether = 16 // choices of one, where there are more
)

// scriptOf the characters of a stretch that are known.
func scriptOf(pieces []piece) uint8 {
	var known []rune
	for _, p := range pieces {
		if p.r >= utf8.RuneSelf && len(known) < page.EnoughForScript {
			known = append(known, p.r)
		}
	}
	if token.ScriptOf(string(known)) == article.Traditional {
		return inTraditional
	}
	return inSimplified
}

// unmapped are the likely characters that make none in the charset as which
// the text was read.
func (m *reread) unmapped(scripts uint8, known byte) []choice {
	key := [2]byte{scripts, known}
	if found, ok := m.lists[key]; ok {
		return found
	}
	var found []choice
	for _, g := range utf8Guesses() {
		if g.scripts&scripts == 0 {
			continue
		}
		if lead, trail, ok := m.set().code(g.r); ok && (known == 0 || trail == known) && m.isUnmapped(lead, trail) {
			found = append(found, choice{r: g.r})
		}
	}
	m.spend(len(utf8Guesses()) / 4)
	if m.lists == nil {
		m.lists = map[[2]byte][]choice{}
	}
	m.lists[key] = found
	return found
}

// isUnmapped tells that two bytes were no character to the reader.
func (m *reread) isUnmapped(lead, trail byte) bool {
	set := m.pairs()
	return set.character(lead, trail) == 0 && !(m.private && set.private[uint16(lead)<<8|uint16(trail)])
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
