package engine

import (
	"slices"
	"strings"
	"testing"

	"fangzhi/app/engine/language"
)

// A word asked for many times costs no more than once.
func TestDistinct(t *testing.T) {
	at := func(start, end, leaf int) found { return found{start: start, end: end, leaf: leaf} }
	got := distinct([]found{at(0, 3, 0), at(6, 9, 0), at(0, 3, 1), at(6, 9, 1), at(0, 3, 2), at(3, 6, 3)})
	if len(got) != 3 || len(got[0]) != 2 || got[1][0].leaf != 2 || got[2][0].leaf != 3 {
		t.Errorf("%v", got)
	}
}

func TestPieceOfText(t *testing.T) {
	far := strings.Repeat("前后无标点的话", 20)
	tests := []struct{ name, before, hit, behind, begins, ends string }{
		{"behind a clause's end", far + "二〇二四年全国两会上，曹琛建议提高", "社区", far, "曹琛建议提高社区", ""},
		{"and what closes it", far + "他说：“早就该这样了。”居民小王在", "社区", far, "“早就该这样了。”居民小王在社区", ""},
		{"not right before the hit", far + "最末一个标点在这里。", "社区", far, "", ""},
		{"not within a number", strings.Repeat("无标点的话", 20) + "20240506789年这二十个字里面没有一个标点", "社区", far, "年这二十", ""},
		{"nor within a word", strings.Repeat("without a mark ", 10), "club", " and " + strings.Repeat("nothing else ", 20), "a mark without a mark club", "else "},
		{"nor on a mark of what is before", strings.Repeat("无标点的话", 20) + "》和又一部二十四个字的没有任何标点的章程里也写着", "社区", far, "和又一部", ""},
		{"nor on a space", far + "在这里说完了。 今天（5月21日）大批居民来到", "社区", far, "今天（", ""},
		{"the block's own beginning", "3月5日，在", "社区", far, "3月5日，在社区", ""},
	}
	for _, test := range tests {
		text := []byte("上一段。\n" + test.before + test.hit + test.behind)
		at := strings.Index(string(text), test.before) + len(test.before)
		around := &pieces{hits: []found{{start: at, end: at + len(test.hit)}}}
		proposed := around.Fragment(text, nil)
		piece := string(text[proposed[0].Start:proposed[0].End])
		if !strings.HasPrefix(piece, test.begins) || !strings.HasSuffix(piece, test.ends) || !strings.Contains(piece, test.hit) {
			t.Errorf("%s: %q", test.name, piece)
		}
		if n := len([]rune(piece)); n > snippetRunes || n < snippetRunes-12 {
			t.Errorf("%s: %d characters", test.name, n)
		}
	}
}

// TestMarksWherePartsOverlap marks the longest of the parts of a query that begin
// at one place, in whatever order they are asked for, and each time the same.
func TestMarksWherePartsOverlap(t *testing.T) {
	const text = "第一段。\n旧的wifi遗产与wifi都在，用社区党建"
	want := []Part{{"…旧的", false}, {"wifi遗", true}, {"产与", false}, {"wifi", true}, {"都在，用", false}, {"社区党", true}, {"建", false}}
	for _, query := range []string{"wifi遗 OR wifi OR 社区党 OR 区党建", "区党建 OR wifi OR 社区党 OR wifi遗"} {
		root, err := language.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		for range 100 {
			if got := snippet(text, root.Leaves()).parts; !slices.Equal(got, want) {
				t.Fatalf("%s: %v, want %v", query, got, want)
			}
		}
	}
}

// TestSnippetOfOnePartAgainAndAgain proposes one piece for each place, however
// many parts of a query stand there.
func TestSnippetOfOnePartAgainAndAgain(t *testing.T) {
	const places = 40
	root, err := language.Parse(strings.Repeat(`"社 "`, 200))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("社 会，", places)
	all := &pieces{hits: arranged(spansOf(text, root.Leaves()))}
	if n := len(all.Fragment([]byte(text), nil)); n != places {
		t.Errorf("%d pieces of %d hits, want %d", n, len(all.hits), places)
	}
}
