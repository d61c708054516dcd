package engine

import (
	"context"
	"slices"
	"sort"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// contextKey is how the context of a hit sorts: its first twelve folded
// characters, three in a number; what ends before them sorts first.
type contextKey [4]uint64

const keyRunes = 3 * len(contextKey{})

// keyedLine is a line as it is sorted.
type keyedLine struct {
	key contextKey
	lineRef
}

func (a *keyedLine) before(b *keyedLine) bool {
	for i := range a.key {
		if a.key[i] != b.key[i] {
			return a.key[i] < b.key[i]
		}
	}
	return a.rank < b.rank || a.rank == b.rank && a.number < b.number
}

func sortLines(lines []keyedLine) {
	sort.Slice(lines, func(i, k int) bool { return lines[i].before(&lines[k]) })
}

// keyOf makes the key of what stands left or right of a hit, the left read
// outward from it.
func keyOf(context string, left bool) (key contextKey) {
	runes := token.Fold(context).Runes
	if left {
		slices.Reverse(runes)
	}
	for i, r := range runes[:min(len(runes), keyRunes)] {
		key[i/3] |= uint64(r+1) << (42 - 21*(i%3))
	}
	return key
}

// sortByContext reads all the articles found, a batch at a time, and keeps of
// every hit its key alone; of more than twice mostLines only the first.
func (k *kept) sortByContext(ctx context.Context, left bool, progress func(Progress)) error {
	f := k.findings
	ranks := make([]uint32, len(k.order))
	for rank, i := range k.order {
		ranks[i] = uint32(rank)
	}
	var keyed []keyedLine
	err := f.read(ctx, progress, func(i int, found *article.Article, hits []Mark) {
		for n, mark := range hits {
			before, _, behind := around(found, mark)
			if left {
				behind = before
			}
			keyed = append(keyed, keyedLine{keyOf(behind, left), lineRef{ranks[i], uint32(n + 1)}})
		}
		if len(keyed) >= 2*mostLines {
			sortLines(keyed)
			keyed = keyed[:mostLines]
		}
	})
	if err != nil {
		return err
	}
	sortLines(keyed)
	k.lines = make([]lineRef, min(len(keyed), mostLines))
	for i := range k.lines {
		k.lines[i] = keyed[i].lineRef
	}
	return nil
}
