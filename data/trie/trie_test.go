package trie_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"fangzhi/data/trie"
)

// Keys drawn at random, some of them the beginning of others, lead to nodes of
// their own; what was never added leads nowhere.
func TestTrieIsAMap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	edges := trie.New(1) // grows many times
	nodes := map[string]int32{"[]": trie.Root}
	for range 20_000 {
		var key []int32
		node := int32(trie.Root)
		for range 1 + random.IntN(5) {
			symbol := int32(random.IntN(40))
			if random.IntN(10) == 0 {
				symbol = int32(random.IntN(0x110000))
			}
			key = append(key, symbol)
			known, is := nodes[fmt.Sprint(key)]
			next := edges.Next(node, symbol)
			if !is {
				if next != trie.Root {
					t.Fatalf("%v was never added and leads to %d", key, next)
				}
				next = edges.Grow(node, symbol)
				nodes[fmt.Sprint(key)] = next
				edges.Set(next, symbol+1)
			} else if next != known {
				t.Fatalf("%v leads to %d, not %d", key, next, known)
			}
			if node = next; edges.Value(node) != symbol+1 {
				t.Fatalf("%v has the value %d", key, edges.Value(node))
			}
		}
	}
	made := map[int32]bool{}
	for _, node := range nodes {
		made[node] = true
	}
	if len(made) != len(nodes) {
		t.Errorf("%d keys have %d nodes", len(nodes), len(made))
	}
}
