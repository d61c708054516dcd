package engine

import (
	"context"
	"math/rand"
	"testing"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/indexfile"
)

// TestMatchEqualsBlevePhrase compares the engine's own matching with bleve's
// phrase search over the same reader: the same documents, the same scores.
func TestMatchEqualsBlevePhrase(t *testing.T) {
	articles := corpus(t, "news-1k")
	archive := open(t, site(t, articles, 2))
	ctx := context.WithValue(context.Background(), search.GetScoringModelCallbackKey,
		search.GetScoringModelCallbackFn(func() string { return index.BM25Scoring }))
	random := rand.New(rand.NewSource(3))
	compared := 0
	for runes := 3; runes <= 8; runes++ {
		queries := append(drawn(random, articles, runes, 25, false), drawn(random, articles, runes, 25, true)...)
		for _, text := range queries {
			q, err := archive.ask(Request{Query: text})
			if err != nil || len(q.leaves) != 1 || len(q.leaves[0].tokens) < 2 {
				continue
			}
			if err := q.prepare(ctx); err != nil {
				t.Fatal(err)
			}
			l := leafField{q.leaves[0], indexfile.Body}
			ours, err := q.buildField(ctx, l)
			if err != nil {
				t.Fatal(err)
			}
			plain := blevePhrase(t, ctx, q, l)
			if ours == nil {
				if len(plain) > 0 {
					t.Errorf("%q: bleve finds %d, the engine none", text, len(plain))
				}
				continue
			}
			got := scores(t, q, ours)
			if len(got) != len(plain) {
				t.Errorf("%q: %d found, bleve finds %d", text, len(got), len(plain))
			}
			for document, score := range plain {
				if d := got[document] - score; d > 1e-9 || d < -1e-9 {
					t.Errorf("%q: document %d scores %v, with bleve %v", text, document, got[document], score)
				}
			}
			compared++
		}
	}
	if compared < 100 {
		t.Errorf("only %d queries were compared", compared)
	}
}

// blevePhrase runs bleve's phrase searcher with all positions loaded.
func blevePhrase(t *testing.T, ctx context.Context, q *query, l leafField) map[uint64]float64 {
	t.Helper()
	var terms [][]string // an empty place is a gap
	for _, token := range l.leaf.tokens {
		place := int(blevereader.Place(token.Term, uint32(token.Pos)))
		for len(terms) <= place {
			terms = append(terms, nil)
		}
		terms[place] = []string{token.Term}
		for _, p := range q.plans {
			if list := p.lists[indexfile.Key{Field: l.field, Term: token.Term}]; list != nil {
				if err := p.index.Load(ctx, []indexfile.Want{{List: list, Positions: indexfile.All}}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	s, err := searcher.NewMultiPhraseSearcher(ctx, q.reader, terms, 0, false, blevereader.BodyField, 1, search.SearcherOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return scores(t, q, s)
}

func scores(t *testing.T, q *query, s search.Searcher) map[uint64]float64 {
	t.Helper()
	found := map[uint64]float64{}
	ctx := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0), IndexReader: q.reader}
	for {
		match, err := s.Next(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if match == nil {
			return found
		}
		found[blevereader.Document(match.IndexInternalID)] = match.Score
		ctx.DocumentMatchPool.Put(match)
	}
}
