package engine

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/article"
)

// withTriples opens archives of the same articles, without triples and with many.
func withTriples(t *testing.T, articles []*article.Article, segments int) (without, with *Archive) {
	t.Helper()
	without = open(t, site(t, articles, segments))
	commonPairs = 40
	defer func() { commonPairs = 0 }()
	with = open(t, site(t, articles, segments))
	for _, s := range with.segments {
		if !s.index.HasTriples() {
			t.Fatal("an archive without triples")
		}
	}
	return without, with
}

// TestTriplesChangeNothing compares what is found, how it is scored, and where
// it stands.
func TestTriplesChangeNothing(t *testing.T) {
	articles := measured(t, "news-1k")
	for _, segments := range []int{1, 3} {
		without, with := withTriples(t, articles, segments)
		library, random := newLibrary(articles), rand.New(rand.NewSource(3))
		for runes := 3; runes <= 9; runes++ {
			queries := append(drawn(random, articles, runes, 40, false), drawn(random, articles, runes, 10, true)...)
			for _, query := range queries {
				if got, want := matches(t, with, query), library.grep(query); !slices.Equal(got, want) {
					t.Fatalf("%s: %d found, grep finds %d", query, len(got), len(want))
				}
				for _, query := range []string{query, `"` + query + `"`, "title:" + strings.TrimSpace(query), "发展 -" + query} {
					if got, want := answerTo(t, with, query), answerTo(t, without, query); got != want {
						t.Fatalf("%s:\n%s\nwithout triples\n%s", query, got, want)
					}
				}
			}
			for _, query := range append(queries[:5], queries[0]+" NEAR/9 "+queries[1][:6]) {
				if got, want := hitsOf(t, with, query), hitsOf(t, without, query); got != want {
					t.Fatalf("%s: %s, without triples %s", query, got, want)
				}
			}
		}
	}
}

// TestCountsTell has runs of which counts tell, do not tell, and tell that they
// are nowhere.
func TestCountsTell(t *testing.T) {
	var articles []*article.Article
	for i := range 300 {
		body := []string{"甲乙丙丁戊", "甲乙丙，乙丙丁，丙丁戊", "甲乙丙丁，乙丙丁戊", "甲乙丙丁戊，乙丙丁戊，丙丁", "乙丙甲乙丙丁戊甲乙丙丁戊"}[i%5]
		articles = append(articles, text(fmt.Sprint(i), "", body))
	}
	without, with := withTriples(t, articles, 1)
	for _, query := range []string{"甲乙丙", "甲乙丙丁", "甲乙丙丁戊", "乙丙丁戊", "丙丁戊甲", "甲乙丙甲乙丙", "丁戊甲乙丙", "丙丁甲", "甲丙丁"} {
		if got, want := answerTo(t, with, query), answerTo(t, without, query); got != want {
			t.Errorf("%s:\n%s\nwithout triples\n%s", query, got, want)
		}
	}
	result, err := with.Search(context.Background(), Request{Query: "甲乙丙丁"})
	if err != nil || result.Total != 240 {
		t.Errorf("%v, %v", result, err)
	}
}

func answerTo(t *testing.T, a *Archive, query string) string {
	t.Helper()
	result, err := a.Search(context.Background(), Request{Query: query, Counts: true})
	if err != nil {
		t.Fatal(err)
	}
	answer := fmt.Sprint(result.Total, result.Problems, result.Facets)
	for _, hit := range result.Hits {
		answer += fmt.Sprintf("\n%s %.9f %v", hit.ID, hit.Score, hit.Parts)
	}
	return answer
}

func hitsOf(t *testing.T, a *Archive, query string) string {
	t.Helper()
	c, err := a.Concordance(context.Background(), Request{Query: query}, func(Progress) {})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(c.Total, c.Articles, len(c.Lines))
}
