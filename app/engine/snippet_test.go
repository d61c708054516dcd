package engine

import (
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/search/highlight"
)

func TestPieceOfText(t *testing.T) {
	far := strings.Repeat("前后无标点的话", 20)
	tests := []struct{ name, before, hit, behind, begins, ends string }{
		{"behind a clause's end", far + "二〇二四年全国两会上，曹琛建议提高", "社区", far, "曹琛建议提高社区", ""},
		{"and what closes it", far + "他说：“早就该这样了。”居民小王在", "社区", far, "“早就该这样了。”居民小王在社区", ""},
		{"not right before the hit", far + "最末一个标点在这里。", "社区", far, "", ""},
		{"not within a number", strings.Repeat("无标点的话", 20) + "20240506789年这二十个字里面没有一个标点", "社区", far, "年这二十", ""},
		{"nor within a word", strings.Repeat("without a mark ", 10), "club", " and " + strings.Repeat("nothing else ", 20), "a mark without a mark club", "else "},
		{"the block's own beginning", "3月5日，在", "社区", far, "3月5日，在社区", ""},
	}
	for _, test := range tests {
		text := []byte("上一段。\n" + test.before + test.hit + test.behind)
		at := strings.Index(string(text), test.before) + len(test.before)
		pieces := fragmenter{}.Fragment(text, highlight.TermLocations{{Start: at, End: at + len(test.hit)}})
		piece := string(text[pieces[0].Start:pieces[0].End])
		if !strings.HasPrefix(piece, test.begins) || !strings.HasSuffix(piece, test.ends) || !strings.Contains(piece, test.hit) {
			t.Errorf("%s: %q", test.name, piece)
		}
		if n := len([]rune(piece)); n > snippetRunes || n < snippetRunes-12 {
			t.Errorf("%s: %d characters", test.name, n)
		}
	}
}
