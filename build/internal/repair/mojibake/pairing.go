package mojibake

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/runes"
)

// A pairing is a reading of a run of text whose bytes may be paired wrongly:
// the likeliest way to pair the bytes of its characters anew, where a byte may
// be lost or hidden under a sign such as "?".
//
// It is found by going through the bytes once and keeping, at every place, the
// few best readings of what lies before it. So the work grows with the length
// of the run, and the page's budget bounds it.

// What a reading pays besides the surprise of its text, in quarters of a bit.
const (
	soundHan          = 60  // the surprise from which on a character may be the first out of step for nothing
	underSign         = 24  // a sign stands for one byte
	underSignTwo      = 12  // for the end of one character and the beginning of the next
	underSignMore     = 34  // for a mark and the beginning of the next character
	hanUnderSign      = 24  // more for a character than for a mark, where runs begin
	hanUnderSignNoted = 12  // on a page full of pinyin
	markBeforeMark    = 30  // a mark under a sign, before another one
	unknownHan        = 30  // for the end of one character and the beginning of another, and between signs for one whole
	signTooMany       = 60  // for nothing
	pairDropped       = 16  // two bytes that made no character are missing
	nearSign          = 40  // characters behind a sign where everyday characters may miss them too
	otherScript       = 24  // a Simplified character in Traditional text
	signNarrowed      = 4   // a sign is a mark made half as wide
	signNarrowedNoted = -16 // on a page full of pinyin
	markNarrowed      = 16  // and another mark, which took two bytes for one
	markNarrowedNoted = 0
	widestLead        = 200 // of the best reading before another
	keptReadings      = 24  // at every place
	widestGuess       = 60  // of the best guess before another
	mostGuesses       = 16  // at one byte
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
	pair    int32 // of the last two characters, in the table; -1 where it is none
	last    rune
	waiting int16 // a first byte, or none
	kind    howRead
	known   knownByte // of a guessed character
}

// knownByte is the byte that is known of a character, and which one it is.
type knownByte struct {
	lead      bool
	either    bool // or it is the second one
	traceless bool // the other one is missing without a trace
	lone      bool // and the known one stands by itself
	unmapped  bool // the other one made no character with the byte behind it
	underSign bool // the other one is under the sign that the run begins with
	byte      byte
	note      *noted // whose characters its first byte makes; nil where none is left
}

// candidates are the likely characters that have it.
func (k knownByte) candidates(g *guesses) []rune {
	switch {
	case k.either:
		return g.byEither[k.byte]
	case k.lead && k.unmapped:
		return g.byLeadUnmapped[k.byte]
	case k.lead:
		return g.byLead[k.byte]
	}
	return g.byTrail[k.byte]
}

// losses are what a reading pays where bytes are missing without a trace.
type losses struct {
	first int // for the one that brings a run out of step
	byte  int // for another
	han   int // more, when it is not a mark's, which programs often mishandle
	sound int // and how often, for the first character out of step, what is missing to soundHan
	lone  int // for the one of a mark of which a letter is left
}

// Losses on any page, and on one that has shown some.
var (
	rareLosses  = losses{first: 56, byte: 56, han: 20, sound: 2, lone: 16}
	shownLosses = losses{first: 12, byte: 56, han: 8, sound: 1, lone: 0}
)

// losses are those that the page makes likely.
func (p *pairer) losses() *losses {
	if p.loose && p.shown {
		return &shownLosses
	}
	return &rareLosses
}

// pays is what a character costs more of which a byte is known.
func (p *pairer) pays(k knownByte, r rune) int {
	l := p.losses()
	switch {
	case k.underSign && runes.IsHan(r) && p.noted:
		return hanUnderSignNoted
	case k.underSign && runes.IsHan(r):
		return hanUnderSign
	case !k.traceless || !runes.IsHan(r):
		return 0
	case k.lone:
		return l.first - l.lone + l.han
	}
	return l.han
}

// howRead tells how a character was read.
type howRead uint8

const (
	asFound     howRead = iota
	anew                // from bytes paired anew
	guessed             // with one byte known
	guessedMark         // with no byte known
	guessedAny          // neither, and under two signs
	unread              // nothing is known of it
	nothing             // no character: only bytes were read
)

// pairer reads one run of a text.
type pairer struct {
	set *charset
	*guesses
	l           *likely.Model
	whole       []rune // the text
	from        int    // where the run begins in it
	text        []rune // the run
	notes       []*noted
	traditional bool
	left        bool // there is a leftover of a note
	gates       []gate
	all         []reading
	now         []int32 // readings that end here
	next        []int32
	kept        []reading
	moved       []int32
	limit       int // a reading that costs more has no future
	seen
	*budget // of the page
}

