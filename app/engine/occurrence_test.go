package engine

import (
	"context"
	"slices"
	"testing"

	"fangzhi/data/article"
)

// TestEachOccurrence finds every place of a query, in title and blocks, each
// with the part of the query it is of.
func TestEachOccurrence(t *testing.T) {
	a := open(t, site(t, town(), 2))
	var got []string
	err := a.EachOccurrence(context.Background(), Request{Query: "党建 OR 标题:湖塘 OR 下塘社区", Sort: Newest}, func(found *article.Article, places []Occurrence) error {
		for _, p := range places {
			text := found.Title
			if p.Block != article.InTitle {
				text = found.Blocks[p.Block].Text
			}
			got = append(got, text[p.ByteOffset:][:p.Bytes]+"/"+string(rune('0'+p.Part)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"党建/0", "下塘社区/2", "党建/0", "湖塘/1", "黨建/0"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
