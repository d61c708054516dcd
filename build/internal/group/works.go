package group

import (
	"cmp"
	"slices"
)

// result makes works of copies and of what stands within something longer.
func (f *finder) result() *Result {
	root, parts := f.absorb()
	members := map[int32][]int32{}
	for i := range f.hub {
		top := root(f.hub[i])
		members[top] = append(members[top], int32(i))
	}
	r := &Result{}
	for i := range f.hub { // by rank, so that the result hangs on no map's order
		all := members[int32(i)]
		if len(all) < 2 {
			continue
		}
		w := Work{Leader: int(f.seqs[i])}
		for _, m := range all {
			if m != int32(i) {
				w.Copies = append(w.Copies, int(f.seqs[m]))
			}
		}
		r.Works = append(r.Works, w)
	}
	slices.SortFunc(r.Works, func(a, b Work) int { return cmp.Compare(a.Leader, b.Leader) })
	for _, p := range parts {
		whole, of := p.whole, root(f.hub[p.part])
		if root(f.hub[whole]) != of {
			r.Parts = append(r.Parts, Part{int(f.seqs[whole]), int(f.seqs[of])})
		}
	}
	slices.SortFunc(r.Parts, func(a, b Part) int { return cmp.Or(cmp.Compare(a.Whole, b.Whole), cmp.Compare(a.Of, b.Of)) })
	r.Parts = slices.Compact(r.Parts)
	return r
}

// absorb decides which works become copies of a longer one that holds them. A
// text that holds one work is that work with more around it; one that holds
// two, side by side, is a digest and joins neither. It gives the way from a hub
// to the hub of its work.
func (f *finder) absorb() (root func(int32) int32, parts []placed) {
	parts = f.inside
	slices.SortFunc(parts, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.whole, b.whole), cmp.Compare(b.to-b.from, a.to-a.from), cmp.Compare(a.part, b.part))
	})
	parent := map[int32]int32{}
	share := map[int32]float64{}
	for from := 0; from < len(parts); {
		to := from
		for to < len(parts) && parts[to].whole == parts[from].whole {
			to++
		}
		whole := parts[from].whole
		if f.hub[whole] == whole && !digest(parts[from:to]) {
			for _, p := range parts[from:to] {
				if f.hub[p.part] == p.part && p.share > share[p.part] {
					parent[p.part], share[p.part] = whole, p.share
				}
			}
		}
		from = to
	}
	return func(i int32) int32 {
		for {
			up, ok := parent[i]
			if !ok {
				return i
			}
			i = up
		}
	}, parts
}

// digest tells whether two of the parts of a text stand side by side.
func digest(parts []placed) bool {
	for i, p := range parts {
		for _, q := range parts[i+1:] {
			common := min(p.to, q.to) - max(p.from, q.from)
			if 2*common < min(p.to-p.from, q.to-q.from) {
				return true
			}
		}
	}
	return false
}
