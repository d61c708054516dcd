package main

import (
	"strings"
	"testing"

	"fangzhi/app/engine"
)

func TestParagraphs(t *testing.T) {
	tests := []struct {
		name     string
		columns  int
		terminal bool
		parts    []engine.Part
		want     string
	}{
		{"not a terminal", 0, false, []engine.Part{{Text: "以"}, {Text: "党建", Hit: true}, {Text: "引领"}}, "以党建引领\n"},
		{"hits are marked", 40, true, []engine.Part{{Text: "以"}, {Text: "党建", Hit: true}, {Text: "引领"}}, "以\x1b[1;4m党建\x1b[0m引领\n"},
		{"wide characters take two columns", 8, true, []engine.Part{{Text: "一二三四五六"}}, "一二三\n  四五六\n"},
		{"no line begins with a stop", 8, true, []engine.Part{{Text: "一二三，四"}}, "一二三，\n  四\n"},
		{"words stay whole", 10, true, []engine.Part{{Text: "abc defg hi"}}, "abc defg\n  hi\n"},
		{"an article cannot steer the terminal", 0, true, []engine.Part{{Text: "a\x1b[2Jb\u202ec\nd"}}, "a [2Jb c d\n"},
	}
	for _, test := range tests {
		var out strings.Builder
		p := page{&out, test.columns, test.terminal}
		p.parts(test.parts, 2)
		if out.String() != test.want {
			t.Errorf("%s: %q, want %q", test.name, out.String(), test.want)
		}
	}
}

func TestIsDay(t *testing.T) {
	for day, want := range map[string]bool{"": true, "2021": true, "2021-03": true, "2021-03-04": true,
		"21": false, "2021-3": false, "2021-03-04-05": false, "2021-03-0x": false, "2021/03": false} {
		if isDay(day) != want {
			t.Errorf("isDay(%q) is %v", day, !want)
		}
	}
}
