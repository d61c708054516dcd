package bundlefile

import (
	"fmt"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/samples/corpus"
)

// measured reads the articles of a corpus, or skips where it is not.
func measured(tb testing.TB, name string) []*article.Article {
	tb.Helper()
	var all []*article.Article
	for i, r := range corpus.Read(tb, name) {
		origin := fmt.Sprintf("%s.jsonl#%d", name, i+1)
		a := &article.Article{
			ID: article.ID(origin, r.Title, r.Body), Title: r.Title, Date: &r.Date,
			Script: article.Simplified, Origin: article.Origin{Path: origin, Format: "jsonl", Charset: "utf-8"},
			Evidence: []article.Evidence{{Kind: "date", Value: r.Date, Text: r.Date, Certainty: article.Stated}},
		}
		for _, text := range strings.Split(r.Body, "\n") {
			a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Text: text})
		}
		all = append(all, a)
	}
	return all
}

// sampled takes about n of the articles, evenly.
func sampled(all []*article.Article, n int) []*article.Article {
	step := max(1, len(all)/n)
	var some []*article.Article
	for i := 0; i < len(all); i += step {
		some = append(some, all[i])
	}
	return some
}
