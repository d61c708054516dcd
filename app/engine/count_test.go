package engine

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// TestCountsOfManyAndFew compares the counts of queries that find any share of
// an archive, copies left out or not, one kind in full or none, with the
// articles found.
func TestCountsOfManyAndFew(t *testing.T) {
	random := rand.New(rand.NewSource(5))
	var articles []*article.Article
	for i := range 1200 {
		body := "全文"
		for share := 1; share <= 9; share++ {
			if random.Intn(10) < share {
				body += fmt.Sprintf("，第%c", '甲'+rune(share))
			}
		}
		a := text(fmt.Sprint("题", i), fmt.Sprintf("20%02d-01-01", i%20), body)
		a.Source = fmt.Sprint("源", int(random.ExpFloat64()*40))
		a.Places = [][]string{{"江苏省", fmt.Sprint("市", random.Intn(130))}, {"江苏省"}}
		a.Topics = []string{"党建", "网格"}[:random.Intn(3)]
		articles = append(articles, a)
	}
	for i := range 30 {
		leaders[articles[2*i].ID], leaders[articles[2*i+1].ID] = articles[2*i].ID, articles[2*i].ID
	}
	defer clear(leaders)
	for _, segments := range []int{1, 3} {
		a := open(t, site(t, slices.Clone(articles), segments))
		for share := range 10 {
			for _, works := range []bool{false, true} {
				req := Request{Query: fmt.Sprintf("第%c", '甲'+rune(share)), Counts: true, Works: works, Limit: len(articles)}
				if share == 0 {
					req.Query = ""
				}
				if share%2 == 0 {
					req.All = string(facet.Place)
				}
				result, err := a.Search(context.Background(), req)
				if err != nil || len(result.Hits) != result.Total {
					t.Fatal(err)
				}
				checkCounts(t, fmt.Sprintf("%d segments, %q, works %v, all of %q", segments, req.Query, works, req.All), req, result, articles)
			}
		}
	}
}

// checkCounts counts the values of the hits one by one.
func checkCounts(t *testing.T, what string, req Request, result *Result, articles []*article.Article) {
	t.Helper()
	found := map[string]bool{}
	for _, hit := range result.Hits {
		found[hit.ID] = true
	}
	for _, kind := range []facet.Kind{facet.Source, facet.Place, facet.Topic} {
		sums := map[string]int{}
		for _, a := range articles {
			if found[a.ID] {
				for _, value := range facet.Values(a, kind) {
					sums[value]++
				}
			}
		}
		got, want := result.Facets[string(kind)], largest(sums, 100)
		if req.All == string(kind) {
			want = largest(sums, len(sums))
		}
		if len(got) != len(want) {
			t.Fatalf("%s, %s: %d values, want %d", what, kind, len(got), len(want))
		}
		for i, value := range got { // of the last ones that have as many, others may be told
			if value.Count != want[i].Count || sums[value.Value] != value.Count {
				t.Fatalf("%s, %s:\n%v, want\n%v", what, kind, got, want)
			}
		}
	}
}
