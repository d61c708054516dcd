package fetch

import (
	"sort"

	"fangzhi/data/ranges"
)

// pieceRange is a run of bytes of one part of a file, and what wants it.
type pieceRange struct {
	want int // place in what was asked for
	ranges.Piece
}

// request is what is asked of the host at once: one run that holds the ranges
// of several that wanted something.
type request struct {
	part int
	ranges.Range
	members []int // places in what is wanted
}

// group puts ranges of the same part that overlap or lie near each other into
// one request; open says which of want to group.
func group(want []pieceRange, open []int) []request {
	order := append([]int(nil), open...)
	sort.Slice(order, func(i, j int) bool {
		a, b := want[order[i]], want[order[j]]
		if a.Part != b.Part {
			return a.Part < b.Part
		}
		return a.ByteOffset < b.ByteOffset
	})
	var groups []request
	for _, k := range order {
		w := want[k]
		if n := len(groups); n > 0 && groups[n-1].part == w.Part && w.ByteOffset <= groups[n-1].End()+gapBytes {
			g := &groups[n-1]
			g.Bytes = max(g.End(), w.End()) - g.ByteOffset
			g.members = append(g.members, k)
			continue
		}
		groups = append(groups, request{part: w.Part, Range: w.Range, members: []int{k}})
	}
	return groups
}
