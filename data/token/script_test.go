package token

import (
	"strings"
	"testing"

	"fangzhi/data/article"
)

func TestScriptOf(t *testing.T) {
	for _, test := range []struct {
		in   string
		want article.Script
	}{
		{"", article.OtherScript},
		{"黨建", article.Traditional},
		{"党建引领", article.Simplified},
		{"文化", article.OtherScript},
		{"hello", article.OtherScript},
		{"黨建社区", article.OtherScript},
		{strings.Repeat("社区", 100) + "黨學習", article.Simplified},
		{"皇后在台北", article.OtherScript},
		{"湖塘鎮:堅持“五點發力”", article.Traditional},
		{"東京の国会はこれから始まります", article.OtherScript},
	} {
		if got := ScriptOf(test.in); got != test.want {
			t.Errorf("ScriptOf(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}
