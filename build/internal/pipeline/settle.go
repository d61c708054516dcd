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
	"strings"
	"sync/atomic"

	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// standing is a segment of a site built before, and what of it stands still.
type standing struct {
	site, segment int16
	unfiled       int   // articles that would be filed under other phrases now
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
	unchanged := b.isUnchanged()
	for _, s := range all {
		if !b.isWhole(s) {
			continue
		}
		if unchanged && b.options.Earlier[s.site].Ledger.Segments[s.segment].Unfiled == 0 {
			same = append(same, s)
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

// isUnchanged tells whether the archive is of the very articles of one site
// built before, in their order. Then it tells them what it told them then.
func (b *build) isUnchanged() bool {
	if len(b.options.Earlier) != 1 || len(b.keys) != len(b.options.Earlier[0].at) {
		return false
	}
	for _, k := range b.keys {
		if k.bytes > 0 || k.from != b.options.Earlier[0].at[k.seq] {
			return false
		}
	}
	return true
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
// and the index told the same of it. A few may lack a phrase.
func (b *build) isSame(ctx context.Context, s *standing) (bool, error) {
	e := b.options.Earlier[s.site]
	was := e.Ledger.Segments[s.segment]
	var changed atomic.Bool
	var unfiled atomic.Int64
	told := newTold(len(s.keys))
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
		told.note(n, b.facets(item.Article, k.seq))
		switch {
		case equal(item.Article, published):
		case equal(withoutPhrases(item.Article), withoutPhrases(published)):
			unfiled.Add(1)
		default:
			changed.Store(true)
		}
		return nil
	})
	facets, phrases := told.sums()
	switch late := int(unfiled.Load()); {
	case err != nil || changed.Load() || facets != was.Facets:
		return false, err
	case late == 0:
		return phrases == was.Phrases, nil
	default:
		s.unfiled = late
		return late*1000 <= b.options.Unfiled*len(s.keys), nil
	}
}

// withoutPhrases is an article apart from what the phrases of the archive tell it.
func withoutPhrases(a *article.Article) *article.Article {
	bare := *a
	bare.Phrases, bare.Evidence = nil, nil
	for _, told := range a.Evidence {
		if told.Kind != string(facet.Phrase) {
			bare.Evidence = append(bare.Evidence, told)
		}
	}
	return &bare
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

// told hashes what the index is told of a segment's articles beside their texts.
type told struct{ facets, phrases [][16]byte }

func newTold(articles int) *told {
	return &told{make([][16]byte, articles), make([][16]byte, articles)}
}

// note may be called for several articles at once.
func (t *told) note(document int, values map[facet.Kind][]string) {
	sum := sha256.New()
	for _, kind := range append(facet.Kinds, facet.Work) {
		for _, value := range values[kind] {
			if kind != facet.Phrase {
				fmt.Fprintf(sum, "%s=%s\n", kind, value)
			}
		}
	}
	t.facets[document] = [16]byte(sum.Sum(nil))
	all := sha256.Sum256([]byte(strings.Join(values[facet.Phrase], "\n")))
	t.phrases[document] = [16]byte(all[:])
}

func (t *told) sums() (facets, phrases string) { return sumOfSums(t.facets), sumOfSums(t.phrases) }

func sumOfSums(sums [][16]byte) string {
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
