package facet

import (
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// TestGenreNames: every genre is found by words, in the form that queries have.
func TestGenreNames(t *testing.T) {
	if len(genreNames) != len(article.Genres) {
		t.Errorf("%d genres have names, there are %d", len(genreNames), len(article.Genres))
	}
	for _, genre := range article.Genres {
		names := genreNames[genre]
		if names == "" || names != token.FoldString(names) {
			t.Errorf("%s is called %q, folded %q", genre, names, token.FoldString(names))
		}
	}
}

func TestNamed(t *testing.T) {
	tests := []struct {
		kind        Kind
		value, text string
		want        bool
	}{
		{Genre, "notice", "通知", true},
		{Genre, "notice", "notice", true},
		{Genre, "notice", "新闻", false},
		{Genre, "poem", "诗", false},
		{Source, "news", "新闻", false},
		{Source, "河西新聞網", "新闻", true},
	}
	for _, test := range tests {
		if got := Named(test.kind, test.value, test.text); got != test.want {
			t.Errorf("%s %s is called %s: %t", test.kind, test.value, test.text, got)
		}
	}
}
