package repair

import (
	"strings"
	"unicode"
)

// holdsFace tells a line with a face made of signs: (￣▽￣), ╮(╯▽╰)╭, ⊙﹏⊙. Such a
// one stands in round brackets, of few signs, and two of them at least are
// neither letters nor marks; or it is two eyes that are alike with a mouth
// between them. What is left of bytes has characters of words.
func holdsFace(text string) bool {
	var f face
	before, beforeThat := rune(0), rune(0)
	for _, r := range text {
		if f.take(r) || r == beforeThat && isEye(r) && (before == '_' || isOfFace(before)) && before != r {
			return true
		}
		before, beforeThat = r, before
	}
	return false
}

// face is what stands in a bracket so far.
type face struct {
	opened            bool
	signs, han, runes int
}

// take tells that a face ends with a rune.
func (f *face) take(r rune) bool {
	switch {
	case r == '(' || r == '（':
		*f = face{opened: true}
		return false
	case r == ')' || r == '）':
		return f.opened && f.signs >= leastOfFace
	case isOfFace(r):
		f.signs++
	case isHan(r):
		f.han++
	}
	f.runes++
	f.opened = f.opened && f.runes <= longestFace && f.han <= 1
	return false
}

// isEye tells a symbol that is no bracket or mark.
func isEye(r rune) bool { return r >= 0x80 && unicode.IsSymbol(r) && r != '～' && r != '□' }

func isOfFace(r rune) bool {
	return r >= 0x80 && !strings.ContainsRune(marksInBrackets, r) &&
		(unicode.IsSymbol(r) || unicode.IsPunct(r) || unicode.Is(unicode.Greek, r) || unicode.Is(unicode.Cyrillic, r) || strings.ContainsRune("益皿口゜ー", r))
}

const (
	leastOfFace     = 2  // signs
	longestFace     = 10 // characters
	marksInBrackets = "，。、；：？！“”‘’「」『』《》【】·—…～％℃□"
)
