package engine

import (
	"context"
	"math/rand"
	"slices"
	"testing"
	"unicode"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// grep is what a search should find: every article whose folded title or
// text holds the query.
func grep(articles []*article.Article, query string) []string {
	runs := token.Runs(query)
	var ids []string
	for _, a := range articles {
		title, body, all := token.Fold(a.Title), token.Fold(a.Text()), true
		for _, run := range runs {
			all = all && (run.Contains(title) || run.Contains(body))
		}
		if all {
			ids = append(ids, a.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

func everything(t testing.TB, a *Archive, req Request) []string {
	t.Helper()
	req.Limit = maxLimit
	var ids []string
	for {
		result, err := a.Search(context.Background(), req)
		if err != nil {
			t.Fatalf("%q: %v", req.Query, err)
		}
		if len(result.Problems) > 0 {
			t.Fatalf("%q: %v", req.Query, result.Problems)
		}
		for _, hit := range result.Hits {
			ids = append(ids, hit.ID)
		}
		req.Offset += len(result.Hits)
		if len(result.Hits) == 0 || req.Offset >= result.Total {
			slices.Sort(ids)
			return ids
		}
	}
}

// drawn takes Han strings of a length from random places of the articles.
func drawn(random *rand.Rand, articles []*article.Article, runes, count int) []string {
	var queries []string
	for len(queries) < count {
		whole := []rune(articles[random.Intn(len(articles))].Text())
		if len(whole) < runes {
			continue
		}
		at := random.Intn(len(whole) - runes + 1)
		q := whole[at : at+runes]
		if !slices.ContainsFunc(q, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			queries = append(queries, string(q))
		}
	}
	return queries
}

// TestSearchEqualsGrep draws queries of 1 to 8 characters and compares what
// is found with a plain search through the folded text.
func TestSearchEqualsGrep(t *testing.T) {
	articles := corpus(t, "news-1k")
	random := rand.New(rand.NewSource(1))
	for _, segments := range []int{1, 3} {
		archive := open(t, site(t, articles, segments))
		for runes := 1; runes <= 8; runes++ {
			for _, query := range drawn(random, articles, runes, 40) {
				want, got := grep(articles, query), everything(t, archive, Request{Query: query})
				if !slices.Equal(got, want) {
					t.Fatalf("%d segments, %q: %d found, grep finds %d", segments, query, len(got), len(want))
				}
			}
		}
	}
}
