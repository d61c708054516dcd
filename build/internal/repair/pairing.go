package repair

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// A pairing is a reading of a run of text whose bytes may be paired wrongly:
// the likeliest way to pair the bytes of its characters anew, where a byte may
// be lost or hidden under a sign such as "?".
//
// It is found by going through the bytes once and keeping, at every place, the
// few best readings of what lies before it.

// What a reading pays besides the surprise of its text, in quarters of a bit.
const (
	lostByte      = 56  // a byte is missing without a trace
	lostHan       = 20  // more, when it is not a mark's, which programs often mishandle
	underSign     = 10  // a sign stands for one byte
	underSignTwo  = 22  // for the end of one character and the beginning of the next
	underSignMore = 40  // for a mark and the beginning of the next character
	signTooMany   = 44  // for nothing
	halfWidth     = 16  // a mark was made half as wide, which took two bytes for one
	keptReadings  = 20  // at every place
	widestLead    = 200 // of the best reading before another
	widestGuess   = 60  // of the best guess before another
)

// Bytes that wait for a second one.
const (
	none   = -1
	hidden = 256 // under a sign: any byte; from here on, one of the sets of a note
)

// reading is one way to read the text up to a place, and the last character
// of it.
type reading struct {
	before  int32 // index of the reading that this one goes on from
	cost    int32
	source  int32 // rune whose bytes end the character
	waiting int16 // a first byte, or none
	last    rune
	kind    howRead
	known   knownByte // of a guessed character
}

// knownByte is the byte that is known of a character, and which one it is.
type knownByte struct {
	lead bool
	byte byte
}

// candidates are the likely characters that have it.
func (k knownByte) candidates(g *guesses) []rune {
	if k.lead {
		return g.byLead[k.byte]
	}
	return g.byTrail[k.byte]
}

// howRead tells how a character was read.
type howRead uint8

const (
	asFound     howRead = iota
	anew                // from bytes paired anew
	guessed             // with one byte known
	guessedMark         // with no byte known
	nothing             // no character: only bytes were read
)

// pairer reads one run.
type pairer struct {
	set *charset
	*guesses
	l      *likelihood
	text   []rune
	before rune     // the character in front of the run
	after  rune     // the one behind
	notes  []*noted // the sets of first bytes that leftovers of notes allow, by rune; nil for most
	all    []reading
	now    []int32 // readings that end here
	next   []int32
	gates  []gate
	limit  int // a reading that costs more has no future
	costs  []int
	noted  bool // there is a leftover of a note
}

// noted is what is left of a pinyin note, "?qū)", from the rune it begins at.
type noted struct {
	end   int       // the rune behind it
	leads [256]bool // first bytes that it can stand for
}

// gate tells where a byte may be missing without a trace.
type gate struct{ outOf, into bool } // of step

// read gives the likeliest reading's characters in order.
func (p *pairer) read() []reading {
	if !p.setGates() && !p.noted && !slices.Contains(p.text, utf8.RuneError) {
		return nil
	}
	p.all = append(p.all[:0], reading{before: -1, source: -1, waiting: none, last: p.before, kind: nothing})
	p.now = append(p.now[:0], 0)
	for i := 0; i < len(p.text); {
		p.next = p.next[:0]
		step, best := 1, p.all[p.now[0]].cost
		for _, at := range p.now {
			best = min(best, p.all[at].cost)
		}
		p.limit = int(best) + widestLead
		for _, at := range p.now {
			step = p.rune(at, i)
		}
		if len(p.next) == 0 { // a note's leftover that fits nothing
			return nil
		}
		p.prune()
		i += step
	}
	for _, at := range slices.Clone(p.now) {
		p.finish(at)
	}
	best, bestCost := int32(-1), 0
	for _, at := range p.now {
		r := p.all[at]
		cost := int(r.cost)
		if p.after != 0 {
			cost += p.l.surprise(r.last, p.after)
		}
		if r.waiting == none && (best < 0 || cost < bestCost) {
			best, bestCost = at, cost
		}
	}
	return p.trace(best)
}

func (p *pairer) trace(at int32) []reading {
	var path []reading
	for ; at >= 0; at = p.all[at].before {
		if p.all[at].kind != nothing {
			path = append(path, p.all[at])
		}
	}
	slices.Reverse(path)
	return path
}

// prune keeps the best readings of those that end here, one for each last
// character and waiting byte.
func (p *pairer) prune() {
	slices.SortFunc(p.next, func(a, b int32) int {
		return cmp.Or(cmp.Compare(p.all[a].cost, p.all[b].cost), cmp.Compare(a, b))
	})
	p.now = p.now[:0]
	for _, at := range p.next {
		r := &p.all[at]
		if len(p.now) == keptReadings || r.cost > p.all[p.next[0]].cost+widestLead {
			break
		}
		if !slices.ContainsFunc(p.now, func(kept int32) bool {
			return p.all[kept].waiting == r.waiting && p.all[kept].last == r.last
		}) {
			p.now = append(p.now, at)
		}
	}
}

// add goes on from a reading with a character, or with a byte that waits.
func (p *pairer) add(from int32, i int, r rune, kind howRead, extra int, waiting int16) int32 {
	cost := p.all[from].cost + int32(extra)
	last := p.all[from].last
	if kind != nothing {
		cost += int32(p.l.surprise(last, r))
		last = r
	}
	p.all = append(p.all, reading{before: from, cost: cost, source: int32(i), waiting: waiting, last: last, kind: kind})
	return int32(len(p.all) - 1)
}

