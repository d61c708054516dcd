package mojibake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/runes"
)

// rune goes on from a reading with rune i, in every way it can be read. It
// returns how many runes it took.
func (p *pairer) rune(from int32, i int) (taken int) {
	r := p.text[i]
	inStep := p.all[from].waiting == none
	if note := p.notes[i]; note != nil {
		p.note(from, i, note)
		return note.end - i
	}
	if inStep {
		p.keep(p.add(from, i, r, asFound, 0, none))
	}
	lead, trail, twoBytes := p.set.code(r)
	switch {
	case isSign(r):
		p.sign(from, i)
	case r < utf8.RuneSelf:
		p.ascii(from, i, byte(r))
	case !twoBytes:
		if !inStep { // what waits was never finished
			p.guessEnd(from, i, p.losses().byte, func(at int32) { p.keep(p.add(at, i, r, asFound, 0, none)) })
		}
	default:
		p.two(from, i, lead, trail)
		if pair, ok := p.set.composed[r]; ok {
			p.two(from, i, byte(pair>>8), byte(pair))
		}
	}
	return 1
}

// isSign tells what programs put for bytes that they cannot read.
func isSign(r rune) bool { return r == '?' || r == utf8.RuneError }

// two goes on with the two bytes of a character out of step.
func (p *pairer) two(from int32, i int, lead, trail byte) {
	waiting := p.all[from].waiting
	if waiting == none {
		if !p.gates[i].outOf {
			return
		}
		// Out of step from here on: the first byte is the end of a character
		// whose beginning is lost, or the beginning of one whose end is.
		if trail > 0x80 {
			extra := p.losses().first + p.soundness(from, p.text[i])
			p.guess(from, i, knownByte{either: true, byte: lead, traceless: true}, extra, int16(trail), nil, p.keep)
		}
		return
	}
	goOn := func(at int32) {
		if trail > 0x80 {
			p.keep(p.add(at, i, 0, nothing, 0, int16(trail)))
		} else if trail >= 0x40 { // a character of ASCII by itself
			p.keep(p.add(at, i, rune(trail), anew, 0, none))
		}
	}
	p.dropped(from, i, lead, goOn)
	p.second(from, i, lead, func(at int32) {
		goOn(at)
		if p.gates[i].into { // back in step: the beginning of a character is lost
			p.guess(at, i, knownByte{byte: trail, traceless: true}, p.losses().byte, none, nil, p.keep)
		}
	})
	if p.gates[i].into && waiting < hidden { // or the end of the one that waits
		r := p.text[i]
		p.guessEnd(from, i, p.losses().byte, func(at int32) { p.keep(p.add(at, i, r, asFound, 0, none)) })
	}
}

// second reads a byte as the second of what waits, and goes on.
func (p *pairer) second(from int32, i int, trail byte, goOn func(at int32)) {
	switch waiting := p.all[from].waiting; {
	case waiting < hidden:
		if r := p.set.character(byte(waiting), trail); r != 0 {
			extra := 0
			if p.traditional && p.set.simplified.Has(r) {
				extra = otherScript
			}
			goOn(p.add(from, i, r, anew, extra, none))
		}
	default:
		known := knownByte{byte: trail, underSign: p.isUnderSign(from)}
		if waiting > hidden {
			known.note = p.notes[int(waiting)-hidden-1]
		}
		p.guess(from, i, known, 0, none, func(r rune) bool { return known.note.allows(p.set, r) }, goOn)
	}
}

// isUnderSign tells that the byte that waits is the one under the sign that a run
// begins with: nearly always a mark's, as programs mishandle those.
func (p *pairer) isUnderSign(at int32) bool {
	r := &p.all[at]
	return r.waiting == hidden && r.kind == nothing && r.source >= 0 && isSign(p.text[r.source])
}

// guessEnd reads what waits as a character whose second byte is lost.
func (p *pairer) guessEnd(from int32, i int, extra int, goOn func(at int32)) {
	if waiting := p.all[from].waiting; waiting >= 0 && waiting < hidden {
		p.guess(from, i, knownByte{lead: true, byte: byte(waiting), traceless: extra == p.losses().byte}, extra, none, nil, goOn)
	}
}

// soundness is what it costs to take a character that reads well as found for
// the first one out of step: a run begins where the text stops making sense.
func (p *pairer) soundness(from int32, r rune) int {
	if !runes.IsHan(r) {
		return 0
	}
	f := &p.all[from]
	return p.losses().sound * max(0, soundHan-p.l.BehindPair(int(f.pair), f.last, r))
}

// ascii goes on with a byte that is a character by itself, or the second one
// of a character out of step.
func (p *pairer) ascii(from int32, i int, b byte) {
	waiting := p.all[from].waiting
	if lead, trail, ok := p.set.code(widened(rune(b))); ok && waiting != none {
		p.second(from, i, lead, func(at int32) { p.keep(p.add(at, i, 0, nothing, p.halved(), int16(trail))) })
	}
	if waiting == none {
		if p.shown && b >= 0x40 && b < 0x7F && p.isLone(i, i+1) {
			p.guess(from, i, knownByte{byte: b, traceless: true, lone: true}, p.losses().lone, none, nil, p.keep)
		}
		return
	}
	if b >= 0x40 && b < 0x7F {
		p.dropped(from, i, b, p.keep)
		p.second(from, i, b, p.keep)
	}
	p.guessEnd(from, i, p.losses().byte, func(at int32) { p.keep(p.add(at, i, rune(b), asFound, 0, none)) })
}

