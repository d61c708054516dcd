package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"sync/atomic"

	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// standing is a segment of a site built before, and what of it stands still.
type standing struct {
	site, segment int16
	keys          []int // of its articles that stand still, among all, newest first
}

// settle finds the segments of sites built before that would be written again
// to the letter: all their articles stand still, in their order, and nothing
// that the archive tells of them is another.
func (b *build) settle(ctx context.Context) ([]*standing, error) {
	found := map[[2]int16]*standing{}
	var all []*standing
	for i, k := range b.keys {
		if k.from == nowhere {
			continue
		}
		name := [2]int16{k.from.site, k.from.segment}
		s := found[name]
		if s == nil {
			s = &standing{site: k.from.site, segment: k.from.segment}
			found[name], all = s, append(all, s)
		}
		s.keys = append(s.keys, i)
	}
	var same []*standing
	for _, s := range all {
		if !b.isWhole(s) {
			continue
		}
		ok, err := b.isSame(ctx, s)
		if err != nil {
			return nil, err
		}
		if ok {
			same = append(same, s)
		}
	}
	return same, nil
}

// isWhole tells whether all of a segment is there, in order.
func (b *build) isWhole(s *standing) bool {
	e := b.options.Earlier[s.site]
	if len(s.keys) != e.Catalog.Segments[s.segment].Articles {
		return false
	}
	for document, i := range s.keys {
		if b.keys[i].from.document != int32(document) {
			return false
		}
	}
	return true
}

// isSame tells whether each article of a segment would be written as it is,
// and the index told the same of it.
func (b *build) isSame(ctx context.Context, s *standing) (bool, error) {
	e := b.options.Earlier[s.site]
	var changed atomic.Bool
	sums := make([]facetSum, len(s.keys))
	err := b.each(ctx, len(s.keys), func(n int) error {
		if changed.Load() {
			return nil
		}
		k := b.keys[s.keys[n]]
		published, err := e.article(ctx, k.from)
		if err != nil {
			return err
		}
		item := e.alone(published)
		if k.bytes > 0 { // it was made anew
			if item, err = b.spool.read(k); err != nil {
				return err
			}
			if same, err := b.sameText(ctx, item, k.from); err != nil || !same {
				changed.Store(true)
				return err
			}
		}
		b.tell(item, k.seq)
		if !equal(item.Article, published) {
			changed.Store(true)
		}
		sums[n] = sumOfFacets(b.facets(item.Article, k.seq))
		return nil
	})
	return !changed.Load() && sumOfSums(sums) == e.Ledger.Segments[s.segment].Facets, err
}

// sameText tells whether an article was found with the same text.
func (b *build) sameText(ctx context.Context, item *spooled, at place) (bool, error) {
	raw, err := b.options.Earlier[at.site].raw(ctx, at)
	return raw == item.Raw, err
}

// equal tells whether two articles are written alike.
func equal(a, b *article.Article) bool {
	if reflect.DeepEqual(a, b) {
		return true
	}
	one, err := json.Marshal(a) // a list may be empty or nil
	other, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(one, other)
}

// facetSum is a hash of what the index is told of an article beside its text.
type facetSum [16]byte

func sumOfFacets(values map[facet.Kind][]string) facetSum {
	sum := sha256.New()
	for _, kind := range append(facet.Kinds, facet.Work) {
		for _, value := range values[kind] {
			fmt.Fprintf(sum, "%s=%s\n", kind, value)
		}
	}
	return facetSum(sum.Sum(nil))
}

func sumOfSums(sums []facetSum) string {
	sum := sha256.New()
	for _, s := range sums {
		sum.Write(s[:])
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// The policy by which segments are merged: see build/README.md.
const (
	mergeFactor  = 3    // a segment is taken into a new one that has a third of its articles
	smallSegment = 200  // articles; one as small is always taken in
	mostSegments = 8    // of an archive
	mostRuns     = 4096 // of the catalog's order
)

// keep chooses the segments that stay as they are. The others' articles are
// written again, together with the new ones.
func (b *build) keep(same []*standing) []*standing {
	slices.SortStableFunc(same, func(x, y *standing) int {
		return cmp.Or(cmp.Compare(len(x.keys), len(y.keys)), cmp.Compare(x.keys[0], y.keys[0]))
	})
	written := len(b.keys)
	for _, s := range same {
		written -= len(s.keys)
	}
	for len(same) > 0 {
		size, segments := len(same[0].keys), len(same)
		if written > 0 {
			segments++
		}
		wanted := written > 0 && (size <= mergeFactor*written || size <= smallSegment)
		if !wanted && segments <= mostSegments && b.runs(same) <= mostRuns {
			break
		}
		written += size
		same = same[1:]
	}
	return same
}

// runs counts the runs that the order of the archive will have.
func (b *build) runs(kept []*standing) int {
	if len(kept) == 0 {
		return 1
	}
	runs, last := 0, -1
	for _, of := range b.owners(kept) {
		if of != last {
			runs++
		}
		last = of
	}
	return runs
}

// owners tells for each article which of the kept segments holds it, -1 for
// one that is to be written.
func (b *build) owners(kept []*standing) []int {
	owners := make([]int, len(b.keys))
	for i := range owners {
		owners[i] = -1
	}
	for n, s := range kept {
		for _, i := range s.keys {
			owners[i] = n
		}
	}
	return owners
}
