package bundlefile

import "math"

// packer writes units in the fewest bits its model allows, or nearly so. It
// is the cheapest way through the body from its first unit to its last, each
// step a single unit, a phrase or a copy.
type packer struct {
	model   *Model
	phrases *trie
	cost    []uint32 // bits to get to each place
	steps   []step   // the last step on the way there
	way     []step
	chains  chains
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
)

func newPacker(m *Model, phrases *trie) *packer {
	return &packer{model: m, phrases: phrases}
}

// pack appends units as bits.
func (p *packer) pack(dst []byte, units []unit) []byte {
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

func (p *packer) write(w *bitWriter, units []unit, s step, end int) {
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
func (p *packer) walk(units []unit, found func(way []step, end int)) {
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
		for i, j := 0, len(p.way)-1; i < j; i, j = i+1, j-1 {
			p.way[i], p.way[j] = p.way[j], p.way[i]
		}
		found(p.way, end)
	}
}

func (p *packer) stretch(units []unit, start, end int) {
	n := end - start + 1
	if cap(p.cost) < n {
		p.cost, p.steps = make([]uint32, n), make([]step, n)
	}
	p.cost, p.steps = p.cost[:n], p.steps[:n]
	for i := range p.cost {
		p.cost[i] = math.MaxUint32
	}
	p.cost[0] = 0
	lengths := p.model.main.lengths
	skip := start // where the last long copy ends
	for at := start; at < end; at++ {
		cost := p.cost[at-start]
		if at < skip || cost == math.MaxUint32 {
			p.chains.add(units, at)
			continue
		}
		reach := func(to int, bits uint32, symbol, distance int32) {
			if i := to - start; cost+bits < p.cost[i] {
				p.cost[i], p.steps[i] = cost+bits, step{int32(at), symbol, distance}
			}
		}
		known := false
		node := int32(0)
		for to := at; to < end; to++ {
			if node = p.phrases.next(node, units[to]); node == 0 {
				break
			}
			if symbol := p.phrases.symbols[node]; symbol != noSymbol {
				known = known || to == at
				reach(to+1, uint32(lengths[symbol]), symbol, 0)
			}
		}
		if !known {
			escape := p.model.escape()
			reach(at+1, uint32(lengths[escape])+unitBits, escape, 0)
		}
		if longest := p.copies(units, at, end, reach); longest >= longCopy {
			skip = at + longest
		}
		p.chains.add(units, at)
	}
}

// copies tries the copies that may begin at a place, for each length the one
// from the nearest place, and tells how long the longest is.
func (p *packer) copies(units []unit, at, end int, reach func(to int, bits uint32, symbol, distance int32)) int {
	if end-at < minCopy {
		return 0
	}
	m := p.model
	longest := minCopy - 1
	tries := triedPlaces
	for from := p.chains.nearest(units, at); from >= 0 && tries > 0; from = p.chains.before(from) {
		tries--
		distance := at - from
		if distance > maxDistance {
			break
		}
		most := min(end-at, maxCopy)
		if longest < most && units[from+longest] != units[at+longest] {
			continue
		}
		length := 0
		for length < most && units[from+length] == units[at+length] {
			length++
		}
		if length <= longest {
			continue
		}
		class, extra := classOf(distance - 1)
		distanceBits := uint32(m.distances.lengths[class]) + uint32(extra)
		for n := longest + 1; n <= length; n++ {
			if n > longCopy && n < length {
				n = length
			}
			class, extra := classOf(n - minCopy)
			symbol := m.firstLength() + int32(class)
			reach(at+n, distanceBits+uint32(m.main.lengths[symbol])+uint32(extra), symbol, int32(distance))
		}
		longest = length
		if longest >= longCopy {
			break
		}
	}
	return longest
}

// chains finds the earlier places of a body where the same two units stand.
type chains struct {
	heads  []int32 // the last place of each hash
	places []int32 // the place before with the same hash, of each place
	base   int32   // what is added to places in heads, so that those of earlier bodies are known
}

const chainBits = 14

func (c *chains) reset(n int) {
	if c.heads == nil {
		c.heads = make([]int32, 1<<chainBits)
	}
	c.base += int32(len(c.places)) + 1
	if c.base > math.MaxInt32/2 {
		clear(c.heads)
		c.base = 1
	}
	if cap(c.places) < n {
		c.places = make([]int32, n)
	}
	c.places = c.places[:n]
}

func pairHash(a, b unit) uint32 {
	return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77) * 0xC2B2AE3D >> (32 - chainBits)
}

func (c *chains) nearest(units []unit, at int) int {
	return int(c.heads[pairHash(units[at], units[at+1])] - c.base)
}

func (c *chains) before(at int) int { return int(c.places[at]) }

// add notes a place.
func (c *chains) add(units []unit, at int) {
	if at+1 >= len(units) {
		return
	}
	h := pairHash(units[at], units[at+1])
	c.places[at] = max(c.heads[h]-c.base, -1)
	c.heads[h] = int32(at) + c.base
}
