package main

import "sort"

// codeLengths gives each symbol that occurs the length in bits of its code, at
// most limit, so that all take as little as possible (package-merge).
func codeLengths(counts []int, limit int) []uint8 {
	type item struct {
		weight  int
		symbols []uint16 // each as often as its length is to grow
	}
	lengths := make([]uint8, len(counts))
	var leaves []item
	for i, n := range counts {
		if n > 0 {
			leaves = append(leaves, item{n, []uint16{uint16(i)}})
		}
	}
	if len(leaves) <= 2 { // a code of one symbol still takes a bit
		for _, l := range leaves {
			lengths[l.symbols[0]] = 1
		}
		return lengths
	}
	sort.SliceStable(leaves, func(i, j int) bool { return leaves[i].weight < leaves[j].weight })
	level := leaves
	for range limit - 1 {
		next := append([]item(nil), leaves...)
		for i := 0; i+1 < len(level); i += 2 {
			pair := append(append([]uint16(nil), level[i].symbols...), level[i+1].symbols...)
			next = append(next, item{level[i].weight + level[i+1].weight, pair})
		}
		sort.SliceStable(next, func(i, j int) bool { return next[i].weight < next[j].weight })
		level = next
	}
	for _, it := range level[:2*len(leaves)-2] {
		for _, s := range it.symbols {
			lengths[s]++
		}
	}
	return lengths
}

// codes gives each symbol its code, first bit lowest, as deflate orders them.
func codes(lengths []uint8) []uint16 {
	var perLength [16]int
	for _, n := range lengths {
		perLength[n]++
	}
	perLength[0] = 0
	var next [17]int
	for n := 1; n < 16; n++ {
		next[n+1] = (next[n] + perLength[n]) << 1
	}
	out := make([]uint16, len(lengths))
	for s, n := range lengths {
		if n > 0 {
			out[s] = reverse(next[n], int(n))
			next[n]++
		}
	}
	return out
}

func reverse(code, n int) uint16 {
	r := 0
	for range n {
		r, code = r<<1|code&1, code>>1
	}
	return uint16(r)
}
