package ui

import "testing"

func TestRagged(t *testing.T) {
	for text, want := range map[string]bool{
		"": false,
		"社区党委书记王建国介绍，活动已举办六年。":                             false,
		"使用 5G 和 WiFi 的居民占 37%，比上年多 3 个百分点。":               false,
		"详见 https://example.org/a/very/long/path.html 一文。": true,
		"Local gazetteers (方志) were compiled in China.":    true,
	} {
		if got := ragged(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
