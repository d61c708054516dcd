package bundlefile

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/data/article"
)

// corpus reads a corpus of real articles that the project measures on but
// does not hold; a benchmark that needs one is skipped where it is absent.
func corpus(tb testing.TB, name string) []*article.Article {
	tb.Helper()
	path := filepath.Join("..", "..", "..", "shared", "corpora", name+".jsonl.gz")
	file, err := os.Open(path)
	if err != nil {
		tb.Skipf("no corpus to measure on: %v", err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		tb.Fatal(err)
	}
	var all []*article.Article
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var line struct{ Title, Date, Body string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			tb.Fatal(err)
		}
		origin := fmt.Sprintf("%s.jsonl#%d", name, len(all)+1)
		a := &article.Article{
			ID: article.ID(origin, line.Title, line.Body), Title: line.Title, Date: &line.Date,
			Script: article.Simplified, Origin: article.Origin{Path: origin, Format: "jsonl", Charset: "utf-8"},
			Evidence: []article.Evidence{{Kind: "date", Value: line.Date, Text: line.Date, Certainty: article.Stated}},
		}
		for _, text := range strings.Split(line.Body, "\n") {
			a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Text: text})
		}
		all = append(all, a)
	}
	if err := lines.Err(); err != nil {
		tb.Fatal(err)
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
