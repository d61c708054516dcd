package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lostIndents is how many signs most paragraphs begin with that begin with
// some, where two do: ????昨日上午.
func (p *Page) lostIndents() (signs int) {
	times := map[int]int{}
	for _, b := range p.Blocks {
		if n := lostIndent(b.Text); n > 1 {
			if times[n]++; times[n] >= 2 {
				signs = max(signs, n)
			}
		}
	}
	return signs
}

// lostIndent is how many signs a text begins with, where Chinese follows.
func lostIndent(text string) int {
	rest := strings.TrimLeft(text, "?")
	if rest == "" || !opensChinese(rest) {
		return 0
	}
	return len(text) - len(rest)
}

// opensChinese tells what paragraphs of such pages go on with.
func opensChinese(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text == "" || isHan(r) || unicode.IsDigit(r) || strings.ContainsRune("“‘「『（(《【", r)
}