// keep is add for a reading that ends behind rune i.
func (p *pairer) keep(at int32) { p.next = append(p.next, at) }

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
			p.guessEnd(from, i, lostByte, func(at int32) { p.keep(p.add(at, i, r, asFound, 0, none)) })
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
			p.guess(from, i, knownByte{false, lead}, lostByte, int16(trail), nil, p.keep)
			p.guess(from, i, knownByte{true, lead}, lostByte, int16(trail), nil, p.keep)
		}
		return
	}
	p.second(from, i, lead, func(at int32) {
		if trail > 0x80 {
			p.keep(p.add(at, i, 0, nothing, 0, int16(trail)))
		}
		if p.gates[i].into { // back in step: the beginning of a character is lost
			p.guess(at, i, knownByte{false, trail}, lostByte, none, nil, p.keep)
		}
	})
	if p.gates[i].into && waiting < hidden { // or the end of the one that waits
		r := p.text[i]
		p.guessEnd(from, i, lostByte, func(at int32) { p.keep(p.add(at, i, r, asFound, 0, none)) })
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
		p.guess(from, i, knownByte{false, trail}, 0, none, allowed, goOn)
	}
}

// guess goes on with the likelier of the characters that a byte can belong to.
func (p *pairer) guess(from int32, i int, known knownByte, extra int, waiting int16, allowed func(rune) bool, goOn func(at int32)) {
	if int(p.all[from].cost)+extra > p.limit {
		return
	}
	best := 1 << 30
	candidates := known.candidates(p.guesses)
	p.costs = p.costs[:0]
	for _, r := range candidates {
		cost := 1 << 30
		if allowed == nil || allowed(r) {
			cost = p.l.surprise(p.all[from].last, r)
		}
		p.costs = append(p.costs, cost)
		best = min(best, cost)
	}
	costs := slices.Clone(p.costs) // goOn may come here again
	for j, r := range candidates {
		if costs[j] <= best+widestGuess && costs[j] < 1<<30 {
			pays := extra
			if extra == lostByte && isHan(r) {
				pays += lostHan
			}
			at := p.add(from, i, r, guessed, pays, waiting)
			p.all[at].known = known
			goOn(at)
		}
	}
}

// guessEnd reads what waits as a character whose second byte is lost.
func (p *pairer) guessEnd(from int32, i int, extra int, goOn func(at int32)) {
	if waiting := p.all[from].waiting; waiting >= 0 && waiting < hidden {
		p.guess(from, i, knownByte{true, byte(waiting)}, extra, none, nil, goOn)
	}
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
		return
	}
	if b >= 0x40 && b < 0x7F {
		p.second(from, i, b, p.keep)
	}
	p.guessEnd(from, i, lostByte, func(at int32) { p.keep(p.add(at, i, rune(b), asFound, 0, none)) })
}

// likelyMarks are those that a sign can stand for as a whole.
var likelyMarks = []rune("。，、！？：；”")

// sign goes on with a sign that stands for bytes.
func (p *pairer) sign(from int32, i int) {
	if p.all[from].waiting == none {
		p.keep(p.add(from, i, 0, nothing, underSign, hidden))
		p.keep(p.add(from, i, 0, nothing, signTooMany, none))
		for _, r := range likelyMarks {
			p.keep(p.add(from, i, r, guessedMark, underSignTwo, none))
			p.keep(p.add(p.add(from, i, r, guessedMark, underSignMore, none), i, 0, nothing, 0, hidden))
		}
		return
	}
	p.guessEnd(from, i, underSign, func(at int32) {
		p.keep(at)
		p.keep(p.add(at, i, 0, nothing, underSignTwo-underSign, hidden))
	})
	p.keep(p.add(from, i, 0, nothing, signTooMany, p.all[from].waiting))
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
	p.guessEnd(from, len(p.text)-1, lostByte, func(at int32) { p.now = append(p.now, at) })
}

// setGates finds where the run is likelier in step than out of it, or the
// other way round: only there is it worth asking for a lost byte. It tells
// whether it is anywhere likelier out of step.
func (p *pairer) setGates() (promising bool) {
	n := len(p.text)
	in, out := make([]int, n+1), make([]int, n+1) // sums of surprises
	before, beforeOut := p.before, rune(0)
	for i, r := range p.text {
		in[i+1] = in[i] + p.l.surprise(before, r)
		before = r
		other := p.acrossTo(i)
		cost := brokenSign
		if other != 0 {
			cost = p.l.surprise(beforeOut, other)
		}
		beforeOut = other
		out[i+1] = out[i] + cost
	}
	p.gates = append(p.gates[:0], make([]gate, n)...)
	for i := range p.text {
		g := &p.gates[i]
		for width := 2; width <= 5; width++ {
			end, endOut := min(i+1+width, n), min(i+width, n)
			inCost, outCost := in[end]-in[i+1], out[end]-out[i+1]
			g.outOf = g.outOf || out[endOut]-out[i] < inCost || end == n
			g.into = g.into || inCost < outCost || end == n
			promising = promising || width < 4 && end < n && out[endOut]-out[i]+leastPromise < inCost
		}
	}
	return promising
}

// leastPromise is by how much two or three characters must be likelier out of
// step for a run to be looked at further.
const leastPromise = 30

// acrossTo is the character that the end of rune i makes with the beginning of
// the next.
func (p *pairer) acrossTo(i int) rune {
	_, trail, ok := p.set.code(p.text[i])
	if !ok || i+1 >= len(p.text) {
		return 0
	}
	next := p.text[i+1]
	if next < utf8.RuneSelf {
		return p.set.character(trail, byte(next))
	}
	lead, _, ok := p.set.code(next)
	if !ok {
		return 0
	}
	return p.set.character(trail, lead)
}
