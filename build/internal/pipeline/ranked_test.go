package pipeline

import (
	"context"
	"path/filepath"
	"testing"

	"fangzhi/app/engine"
	"fangzhi/data/samples/judged"
)

// TestSamplesAreRanked holds the order of what queries find in the samples to
// what a reader wants first: pages of both scripts, damaged and mended. Readers
// were not told that what is in the query's own script comes first; where the
// other script has the better page, that rule costs.
func TestSamplesAreRanked(t *testing.T) {
	samples := filepath.FromSlash("../../../data/samples")
	p := publishTo(t, Options{Sources: []string{filepath.Join(samples, "community"), filepath.Join(samples, "sketch")}})
	archive := opened(t, p.folder)
	queries := judged.Read(t, "testdata/ranking-samples.tsv")
	if len(queries) < 20 {
		t.Fatalf("only %d queries are judged", len(queries))
	}
	q := judged.Mean(queries, func(query string) (keys []string) {
		result, err := archive.Search(context.Background(), engine.Request{Query: query})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range result.Hits {
			keys = append(keys, judged.Key(h.Title, h.Date))
		}
		return keys
	})
	t.Log(q)
	if floor := (judged.Quality{Recall1: 0.79, Recall5: 0.99, MRR: 0.87, NDCG: 0.95}); q.Below(floor) {
		t.Errorf("%s is below the floor: %s", q, floor)
	}
}
