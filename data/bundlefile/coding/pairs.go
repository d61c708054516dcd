package coding

// pairTable has a number for each of many pairs, by hash.
type pairTable struct {
	pairs   []pair
	numbers []int32 // 0 where free
	used    int
}

func newPairTable(pairs int) *pairTable {
	size := 16
	for size < 2*pairs {
		size *= 2
	}
	return &pairTable{pairs: make([]pair, size), numbers: make([]int32, size)}
}

// slot is where a pair stands, or would stand.
func (t *pairTable) slot(p pair) int {
	mask := len(t.numbers) - 1
	i := int((uint64(uint32(p.a))<<32|uint64(uint32(p.b)))*0x9E3779B97F4A7C15>>32) & mask
	for t.numbers[i] != 0 && t.pairs[i] != p {
		i = (i + 1) & mask
	}
	return i
}

// find is the number of a pair, 0 for one that has none.
func (t *pairTable) find(p pair) int32 { return t.numbers[t.slot(p)] }

// at is the number of a pair, to be set at once to another than 0.
func (t *pairTable) at(p pair) *int32 {
	if t.used >= len(t.numbers)/2 {
		old := *t
		*t = *newPairTable(len(old.numbers))
		old.each(func(p pair, n int32) { *t.at(p) = n })
	}
	i := t.slot(p)
	if t.numbers[i] == 0 {
		t.used++
		t.pairs[i] = p
	}
	return &t.numbers[i]
}

// each visits all pairs, in no order.
func (t *pairTable) each(visit func(p pair, n int32)) {
	for i, n := range t.numbers {
		if n != 0 {
			visit(t.pairs[i], n)
		}
	}
}
