package repair

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"fangzhi/data/article"
)

func TestBrokenLines(t *testing.T) {
	broken := []string{
		"河边的小路去年还是一条土路，下雨天鞋子上全是泥，老人们都不愿意出门散步，孩子们上学也要绕",
		"道走，今年春天，居民们自己动手修路。",
		"路修好以后，沿河的几家小店也热闹起来，傍晚时分，常常有人坐在门口喝茶聊天，",
		"孩子们在旁边跑来跑去。",
		"“我们把路修好了，以后还要在两边种上花草、装上路灯，让大家晚上也能出来走",
		"走。”社区的周大河说，这件事大家想了很多年。",
	}
	p := page("", append(broken, "短短一段。", "怎么修的")...)
	only("broken-lines", p)
	want := []string{broken[0] + broken[1], broken[2] + broken[3], broken[4] + broken[5], "短短一段。", "怎么修的"}
	if got := lines(p); !reflect.DeepEqual(got, want) {
		t.Errorf("joined\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if want := (article.Repair{Rule: "broken-lines", Block: 2, Offset: utf8.RuneCountInString(broken[4]), Before: "\n", Certainty: article.Stated}); len(p.Repairs) != 3 || p.Repairs[2] != want {
		t.Errorf("recorded %v", p.Repairs)
	}
	stated := page("", broken...)
	stated.LinesStated = true
	only("broken-lines", stated)
	if len(stated.Blocks) != len(broken) {
		t.Error("paragraphs that were stated to be such were joined")
	}
	two := page("", broken[:4]...)
	only("broken-lines", two)
	if len(two.Blocks) != 4 {
		t.Error("two breaks are no evidence")
	}
	verse := []string{"床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。", "白日依山尽，", "黄河入海流。"}
	p = page("", verse...)
	only("broken-lines", p)
	if !reflect.DeepEqual(lines(p), verse) {
		t.Errorf("verse was joined: %q", lines(p))
	}
}

// TestBrokenLinesOfABookWithLists: its paragraphs are put together though many
// of its items, which end in no mark, are too; reviews without full stops stay.
func TestBrokenLinesOfABookWithLists(t *testing.T) {
	broken := []string{"峻泣而志之不敢忘尔。时终天悲痛，急患失血，几危，逾年稍愈，母氏许谕峻曰汝犯此症，功名之念已", "矣，吾见汝自幼好辑方书，不如留意岐黄，一可以养生，一可以济世，庶不负先人好善之嘱也，于是学", "习医书，十有余年，积集约八百余方，将欲为善后计。"}
	item := []string{"当归二钱，川芎一钱，白芍药三钱，熟地黄四钱，生姜三片，水煎服，如气虚者加人参黄耆，血热者加生", "地黄，便秘者加大黄，水二钟，煎至八分"}
	var lines []string
	for range 12 {
		lines = append(append(append(lines, broken...), item...), "又方")
		lines = append(append(lines, item...), "又方")
	}
	p := page("", lines...)
	if only("broken-lines", p); !strings.Contains(blockTexts(p), "将欲为善后计。") || strings.Contains(blockTexts(p), "学\n习") {
		t.Errorf("a book's lines stay broken:\n%.300s", blockTexts(p))
	}
	p = page("", append(append(append(append([]string{}, item...), "又方"), append(item, "又方")...), append(item, "又方")...)...)
	want := blockTexts(p)
	if only("broken-lines", p); blockTexts(p) != want {
		t.Errorf("a few lines without full stops were put together:\n%s", blockTexts(p))
	}
}
