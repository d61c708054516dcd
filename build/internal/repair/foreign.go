package repair

import (
	"strings"
	"unicode"
)

// holdsWords tells text whose odd characters are words of another language, or
// the squares that editors put where nothing can be read. Bytes gone astray
// make neither: their letters with accents stand side by side, and those of
// other alphabets alone.
func holdsWords(text string) bool {
	if !mayHoldWords(text) {
		return false
	}
	letters, row := 0, 0
	accents, beside := 0, 0 // letters with accents, and those right behind another
	squares, odd := 0, 0
	l := likely()
	var before rune
	for _, r := range text {
		switch {
		case r < 0x80:
			row = 0
		case r >= firstEastern && r < afterEastern: // most are, and of no alphabet
			if !l.isPlain(r) {
				odd++
			}
			row, before = 0, r
			continue
		case isLetterOf(r, before):
			if row++; row >= leastWord {
				letters++
			}
		case r == '□':
			squares++
		case unicode.Is(unicode.Latin, r) && r < 0xFF00:
			if accents++; before >= 0x80 && before <= 0xFF && r <= 0xFF || strings.ContainsRune(signsBeside, before) {
				beside++
			}
		case !l.isPlain(r):
			odd++
		}
		if !unicode.Is(unicode.Greek, r) && !unicode.Is(unicode.Cyrillic, r) {
			row = 0
		}
		before = r
	}
	return letters > 0 || accents > 1 && odd <= accents && beside*10 <= accents || squares > 0 && odd <= squares && accents == 0
}

// mayHoldWords is the cheap look: letters beyond ASCII stand below U+2000, where
// no mark and no character of Chinese is, but for those that a few names hold.
func mayHoldWords(text string) bool {
	for i := range len(text) {
		if b := text[i]; b >= 0xC2 && b <= 0xDF || b == 0xE1 {
			return true
		}
	}
	return strings.Contains(text, "□")
}

// The characters and marks of Chinese, for a cheap look.
const (
	firstEastern = 0x3000
	afterEastern = 0xA000
)

const (
	leastWord   = 4 // letters of a word
	signsBeside = "€™œšž‚„…†‡ˆ‰‹•–—˜›"
)

// isLetterOf tells a letter of the same alphabet as the one before it, small or
// at a word's beginning.
func isLetterOf(r, before rune) bool {
	for _, alphabet := range []*unicode.RangeTable{unicode.Greek, unicode.Cyrillic} {
		if unicode.Is(alphabet, r) {
			return unicode.Is(alphabet, before) && unicode.IsLower(r) || !unicode.IsLetter(before)
		}
	}
	return false
}
