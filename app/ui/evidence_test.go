package ui

import (
	"testing"

	"fangzhi/app/ui/messages"
	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// TestEveryKindOfEvidenceHasWords: facets, and what is told of a date.
func TestEveryKindOfEvidenceHasWords(t *testing.T) {
	kinds := []string{"date", "taken", "carrier"}
	for _, kind := range facet.Kinds {
		kinds = append(kinds, string(kind))
	}
	for _, kind := range kinds {
		if !messages.Has("kind." + kind) {
			t.Errorf("no words for evidence of kind %s", kind)
		}
	}
}

func TestEvidencePlace(t *testing.T) {
	c := &root{lang: messages.English}
	a := &article.Article{Title: "湖塘镇修路", Blocks: []article.Block{{Text: "三月"}, {Text: "湖塘镇采菱社区的路修好了。"}}}
	for words, want := range map[string]string{
		"湖塘镇":        "title",
		"采菱社区的路修好了…": "paragraph 2",
		"责编：林小满":     "around the text",
		"":           "around the text",
	} {
		if got := c.evidencePlace(a, article.Evidence{Text: words}); got != want {
			t.Errorf("%q: %s, want %s", words, got, want)
		}
	}
}
