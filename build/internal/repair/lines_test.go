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
	p := pageOf("", append(broken, "短短一段。", "怎么修的")...)
	only("broken-lines", p)
	want := []string{broken[0] + broken[1], broken[2] + broken[3], broken[4] + broken[5], "短短一段。", "怎么修的"}
	if got := lines(p); !reflect.DeepEqual(got, want) {
		t.Errorf("joined\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if want := (article.Repair{Rule: "broken-lines", Block: 2, Offset: utf8.RuneCountInString(broken[4]), Before: "\n", Certainty: article.Stated}); len(p.Repairs) != 3 || p.Repairs[2] != want {
		t.Errorf("recorded %v", p.Repairs)
	}
	stated := pageOf("", broken...)
	stated.LinesStated = true
	only("broken-lines", stated)
	if len(stated.Blocks) != len(broken) {
		t.Error("paragraphs that were stated to be such were joined")
	}
	two := pageOf("", broken[:4]...)
	only("broken-lines", two)
	if len(two.Blocks) != 4 {
		t.Error("two breaks are no evidence")
	}
	verse := []string{"床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。", "白日依山尽，", "黄河入海流。"}
	p = pageOf("", verse...)
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
	p := pageOf("", lines...)
	if only("broken-lines", p); !strings.Contains(blockTexts(p), "将欲为善后计。") || strings.Contains(blockTexts(p), "学\n习") {
		t.Errorf("a book's lines stay broken:\n%.300s", blockTexts(p))
	}
	p = pageOf("", append(append(append(append([]string{}, item...), "又方"), append(item, "又方")...), append(item, "又方")...)...)
	want := blockTexts(p)
	if only("broken-lines", p); blockTexts(p) != want {
		t.Errorf("a few lines without full stops were put together:\n%s", blockTexts(p))
	}
}

// TestBrokenColumn: lines of one width go on in the next, over marks that hang,
// inside numbers and phrases; headings that fill a line stay, and so
// do lists and verses.
func TestBrokenColumn(t *testing.T) {
	whole := []string{
		"河西社区改造老旧管网三十公里",
		"河西消息（记者林小满）：昨天，河西社区的地下管网改造完工，三个月里一共换下旧管3015米，沿线居民不再怕下雨，施工队说，最难的一段在老菜场下面，那里的管子埋了四十5年，图纸早就找不到了。社区请来当年的老工人，一段一段认，走了三天才把线路画全。",
		"河西社区给独居老人家里的床头装上报警器",
		"河西社区的志愿者上门装了三百只报警器，老人按一下，网格员五分钟就到。",
	}
	var broken []string
	for _, line := range whole {
		from, width := 0, 0
		for i, r := range line {
			if width >= 38 && !strings.ContainsRune("，。、", r) {
				broken = append(broken, line[from:i])
				from, width = i, 0
			}
			width += widthOfRune(r)
		}
		broken = append(broken, line[from:])
	}
	p := pageOf("", broken...)
	only("broken-lines", p)
	if got := lines(p); !reflect.DeepEqual(got, whole) {
		t.Errorf("joined\n%s\nof\n%s", strings.Join(got, "\n"), strings.Join(broken, "\n"))
	}
	keeps(t, "broken-lines", map[string][]string{
		"a list of posts":  {"1995年7月起在河西镇中心小学任教", "1998年9月起在河西县教育局工作，", "2003年5月起在河西县档案馆任职，", "2008年3月起在河西市方志办工作，", "2012年7月起在河西市方志办任职，"},
		"verses of a line": {"门前的小河静静地流过了老石桥", "桥上的人慢慢地走向了旧菜场，", "那年的柳树悄悄地长满了两岸边", "两岸的灯火渐渐地照亮了归途，", "归途的人们轻轻地说起了从前。"},
	})
}

// TestMarksOnLinesOfTheirOwn: what parted them from their sentence is no width.
func TestMarksOnLinesOfTheirOwn(t *testing.T) {
	mends(t, "broken-lines", []example{
		{"a full stop", "社区把河边的小路修好了一半¶。¶" + river, "社区把河边的小路修好了一半。¶" + river},
		{"the end of a quotation", "“我们把路修好了,以后还要种花。¶”¶" + river, "“我们把路修好了,以后还要种花。”¶" + river},

		{"a list of marks", "句号¶。¶逗号¶，", "句号¶。¶逗号¶，"},
		{"behind a whole sentence", "社区把河边的小路修好了一半。¶。", "社区把河边的小路修好了一半。¶。"},
		{"a mark that is spoken of", "写一句话的时候最后要用的是：¶。", "写一句话的时候最后要用的是：¶。"},
	})
}

// TestLinesOfOneCount: a program that counts characters breaks lines of one count,
// which figures make narrower than others.
func TestLinesOfOneCount(t *testing.T) {
	want := []string{
		"“八年了，第一次自己下楼晒太阳。”11月6日，机械厂家属院内，九十一岁的退休工人陈万福坐着轮椅从新装的电梯里出来，脸上笑开了花。",
		"机械厂家属院建于1987年，住着六十岁以上的老人一百零三位。今年三月，社区牵头成立自治小组，入户征求意见十七轮，终于让一层到六层的住户都签了字。",
		"据了解，像这样的电梯，全区今年已经加装四十二部，年底前还将有十八部投入使用。",
	}
	var broken []string
	for _, paragraph := range want {
		for text := []rune(paragraph); len(text) > 0; {
			n := min(len(text), 23)
			broken, text = append(broken, string(text[:n])), text[n:]
		}
	}
	p := pageOf("", broken...)
	only("broken-lines", p)
	if got := lines(p); !reflect.DeepEqual(got, want) {
		t.Errorf("joined\n%s", strings.Join(got, "\n"))
	}
}
