package coding

import (
	"cmp"
	"slices"
)

// Phrases are joined from two; so many rounds suffice for the longest.
const (
	joinRounds   = 8
	joinsOfRound = maxPhrases / 2
	leastUses    = 8 // of a pair that is joined
)

// joinPhrases finds phrases that may be worth a symbol of their own.
func joinPhrases(bodies [][]Unit, singles []Unit) [][]Unit {
	index := make(map[Unit]int32, len(singles))
	known := make([][]Unit, len(singles)) // what each symbol stands for
	for i, u := range singles {
		index[u] = int32(i)
		known[i] = singles[i : i+1]
	}
	var texts [][]int32
	for _, body := range bodies {
		text := make([]int32, len(body))
		for i, u := range body {
			if symbol, ok := index[u]; ok {
				text[i] = symbol
			} else {
				text[i] = noSymbol
			}
		}
		texts = append(texts, text)
	}
	for range joinRounds {
		joined := commonPairs(texts, known)
		ranks := newPairTable(len(joined))
		for i, p := range joined {
			*ranks.at(p) = int32(len(known) + i)
		}
		for _, p := range joined {
			known = append(known, slices.Concat(known[p.a], known[p.b]))
		}
		for i := range texts {
			texts[i] = join(texts[i], ranks)
		}
	}
	phrases := known[len(singles):]
	slices.SortFunc(phrases, slices.Compare)
	return slices.CompactFunc(phrases, slices.Equal)
}

// pair is two symbols beside each other.
type pair struct{ a, b int32 }

// commonPairs are the most common pairs, the more common first. Most pairs are
// rare, so they are counted roughly first, in a table of which several may
// share an entry, and in truth only where that is full.
func commonPairs(texts [][]int32, known [][]Unit) []pair {
	rough := make([]uint8, 1<<roughBits)
	eachPair(texts, func(p pair) {
		if n := &rough[p.rough()]; *n < leastUses {
			*n++
		}
	})
	counts := newPairTable(1 << 12)
	eachPair(texts, func(p pair) {
		if rough[p.rough()] == leastUses {
			*counts.at(p)++
		}
	})
	type counted struct {
		pair
		uses int32
	}
	var common []counted
	counts.each(func(p pair, n int32) {
		if n >= leastUses && len(known[p.a])+len(known[p.b]) <= MaxPhraseUnits {
			common = append(common, counted{p, n})
		}
	})
	slices.SortFunc(common, func(p, q counted) int {
		return cmp.Or(cmp.Compare(q.uses, p.uses), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	pairs := make([]pair, min(len(common), joinsOfRound))
	for i := range pairs {
		pairs[i] = common[i].pair
	}
	return pairs
}

const roughBits = 20

// rough is where a pair is counted roughly.
func (p pair) rough() uint32 {
	return (uint32(p.a)*0x9E3779B1 ^ uint32(p.b)*0x85EBCA77) * 0xC2B2AE3D >> (32 - roughBits)
}

func eachPair(texts [][]int32, visit func(pair)) {
	for _, text := range texts {
		for i := 1; i < len(text); i++ {
			if text[i-1] != noSymbol && text[i] != noSymbol {
				visit(pair{text[i-1], text[i]})
			}
		}
	}
}

// join replaces pairs by their symbols; of two that overlap the more common.
func join(text []int32, symbols *pairTable) []int32 {
	out := text[:0]
	for i := 0; i < len(text); i++ {
		if i+1 < len(text) {
			if symbol := symbols.find(pair{text[i], text[i+1]}); symbol > 0 {
				better := false
				if i+2 < len(text) {
					next := symbols.find(pair{text[i+1], text[i+2]})
					better = next > 0 && next < symbol
				}
				if !better {
					out = append(out, symbol)
					i++
					continue
				}
			}
		}
		out = append(out, text[i])
	}
	return out
}
