package token

import (
	"strings"
	"testing"

	"fangzhi/data/article"
)

func TestSimplified(t *testing.T) {
	for in, want := range map[string]string{
		"":            "",
		"江蘇省/常州市":     "江苏省/常州市",
		"常州日報 ABC 后台": "常州日报 ABC 后台",
		"蔣彩婷、乾隆、著名":   "蒋彩婷、乾隆、著名",
		"臺灣、後來、裡面":    "台湾、后来、里面",
		"𪪏":           "𪪏",
	} {
		if got := Simplified(in); got != want {
			t.Errorf("Simplified(%q) = %q, want %q", in, got, want)
		}
		if got := Simplified(want); got != want {
			t.Errorf("Simplified(%q) = %q, want no change", want, got)
		}
	}
}

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
		{"The lanterns of 常熟's old canal are lit by hand, one by one, and 引领 is a word on the wall beside the water.", article.OtherScript},
		{"iPhone党建引领app", article.Simplified},
		{"東京の国会はこれから始まります", article.OtherScript},
	} {
		if got := ScriptOf(test.in); got != test.want {
			t.Errorf("ScriptOf(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}
