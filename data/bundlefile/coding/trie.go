package coding

import "math/bits"

// symbolTrie finds the symbols that stand at a place of a body: single units
// and phrases, unit by unit. Most steps lead nowhere, and are told so by the
// node itself; what follows a node lies together, in a small table of its own.
type symbolTrie struct {
	nodes []symbolNode
	roots [rootUnits]int32 // the nodes of single units, of the frequent ones by rootIndex
	rare  map[Unit]int32   // of the others
}

type symbolNode struct {
	symbol  int32 // that ends here, or noSymbol
	unit    Unit  // that leads here, or freeNode
	follows uint32
	table   uint32 // of what follows: where it begins, above tableBits of the log of its size
}

const (
	noNode    int32 = 0 // no unit leads to the first node
	freeNode  Unit  = -1
	tableBits       = 5
	rootUnits       = 1<<16 + int(unitLimit-EndOfString)
)

// NewSymbolTrie holds all symbols of a model, whose phrases must go up.
func NewSymbolTrie(m *Model) *symbolTrie {
	t := &symbolTrie{nodes: make([]symbolNode, 1+len(m.singles), 1+2*(len(m.singles)+len(m.Ends))), rare: map[Unit]int32{}}
	for i, u := range m.singles {
		node := int32(1 + i)
		t.nodes[node] = symbolNode{symbol: int32(i), unit: u}
		if at := rootIndex(u); at >= 0 {
			t.roots[at] = node
		} else {
			t.rare[u] = node
		}
	}
	for from := 0; from < len(m.Ends); {
		to := m.alike(from, len(m.Ends), 0)
		t.grow(m, t.first(m.Phrase(from)[0]), from, to, 1)
		from = to
	}
	return t
}

// rootIndex is the place of a unit in roots, -1 of one that is too rare.
func rootIndex(u Unit) int {
	switch {
	case u < 1<<16:
		return int(u)
	case u >= EndOfString:
		return int(u-EndOfString) + 1<<16
	}
	return -1
}

// alike is the end of the phrases from one on that have the same unit at a place.
func (m *Model) alike(from, to, place int) int {
	u := m.Phrase(from)[place]
	for from < to && m.Phrase(from)[place] == u {
		from++
	}
	return from
}

// grow adds phrases that begin with the same units, so many as lead to a node.
func (t *symbolTrie) grow(m *Model, node int32, from, to, units int) {
	if len(m.Phrase(from)) == units {
		t.nodes[node].symbol = int32(len(m.singles) + from)
		from++
	}
	children := 0
	for at := from; at < to; at = m.alike(at, to, units) {
		children++
	}
	if children == 0 {
		return
	}
	log := bits.Len(uint(children + children/2))
	start := len(t.nodes)
	t.nodes[node].table = uint32(start<<tableBits | log)
	for range 1 << log {
		t.nodes = append(t.nodes, symbolNode{symbol: noSymbol, unit: freeNode})
	}
	for from < to {
		end := m.alike(from, to, units)
		u := m.Phrase(from)[units]
		hash, sort := hashUnit(u)
		child := t.slot(t.nodes[node].table, hash, u)
		t.nodes[child].unit = u
		t.nodes[node].follows |= sort
		t.grow(m, child, from, end, units+1)
		from = end
	}
}

// hashUnit gives a unit's hash, and its bit in follows.
func hashUnit(u Unit) (hash, sort uint32) {
	hash = uint32(u) * 0x9E3779B1
	return hash, 1 << (hash >> 27)
}

// slot is where a unit stands in a table, or would stand; none is full.
func (t *symbolTrie) slot(table, hash uint32, u Unit) int32 {
	log := table & (1<<tableBits - 1)
	mask := uint32(1)<<log - 1
	nodes := t.nodes[table>>tableBits:]
	for i := hash << 5 >> (32 - log); ; i++ {
		if at := nodes[i&mask].unit; at == u || at == freeNode {
			return int32(table>>tableBits + i&mask)
		}
	}
}

// first is the node a unit leads to from nothing, noNode of one that is no single.
func (t *symbolTrie) first(u Unit) int32 {
	if at := rootIndex(u); at >= 0 {
		return t.roots[at]
	}
	return t.rare[u]
}

// next is where a unit leads from a node, noNode where to none.
func (t *symbolTrie) next(node int32, u Unit) int32 {
	hash, sort := hashUnit(u)
	n := &t.nodes[node]
	if n.follows&sort == 0 {
		return noNode
	}
	if at := t.slot(n.table, hash, u); t.nodes[at].unit == u {
		return at
	}
	return noNode
}
