package ui

import (
	"testing"

	"fangzhi/app/engine"
	"fangzhi/app/ui/messages"
)

// TestExamples makes an example of every kind there is a message for.
func TestExamples(t *testing.T) {
	day := "2021-06-01"
	hits := []*engine.Hit{
		{Title: "无"},
		{Title: "党建引领社区 WIFI覆盖", Source: "长江日报", Places: [][]string{{"湖北省", "武汉市"}}, Date: &day},
		{Title: "满城春色入画来"},
	}
	for _, lang := range messages.Languages {
		said := map[string]bool{}
		for _, e := range examples(lang, hits) {
			if words := lang.Text("help." + e.key); words == "" || !messages.Has("help."+e.key) || said[e.key] {
				t.Errorf("%s: the example %s, %s, is not told of", lang, e.query, e.key)
			}
			said[e.key] = true
		}
		if len(said) != 15 {
			t.Errorf("%s: %d examples, want 15", lang, len(said))
		}
	}
	if list := examples(messages.Languages[0], hits[:1]); list != nil {
		t.Errorf("examples %v of a title without words", list)
	}
}
