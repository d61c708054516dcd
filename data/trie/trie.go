// Package trie is the edges of a trie of very many keys: nodes are numbers, in
// the order in which they were made, and what is known of a node its user
// keeps beside. It takes some 20 bytes a node, and a step that leads nowhere,
// which most are, is told without leaving the node.
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

// Trie is the edges between nodes.
type Trie struct {
	follows []uint32 // by node, a bit for each sort of symbol that can come next
	edges   []uint64 // node and symbol, where they lead above them, by hash; 0 where free; one to each node but the root
}

// New is a trie of the root alone, with room for so many nodes before it grows.
func New(nodes int) *Trie {
	size := 64
	for size < 2*nodes {
		size *= 2
	}
	return &Trie{follows: make([]uint32, 1, nodes+1), edges: make([]uint64, size)}
}

// Next is the node to which a symbol leads from a node, Root where to none.
func (t *Trie) Next(node, symbol int32) int32 {
	if t.follows[node]&sort(symbol) == 0 {
		return Root
	}
	return int32(t.edges[t.slot(key(node, symbol))] >> keyBits)
}

// Grow makes a node to which a symbol leads from another, where none does yet.
func (t *Trie) Grow(node, symbol int32) int32 {
	if len(t.follows) > len(t.edges)/2 {
		old := t.edges
		t.edges = make([]uint64, 2*len(old))
		for _, edge := range old {
			if edge != 0 {
				t.edges[t.slot(edge&(1<<keyBits-1))] = edge
			}
		}
	}
	made := int32(len(t.follows))
	t.follows = append(t.follows, 0)
	t.follows[node] |= sort(symbol)
	t.edges[t.slot(key(node, symbol))] = uint64(made)<<keyBits | key(node, symbol)
	return made
}

func key(node, symbol int32) uint64 { return uint64(node)<<symbolBits | uint64(symbol) }

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
