package reportage

import (
	"testing"

	"fangzhi/data/token"
)

// weigh is what a text weighs: its title, then its paragraphs.
func weigh(title string, paragraphs ...string) (int, string) {
	var folded []token.Folded
	for _, p := range paragraphs {
		folded = append(folded, token.Fold(p))
	}
	weight, at, span := Weigh(token.Fold(title), folded)
	if at < 0 || span.End == 0 {
		return weight, ""
	}
	from, to := folded[at].Bytes(span)
	return weight, paragraphs[at][from:to]
}

func TestWeigh(t *testing.T) {
	report := []string{"9月2日上午，河西县在体育馆举行运动会，120余名居民参加。", "活动现场，志愿者为居民送水。县体育局局长林小满表示，下一步将多修球场。"}
	inTraditional := []string{"9月2日上午，河西縣在體育館舉行運動會，120餘名居民參加。", "活動現場，志願者為居民送水。縣體育局局長林小滿表示，下一步將多修球場。"}
	weight, words := weigh("河西县举行运动会 居民参加", report...)
	if weight < Sure || words != "9月2日上午，河西县在体育馆举行运动会，120余名居民参加" {
		t.Errorf("a report weighs %d by %q", weight, words)
	}
	if other, _ := weigh("河西縣舉行運動會 居民參加", inTraditional...); other != weight {
		t.Errorf("the same in Traditional weighs %d, not %d", other, weight)
	}
	others := map[string][]string{
		"如何选购球鞋":  {"选购球鞋，首先应该看鞋底。一般来说，鞋底必须防滑，如果您常在室外打球，可以选耐磨的。", "其次，需要试穿。总之，合脚最要紧。"},
		"河西县管理办法": {"第一条　为了加强管理，制定本办法。", "第二条　本办法所称场馆，是指体育馆。不得损坏。"},
		"故乡的河":    {"我的童年在河边度过，那时的阳光仿佛总是暖的，岁月静静地流淌。", "如今你还记得吗？也许，你早已忘了。"},
		"空":       {""},
		"":        nil,
	}
	for title, paragraphs := range others {
		if weight, words := weigh(title, paragraphs...); weight >= 0 {
			t.Errorf("%s weighs %d by %q", title, weight, words)
		}
	}
}

// FuzzWeigh holds that any text is weighed within bounds and its words lie in it.
func FuzzWeigh(f *testing.F) {
	f.Add("河西县举行运动会", "9月2日上午，河西县在体育馆举行“运动会”，120.5万人参加。")
	f.Add("", "1")
	f.Fuzz(func(t *testing.T, title, text string) {
		folded := token.Fold(text)
		weight, at, span := Weigh(token.Fold(title), []token.Folded{folded})
		if weight < -1000 || weight > 1000 || at > 0 || span.Start > span.End || span.End > len(folded.Runes) {
			t.Errorf("weight %d, paragraph %d, words %v", weight, at, span)
		}
	})
}
