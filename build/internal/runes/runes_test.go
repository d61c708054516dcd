package runes

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzRunes(f *testing.F) {
	for _, text := range []string{"", "a", "方志", "\xe6方", "方\xe6\x96", "𠮷野\u00e9。", "\xff\xfe", "\xed\xa0\x80", strings.Repeat("方", 9)} {
		f.Add(text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, n int) {
		n = max(0, min(n, 1<<20))
		if got, want := AtMost(text, n), utf8.RuneCountInString(text) <= n; got != want {
			t.Errorf("AtMost(%q, %d) is %v", text, n, got)
		}
		last := Last(text, n)
		if want := min(n, utf8.RuneCountInString(text)); !strings.HasSuffix(text, last) || utf8.RuneCountInString(last) != want {
			t.Errorf("Last(%q, %d) is %q", text, n, last)
		}
		others := map[int]rune{}
		for at, r := range Others(text) {
			others[at] = r
		}
		for at, r := range text {
			if other, is := others[at]; is != (r < 0x4E00 || r >= 0xA000) || is && other != r {
				t.Errorf("Others(%q) has %q at %d", text, other, at)
			}
		}
		if few := "。；!𠮷"; HasAny(text, few) != strings.ContainsAny(text, few) {
			t.Errorf("HasAny(%q, %q) is %v", text, few, HasAny(text, few))
		}
		for _, word := range []string{last, "。", "文。", "é", "字 "} {
			if got, want := NewNeedle(word).In(text), strings.Contains(text, word); got != want {
				t.Errorf("%q is in %q: %v", word, text, got)
			}
		}
		first := First(text, n)
		if want := min(n, utf8.RuneCountInString(text)); !strings.HasPrefix(text, first) || utf8.RuneCountInString(first) != want {
			t.Errorf("First(%q, %d) is %q", text, n, first)
		}
	})
}

// BenchmarkAtMost asks of a paragraph of news whether it is a line of credits.
func BenchmarkAtMost(b *testing.B) {
	text := strings.Repeat("街道党工委书记走访了辖区内的社区，", 5)
	b.Run("runes", func(b *testing.B) {
		for b.Loop() {
			AtMost(text, 90)
		}
	})
	b.Run("utf8", func(b *testing.B) {
		for b.Loop() {
			_ = utf8.RuneCountInString(text) <= 90
		}
	})
}
