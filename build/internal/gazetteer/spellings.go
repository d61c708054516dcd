package gazetteer

import (
	"fangzhi/build/internal/runes"
	"fangzhi/data/trie"
)

// spellings finds names by their characters, from any place in a text. No name
// is one character. Most of a text is no name, which small tables tell; only
// the rest is sought in the trie.
type spellings struct {
	trie  *trie.Trie // a node's value tells which of names it has
	names [][]name   // the first is none
	first runes.Set  // runes that a name begins with
	bits  []uint64   // of pairs of runes that names may begin with, of three, and of names of two
}

func (t *spellings) init() {
	t.trie = trie.New(1 << 17)
	t.names = make([][]name, 1, 1<<16)
	t.bits = make([]uint64, manyBits/64)
}

const manyBits = 1 << 20

// bit is that of the first two runes of a name and the third, or one of what
// stands for it.
func bit(a, b, third rune) uint32 {
	return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA6B ^ uint32(third)*0xC2B2AE35) >> 12 % manyBits
}

const (
	anyThird rune = 0
	noThird  rune = -1
)

func (t *spellings) set(bit uint32)      { t.bits[bit/64] |= 1 << (bit % 64) }
func (t *spellings) has(bit uint32) bool { return t.bits[bit/64]&(1<<(bit%64)) != 0 }

func (t *spellings) add(words string, n name) {
	node := int32(trie.Root)
	if runes := []rune(words); len(runes) > 1 {
		third := noThird
		if len(runes) > 2 {
			third = runes[2]
		}
		t.set(bit(runes[0], runes[1], anyThird))
		t.set(bit(runes[0], runes[1], third))
	}
	for _, r := range words {
		if node == trie.Root {
			t.first.Add(r)
		}
		next := t.trie.Next(node, r)
		if next == trie.Root {
			next = t.trie.Grow(node, r)
		}
		node = next
	}
	which := t.trie.Value(node)
	if which == 0 {
		which = int32(len(t.names))
		t.trie.Set(node, which)
		t.names = append(t.names, nil)
	}
	t.names[which] = append(t.names[which], n)
}

// found is the names that the runes from some place on spell, so many of them.
type found struct {
	runes int
	names []name
}

// begins tells that a name begins with a rune.
func (t *spellings) begins(r rune) bool { return t.first.Has(r) }

// mayStand tells that a name may stand at a place in a text.
func (t *spellings) mayStand(text []rune, at int) bool {
	if !t.begins(text[at]) || at+1 == len(text) || !t.has(bit(text[at], text[at+1], anyThird)) {
		return false
	}
	return t.has(bit(text[at], text[at+1], noThird)) || at+2 < len(text) && t.has(bit(text[at], text[at+1], text[at+2]))
}

// at finds the names that stand at a place in a text, the longest first.
func (t *spellings) at(text []rune, at int, out []found) []found {
	out = out[:0]
	if !t.mayStand(text, at) {
		return out
	}
	node := int32(trie.Root)
	for i := at; i < len(text); i++ {
		if node = t.trie.Next(node, text[i]); node == trie.Root {
			break
		}
		if which := t.trie.Value(node); which != 0 {
			out = append(out, found{i + 1 - at, t.names[which]})
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
