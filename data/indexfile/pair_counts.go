package indexfile

// pairCounts counts in how many bodies each pair of characters is, in a table
// by their numbers. The zero pairCounts is ready.
type pairCounts struct {
	slots []pairCount
	used  int
	shift uint // 32 - log2(len(slots))
}

type pairCount struct {
	pair      uint32 // 0 in a free slot
	documents uint32
	next      uint32 // the latest document plus one
}

const firstPairSlots = 1 << 15

// slot is where a pair stands or would stand, by Fibonacci hashing.
func (c *pairCounts) slot(pair uint32) *pairCount {
	mask := uint32(len(c.slots) - 1)
	for i := pair * 0x9E3779B1 >> c.shift; ; i++ {
		if s := &c.slots[i&mask]; s.pair == pair || s.pair == 0 {
			return s
		}
	}
}

// add counts the pairs of a document's body.
func (c *pairCounts) add(document uint32, text []byte) {
	before := uint32(0)
	for ; len(text) > 0; text = text[2:] {
		character := han(text)
		if before > 0 && character > 0 {
			c.count(before<<16|character, document)
		}
		before = character
	}
}

func (c *pairCounts) count(pair, document uint32) {
	if c.used >= len(c.slots)/4*3 {
		c.grow()
	}
	s := c.slot(pair)
	if s.pair == 0 {
		s.pair = pair
		c.used++
	}
	if s.next != document+1 {
		s.next = document + 1
		s.documents++
	}
}

func (c *pairCounts) grow() {
	old := c.slots
	c.slots, c.shift = make([]pairCount, max(2*len(old), firstPairSlots)), 32
	for n := len(c.slots); n > 1; n /= 2 {
		c.shift--
	}
	for _, s := range old {
		if s.pair != 0 {
			*c.slot(s.pair) = s
		}
	}
}

// triples visits each three characters in a row of a body whose pairs were
// counted: where they stand, and in how many documents their two pairs are.
func (c *pairCounts) triples(text []byte, visit func(at int, a, b uint32)) {
	before, documents := uint32(0), uint32(0) // of the pair that ends before
	for at := 0; 2*at < len(text); at++ {
		character, pair := han(text[2*at:]), uint32(0)
		if before > 0 && character > 0 {
			if pair = c.slot(before<<16 | character).documents; documents > 0 {
				visit(at-2, documents, pair)
			}
		}
		before, documents = character, pair
	}
}
