package bundlefile

// trie finds the symbols that stand at a place of a body: single units and
// phrases, unit by unit. Most of what is sought is not there, so nodes know
// roughly what follows them, and only the rest is sought in the one hash table
// of all edges.
type trie struct {
	nodes []node
	roots []int32  // where the most frequent units lead from the root, by unit; 0 nowhere
	edges []uint64 // node, unit and where that leads, by hash; 0 where free
}

// node is a place in the trie.
type node struct {
	symbol  int32  // noSymbol where none ends
	follows uint32 // a bit for each sort of unit that an edge from here has
}

// An edge is its node, its unit and where it leads, in so many bits each.
const (
	nodeBits  = 21
	edgeKey   = 1<<(nodeBits+unitBits) - 1
	rootUnits = 1 << 16
)

func newTrie(entries int) *trie {
	size := 64
	for size < 2*entries {
		size *= 2
	}
	return &trie{nodes: []node{{symbol: noSymbol}}, roots: make([]int32, rootUnits), edges: make([]uint64, size)}
}

// newModelTrie holds all symbols of a model.
func newModelTrie(m *Model) *trie {
	t := newTrie(len(m.singles) + len(m.phrases))
	for i := range m.singles {
		t.add(m.singles[i:i+1], int32(i))
	}
	for i := range m.ends {
		t.add(m.phrase(i), int32(len(m.singles)+i))
	}
	return t
}

// slot is where an edge lies, or is to lie.
func (t *trie) slot(key uint64) int {
	mask := len(t.edges) - 1
	i := int(key*0x9E3779B97F4A7C15>>32) & mask
	for t.edges[i] != 0 && t.edges[i]&edgeKey != key {
		i = (i + 1) & mask
	}
	return i
}

func keyOf(node int32, u unit) uint64 { return uint64(node)<<unitBits | uint64(u) }

// sort is the bit of a unit in a node's follows.
func sort(u unit) uint32 { return 1 << (uint32(u) * 0x9E3779B1 >> 27) }

// next follows an edge; it gives 0 where there is none.
func (t *trie) next(node int32, u unit) int32 {
	if node == 0 && u < rootUnits {
		return t.roots[u]
	}
	if t.nodes[node].follows&sort(u) == 0 {
		return 0
	}
	return int32(t.edges[t.slot(keyOf(node, u))] >> (nodeBits + unitBits))
}

func (t *trie) add(units []unit, symbol int32) {
	at := int32(0)
	for _, u := range units {
		to := t.next(at, u)
		if to == 0 {
			to = int32(len(t.nodes))
			t.nodes = append(t.nodes, node{symbol: noSymbol})
			t.lead(at, u, to)
		}
		at = to
	}
	t.nodes[at].symbol = symbol
}

// lead adds an edge.
func (t *trie) lead(from int32, u unit, to int32) {
	if from == 0 && u < rootUnits {
		t.roots[u] = to
		return
	}
	t.nodes[from].follows |= sort(u)
	key := keyOf(from, u)
	t.edges[t.slot(key)] = uint64(to)<<(nodeBits+unitBits) | key
}
