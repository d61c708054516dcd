package ranges

import (
	"sort"
)

// Merge joins ranges that overlap or lie at most gap bytes apart. from[i] is
// the merged range that holds want[i].
func Merge(want []Range, gap int64) (merged []Range, from []int) {
	order := make([]int, len(want))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, k int) bool { return want[order[i]].ByteOffset < want[order[k]].ByteOffset })
	from = make([]int, len(want))
	for _, i := range order {
		r := want[i]
		if n := len(merged); n > 0 && r.ByteOffset <= merged[n-1].End()+gap {
			merged[n-1].Bytes = max(merged[n-1].End(), r.End()) - merged[n-1].ByteOffset
		} else {
			merged = append(merged, r)
		}
		from[i] = len(merged) - 1
	}
	return merged, from
}
