package bundlefile

// trie finds the symbols that stand at a place of a body: single units and
// phrases, unit by unit. Its edges are in one hash table.
type trie struct {
	symbols []int32  // of each node; noSymbol where none ends
	edges   []uint64 // node<<32 | unit+1 , 0 where free
	nodes   []int32  // where an edge leads
}

func newTrie(entries int) *trie {
	size := 64
	for size < 3*entries {
		size *= 2
	}
	return &trie{symbols: []int32{noSymbol}, edges: make([]uint64, size), nodes: make([]int32, size)}
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

func (t *trie) slot(edge uint64) int {
	mask := len(t.edges) - 1
	i := int(edge*0x9E3779B97F4A7C15>>32) & mask
	for t.edges[i] != 0 && t.edges[i] != edge {
		i = (i + 1) & mask
	}
	return i
}

// next follows an edge; it gives 0 where there is none.
func (t *trie) next(node int32, u unit) int32 {
	return t.nodes[t.slot(uint64(node)<<32|uint64(u)+1)]
}

func (t *trie) add(units []unit, symbol int32) {
	node := int32(0)
	for _, u := range units {
		edge := uint64(node)<<32 | uint64(u) + 1
		i := t.slot(edge)
		if t.edges[i] == 0 {
			t.edges[i], t.nodes[i] = edge, int32(len(t.symbols))
			t.symbols = append(t.symbols, noSymbol)
		}
		node = t.nodes[i]
	}
	t.symbols[node] = symbol
}
