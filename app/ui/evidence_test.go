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

func TestEveryGenreHasWords(t *testing.T) {
	for _, genre := range article.Genres {
		if !messages.Has("genre." + string(genre)) {
			t.Errorf("no words for %s", genre)
		}
	}
}

func TestEvidencePlace(t *testing.T) {
	c := &root{lang: messages.English}
	for _, test := range []struct {
		e    article.Evidence
		want string
	}{
		{article.Evidence{Block: article.InTitle}, "title"},
		{article.Evidence{Block: 1, Offset: 3}, "paragraph 2"},
		{article.Evidence{Block: article.OutOfText, Field: article.FieldAround}, "around the text"},
		{article.Evidence{Block: article.OutOfText, Field: article.FieldURL}, "the address"},
		{article.Evidence{Block: article.OutOfText, Field: article.FieldDate}, "what the file says of itself"},
		{article.Evidence{Block: article.OutOfText, Field: "weather"}, "what the file says of itself"},
	} {
		if got := c.evidencePlace(test.e); got != test.want {
			t.Errorf("%+v: %s, want %s", test.e, got, test.want)
		}
	}
}
