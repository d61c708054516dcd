package coding

import (
	"math"
	"slices"
)

// Packer writes units in the fewest bits its model allows, or nearly so. It
// is the cheapest way through the body from its first unit to its last, each
// step a single unit, a phrase or a copy.
type Packer struct {
	model   *Model
	phrases *symbolTrie
	chains  chains
	way     []step

	start int      // of the stretch that is looked at
	cost  []uint32 // bits to get to each place of it
	steps []step   // the last step on the way there
}

// step is how a place in a body is reached.
type step struct {
	from     int32
	symbol   int32 // of the main code
	distance int32 // of a copy
}

// stretchUnits is how much of a body the way is sought through at a time: it
// bounds memory. longCopy is a copy so long that no other step is tried in it.
const (
	stretchUnits = 1 << 16
	longCopy     = 256
	triedPlaces  = 32 // where a copy may come from
	farTries     = 4  // that one counts for which is farther back than longBody, and not near in memory
	unreached    = math.MaxUint32
)

// NewPacker makes a packer; several may share the symbols.
func NewPacker(m *Model, phrases *symbolTrie) *Packer {
	return &Packer{model: m, phrases: phrases}
}

// Pack appends units as bits.
func (p *Packer) Pack(dst []byte, units []Unit) []byte {
	w := &bitWriter{out: dst}
	p.walk(units, func(way []step, to int) {
		for i, s := range way {
			end := to
			if i+1 < len(way) {
				end = int(way[i+1].from)
			}
			p.write(w, units, s, end)
		}
	})
	return w.end()
}

func (p *Packer) write(w *bitWriter, units []Unit, s step, end int) {
	m := p.model
	w.write(m.main.codes[s.symbol], int(m.main.lengths[s.symbol]))
	switch {
	case s.symbol < m.escape():
	case s.symbol == m.escape():
		w.write(uint32(units[s.from]), unitBits)
	default:
		length := end - int(s.from) - minCopy
		_, extra := classOf(length)
		w.write(uint32(length)&(1<<extra-1), extra)
		class, extra := classOf(int(s.distance) - 1)
		w.write(m.distances.codes[class], int(m.distances.lengths[class]))
		w.write(uint32(s.distance-1)&(1<<extra-1), extra)
	}
}

// walk finds the way through units and hands it over stretch by stretch, with
// the place where the stretch ends.
func (p *Packer) walk(units []Unit, found func(way []step, end int)) {
	p.chains.reset(len(units))
	for start := 0; start < len(units); start += stretchUnits {
		end := min(start+stretchUnits, len(units))
		p.stretch(units, start, end)
		p.way = p.way[:0]
		for at := end; at > start; {
			s := p.steps[at-start]
			p.way = append(p.way, s)
			at = int(s.from)
		}
		slices.Reverse(p.way)
		found(p.way, end)
	}
}

// stretch finds the cheapest way from start to end.
func (p *Packer) stretch(units []Unit, start, end int) {
	n := end - start + 1
	if cap(p.cost) < n {
		p.cost, p.steps = make([]uint32, n), make([]step, n)
	}
	p.start, p.cost, p.steps = start, p.cost[:n], p.steps[:n]
	for i := range p.cost {
		p.cost[i] = unreached
	}
	p.cost[0] = 0
	skip := start // where the last long copy ends
	for at := start; at < end; at++ {
		if at >= skip && p.cost[at-start] != unreached {
			p.tryPhrases(units, at, end)
			if longest := p.tryCopies(units, at, end); longest >= longCopy {
				skip = at + longest
			}
		}
		p.chains.add(units, at)
	}
}

// reach notes a step if it is the cheapest yet to where it leads.
func (p *Packer) reach(from, to int, bits uint32, symbol, distance int32) {
	cost := p.cost[from-p.start] + bits
	if i := to - p.start; cost < p.cost[i] {
		p.cost[i], p.steps[i] = cost, step{int32(from), symbol, distance}
	}
}

// tryPhrases tries the unit that stands at a place and the phrases that do.
func (p *Packer) tryPhrases(units []Unit, at, end int) {
	lengths := p.model.main.lengths
	node := p.phrases.first(units[at])
	if node == noNode {
		escape := p.model.escape()
		p.reach(at, at+1, uint32(lengths[escape])+unitBits, escape, 0)
		return
	}
	for to := at + 1; ; to++ {
		if symbol := p.phrases.nodes[node].symbol; symbol != noSymbol {
			p.reach(at, to, uint32(lengths[symbol]), symbol, 0)
		}
		if to == end {
			return
		}
		if node = p.phrases.next(node, units[to]); node == noNode {
			return
		}
	}
}

// tryCopies tries the copies that may begin at a place, for each length the
// one from the nearest place, and tells how long the longest is.
func (p *Packer) tryCopies(units []Unit, at, end int) (longest int) {
	most := min(end-at, maxCopy)
	if most < minCopy {
		return 0
	}
	longest = minCopy - 1
	from := p.chains.nearest(units, at)
	for tries := triedPlaces; from >= 0 && tries > 0 && at-from <= maxDistance && longest < min(most, longCopy); tries-- {
		if units[from+longest] == units[at+longest] {
			length := 0
			for length < most && units[from+length] == units[at+length] {
				length++
			}
			p.reachCopies(at, longest+1, length, at-from)
			longest = max(longest, length)
		}
		if at-from > longBody {
			tries -= farTries - 1
		}
		from = p.chains.before(from)
	}
	return longest
}

// reachCopies tries the copies of the lengths from least to most, but of the
// long ones only the longest.
func (p *Packer) reachCopies(at, least, most, distance int) {
	m := p.model
	class, extra := classOf(distance - 1)
	distanceBits := int(m.distances.lengths[class]) + extra
	for n := least; n <= most; n++ {
		if n > longCopy {
			n = most
		}
		class, extra := classOf(n - minCopy)
		symbol := m.firstLength() + int32(class)
		p.reach(at, at+n, uint32(distanceBits+int(m.main.lengths[symbol])+extra), symbol, int32(distance))
	}
}
