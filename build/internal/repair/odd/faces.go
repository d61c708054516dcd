package odd

import (
	"strings"
	"unicode"

	"fangzhi/build/internal/runes"
)

// HoldsFace tells a line with a face made of signs, (￣▽￣) or ⊙﹏⊙: two eyes that
// are alike, with a mouth of one or two signs between them, and be it spaces.
// What is left of bytes is hardly so even.
func HoldsFace(text string) bool {
	return mayHoldFace(text) && (hasFace(text) || strings.Contains(text, " ") && hasFace(strings.ReplaceAll(text, " ", "")))
}

func hasFace(text string) bool {
	var last [3]rune // the runes before, the nearest first
	for _, r := range text {
		if isEye(r) && last[0] != r && isMouth(last[0]) && (areAlike(last[1], r) || areAlike(last[2], r) && isMouth(last[1])) {
			return true
		}
		last = [3]rune{r, last[0], last[1]}
	}
	return false
}

// mayHoldFace is the cheap look: an eye.
func mayHoldFace(text string) bool {
	for _, r := range runes.Others(text) {
		if isEye(r) {
			return true
		}
	}
	return false
}

func areAlike(left, right rune) bool {
	return left == right || left == '≧' && right == '≦' || left == '╯' && right == '╰'
}

// isEye tells a symbol that is no mark, nor stands for what could not be read.
func isEye(r rune) bool {
	return (r >= 0x2190 || r == '˙') && !isMark(r) && unicode.IsSymbol(r) && r != '～' && r != '□' && r != '�'
}

// isMark tells the commonest marks of Chinese, for a cheap look.
func isMark(r rune) bool {
	return r >= 0x3000 && r <= 0x3003 || r >= 0x3008 && r <= 0x3011 || r >= 0xFF0C && r <= 0xFF1B
}

func isMouth(r rune) bool {
	return strings.ContainsRune("_﹏ωдДεσ口皿益奋ーOo0^.- ,", r) || isEye(r)
}