// around gives a rune of the text beside the run: the one at -1 stands before
// it, the one at its length behind; 0 outside of the text.
func (p *pairer) around(i int) rune {
	if i += p.from; i < 0 {
		return 0
	} else if i < len(p.whole) {
		return p.whole[i]
	}
	return '\n'
}

// read gives the likeliest reading's characters in order; nil where none is
// worth a look, or the page's budget is spent.
func (p *pairer) read() (path []reading, cost int) {
	if !p.isPromising() {
		return nil, 0
	}
	return p.search()
}

// isPromising finds where bytes may be missing, and tells whether the run is
// worth a look.
func (p *pairer) isPromising() bool {
	return p.setGates() || p.left || slices.Contains(p.text, utf8.RuneError)
}

// search is the same once it is known where bytes may be missing; cost is that
// of the reading.
func (p *pairer) search() (path []reading, cost int) {
	start := reading{before: -1, source: -1, waiting: none, last: p.around(-1), kind: nothing}
	start.pair = int32(p.l.Pair(p.around(-2), start.last))
	p.all = append(p.all[:0], start)
	p.now = append(p.now[:0], 0)
	for i := 0; i < len(p.text); {
		if p.isSpent() {
			return nil, 0
		}
		p.next = p.next[:0]
		step, best, base := 1, p.all[p.now[0]].cost, len(p.all)
		for _, at := range p.now {
			best = min(best, p.all[at].cost)
		}
		p.limit = int(best) + widestLead
		for _, at := range p.now {
			step = p.rune(at, i)
		}
		if len(p.next) == 0 { // a note's leftover that fits nothing
			return nil, 0
		}
		p.prune(int32(base))
		i += step
	}
	for _, at := range slices.Clone(p.now) {
		p.finish(at)
	}
	best, bestCost := int32(-1), 0
	for _, at := range p.now {
		r := p.all[at]
		cost := int(r.cost) + p.l.BehindPair(int(r.pair), r.last, p.around(len(p.text)))
		if r.waiting == none && (best < 0 || cost < bestCost) {
			best, bestCost = at, cost
		}
	}
	return p.trace(best), bestCost
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
// character and waiting byte, and forgets the others, which begin at base.
func (p *pairer) prune(base int32) {
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
	p.kept = p.kept[:0]
	p.moved = append(p.moved[:0], make([]int32, len(p.all)-int(base))...)
	for i, at := range p.now {
		p.now[i] = p.place(at, base)
	}
	p.all = append(p.all[:base], p.kept...)
}

// place gives a kept reading, and those since base that it goes on from, their
// places among what is kept.
func (p *pairer) place(at, base int32) int32 {
	if at < base {
		return at
	}
	if p.moved[at-base] == 0 {
		r := p.all[at]
		r.before = p.place(r.before, base)
		p.kept = append(p.kept, r)
		p.moved[at-base] = base + int32(len(p.kept)) - 1
	}
	return p.moved[at-base]
}

// add goes on from a reading with a character, or with a byte that waits.
func (p *pairer) add(from int32, i int, r rune, kind howRead, extra int, waiting int16) int32 {
	f := &p.all[from]
	next := reading{before: from, cost: f.cost + int32(extra), source: int32(i), pair: f.pair, last: f.last, waiting: waiting, kind: kind}
	if kind != nothing {
		next.cost += int32(p.l.BehindPair(int(f.pair), f.last, r))
		next.pair, next.last = int32(p.l.Pair(f.last, r)), r
	}
	p.spend(1)
	p.all = append(p.all, next)
	return int32(len(p.all) - 1)
}

// keep is for a reading that ends behind the rune.
func (p *pairer) keep(at int32) { p.next = append(p.next, at) }

// guess goes on with the likelier of the characters that a byte can belong to.
func (p *pairer) guess(from int32, i int, known knownByte, extra int, waiting int16, allowed func(rune) bool, goOn func(at int32)) {
	f := p.all[from]
	if int(f.cost)+extra > p.limit {
		return
	}
	candidates := known.candidates(p.guesses)
	p.spend(len(candidates))
	type guess struct {
		r    rune
		cost int
	}
	var best [mostGuesses]guess
	n := 0
	for _, r := range candidates {
		if allowed != nil && !allowed(r) {
			continue
		}
		g := guess{r, p.l.BehindPair(int(f.pair), f.last, r) + p.pays(known, r)}
		at := n
		for at > 0 && best[at-1].cost > g.cost {
			at--
		}
		if at == mostGuesses {
			continue
		}
		n = min(n+1, mostGuesses)
		copy(best[at+1:n], best[at:n-1])
		best[at] = g
	}
	for _, g := range best[:n] {
		if g.cost > best[0].cost+widestGuess {
			break
		}
		at := p.add(from, i, g.r, guessed, extra+p.pays(known, g.r), waiting)
		p.all[at].known = known
		goOn(at)
	}
}
