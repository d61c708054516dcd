// Package odd tells text whose odd characters are no damage: words of another
// language, faces made of signs, drawings.
package odd

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// HoldsWords tells text whose odd characters are words of another language, or
// the squares that editors put where nothing can be read. Bytes gone astray
// make neither: their letters with accents stand side by side, and those of
// other alphabets alone.
func HoldsWords(text string) bool {
	if !mayHoldWords(text) {
		return false
	}
	letters, row := 0, 0
	accents, beside := 0, 0 // letters with accents, and those right behind another
	squares, odd := 0, 0
	l := likely.Text()
	var before rune
	noted, left := 0, false // accents behind a sign: of what is left of a pinyin note, ?shù)
	for _, r := range text {
		switch {
		case r == '?':
			noted, left = 0, true
		case left && (r == ')' || r == '）'):
			accents, left = accents-noted, false
		case r < 'A' || r >= firstEastern:
			left = false
		}
		switch {
		case r < 0x80:
			row = 0
		case r >= firstEastern && r < afterEastern: // most are, and of no alphabet
			if !l.IsPlain(r) {
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
			if left {
				noted++
			}
			if accents++; before >= 0x80 && before <= 0xFF && r <= 0xFF || strings.ContainsRune(signsBeside, before) {
				beside++
			}
		case !l.IsPlain(r):
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

// HasKana tells a page with kana.
func HasKana(p *page.Page) bool {
	for place := article.InTitle; place < len(p.Blocks); place++ {
		if HoldsKana(*p.Text(place)) {
			return true
		}
	}
	return false
}

// HoldsKana tells a text with kana.
func HoldsKana(text string) bool {
	for _, r := range runes.Others(text) {
		if r >= 0x3040 && r <= 0x30FF {
			return true
		}
	}
	return false
}

// HasKanaNames tells a page with words of four kana and more of one kind, such as
// the names of a list: Big5 read as GBK makes one in 30,000 characters.
func HasKanaNames(p *page.Page) bool {
	words, wide, letters := 0, 0, 0
	var kind *unicode.RangeTable
	for place := article.InTitle; place < len(p.Blocks); place++ {
		letters = 0
		for _, r := range *p.Text(place) {
			switch {
			case runes.IsHan(r):
				wide++
				letters = 0
			case letters > 0 && (unicode.Is(kind, r) || r == 'ー'):
				letters++
			case unicode.Is(unicode.Hiragana, r):
				kind, letters = unicode.Hiragana, 1
			case unicode.Is(unicode.Katakana, r) && r < 0xFF00:
				kind, letters = unicode.Katakana, 1
			default:
				letters = 0
			}
			if letters == lettersOfName {
				words++
			}
		}
	}
	return words >= leastNames && words*nameAmong >= wide
}

// IsJapanese tells text in Japanese: a good part of it is kana, and most of that
// are the few that words end in and that stand between them. Big5 read as GBK
// has kana of all kinds, each by itself, most often ら and る, which 日 and 月 become.
func IsJapanese(text string) bool {
	var k kana
	k.count(text)
	return k.isWords()
}

// IsInJapanese tells a page in Japanese.
func IsInJapanese(p *page.Page) bool {
	var k kana
	for place := article.InTitle; place < len(p.Blocks); place++ {
		k.count(*p.Text(place))
	}
	return k.isWords()
}

// HasJapanese tells a page with some lines in Japanese, such as the words of a
// lesson.
func HasJapanese(p *page.Page) bool {
	lines := 0
	for i := 0; i < len(p.Blocks) && lines < leastJapanese; i++ {
		if IsJapanese(p.Blocks[i].Text) {
			lines++
		}
	}
	return lines >= leastJapanese
}

// IsMostlyKana tells a line of which half is kana: on a page with Japanese it is
// of no other language.
func IsMostlyKana(text string) bool {
	var k kana
	k.count(text)
	return k.hiragana+k.katakana >= leastKanaOfLine && 2*(k.hiragana+k.katakana) >= k.wide
}

// IsWordOfOther tells a few letters of one other alphabet, or of one kind of kana:
// a name, or a word. Bytes gone astray make letters of several.
func IsWordOfOther(text []rune) bool {
	letters := 0
	var alphabet *unicode.RangeTable
	for _, r := range text {
		if r < utf8.RuneSelf || r == 'ー' || r == '・' {
			continue
		}
		for _, one := range []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana, unicode.Cyrillic, unicode.Greek} {
			if unicode.Is(one, r) && (alphabet == nil || alphabet == one) {
				alphabet = one
				letters++
			}
		}
		if alphabet == nil || !unicode.Is(alphabet, r) {
			return false
		}
	}
	return letters < mostOfWord
}

const mostOfWord = 12 // letters

// kana counts what a text has of it.
type kana struct{ wide, hiragana, katakana, particles, sure, long int }

func (k *kana) count(text string) {
	before := rune(0)
	for _, r := range text {
		switch {
		case runes.IsHan(r):
			k.wide++
		case unicode.Is(unicode.Hiragana, r):
			k.wide++
			k.hiragana++
			if strings.ContainsRune(particles, r) {
				k.particles++
			}
			if strings.ContainsRune(hardlyBig5, r) || unicode.Is(unicode.Hiragana, before) {
				k.sure++
			}
		case unicode.Is(unicode.Katakana, r) && r < 0xFF00:
			k.wide++
			k.katakana++
		case r == 'ー' && unicode.Is(unicode.Katakana, before):
			k.wide++
			k.long++
		}
		before = r
	}
}

// isWords tells that it is no chance.
func (k kana) isWords() bool {
	few := k.hiragana+k.long < leastKana
	return !few && (k.hiragana*kanaShare >= k.wide || k.long*longShare >= k.wide) && 2*k.particles >= k.hiragana && 2*k.sure >= k.hiragana
}

const (
	lettersOfName = 4
	leastNames    = 3
	nameAmong     = 5000 // characters
)

const (
	particles       = "のにはをたがでてとしるなすれもらりくこ"
	hardlyBig5      = "にをたでとしなすりくこ" // 卞毛凶匹午仄卅允曰仁仇
	leastKana       = 4
	leastKanaOfLine = 3
	leastJapanese   = 3 // lines
	kanaShare       = 6 // one character in so many is hiragana
	longShare       = 8 // or draws out the vowel before it
)
