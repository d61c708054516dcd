package coding

import "fangzhi/data/trie"

// symbolTrie finds the symbols that stand at a place of a body: single units
// and phrases, unit by unit.
type symbolTrie struct {
	trie  *trie.Trie // a node's value is its symbol, less noSymbol
	roots []int32    // where the most frequent units lead from the root, by unit
}

const rootUnits = 1 << 16

// NewSymbolTrie holds all symbols of a model.
func NewSymbolTrie(m *Model) *symbolTrie {
	t := &symbolTrie{trie.New(len(m.singles) + len(m.phrases)), make([]int32, rootUnits)}
	for i := range m.singles {
		t.add(m.singles[i:i+1], int32(i))
	}
	for i := range m.Ends {
		t.add(m.Phrase(i), int32(len(m.singles)+i))
	}
	return t
}

// symbol is the one that ends at a node, noSymbol where none does.
func (t *symbolTrie) symbol(node int32) int32 { return t.trie.Value(node) + noSymbol }

// next is where a unit leads from a node, trie.Root where to none.
func (t *symbolTrie) next(node int32, u Unit) int32 {
	if node == trie.Root && u < rootUnits {
		return t.roots[u]
	}
	return t.trie.Next(node, u)
}

func (t *symbolTrie) add(units []Unit, symbol int32) {
	at := int32(trie.Root)
	for _, u := range units {
		to := t.next(at, u)
		if to == trie.Root {
			to = t.trie.Grow(at, u)
			if at == trie.Root && u < rootUnits {
				t.roots[u] = to
			}
		}
		at = to
	}
	t.trie.Set(at, symbol-noSymbol)
}
