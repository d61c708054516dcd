package engine

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/collector"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/article"
)

// TestScoresEqualBleve compares what the engine's own searchers and its choice
// of the best give with bleve's term searchers and collector over the same lists.
func TestScoresEqualBleve(t *testing.T) {
	articles := measured(t, "news-1k")
	for _, segments := range []int{1, 3} {
		archive := open(t, site(t, articles, segments))
		random := rand.New(rand.NewSource(4))
		for i, text := range append(terms(random, articles, 80), "的", "国") {
			req := Request{Query: text, Counts: i%2 == 0}
			if i%3 == 0 {
				req.From, req.To = "2024-01-01", "2025-06-30"
			}
			q, err := archive.ask(req)
			if err == nil {
				err = q.prepare(context.Background())
			}
			if err != nil {
				t.Fatal(err)
			}
			keep, skip := 1+i%30, i%7
			got, total, err := q.collect(context.Background(), keep, skip)
			if err != nil {
				t.Fatal(err)
			}
			plain := collector.NewTopNCollector(keep, skip, search.SortOrder{&search.SortScore{Desc: true}})
			ctx := context.WithValue(context.Background(), search.GetScoringModelCallbackKey,
				search.GetScoringModelCallbackFn(func() string { return index.BM25Scoring }))
			if err := plain.Collect(ctx, bleveTree(t, ctx, q), q.reader); err != nil {
				t.Fatal(err)
			}
			if want := plain.Results(); listOf(got) != listOf(want) || total != int(plain.Total()) {
				t.Errorf("%q in %d segments: %d, %s; bleve finds %d, %s", text, segments, total, listOf(got), plain.Total(), listOf(want))
			}
			if req.Counts && (len(q.documents) != total || !slices.IsSorted(q.documents)) {
				t.Errorf("%q: %d noted of %d", text, len(q.documents), total)
			}
		}
	}
}

// TestWordScoresEqualBleve compares words, which count once more where they stand
// alone, with what bleve makes of the words and those alone.
func TestWordScoresEqualBleve(t *testing.T) {
	ctx := context.Background()
	articles := measured(t, "news-1k")
	alone := 0
	for _, segments := range []int{1, 3} {
		archive := open(t, site(t, articles, segments))
		for i, text := range []string{"1", "20", "202", "21", "100", "5G", "g", "app", "a", "c", "covid", "2021", "00", "km"} {
			q, err := archive.ask(Request{Query: text, Counts: i%2 == 0})
			if err == nil {
				err = q.prepare(ctx)
			}
			if err != nil {
				t.Fatal(err)
			}
			l := q.leaves[0]
			var fields []search.Searcher
			for _, field := range l.Fields {
				at := leafField{l, field}
				one := q.buildField(at)
				if one == nil {
					continue
				}
				whole := one.whole
				one.whole = nil
				var s search.Searcher = &eitherField{[]*scored{one}}
				if whole != nil {
					alone++
					if s, err = searcher.NewBooleanSearcher(ctx, q.reader, s, &eitherField{[]*scored{whole}}, nil, search.SearcherOptions{}); err != nil {
						t.Fatal(err)
					}
				}
				fields = append(fields, s)
			}
			tree, err := searcher.NewDisjunctionSearcher(ctx, q.reader, fields, 1, search.SearcherOptions{})
			if err != nil {
				t.Fatal(err)
			}
			plain := collector.NewTopNCollector(20, 0, search.SortOrder{&search.SortScore{Desc: true}})
			if err := plain.Collect(ctx, tree, q.reader); err != nil {
				t.Fatal(err)
			}
			got, total, err := q.collect(ctx, 20, 0)
			if err != nil {
				t.Fatal(err)
			}
			if want := plain.Results(); listOf(got) != listOf(want) || total != int(plain.Total()) {
				t.Errorf("%q in %d segments: %d, %s; bleve finds %d, %s", text, segments, total, listOf(got), plain.Total(), listOf(want))
			}
		}
	}
	if alone < 10 {
		t.Errorf("only %d words stand alone and in longer ones", alone)
	}
}

// terms are queries of one to three characters and pairs of characters.
func terms(random *rand.Rand, articles []*article.Article, n int) []string {
	var all []string
	for i := range n {
		all = append(all, strings.Join(drawn(random, articles, 1+i%2, 1+i%3, false), " "))
	}
	return all
}

// bleveTree is a query of terms as bleve's own searchers.
func bleveTree(t *testing.T, ctx context.Context, q *query) search.Searcher {
	t.Helper()
	var all []search.Searcher
	for _, l := range q.leaves {
		var fields []search.Searcher
		for _, field := range l.Fields {
			name, boost := fieldOf(field)
			s, err := searcher.NewTermSearcher(ctx, q.reader, l.Tokens[0].Term, name, boost, search.SearcherOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if s.Count() > 0 {
				fields = append(fields, s)
			}
		}
		s, err := searcher.NewDisjunctionSearcher(ctx, q.reader, fields, 1, search.SearcherOptions{})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if len(all) == 1 {
		return all[0]
	}
	s, err := searcher.NewConjunctionSearcher(ctx, q.reader, all, search.SearcherOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func listOf(matches search.DocumentMatchCollection) string {
	var b strings.Builder
	for _, match := range matches {
		fmt.Fprintf(&b, "%d %v; ", blevereader.Document(match.IndexInternalID), match.Score)
	}
	return b.String()
}
