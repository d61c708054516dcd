package group

import (
	"cmp"
	"slices"
)

// result makes works of copies and of what stands within something longer.
func (f *finder) result() *Result {
	root, parts := f.absorb()
	for i := range f.hub {
		f.hub[i] = root(f.hub[i])
	}
	r := &Result{}
	for _, all := range f.works() {
		if len(all) < 2 {
			continue
		}
		leader := f.hub[all[0]]
		w := Work{Leader: int(f.seqs[leader])}
		for _, i := range all {
			if i != leader {
				w.Copies = append(w.Copies, int(f.seqs[i]))
			}
		}
		r.Works = append(r.Works, w)
	}
	slices.SortFunc(r.Works, func(a, b Work) int { return cmp.Compare(a.Leader, b.Leader) })
	for _, p := range parts {
		if of := f.hub[p.part]; f.hub[p.whole] != of {
			r.Parts = append(r.Parts, Part{int(f.seqs[p.whole]), int(f.seqs[of])})
		}
	}
	slices.SortFunc(r.Parts, func(a, b Part) int { return cmp.Or(cmp.Compare(a.Whole, b.Whole), cmp.Compare(a.Of, b.Of)) })
	r.Parts = slices.Compact(r.Parts)
	return r
}

// minPart of a text under another title makes it the work that it holds; one
// that says more is only linked with it.
const minPart = 0.2

// absorb joins works of which one holds the other. Under a title like its own,
// the longer is the fuller text and the shorter a copy; under another, the
// longer is a copy, with more around it. A text that holds two works side by
// side is a digest and joins neither. It gives the way from a hub to the hub
// of its work.
func (f *finder) absorb() (root func(int32) int32, parts []placed) {
	parts = f.inside
	slices.SortFunc(parts, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.whole, b.whole), cmp.Compare(b.to-b.from, a.to-a.from), cmp.Compare(a.part, b.part))
	})
	parent := map[int32]int32{} // no ring: to fuller texts only, once to one
	share := map[int32]float64{}
	var around []placed
	for from := 0; from < len(parts); {
		to := from + 1
		for to < len(parts) && parts[to].whole == parts[from].whole {
			to++
		}
		all := parts[from:to]
		from = to
		whole := all[0].whole
		if f.hub[whole] != whole || f.digest(all) {
			continue
		}
		if !all[0].titled {
			around = append(around, all[0])
			continue
		}
		for _, p := range all {
			if part := f.hub[p.part]; part != whole && p.share > share[part] {
				parent[part], share[part] = whole, p.share
			}
		}
	}
	best := map[int32]placed{} // of each work, what it fills most of: two that hold it are not one
	for _, p := range around {
		part := f.hub[p.part]
		if _, moved := parent[p.whole]; !moved && part != p.whole && p.share >= max(minPart, best[part].share) {
			best[part] = p
		}
	}
	for part, p := range best {
		parent[p.whole] = part
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

// digest tells whether parts of two works stand side by side in a text.
func (f *finder) digest(parts []placed) bool {
	for i, p := range parts {
		for _, q := range parts[i+1:] {
			common := min(p.to, q.to) - max(p.from, q.from)
			if f.hub[p.part] != f.hub[q.part] && 2*common < min(p.to-p.from, q.to-q.from) {
				return true
			}
		}
	}
	return false
}
