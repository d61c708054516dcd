package odd

import (
	"strings"
	"unicode"
)

// HoldsFace tells a line with a face made of signs, (￣▽￣) or ⊙﹏⊙: two eyes that
// are alike, with a mouth of one or two signs between them. What is left of
// bytes is hardly so even.
func HoldsFace(text string) bool {
	var last [3]rune // the runes before, the nearest first
	for _, r := range text {
		if isEye(r) && last[0] != r && isMouth(last[0]) && (areAlike(last[1], r) || areAlike(last[2], r) && isMouth(last[1])) {
			return true
		}
		last = [3]rune{r, last[0], last[1]}
	}
	return false
}

func areAlike(left, right rune) bool {
	return left == right || left == '≧' && right == '≦' || left == '╯' && right == '╰'
}

// isEye tells a symbol that is no mark, nor stands for what could not be read.
func isEye(r rune) bool {
	return r >= 0x2190 && unicode.IsSymbol(r) && r != '～' && r != '□' && r != '�'
}

func isMouth(r rune) bool {
	return strings.ContainsRune("_﹏ωдДεσ口皿益奋ーOo0^.- ,", r) || isEye(r)
}
