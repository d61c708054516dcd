package indexfile

import (
	"slices"
	"sort"
)

// blocksOf lists the blocks of a list that may hold keys that begin as typed:
// those that may be read whole first, then by their best entry.
func (l *suggestList) blocksOf(r *reading) []candidate {
	if len(l.blocks) == 0 || len(r.typed) == 0 || !r.passes[wholeFit][0] {
		return nil
	}
	w := walk{list: l, reading: r, marked: make([]fit, len(l.blocks))}
	w.from(nil, 0, len(l.blocks)-1, 0, wholeFit)
	var blocks []candidate
	for b, f := range w.marked {
		if f > noFit {
			blocks = append(blocks, candidate{b, f, l.blocks[b].best})
		}
	}
	sort.SliceStable(blocks, func(i, k int) bool {
		a, b := &blocks[i], &blocks[k]
		return a.fit > b.fit || a.fit == b.fit && a.best > b.best
	})
	return blocks
}

// candidate is a block that may hold what is looked for: how well that may fit
// at best, and its best entry's weight.
type candidate struct {
	block int
	fit   fit
	best  int
}

// walk goes down the keys, character by character, as long as what was typed
// leaves more than one block to look in.
type walk struct {
	*reading
	list   *suggestList
	marked []fit
	steps  int
}

// maxSteps is how many ways down are tried; beyond, blocks are taken whole.
const maxSteps = 1 << 15

func (w *walk) mark(first, last int, f fit) {
	for b := first; b <= last; b++ {
		w.marked[b] = max(w.marked[b], f)
	}
}

// from marks the blocks between first and last that hold keys of a prefix
// whose next character is typed from at on.
func (w *walk) from(prefix []uint32, first, last, at int, f fit) {
	if first == last || at == len(w.typed) || len(prefix) == maxSuggestKey || w.steps > maxSteps {
		w.mark(first, last, f)
		return
	}
	if rank, ok := w.ranks[w.typed[at]]; ok {
		w.end(at+1, f, func(end int, f fit) { w.to(prefix, rank, rank+1, end, f) })
	}
	for s, syllable := range w.syllables {
		w.syllable(syllable, at, f, func(end int, f fit) {
			if len(prefix) == 0 { // keys begin with every reading
				w.to(prefix, w.first[s], w.first[s+1], end, f)
				return
			}
			w.to(prefix, w.first[s], w.also[s], end, f)
			for _, rank := range w.main[w.also[s]:w.first[s+1]] {
				w.to(prefix, rank, rank+1, end, f)
			}
		})
	}
}

// to goes on to the characters from one rank up to another.
func (w *walk) to(prefix []uint32, rank, end uint32, at int, f fit) {
	if rank == end {
		return
	}
	w.steps++
	prefix = append(slices.Clone(prefix), rank)
	first, last := w.list.between(prefix, end)
	if first == last || at == len(w.typed) || w.steps > maxSteps {
		w.mark(first, last, f)
		return
	}
	for ; rank < end; rank++ {
		w.steps++
		prefix[len(prefix)-1] = rank
		first, last := w.list.between(prefix, rank+1)
		w.from(prefix, first, last, at, f)
	}
}
