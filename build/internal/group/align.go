package group

import "slices"

// match is a run of letters that two texts share: a[A:A+Len] is b[B:B+Len].
type match struct{ A, B, Len int }

// hunk is what stands between two matches: a[A0:A1] where the other text has
// b[B0:B1]. Either may be empty, not both.
type hunk struct{ A0, A1, B0, B1 int }

const (
	// anchorLetters in a row that stand once in each text hold them together.
	anchorLetters = 8
	// reach bounds how far from an anchor two texts are compared letter by letter.
	reach = 96
)

// align finds what two texts share, in order. Runs that stand once in each
// text are found first; from their ends the texts are compared letter by
// letter as long as they agree more than they differ. No match is no relation.
func align(a, b []rune) []match {
	anchors := inOrder(uniqueRuns(a, b))
	if len(anchors) == 0 {
		return nil
	}
	var out []match
	add := func(m match) {
		if n := len(out); n > 0 && out[n-1].A+out[n-1].Len == m.A && out[n-1].B+out[n-1].Len == m.B {
			out[n-1].Len += m.Len
			return
		}
		if m.Len > 0 {
			out = append(out, m)
		}
	}
	first := anchors[0]
	for _, m := range backward(a[:first.A], b[:first.B]) {
		add(m)
	}
	for i, anchor := range anchors {
		if n := len(out); i > 0 && n > 0 {
			for _, m := range bridge(a, b, out[n-1], anchor) {
				add(m)
			}
		}
		add(anchor)
	}
	last := anchors[len(anchors)-1]
	a0, b0 := last.A+last.Len, last.B+last.Len
	for _, m := range forward(a[a0:], b[b0:]) {
		add(match{a0 + m.A, b0 + m.B, m.Len})
	}
	return out
}

// bridge compares what stands between two matches, from both sides.
func bridge(a, b []rune, from, to match) []match {
	a0, b0 := from.A+from.Len, from.B+from.Len
	var out []match
	endA, endB := a0, b0
	for _, m := range forward(a[a0:to.A], b[b0:to.B]) {
		m.A, m.B = m.A+a0, m.B+b0
		out = append(out, m)
		endA, endB = m.A+m.Len, m.B+m.Len
	}
	for _, m := range backward(a[endA:to.A], b[endB:to.B]) {
		m.A, m.B = m.A+endA, m.B+endB
		out = append(out, m)
	}
	return out
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
			if end := last.A + last.Len; i <= end && j-last.B == i-last.A {
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
	weight := make([]int, len(runs))
	before := make([]int, len(runs))
	best, bestPrefix := 0, make([]int, len(runs)) // index of the heaviest chain end so far
	for i, r := range runs {
		weight[i], before[i] = r.Len, -1
		for j := i - 1; j >= 0 && j >= i-depth; j-- {
			if runs[j].B < r.B && weight[j]+r.Len > weight[i] {
				weight[i], before[i] = weight[j]+r.Len, j
			}
		}
		if i > depth { // farther back only the heaviest chain of all counts
			if j := bestPrefix[i-depth-1]; runs[j].B < r.B && weight[j]+r.Len > weight[i] {
				weight[i], before[i] = weight[j]+r.Len, j
			}
		}
		if weight[i] > weight[best] {
			best = i
		}
		bestPrefix[i] = best
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

// forward follows two texts from their beginnings as long as they agree more
// than they differ: the best-scored way from the corner, a letter in common
// counting one up, a letter changed, lost or added one down.
func forward(a, b []rune) []match {
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	var out []match
	if same > 0 {
		out = append(out, match{0, 0, same})
	}
	for _, m := range follow(a[same:min(len(a), same+reach)], b[same:min(len(b), same+reach)]) {
		out = append(out, match{m.A + same, m.B + same, m.Len})
	}
	return out
}

// backward follows two texts from their ends.
func backward(a, b []rune) []match {
	ra, rb := slices.Clone(a[max(0, len(a)-2*reach):]), slices.Clone(b[max(0, len(b)-2*reach):])
	slices.Reverse(ra)
	slices.Reverse(rb)
	out := forward(ra, rb)
	for i, m := range out {
		out[i] = match{len(a) - m.A - m.Len, len(b) - m.B - m.Len, m.Len}
	}
	slices.Reverse(out)
	return out
}

// follow is forward behind the letters in common.
func follow(a, b []rune) []match {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	width := len(b) + 1
	score := make([]int16, (len(a)+1)*width)
	for j := 1; j < width; j++ {
		score[j] = int16(-j)
	}
	best := 0
	for i := 1; i <= len(a); i++ {
		row, above := score[i*width:(i+1)*width], score[(i-1)*width:i*width]
		row[0] = int16(-i)
		for j := 1; j < width; j++ {
			s := above[j-1] - 1
			if a[i-1] == b[j-1] {
				s += 2
			}
			s = max(s, above[j]-1, row[j-1]-1)
			row[j] = s
			if s > score[best] {
				best = i*width + j
			}
		}
	}
	if score[best] <= 0 {
		return nil
	}
	var out []match
	for i, j := best/width, best%width; i > 0 && j > 0; {
		s := score[i*width+j]
		switch {
		case a[i-1] == b[j-1] && score[(i-1)*width+j-1]+1 == s:
			i, j = i-1, j-1
			if n := len(out); n > 0 && out[n-1].A == i+1 && out[n-1].B == j+1 {
				out[n-1] = match{i, j, out[n-1].Len + 1}
			} else {
				out = append(out, match{i, j, 1})
			}
		case score[(i-1)*width+j-1]-1 == s:
			i, j = i-1, j-1
		case score[(i-1)*width+j]-1 == s:
			i--
		default:
			j--
		}
	}
	slices.Reverse(out)
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
