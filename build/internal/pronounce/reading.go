package pronounce

import (
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"

	"fangzhi/build/internal/runes"
)

// Spells tells whether the characters read one after another give the pinyin.
func Spells(characters []rune, toned string, exact bool, bare string) bool {
	if len(characters) == 0 {
		return toned == "" && exact || bare == "" && !exact
	}
	for _, reading := range strings.Split(pinyin.PinyinDict[int(characters[0])], ",") {
		if reading == "" {
			continue
		}
		if exact {
			reading = PlainTones(reading)
			if rest, ok := strings.CutPrefix(toned, reading); ok && Spells(characters[1:], rest, exact, bare) {
				return true
			}
			continue
		}
		reading, _ = BareSyllables(reading)
		if rest, ok := strings.CutPrefix(bare, reading); ok && Spells(characters[1:], toned, exact, rest) {
			return true
		}
	}
	return false
}

// PlainTones writes pinyin in one way: composed, in lower case, v and u: as ü,
// without marks between syllables, IPA's letters as Latin ones.
func PlainTones(s string) string {
	s = norm.NFC.String(strings.ToLower(s))
	return pinyinForm.Replace(s)
}

var pinyinForm = strings.NewReplacer(" ", "", "'", "", "’", "", "·", "", "-", "", "v", "ü", "ɑ", "a", "ɡ", "g",
	"u:", "ü", "ū:", "ǖ", "ú:", "ǘ", "ǔ:", "ǚ", "ù:", "ǜ", "u：", "ü", "ū：", "ǖ", "ú：", "ǘ", "ǔ：", "ǚ", "ù：", "ǜ",
	"ă", "ǎ", "ĕ", "ě", "ĭ", "ǐ", "ŏ", "ǒ", "ŭ", "ǔ") // a breve for a caron is an old slip

// BareSyllables is pinyin without tones; toned tells whether it had any. It is
// "" for what cannot be pinyin.
func BareSyllables(s string) (bare string, toned bool) {
	var out strings.Builder
	for _, r := range norm.NFD.String(PlainTones(s)) {
		switch {
		case r >= '1' && r <= '5': // a number behind a syllable may be its tone, or a number
		case r >= 'a' && r <= 'z', r == 0x308:
			out.WriteRune(r)
		case r == 0x300 || r == 0x301 || r == 0x304 || r == 0x30C:
			toned = true
		case r == 0x302: // ê
		default:
			return "", false
		}
	}
	return norm.NFC.String(out.String()), toned
}

// IsPinyin tells whether a word can be cut into syllables of the language.
func IsPinyin(bare string) bool {
	reached := make([]bool, len(bare)+1)
	reached[0] = true
	for i := range bare {
		if !reached[i] {
			continue
		}
		for n := 1; n <= LongestSyllable && i+n <= len(bare); n++ {
			if syllables()[bare[i:i+n]] {
				reached[i+n] = true
			}
		}
	}
	return bare != "" && reached[len(bare)]
}

// LongestSyllable is the most bytes a syllable has: zhuang, chuang, shuang.
const LongestSyllable = 6

// syllables are all syllables that a character is read as, without tones.
var syllables = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for character, readings := range pinyin.PinyinDict {
		if !runes.IsFirstLevel(rune(character)) {
			continue
		}
		for _, reading := range strings.Split(readings, ",") {
			if bare, _ := BareSyllables(reading); bare != "" {
				set[bare] = true
			}
		}
	}
	return set
})

func FirstReading(r rune) string {
	first, _, _ := strings.Cut(pinyin.PinyinDict[int(r)], ",")
	return PlainTones(first)
}
