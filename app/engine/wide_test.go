package engine

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fangzhi/app/engine/language"
)

// TestTooWide refuses a beginning of a word that stands for too many, in one
// segment as in several.
func TestTooWide(t *testing.T) {
	var words []string
	for i := range language.MaxWords + 1 {
		words = append(words, "wa"+strings.Repeat("b", i%7)+strings.Repeat("c", i/7%9)+strings.Repeat("d", i/63))
	}
	articles := town()
	for i := range 6 {
		articles = append(articles, text("词", "2020-01-01", strings.Join(words[len(words)*i/6:len(words)*(i+1)/6], " ")))
	}
	for _, segments := range []int{1, 4} {
		a := open(t, site(t, articles, segments))
		_, err := a.Search(context.Background(), Request{Query: "词 wa*"})
		var wrong *language.QueryError
		if !errors.As(err, &wrong) || wrong.Problem != "query.too-wide" || wrong.RuneOffset != 2 {
			t.Errorf("%d segments: %+v", segments, err)
		}
		if result, err := a.Search(context.Background(), Request{Query: "wabb*"}); err != nil || result.Total == 0 {
			t.Errorf("%d segments: %v, %v", segments, result, err)
		}
	}
}
