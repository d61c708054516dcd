package topics

import (
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/facttest"
	"fangzhi/data/article"
	"strings"
	"testing"
)

var text = facttest.Text

const prose = facttest.Prose

func TestTopics(t *testing.T) {
	e := New([]Topic{{"党建", []string{"党建", "党员"}}, {"养老", []string{"老人"}}})
	tests := []struct {
		name string
		a    *article.Article
		said fact.Statements
		want string
	}{
		{"in the title", text("党建见闻", prose), fact.Statements{}, "党建 inferred"},
		{"in the other script", text("黨建見聞", prose), fact.Statements{}, "党建 inferred"},
		{"twice", text("题", "党员说，", "党建。"), fact.Statements{}, "党建 inferred"},
		{"once", text("题", "党员说，"), fact.Statements{}, ""},
		{"stated", text("题", prose), fact.Statements{Topics: []string{"修路", "修路", " "}}, "修路 stated"},
		{"both", text("题", "老人和老人"), fact.Statements{Topics: []string{"养老", "修路"}}, "养老 inferred, 修路 stated"},
	}
	for _, test := range tests {
		e.Learn(test.a, test.said, fact.Parts(test.a))
		var got []string
		for i, topic := range test.a.Topics {
			got = append(got, topic+" "+string(test.a.Evidence[i].Certainty))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
