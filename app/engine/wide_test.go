package engine

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fangzhi/app/engine/language"
)

// TestTooWide refuses a beginning of a word that stands for too many, unless
// more is known of what is looked for, in one segment as in several.
func TestTooWide(t *testing.T) {
	var words []string
	for i := range language.MaxWords + 1 {
		words = append(words, "wa"+strings.Repeat("b", i%7)+strings.Repeat("c", i/7%9)+strings.Repeat("d", i/63))
	}
	articles := town()
	for i := range 6 {
		articles = append(articles, text("词", "2020-01-01", strings.Join(words[len(words)*i/6:len(words)*(i+1)/6], " ")))
	}
	articles = append(articles, text("词", "2020-01-01", "汉字wabb, 汉字wa级"))
	for _, segments := range []int{1, 4} {
		a := open(t, site(t, articles, segments))
		_, err := a.Search(context.Background(), Request{Query: "词 wa*"})
		var wrong *language.QueryError
		if !errors.As(err, &wrong) || wrong.Problem != "query.too-wide" || wrong.RuneOffset != 2 {
			t.Errorf("%d segments: %+v", segments, err)
		}
		for query, total := range map[string]int{"wabb*": 7, "字wa*": 1, "汉字wa类~": 1, "字 NEAR/3 wa*": 1} {
			if result, err := a.Search(context.Background(), Request{Query: query}); err != nil || result.Total != total {
				t.Errorf("%d segments, %s: %+v, %v", segments, query, result.Total, err)
			}
		}
	}
}
