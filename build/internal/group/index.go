package group

import (
	"slices"
)

// index finds articles by the marks they share.
type index struct {
	shared  []uint32 // marks that more than one article has, sorted
	heads   []int32  // by mark: 1 + its newest entry; 0 for none
	counts  []uint8  // by mark: how many entries, crowd at most
	entries []entry
}

type entry struct{ article, next int32 }

// crowd is how many different works share a mark that then tells nothing:
// phrases, formulas, boilerplate.
const crowd = 64

// newIndex looks through all marks for those that occur again, and leaves only
// these in the prints, as numbers into shared.
func newIndex(prints []Print) *index {
	total := 0
	for i := range prints {
		total += len(prints[i].marks)
	}
	x := &index{shared: again(prints, total)}
	x.heads = make([]int32, len(x.shared))
	x.counts = make([]uint8, len(x.shared))
	for i := range prints {
		marks := prints[i].marks
		kept := marks[:0]
		for _, m := range marks {
			if n, ok := slices.BinarySearch(x.shared, m); ok {
				kept = append(kept, uint32(n))
			}
		}
		prints[i].marks = slices.Clone(kept) // most stand once, and their memory is given back
	}
	return x
}

// again lists the marks that occur more than once, and a few others: a filter
// of one bit a place tells them, so that no table of all marks is needed.
func again(prints []Print, total int) []uint32 {
	places := uint32(1 << 16)
	for places < 1<<31 && int(places) < 8*total {
		places *= 2
	}
	once, twice := make([]uint64, places/64), make([]uint64, places/64)
	for i := range prints {
		for _, m := range prints[i].marks {
			at, bit := m&(places-1)/64, uint64(1)<<(m%64)
			twice[at] |= once[at] & bit
			once[at] |= bit
		}
	}
	var shared []uint32
	for i := range prints {
		for _, m := range prints[i].marks {
			if twice[m&(places-1)/64]&(1<<(m%64)) != 0 {
				shared = append(shared, m)
			}
		}
	}
	slices.Sort(shared)
	return slices.Clip(slices.Compact(shared))
}

// add makes an article findable by marks, which are numbers into shared.
func (x *index) add(article int32, marks []uint32) {
	for _, m := range marks {
		if x.counts[m] == crowd {
			continue
		}
		x.counts[m]++
		x.entries = append(x.entries, entry{article, x.heads[m]})
		x.heads[m] = int32(len(x.entries))
	}
}

// clear forgets what was added.
func (x *index) clear() {
	clear(x.heads)
	clear(x.counts)
	x.entries = x.entries[:0]
}

// candidate is an article that shares marks with another.
type candidate struct {
	article int32
	marks   int
	likely  float64 // how much of the shorter the longer may hold
}

// find gives the articles that share marks with these, in no order.
func (x *index) find(marks []uint32, counts map[int32]int) []candidate {
	clear(counts)
	for _, m := range marks {
		if x.counts[m] == crowd {
			continue
		}
		for at := x.heads[m]; at != 0; at = x.entries[at-1].next {
			counts[x.entries[at-1].article]++
		}
	}
	out := make([]candidate, 0, len(counts))
	for article, n := range counts {
		out = append(out, candidate{article: article, marks: n})
	}
	return out
}
