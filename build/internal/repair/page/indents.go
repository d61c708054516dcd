package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/runes"
)

// LostIndents is how many signs most paragraphs begin with that begin with
// some, where two do: ????昨日上午; of many signs one is enough on a page full of notes.
func (p *Page) LostIndents() (signs int) {
	times := map[int]int{}
	for _, b := range p.Blocks {
		if n := LostIndent(b.Text); n > 1 {
			if times[n]++; times[n] >= 2 || p.Noted && n >= manySigns {
				signs = max(signs, n)
			}
		}
	}
	return signs
}

const manySigns = 4

// LostIndent is how many signs a text begins with, where Chinese follows.
func LostIndent(text string) int {
	rest := strings.TrimLeft(text, "?")
	if rest == "" || !OpensChinese(rest) {
		return 0
	}
	return len(text) - len(rest)
}

// OpensChinese tells text that begins as Chinese does behind signs that are
// none of its own, or holds nothing else.
func OpensChinese(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text == "" || runes.IsHan(r) || unicode.IsDigit(r) || strings.ContainsRune("“‘「『（(《【", r)
}
