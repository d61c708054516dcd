package fetch

import (
	"sort"

	"fangzhi/data/ranges"
)

// pieceRange is a run of bytes of one piece of a file.
type pieceRange struct {
	part int // place in the file's parts
	want int // place in what was asked for
	ranges.Range
}

// cutAtPieces says where in a file's pieces a range lies, in order.
func cutAtPieces(parts []ranges.Part, r ranges.Range) []pieceRange {
	var cut []pieceRange
	start := int64(0) // of the piece, in the file
	for i, part := range parts {
		end := start + part.Bytes
		from, to := max(r.ByteOffset, start), min(r.End(), end)
		if from < to {
			cut = append(cut, pieceRange{part: i, Range: ranges.Range{ByteOffset: from - start, Bytes: to - from}})
		}
		start = end
	}
	if cut == nil { // an empty range
		cut = []pieceRange{{}}
	}
	return cut
}

// request is what is asked of the host at once: one run that holds the ranges
// of several that wanted something.
type request struct {
	part int
	ranges.Range
	members []int // places in what is wanted
}

// group puts ranges of the same piece that overlap or lie near each other into
// one request; open says which of want to group.
func group(want []pieceRange, open []int) []request {
	order := append([]int(nil), open...)
	sort.Slice(order, func(i, j int) bool {
		a, b := want[order[i]], want[order[j]]
		if a.part != b.part {
			return a.part < b.part
		}
		return a.ByteOffset < b.ByteOffset
	})
	var groups []request
	for _, k := range order {
		w := want[k]
		if n := len(groups); n > 0 && groups[n-1].part == w.part && w.ByteOffset <= groups[n-1].End()+gapBytes {
			g := &groups[n-1]
			g.Bytes = max(g.End(), w.End()) - g.ByteOffset
			g.members = append(g.members, k)
			continue
		}
		groups = append(groups, request{part: w.part, Range: w.Range, members: []int{k}})
	}
	return groups
}
