package pipeline

import (
	"encoding/json"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/extract"
	"fangzhi/build/internal/read"
	"fangzhi/data/samples/corpus"
)

// TestCleanTextIsLeftAlone: in real articles without damage no rule changes a
// character.
func TestCleanTextIsLeftAlone(t *testing.T) {
	for _, name := range []string{"news-1k", "news-10k", "laws-1k"} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name != "news-1k" {
				t.Skip("short")
			}
			c := config.Default(nil)
			b := &build{config: c, extractor: extract.New(extract.Options{TimeZone: c.TimeZone})}
			number := 0
			err := corpus.Lines(name, func(line []byte) error {
				number++
				b.checkClean(t, name, read.Line{Number: number, Text: line})
				return nil
			})
			if errors.Is(err, fs.ErrNotExist) {
				t.Skip(err)
			} else if err != nil {
				t.Fatal(err)
			}
		})
	}
}

func (b *build) checkClean(t *testing.T, name string, line read.Line) {
	t.Helper()
	var source struct{ Title, Date, Body string }
	if err := json.Unmarshal(line.Text, &source); err != nil {
		t.Fatal(err)
	}
	d, problem := read.Record(line, nil)
	if problem != "" {
		t.Fatalf("%s: line %d: %s", name, line.Number, problem)
	}
	items := b.articles(d, name, "utf-8", nil)
	if len(items) != 1 {
		t.Fatalf("%s: line %d: %d articles", name, line.Number, len(items))
	}
	a := items[0].Article
	if a.Title != source.Title || source.Date != "" && date(a) != source.Date || len(a.Repairs) > 0 {
		t.Errorf("%s: line %d: title %q, date %s, repairs %v", name, line.Number, a.Title, date(a), a.Repairs)
	}
	if items[0].Raw != "" {
		t.Errorf("%s: line %d: its text as found is kept beside it", name, line.Number)
	}
	if got, want := a.Text(), paragraphsOf(source.Body); got != want {
		t.Errorf("%s: line %d: the text is not what it was", name, line.Number)
	}

	// The same as a text file, where nothing is stated but the words: lines may
	// be joined that a column broke, and no character may change.
	d = read.Whole(read.Text, source.Title+"\n"+source.Body, nil)
	var title, text strings.Builder
	for _, item := range b.articles(d, name, "utf-8", nil) {
		title.WriteString(item.Article.Title)
		text.WriteString(item.Article.Text())
		for _, r := range item.Article.Repairs {
			if r.Rule != "broken-lines" {
				t.Errorf("%s: line %d as a file: %+v", name, line.Number, r)
			}
		}
	}
	if got, want := visible(title.String()+text.String()), visible(source.Title+source.Body); got != want && got != "…"+want && !strings.HasSuffix(got, want) {
		t.Errorf("%s: line %d as a file: its words are not what they were\n%.200s\n%.200s", name, line.Number, got, want)
	}
}

// paragraphsOf are the lines of a text without the white space around them.
func paragraphsOf(body string) string {
	var kept []string
	for _, line := range strings.Split(body, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}
