package group

import "slices"

// match is a run of letters that two texts share: a[A:A+Len] is b[B:B+Len].
type match struct{ A, B, Len int }

// hunk is what stands between two matches: a[A0:A1] where the other text has
// b[B0:B1]. Either may be empty.
type hunk struct{ A0, A1, B0, B1 int }

// anchorLetters in a row that stand once in each text hold them together.
const anchorLetters = 8

// align finds what two texts share, in order, around the runs that anchors
// give: what stands between and around these is compared letter by letter.
func align(a, b letters, anchors []match) []match {
	var out []match
	add := func(found ...match) {
		for _, m := range found {
			if n := len(out); n > 0 && out[n-1].A+out[n-1].Len == m.A && out[n-1].B+out[n-1].Len == m.B {
				out[n-1].Len += m.Len
			} else {
				out = append(out, m)
			}
		}
	}
	first, last := anchors[0], anchors[len(anchors)-1]
	add(fill(a, b, hunk{max(0, first.A-reach), first.A, max(0, first.B-reach), first.B}, atEnd)...)
	for i, m := range anchors {
		if i > 0 {
			p := anchors[i-1]
			add(fill(a, b, hunk{p.A + p.Len, m.A, p.B + p.Len, m.B}, atBoth)...)
		}
		add(m)
	}
	a0, b0 := last.A+last.Len, last.B+last.Len
	add(fill(a, b, hunk{a0, min(a0+reach, len(a.runes)), b0, min(b0+reach, len(b.runes))}, atStart)...)
	return out
}

// lettersIn counts the letters of matches.
func lettersIn(matches []match) int {
	n := 0
	for _, m := range matches {
		n += m.Len
	}
	return n
}

// hunks are the differences between matches.
func hunks(matches []match) []hunk {
	var out []hunk
	for i := 1; i < len(matches); i++ {
		p, m := matches[i-1], matches[i]
		out = append(out, hunk{p.A + p.Len, m.A, p.B + p.Len, m.B})
	}
	return out
}

// uniqueRuns finds the runs of anchorLetters that stand once in a and once in
// b, joined where they overlap on one diagonal, by their place in a.
func uniqueRuns(a, b []rune) []match {
	places := newPlaces(a)
	at := make([]int32, len(a)) // 1 + place in b; -1 where there are several
	eachRun(b, anchorLetters, func(i int, hash uint64) {
		p := places.find(hash)
		if p < 0 || !slices.Equal(a[p:p+anchorLetters], b[i:i+anchorLetters]) {
			return
		}
		if at[p] == 0 {
			at[p] = int32(i + 1)
		} else {
			at[p] = -1
		}
	})
	var runs []match
	for i, place := range at {
		if place <= 0 {
			continue
		}
		j := int(place) - 1
		if n := len(runs); n > 0 {
			last := &runs[n-1]
			if i <= last.A+last.Len && j-last.B == i-last.A {
				last.Len = i + anchorLetters - last.A
				continue
			}
		}
		runs = append(runs, match{i, j, anchorLetters})
	}
	return runs
}

// inOrder keeps the heaviest chain of runs that stand in the same order in
// both texts, cut where they overlap.
func inOrder(runs []match) []match {
	if len(runs) < 2 {
		return runs
	}
	const depth = 64 // how many runs back a chain is looked for
	weight, before := make([]int, len(runs)), make([]int, len(runs))
	heaviest := make([]int, len(runs)) // among the runs up to here
	best := 0
	for i, r := range runs {
		weight[i], before[i] = r.Len, -1
		follow := func(j int) {
			if runs[j].B < r.B && weight[j]+r.Len > weight[i] {
				weight[i], before[i] = weight[j]+r.Len, j
			}
		}
		for j := i - 1; j >= max(0, i-depth); j-- {
			follow(j)
		}
		if i > depth { // farther back only the heaviest chain counts
			follow(heaviest[i-depth-1])
		}
		if weight[i] > weight[best] {
			best = i
		}
		heaviest[i] = best
	}
	var chain []match
	for i := best; i >= 0; i = before[i] {
		chain = append(chain, runs[i])
	}
	slices.Reverse(chain)
	out := chain[:1]
	for _, r := range chain[1:] {
		last := out[len(out)-1]
		cut := max(last.A+last.Len-r.A, last.B+last.Len-r.B, 0)
		if cut < r.Len {
			out = append(out, match{r.A + cut, r.B + cut, r.Len - cut})
		}
	}
	return out
}

// places tells where the runs of letters stand that stand once in a text.
type places struct {
	hashes []uint64
	at     []int32 // 1 + place; -1 where there are several; 0 for no run
}

func newPlaces(text []rune) *places {
	size := 16
	for size < 2*len(text) {
		size *= 2
	}
	p := &places{make([]uint64, size), make([]int32, size)}
	eachRun(text, anchorLetters, func(i int, hash uint64) {
		slot := p.slot(hash)
		if p.at[slot] == 0 {
			p.hashes[slot], p.at[slot] = hash, int32(i+1)
		} else {
			p.at[slot] = -1
		}
	})
	return p
}

// slot is where a hash is kept, or would be.
func (p *places) slot(hash uint64) int {
	mask := len(p.at) - 1
	slot := int(hash) & mask
	for p.at[slot] != 0 && p.hashes[slot] != hash {
		slot = (slot + 1) & mask
	}
	return slot
}

// find is a run's only place, or -1.
func (p *places) find(hash uint64) int {
	return max(int(p.at[p.slot(hash)])-1, -1)
}
