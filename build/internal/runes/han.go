package runes

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// IsHan tells Han characters, those for compatibility and 〇 too.
func IsHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0xF900 && r <= 0xFAFF || r == '〇' || r >= 0x20000 && r <= 0x323AF
}

// AllHan tells a text of nothing but characters of the script, 々 and radicals
// among them.
func AllHan(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

// HasCommonHan tells a text that has a Han character of the first block.
func HasCommonHan(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return '一' <= r && r <= '鿿' })
}

// CountHan is how many Han characters a text has.
func CountHan(text string) (n int) {
	for _, r := range text {
		if IsHan(r) {
			n++
		}
	}
	return n
}

// IsPrivate tells characters of the user's own.
func IsPrivate(r rune) bool { return r >= 0xE000 && r <= 0xF8FF }

// IsFirstLevel tells the characters of GB 2312's first level, and those of
// Big5's first level that GB 2312 does not have: it holds the rare ones of
// Big5's, such as 饕, on its second.
func IsFirstLevel(r rune) bool {
	if r < 0x4E00 || r > 0x9FFF {
		return false
	}
	if b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r))); err == nil && len(b) == 2 && b[0] >= 0xB0 && b[0] <= 0xF7 && b[1] >= 0xA1 {
		return b[0] <= 0xD7
	}
	b, err := traditionalchinese.Big5.NewEncoder().Bytes([]byte(string(r)))
	return err == nil && len(b) == 2 && b[0] >= 0xA4 && b[0] <= 0xC6
}

// HasOneOf tells that a text has one of some words.
func HasOneOf(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return NewNeedle(word).In(text) })
}
