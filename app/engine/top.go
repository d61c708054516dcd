package engine

import (
	"container/heap"
	"context"
	"math"
	"sort"

	"github.com/blevesearch/bleve/v2/search"

	"fangzhi/app/engine/internal/blevereader"
)

// top is the best of what a searcher finds. bleve's collector keeps the same
// (a test compares them); this one compares numbers, and notes every match.
type top struct {
	kept  []standing // as a heap, the last of them first
	total int
}

// standing is what orders a match among others.
type standing struct {
	document uint64
	score    float64
	day      uint32  // earlier days of the order first; 0 when not sorted by day
	rank     float64 // the score, when sorted by it
	place    uint64  // in the archive, newest first: the last thing to tell matches apart
}

// before is the order of matches, the best first. A score that is no number, as
// bleve's for filters alone, tells nothing.
func (s *standing) before(other *standing) bool {
	switch {
	case s.day != other.day:
		return s.day < other.day
	case s.rank > other.rank:
		return true
	case s.rank < other.rank:
		return false
	}
	return s.place < other.place
}

func (t *top) Len() int           { return len(t.kept) }
func (t *top) Less(i, k int) bool { return t.kept[k].before(&t.kept[i]) }
func (t *top) Swap(i, k int)      { t.kept[i], t.kept[k] = t.kept[k], t.kept[i] }
func (t *top) Push(x any)         { t.kept = append(t.kept, x.(standing)) }
func (t *top) Pop() any           { return nil } // nothing is taken out

// asksEvery is how many matches are taken between looks at whether the search
// is still wanted.
const asksEvery = 1024

// take goes through all that a searcher finds and keeps the best so many.
func (t *top) take(ctx context.Context, q *query, root search.Searcher, keep int) error {
	next := nextOf(q, root)
	for {
		if t.total%asksEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		document, score, err := next()
		if err != nil || document == noDocument {
			return err
		}
		s := q.stand(document, score)
		t.total++
		if q.req.Counts {
			q.documents = append(q.documents, s.document)
		}
		switch {
		case len(t.kept) < keep:
			heap.Push(t, s)
		case s.before(&t.kept[0]):
			t.kept[0] = s
			heap.Fix(t, 0)
		}
	}
}

// nextOf gives one document after another that a searcher finds, and in the end
// noDocument: of our own searcher without bleve's matches between.
func nextOf(q *query, root search.Searcher) func() (document uint64, score float64, err error) {
	if e, ok := root.(*eitherField); ok {
		return func() (uint64, float64, error) {
			document, score := e.next()
			return document, score, nil
		}
	}
	in := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(root.DocumentMatchPoolSize()+1, 0), IndexReader: q.reader}
	return func() (uint64, float64, error) {
		match, err := root.Next(in)
		if err != nil || match == nil {
			return noDocument, 0, err
		}
		document, score := blevereader.Document(match.IndexInternalID), match.Score
		in.DocumentMatchPool.Put(match)
		return document, score, nil
	}
}

// stand orders a match as the request sorts.
func (q *query) stand(document uint64, score float64) standing {
	s := standing{document: document, score: score}
	segment, local := q.reader.Locate(s.document)
	p := q.plans[segment]
	if s.place = s.document; p.places != nil {
		s.place = uint64(p.places[local])
	}
	if q.req.Sort == Relevance {
		s.rank = s.score
		return s
	}
	s.day = math.MaxUint32 // those of unknown day come last either way
	if day, ok := p.index.DayOf(local); ok {
		s.day = uint32(day.Number + 1<<31) // days before 1970 are negative
		if q.req.Sort == Newest {
			s.day = math.MaxUint32 - 1 - s.day
		}
	}
	return s
}

// from are the matches kept, the best first, but for so many.
func (t *top) from(offset int) search.DocumentMatchCollection {
	sort.Sort(sort.Reverse(t))
	var matches search.DocumentMatchCollection
	for _, s := range t.kept[min(offset, len(t.kept)):] {
		matches = append(matches, &search.DocumentMatch{IndexInternalID: blevereader.ID(s.document), Score: s.score})
	}
	return matches
}
