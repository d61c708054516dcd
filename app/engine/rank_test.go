package engine

import (
	"context"
	"slices"
	"testing"

	"fangzhi/data/samples/judged"
)

// keysOf are the keys of the hits of a query, the best first.
func keysOf(t *testing.T, archive *Archive) func(query string) []string {
	return func(query string) (keys []string) {
		result, err := archive.Search(context.Background(), Request{Query: query})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range result.Hits {
			keys = append(keys, judged.Key(h.Title, h.Date))
		}
		return keys
	}
}

// TestRanking measures how results are ordered against the grades of readers:
// nowhere worse than by BM25 alone. The gains were chosen by every other query,
// from the first on; the others are held out.
func TestRanking(t *testing.T) {
	for _, test := range []struct {
		corpus  string
		queries int
		floor   judged.Quality
	}{
		{"news-1k", 60, judged.Quality{Recall1: 0.95, Recall5: 0.98, MRR: 0.97, NDCG: 0.97}},
		{"laws-1k", 35, judged.Quality{Recall1: 0.97, Recall5: 0.99, MRR: 0.98, NDCG: 0.97}},
		{"news-10k", 45, judged.Quality{Recall1: 0.91, Recall5: 0.91, MRR: 0.93, NDCG: 0.94}},
	} {
		t.Run(test.corpus, func(t *testing.T) {
			queries := judged.Read(t, "testdata/ranking-"+test.corpus+".tsv")
			if len(queries) < test.queries {
				t.Fatalf("only %d queries are judged", len(queries))
			}
			archive := open(t, site(t, measured(t, test.corpus), 1))
			whole := gain
			defer func() { gain = whole }()
			var plain judged.Quality
			for i, without := range []struct {
				name string
				gain func()
			}{
				{"BM25 alone", func() { gain.title, gain.heading, gain.lead, gain.close = 0, 0, 0, 0 }},
				{"without title", func() { gain.title = 0 }},
				{"without headings", func() { gain.heading = 0 }},
				{"without lead", func() { gain.lead = 0 }},
				{"without closeness", func() { gain.close = 0 }},
			} {
				gain = whole
				without.gain()
				q := judged.Mean(queries, keysOf(t, archive))
				if t.Logf("%-18s %s", without.name, q); i == 0 {
					plain = q
				}
			}
			gain = whole
			q := judged.Mean(queries, keysOf(t, archive))
			t.Logf("%-18s %s", "all", q)
			var held []judged.Query
			for i := 1; i < len(queries); i += 2 {
				held = append(held, queries[i])
			}
			t.Logf("%-18s %s", "all, held out", judged.Mean(held, keysOf(t, archive)))
			if q.Below(test.floor) {
				t.Errorf("%s is below the floor: %s", q, test.floor)
			}
			if q.Below(plain) {
				t.Errorf("%s is below BM25 alone: %s", q, plain)
			}
		})
	}
}

// TestPagesOfAnySize gives the same order of hits in pages of any size.
func TestPagesOfAnySize(t *testing.T) {
	archive := open(t, site(t, measured(t, "news-1k"), 2))
	list := func(size int) (ids []string) {
		for offset := 0; offset < 35; offset += size {
			result, err := archive.Search(context.Background(), Request{Query: "经济 发展", Offset: offset, Limit: size})
			if err != nil {
				t.Fatal(err)
			}
			for _, hit := range result.Hits {
				ids = append(ids, hit.ID)
			}
		}
		return ids[:min(len(ids), 35)]
	}
	want := list(35)
	if len(want) < 35 {
		t.Fatalf("only %d hits", len(want))
	}
	for _, size := range []int{1, 3, 7, 10, 20} {
		if got := list(size); !slices.Equal(got, want) {
			t.Errorf("in pages of %d the hits stand in another order", size)
		}
	}
}
