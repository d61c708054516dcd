// Package trie is a trie of very many keys: nodes are numbers, in the order in
// which they were made, and each has a number of its user's. It takes some 24
// bytes a node, and a step that leads nowhere, which most are, is told without
// leaving the node.
package trie

// Root is the node of the empty key.
const Root = 0

// A symbol is a rune or another number of so many bits; there are at most so
// many nodes.
const (
	symbolBits = 21
	nodeBits   = 21
	keyBits    = symbolBits + nodeBits
)

// Trie is nodes and the edges between them.
type Trie struct {
	nodes []node
	edges []uint64 // node and symbol, where they lead above them, by hash; 0 where free; one to each node but the root
}

type node struct {
	follows uint32 // a bit for each sort of symbol that can come next
	value   int32  // the user's
}

// New is a trie of the root alone, with room for so many nodes before it grows.
func New(nodes int) *Trie {
	size := 64
	for size < 2*nodes {
		size *= 2
	}
	return &Trie{nodes: make([]node, 1, nodes+1), edges: make([]uint64, size)}
}

// Next is the node to which a symbol leads from a node, Root where to none.
func (t *Trie) Next(at, symbol int32) int32 {
	if t.nodes[at].follows&sort(symbol) == 0 {
		return Root
	}
	return t.find(at, symbol)
}

// find is apart from Next, so that the compiler puts the look that mostly ends
// a walk into the walk itself.
//
//go:noinline
func (t *Trie) find(at, symbol int32) int32 {
	return int32(t.edges[t.slot(key(at, symbol))] >> keyBits)
}

// Value is what was set of a node, 0 before.
func (t *Trie) Value(at int32) int32 { return t.nodes[at].value }

// Set sets the value of a node.
func (t *Trie) Set(at, value int32) { t.nodes[at].value = value }

// Grow makes a node to which a symbol leads from another, where none does yet.
func (t *Trie) Grow(at, symbol int32) int32 {
	if len(t.nodes) > len(t.edges)/2 {
		old := t.edges
		t.edges = make([]uint64, 2*len(old))
		for _, edge := range old {
			if edge != 0 {
				t.edges[t.slot(edge&(1<<keyBits-1))] = edge
			}
		}
	}
	made := int32(len(t.nodes))
	t.nodes = append(t.nodes, node{})
	t.nodes[at].follows |= sort(symbol)
	t.edges[t.slot(key(at, symbol))] = uint64(made)<<keyBits | key(at, symbol)
	return made
}

func key(at, symbol int32) uint64 { return uint64(at)<<symbolBits | uint64(symbol) }

// sort is the bit of a symbol in what follows a node.
func sort(symbol int32) uint32 { return 1 << (uint32(symbol) * 0x9E3779B1 >> 27) }

// slot is where an edge lies, or is to lie.
func (t *Trie) slot(key uint64) int {
	mask := len(t.edges) - 1
	i := int(key*0x9E3779B97F4A7C15>>32) & mask
	for t.edges[i] != 0 && t.edges[i]&(1<<keyBits-1) != key {
		i = (i + 1) & mask
	}
	return i
}