// likelyMarks are those that a sign can stand for as a whole.
var likelyMarks = []rune("。，、！？：；”")

// sign goes on with a sign that stands for bytes.
func (p *pairer) sign(from int32, i int) {
	if p.all[from].waiting == none {
		p.keep(p.add(from, i, 0, nothing, underSign, hidden))
		p.keep(p.add(from, i, 0, nothing, p.signMore(from, i), none))
		two := underSignTwo + p.beforeMark(i+1)
		for _, r := range likelyMarks {
			p.keep(p.add(from, i, r, guessedMark, two, none))
			p.keep(p.add(p.add(from, i, r, guessedMark, underSignMore, none), i, 0, nothing, 0, hidden))
		}
		return
	}
	p.guessEnd(from, i, underSign, func(at int32) {
		if p.isMirror() && p.text[i] == '?' && i+1 < len(p.text) && isDigit(p.text[i+1]) && (i < 2 || !isBetweenTwo(p.text[i-2], p.text[i-1], p.text[i])) { // the sign hides the digit before it, too
			at = p.add(at, i, p.text[i+1], unread, 0, none)
		}
		p.keep(at)
	})
	if lead, trail, ok := p.set.code('？'); ok && p.text[i] == '?' && p.isMirror() { // narrowed
		p.second(from, i, lead, func(at int32) { p.keep(p.add(at, i, 0, nothing, p.narrowed(), int16(trail))) })
	}
	switch waiting := p.all[from].waiting; {
	case waiting > hidden: // a character of which a note tells the first byte
		for lead, may := range p.notes[int(waiting)-hidden-1].leads {
			if may {
				p.guess(from, i, knownByte{lead: true, byte: byte(lead)}, underSign, none, nil, p.keep)
			}
		}
	case waiting < hidden:
		p.guess(from, i, knownByte{lead: true, byte: byte(waiting), unmapped: true}, underSignTwo, hidden, nil, p.keep)
	default: // a character of which nothing is left
		at := p.add(from, i, likely.Lost, guessedAny, 0, hidden)
		p.all[at].cost = p.all[from].cost + unknownHan
		p.keep(at)
	}
	p.keep(p.add(from, i, 0, nothing, signTooMany, p.all[from].waiting))
}

// signMore is what a sign costs that stands for nothing.
func (p *pairer) signMore(from int32, i int) int {
	if f := &p.all[from]; p.loose && f.kind == guessedMark && int(f.source) == i-1 {
		return 0 // two signs for the two bytes of a mark
	}
	return signTooMany
}

// beforeMark is what a mark costs more before another one.
func (p *pairer) beforeMark(i int) int {
	if p.noted && strings.ContainsRune("，。、；：！？,;:!?", p.around(i)) {
		return markBeforeMark
	}
	return 0
}

// narrowed is what a sign costs that is a mark made half as wide.
func (p *pairer) narrowed() int {
	if p.noted {
		return signNarrowedNoted
	}
	return signNarrowed
}

// halved is what another mark costs that was.
func (p *pairer) halved() int {
	if p.noted {
		return markNarrowedNoted
	}
	return markNarrowed
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// note goes on with what is left of a pinyin note.
func (p *pairer) note(from int32, i int, n *noted) {
	waiting := p.all[from].waiting
	if waiting >= 0 && waiting < hidden { // the end of the character that it is the reading of
		p.spend(len(p.byLead[waiting]))
		for _, r := range p.byLead[waiting] {
			if runes.IsFirstLevel(r) && isReadAs(r, n.reading) {
				p.keep(p.add(from, n.end-1, r, anew, 0, none))
			}
		}
	}
	if waiting == none {
		p.keep(p.add(from, n.end-1, 0, nothing, underSign, int16(hidden+1+i)))
		at := from
		for j := i; j < n.end; j++ {
			at = p.add(at, j, p.text[j], asFound, 0, none)
		}
		p.keep(at)
	}
}

// finish ends a reading at the end of the run.
func (p *pairer) finish(from int32) {
	if p.all[from].waiting == none {
		return
	}
	p.guessEnd(from, len(p.text)-1, p.losses().byte, func(at int32) { p.now = append(p.now, at) })
}

// dropped reads a byte as the second of a character whose first byte was
// dropped together with the second byte of the one that waits: the two made a
// character of the user's own, which readers leave out.
func (p *pairer) dropped(from int32, i int, trail byte, goOn func(at int32)) {
	waiting := p.all[from].waiting
	if waiting < 0 || waiting >= hidden || !p.isMirror() || !p.mayBeDropped(i) && p.l.IsEveryday(p.set.character(byte(waiting), trail)) {
		return
	}
	p.guess(from, i, knownByte{lead: true, byte: byte(waiting), unmapped: true}, pairDropped, hidden, nil, func(at int32) {
		p.second(at, i, trail, goOn)
		if p.mayBeDropped(i) { // and the next two
			other := p.add(at, i, likely.Lost, guessedAny, 0, hidden)
			p.all[other].cost = p.all[at].cost + unknownHan
			p.second(other, i, trail, goOn)
		}
	})
}

// isMirror tells a page of the sort whose text went through programs that drop
// bytes and narrow marks.
func (p *pairer) isMirror() bool { return p.noted || p.traditional }

// mayBeDropped tells that a sign stands shortly before a place: where bytes are
// out of step, pairs are dropped.
func (p *pairer) mayBeDropped(i int) bool {
	return slices.ContainsFunc(p.text[max(0, i-nearSign):i], isSign)
}
