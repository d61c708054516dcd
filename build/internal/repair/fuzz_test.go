package repair

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fangzhi/data/article"
)

// FuzzEachRule holds of every rule alone what FuzzRules holds of all together:
// whatever the page, it stays UTF-8, grows by little, and each repair stands
// where it says and can be put back.
func FuzzEachRule(f *testing.F) {
	for i := range Rules {
		f.Add(uint8(i), "上_下_一", "學(xué)習(xí)(zhè n)\n&amp;#8220;\n- 河西新桥通车2022-03-04\n來源:某報 2022-03-04 10:00\n社 区网格 员走访居 民，把大家 的意 见带回来", false)
		f.Add(uint8(i), "", "领导眡察了，，社区、，电眡；。居民身躰好\n⼀个⼈\n期待?!班徖镆患?,守望\n(資料圖)\n版权所有\n“字，\n字”", true)
	}
	f.Fuzz(func(t *testing.T, rule uint8, title, text string, stated bool) {
		title = strings.ToValidUTF8(title, "")
		p := page(title, strings.Split(strings.ToValidUTF8(text, ""), "\n")...)
		for i := range p.Blocks {
			p.Blocks[i].Kind = article.BlockKinds[(i*int(rule)/len(Rules))%len(article.BlockKinds)]
		}
		p.LinesStated = stated
		found, size := lines(p), len(title)+len(text)
		only(Rules[int(rule)%len(Rules)].Name, p)
		after := len(p.Title)
		for _, b := range p.Blocks {
			if after += len(b.Text); !utf8.ValidString(b.Text) {
				t.Errorf("no UTF-8: %q", b.Text)
			}
		}
		if after > size+size/2+64 {
			t.Errorf("%d bytes became %d", size, after)
		}
		checkPlaces(t, p, title, found)
	})
}
