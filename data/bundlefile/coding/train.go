package coding

import (
	"cmp"
	"math"
	"slices"
)

// How a model is learned.
const (
	pageUnits   = 256
	phraseBits  = 24 // what a phrase costs in the head, about
	trialRounds = 4
)

// Learn makes the model that writes bodies like these in the fewest bits.
//
// Phrases are found as in Re-Pair and byte pair encoding, by joining the most
// frequent pairs of neighbours again and again; of these the ones are kept
// that save the most when the sample is written with them in the cheapest way.
func Learn(bodies [][]Unit) *Model {
	singles := frequentUnits(bodies)
	phrases := joinPhrases(bodies, singles)
	m := newModel(singles, phrases, nil)
	for round := range trialRounds {
		use := m.tryOn(bodies)
		keep := maxPhrases
		if round < trialRounds-2 {
			keep = max(maxPhrases, len(phrases)*3/4)
		}
		if round == trialRounds-1 {
			return newModel(singles, phrases, use)
		}
		phrases, use = m.bestPhrases(phrases, use, keep)
		m = newModel(singles, phrases, use)
	}
	return m
}

// frequentUnits gives the units that occur more than once. (To write one in
// full costs no more than to list it for a single use.) They are in pages, the
// more frequent first, and go up within a page: so the indices that phrases
// are stored as are mostly small, and the units themselves near to each other.
func frequentUnits(bodies [][]Unit) []Unit {
	counts := make(map[Unit]int)
	for _, body := range bodies {
		for _, u := range body {
			counts[u]++
		}
	}
	var units []Unit
	for u, n := range counts {
		if n > 1 {
			units = append(units, u)
		}
	}
	slices.SortFunc(units, func(a, b Unit) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	units = units[:min(len(units), maxSingles)]
	for page := range slices.Chunk(units, pageUnits) {
		slices.Sort(page)
	}
	return units
}

// uses is how often each symbol of a model and each class of distance occurs.
type uses struct{ main, distances []int }

// newModel makes a model of phrases, which must go up.
func newModel(singles []Unit, phrases [][]Unit, use *uses) *Model {
	m := &Model{singles: singles}
	for _, phrase := range phrases {
		m.phrases = append(m.phrases, phrase...)
		m.Ends = append(m.Ends, int32(len(m.phrases)))
	}
	if use == nil {
		use = m.firstGuess()
	}
	var err1, err2 error
	m.main, err1 = newCode(codeLengths(use.main))
	m.distances, err2 = newCode(codeLengths(use.distances))
	if err1 != nil || err2 != nil {
		panic("coding: a Huffman code that is none") // codeLengths gives whole codes only
	}
	return m
}

func (m *Model) firstGuess() *uses {
	use := &uses{make([]int, int(m.escape())+symbolsBesides), make([]int, distanceClasses)}
	for i := range use.main {
		use.main[i] = 1
	}
	return use
}

// tryOn writes the bodies and counts what is used.
func (m *Model) tryOn(bodies [][]Unit) *uses {
	use := &uses{make([]int, int(m.escape())+symbolsBesides), make([]int, distanceClasses)}
	p := NewPacker(m, NewSymbolTrie(m))
	for _, body := range bodies {
		p.walk(body, func(way []step, _ int) {
			for _, s := range way {
				use.main[s.symbol]++
				if s.symbol > m.escape() {
					class, _ := classOf(int(s.distance) - 1)
					use.distances[class]++
				}
			}
		})
	}
	return use
}

// bestPhrases keeps those phrases that save the most bits, at most keep and
// none that costs more than it saves, in their order.
func (m *Model) bestPhrases(phrases [][]Unit, use *uses, keep int) ([][]Unit, *uses) {
	type worth struct{ n, bits int }
	var all []worth
	t := NewSymbolTrie(m)
	first := len(m.singles)
	for n, phrase := range phrases {
		symbol := first + n
		saved := use.main[symbol] * (m.costWithout(t, phrase, int32(symbol)) - int(m.main.lengths[symbol]))
		if saved > phraseBits {
			all = append(all, worth{n, saved})
		}
	}
	slices.SortFunc(all, func(a, b worth) int {
		return cmp.Or(cmp.Compare(b.bits, a.bits), cmp.Compare(a.n, b.n))
	})
	all = all[:min(len(all), keep)]
	slices.SortFunc(all, func(a, b worth) int { return cmp.Compare(a.n, b.n) })
	var kept [][]Unit
	main := slices.Clone(use.main[:first])
	for _, w := range all {
		kept = append(kept, phrases[w.n])
		main = append(main, use.main[first+w.n])
	}
	return kept, &uses{append(main, use.main[m.escape():]...), use.distances}
}

// costWithout is what a phrase costs in bits when its own symbol is not used.
func (m *Model) costWithout(t *symbolTrie, phrase []Unit, own int32) int {
	var cost [MaxPhraseUnits + 1]int
	for i := range phrase {
		cost[i+1] = math.MaxInt
	}
	for i := range phrase {
		node := t.first(phrase[i])
		for to := i + 1; node != noNode; to++ {
			if symbol := t.nodes[node].symbol; symbol != noSymbol && symbol != own {
				cost[to] = min(cost[to], cost[i]+int(m.main.lengths[symbol]))
			}
			if to == len(phrase) {
				break
			}
			node = t.next(node, phrase[to])
		}
	}
	return cost[len(phrase)]
}
