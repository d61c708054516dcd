package engine

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// judged is a query on a corpus and what a reader who saw the articles thinks
// of them: 3 is about it, 2 has a part about it, 1 mentions it. What is not
// named is not worth finding, or was never among the first ten.
type judged struct {
	query  string
	grades map[string]int // by judgedKey
}

// judgedKey names an article without saying what it says.
func judgedKey(h Hit) string {
	day := ""
	if h.Date != nil {
		day = *h.Date
	}
	sum := sha256.Sum256([]byte(h.Title + "|" + day))
	return hex.EncodeToString(sum[:4])
}

func judgedQueries(t *testing.T, corpus string) []judged {
	t.Helper()
	data, err := os.ReadFile("testdata/ranking-" + corpus + ".tsv")
	if err != nil {
		t.Fatal(err)
	}
	var all []judged
	for line := range strings.Lines(string(data)) {
		query, rest, _ := strings.Cut(strings.TrimSpace(line), "\t")
		j := judged{query, map[string]int{}}
		for _, grade := range strings.Fields(rest) {
			key, n, _ := strings.Cut(grade, ":")
			if j.grades[key], err = strconv.Atoi(n); err != nil {
				t.Fatalf("%s: %v", query, err)
			}
		}
		all = append(all, j)
	}
	return all
}

// quality is how well results are ordered, each from 0 to 1.
type quality struct{ recall1, recall5, mrr, ndcg float64 }

func (q quality) String() string {
	return fmt.Sprintf("recall@1 %.3f, recall@5 %.3f, MRR %.3f, nDCG@10 %.3f", q.recall1, q.recall5, q.mrr, q.ndcg)
}

// judge measures results against the grades: recall and the first right
// answer by the articles of the highest grade that a query has.
func (j judged) judge(hits []Hit) (q quality) {
	best, count := 0, 0
	var ideal []int
	for _, grade := range j.grades {
		ideal = append(ideal, grade)
		best = max(best, grade)
	}
	for _, grade := range ideal {
		if grade == best {
			count++
		}
	}
	slices.Sort(ideal)
	slices.Reverse(ideal)
	gain := func(grade, place int) float64 { return (math.Pow(2, float64(grade)) - 1) / math.Log2(float64(place+2)) }
	whole := 0.0
	for place, grade := range ideal[:min(len(ideal), 10)] {
		whole += gain(grade, place)
	}
	for place, hit := range hits[:min(len(hits), 10)] {
		grade := j.grades[judgedKey(hit)]
		q.ndcg += gain(grade, place) / whole
		if grade < best {
			continue
		}
		if q.mrr == 0 {
			q.mrr = 1 / float64(place+1)
		}
		if place == 0 {
			q.recall1 = 1 // of the one place there is
		}
		if place < 5 {
			q.recall5 += 1 / float64(min(count, 5))
		}
	}
	return q
}

// measureRanking is how well an archive orders what the queries find, on average.
func measureRanking(t *testing.T, archive *Archive, queries []judged) (sum quality) {
	n := float64(len(queries))
	for _, j := range queries {
		result, err := archive.Search(context.Background(), Request{Query: j.query})
		if err != nil {
			t.Fatal(err)
		}
		q := j.judge(result.Hits)
		sum = quality{sum.recall1 + q.recall1/n, sum.recall5 + q.recall5/n, sum.mrr + q.mrr/n, sum.ndcg + q.ndcg/n}
	}
	return sum
}

// TestRanking measures how results are ordered against the grades of readers:
// on news-1k, by which the gains were chosen, and on what was judged later.
func TestRanking(t *testing.T) {
	for _, test := range []struct {
		corpus  string
		queries int
		floor   quality
	}{
		{"news-1k", 60, quality{0.96, 0.98, 0.98, 0.97}},
		{"laws-1k", 13, quality{0.92, 0.99, 0.96, 0.95}},
		{"news-10k", 13, quality{0.84, 0.86, 0.90, 0.91}},
	} {
		t.Run(test.corpus, func(t *testing.T) {
			queries := judgedQueries(t, test.corpus)
			if len(queries) < test.queries {
				t.Fatalf("only %d queries are judged", len(queries))
			}
			archive := open(t, site(t, measured(t, test.corpus), 1))
			whole := gain
			defer func() { gain = whole }()
			for _, without := range []struct {
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
				t.Logf("%-18s %s", without.name, measureRanking(t, archive, queries))
			}
			gain = whole
			q, floor := measureRanking(t, archive, queries), test.floor
			t.Logf("%-18s %s", "all", q)
			if q.recall1 < floor.recall1 || q.recall5 < floor.recall5 || q.mrr < floor.mrr || q.ndcg < floor.ndcg {
				t.Errorf("%s is below the floor: %s", q, floor)
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
