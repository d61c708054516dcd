package group

import (
	"cmp"
	"slices"
)

// works lists the articles of each hub, by hub.
func (f *finder) works() [][]int32 {
	all := make([][]int32, len(f.hub))
	for i, hub := range f.hub {
		all[hub] = append(all[hub], int32(i))
	}
	return slices.DeleteFunc(all, func(work []int32) bool { return len(work) == 0 })
}

// lead makes the cleanest article of each work its hub, and tells which are
// new, those of the largest works first.
func (f *finder) lead() (changed []int32) {
	sizes := map[int32]int{}
	for _, work := range f.works() {
		if len(work) < 2 {
			continue
		}
		hub, leader := f.hub[work[0]], f.leader(work)
		if leader == hub {
			continue
		}
		for _, i := range work {
			f.hub[i] = leader
		}
		changed, sizes[leader] = append(changed, leader), len(work)
	}
	slices.SortFunc(changed, func(a, b int32) int {
		return cmp.Or(cmp.Compare(sizes[b], sizes[a]), cmp.Compare(a, b))
	})
	return changed
}

// leader is the cleanest article of a work: with the least repairs and signs
// of damage, nearest to what most of them say, without what stands in other
// works too; then by rank.
func (f *finder) leader(work []int32) int32 {
	bearers := map[uint32]int{}
	for _, i := range work {
		for _, m := range f.marksOf(i) {
			bearers[m]++
		}
	}
	core := 0
	for _, n := range bearers {
		if 2*n > len(work) {
			core++
		}
	}
	cost := func(i int32) int {
		own := 0
		for _, m := range f.marksOf(i) {
			if 2*bearers[m] > len(work) {
				own++
			}
		}
		p := &f.prints[i]
		return int(p.rank.dirt) + core - own + int(p.marks) - own
	}
	best, least := work[0], cost(work[0])
	for _, i := range work[1:] {
		if c := cost(i); c < least {
			best, least = i, c
		}
	}
	return best
}
