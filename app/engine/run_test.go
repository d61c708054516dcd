package engine

import (
	"math/rand/v2"
	"slices"
	"testing"

	"fangzhi/data/indexfile"
)

// The postings of documents are one of each block of positions, whichever of
// the two lists is the longer.
func TestPostingsIn(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	ascending := func(n int) (numbers []uint32) {
		last := uint32(0)
		for range n {
			last += 1 + rng.Uint32N(5)
			numbers = append(numbers, last)
		}
		return numbers
	}
	for range 2000 {
		list := &indexfile.List{Docs: ascending(rng.IntN(400))}
		documents := ascending(rng.IntN(400))
		var want []int
		for at, doc := range list.Docs {
			if !slices.Contains(documents, doc) {
				continue
			}
			if n := len(want); n == 0 || indexfile.PositionsBlock(want[n-1]) != indexfile.PositionsBlock(at) {
				want = append(want, at)
			}
		}
		if got := postingsIn(list, documents); !slices.Equal(got, want) {
			t.Fatalf("of %v in %v: %v, want %v", documents, list.Docs, got, want)
		}
	}
}
