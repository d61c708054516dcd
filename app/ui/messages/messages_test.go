package messages

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var placeholder = regexp.MustCompile(`\{\w+\}`)

// TestCatalogue holds that every message is there in all three languages,
// takes the same values in each, and is written in the right script.
func TestCatalogue(t *testing.T) {
	if len(catalogue) < 100 {
		t.Fatalf("the catalogue has only %d messages", len(catalogue))
	}
	for key, words := range catalogue {
		values := placeholders(words[0])
		for i, text := range words {
			if text == "" {
				t.Errorf("%s: nothing in %s", key, Languages[i])
			}
			if got := placeholders(text); got != values {
				t.Errorf("%s: %s takes %q, %s takes %q", key, Languages[0], values, Languages[i], got)
			}
		}
		if strings.ContainsFunc(words[2], isHan) {
			t.Errorf("%s: English holds Han characters: %s", key, words[2])
		}
	}
}

// placeholders lists the values a message takes, each once, in order.
func placeholders(text string) string {
	var list []string
	for _, p := range placeholder.FindAllString(text, -1) {
		if !strings.Contains(strings.Join(list, " "), p) {
			list = append(list, p)
		}
	}
	for i := range list { // a language may turn the order round
		for j := i + 1; j < len(list); j++ {
			if list[j] < list[i] {
				list[i], list[j] = list[j], list[i]
			}
		}
	}
	return strings.Join(list, " ")
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func TestText(t *testing.T) {
	for _, c := range []struct {
		lang   Language
		key    string
		values []string
		want   string
	}{
		{Simplified, "search.label", nil, "检索"},
		{Traditional, "search.label", nil, "檢索"},
		{English, "search.label", nil, "Search"},
		{Traditional, "search.none.query", []string{"黨建"}, "沒有文章含有「黨建」。"},
		{English, "date.range", []string{"2019", "2021"}, "2019 to 2021"},
		{English, "no.such.key", nil, "no.such.key"},
	} {
		if got := c.lang.Text(c.key, c.values...); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.lang, c.key, got, c.want)
		}
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct {
		lang Language
		n    int
		want string
	}{
		{English, 0, "0 articles"},
		{English, 1, "1 article"},
		{English, 12345, "12,345 articles"},
		{Simplified, 1, "1 篇"},
		{Traditional, 1000000, "1,000,000 篇"},
	} {
		if got := c.lang.Count("search.found", c.n); got != c.want {
			t.Errorf("%s %d: %q, want %q", c.lang, c.n, got, c.want)
		}
	}
}

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		remembered, archive string
		wanted              string
		want                Language
	}{
		{"en", "zh-Hant", "zh-CN", English},
		{"", "zh-Hant", "en", Traditional},
		{"", "zh-Hant", "en zh-CN", Simplified},
		{"", "zh-Hans", "zh-TW zh-CN en", Traditional},
		{"", "zh-Hans", "en zh", Simplified},
		{"", "en", "zh-TW", English},
		{"zh-Hans", "zh-Hans", "zh-TW", Simplified},
		{"fr", "", "fr-FR zh-TW en", Traditional},
		{"", "", "zh-CN", Simplified},
		{"", "", "zh", Simplified},
		{"", "", "zh-Hans-HK", Simplified},
		{"", "", "zh-Hant-HK", Traditional},
		{"", "", "zh-HK", Traditional},
		{"", "", "yue-Hant", Traditional},
		{"", "", "EN-us zh-CN", English},
		{"", "", "de fr", English},
		{"", "", "", English},
	} {
		if got := Choose(c.remembered, c.archive, strings.Fields(c.wanted)); got != c.want {
			t.Errorf("%q %q %q: %s, want %s", c.remembered, c.archive, c.wanted, got, c.want)
		}
	}
}
