package repair

import "unicode/utf8"

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
	p.second(from, i, lead, func(at int32) {
		if trail > 0x80 {
			p.keep(p.add(at, i, 0, nothing, 0, int16(trail)))
		}
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
			goOn(p.add(from, i, r, anew, 0, none))
		}
	default:
		allowed := func(rune) bool { return true }
		if waiting > hidden {
			note := p.notes[int(waiting)-hidden-1]
			allowed = func(r rune) bool {
				lead, _, _ := p.set.code(r)
				return note.leads[lead]
			}
		}
		p.guess(from, i, knownByte{byte: trail}, 0, none, allowed, goOn)
	}
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
	if !isHan(r) {
		return 0
	}
	f := &p.all[from]
	return p.losses().sound * max(0, soundHan-p.l.behindPair(int(f.pair), f.last, r))
}

// ascii goes on with a byte that is a character by itself, or the second one
// of a character out of step.
func (p *pairer) ascii(from int32, i int, b byte) {
	waiting := p.all[from].waiting
	if wide := rune(b) - '!' + 0xFF01; b > ' ' && b < 0x7F && marks[rune(b)] != 0 {
		if lead, trail, ok := p.set.code(wide); ok && waiting != none { // narrowed
			p.second(from, i, lead, func(at int32) { p.keep(p.add(at, i, 0, nothing, halfWidth, int16(trail))) })
		}
	}
	if waiting == none {
		if p.shown && b >= 0x40 && b < 0x7F && p.isLone(i, i+1) {
			p.guess(from, i, knownByte{byte: b, traceless: true, lone: true}, p.losses().lone, none, nil, p.keep)
		}
		return
	}
	if b >= 0x40 && b < 0x7F {
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
		for _, r := range likelyMarks {
			p.keep(p.add(from, i, r, guessedMark, underSignTwo, none))
			p.keep(p.add(p.add(from, i, r, guessedMark, underSignMore, none), i, 0, nothing, 0, hidden))
		}
		return
	}
	p.guessEnd(from, i, underSign, p.keep)
	if waiting := p.all[from].waiting; waiting < hidden {
		p.guess(from, i, knownByte{lead: true, byte: byte(waiting), unmapped: true}, underSignTwo, hidden, nil, p.keep)
	} else if waiting == hidden { // a character of which nothing is left
		at := p.add(from, i, lost, guessedAny, 0, hidden)
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

// note goes on with what is left of a pinyin note.
func (p *pairer) note(from int32, i int, n *noted) {
	if p.all[from].waiting == none {
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
