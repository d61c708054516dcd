package phrases

import (
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/facttest"
	"fangzhi/data/article"
	"fmt"
	"strings"
	"testing"
)

var text = facttest.Text

func TestTerms(t *testing.T) {
	tests := []struct{ name, title, text, want string }{
		{"a name by what stands behind it", "", "开设“民呼我应”专栏", "民呼我应 named"},
		{"a name by what stands before it", "", "创新实践“三邻工作法”，", "三邻工作法 named"},
		{"a name by its heading", "“微实事”提升幸福", "做好各项‘微实事’", "微实事 named"},
		{"a name by its number", "", "强调“四个意识”。", "四个意识 named"},
		{"nothing says that it is one", "", "吃了“菜根香”。", "菜根香"},
		{"three times, and a name", "", "开展“河边课”活动，河边课好，河边课多。", "河边课 named often"},
		{"traditional marks", "", "開展「河邊課」活動", "河邊課 named"},
		{"sentences and single characters", "", "“好。”“下”“他说，来吧”“" + strings.Repeat("长", 15) + "”", ""},
		{"figures of speech", "", "打好“组合拳”，当“压舱石”，打通“最后一公里”", ""},
		{"marks that are not closed", "", "“民呼我应", ""},
		{"spans of days", "", "“三日”“十五日”“三天”是指工作日，“五一”活动", "五一 named"},
		{"numbers", "", "拨打“962018”热线，“12”", "962018 named"},
	}
	for _, test := range tests {
		a := text(test.title, test.text)
		var got []string
		for _, term := range Terms(a, fact.Parts(a)) {
			s := term.Text
			if term.Named {
				s += " named"
			}
			if term.Often {
				s += " often"
			}
			got = append(got, s)
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// phrasesOf files articles, each of one paragraph, together.
func phrasesOf(p *Collector, texts ...string) string {
	var articles []*article.Article
	var all [][]Term
	for _, body := range texts {
		a := text("", body)
		articles = append(articles, a)
		all = append(all, Terms(a, fact.Parts(a)))
		p.Add(all[len(all)-1])
	}
	var got []string
	for i, a := range articles {
		p.File(a, all[i])
		got = append(got, strings.Join(a.Phrases, " "))
		if len(a.Evidence) != len(a.Phrases) {
			panic("a phrase without evidence")
		}
	}
	return strings.Join(got, " | ")
}

func TestPhrases(t *testing.T) {
	tests := []struct {
		name  string
		texts []string
		want  string
	}{
		{"in two articles", []string{"开展“河边课”活动", "去了“河边课”。"}, "河边课 | 河边课"},
		{"in one", []string{"开展“河边课”活动", "去了河边。"}, " | "},
		{"often in one", []string{"开展“河边课”活动。河边课好，河边课多。"}, "河边课"},
		{"in both scripts, written alike", []string{"開展「河邊課」活動", "去了“河边课”。"}, "河边课 | 河边课"},
		{"in Traditional last", []string{"去了“河边课”。", "開展「河邊課」活動"}, "河边课 | 河边课"},
		{"in Traditional alone", []string{"開展「河邊課」活動", "去了「河邊課」。"}, "河邊課 | 河邊課"},
		{"recurs, and nobody says it is a name", []string{"吃了“菜根香”。", "又吃了“菜根香”。"}, " | "},
	}
	for _, test := range tests {
		if got := phrasesOf(New(), test.texts...); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestPhrasesKeepWithinBounds: what was seen once is forgotten when there is
// too much of it, what recurred is not.
func TestPhrasesKeepWithinBounds(t *testing.T) {
	p := New()
	p.most = 10
	recurs := []Term{{Key: "河边课", Text: "河边课", Named: true}}
	p.Add(recurs)
	p.Add(recurs)
	for i := range 1000 {
		key := fmt.Sprintf("第%d课", i)
		p.Add([]Term{{Key: key, Text: key, Named: true}})
		if len(p.seen) > 10 {
			t.Fatalf("%d terms are held", len(p.seen))
		}
	}
	a := text("", "")
	p.File(a, recurs)
	if len(a.Phrases) != 1 {
		t.Errorf("%q", a.Phrases)
	}
}
