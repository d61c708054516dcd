// Package pronounce knows how characters are read, in pinyin: as it is typed,
// without tones and ü as v, and as it is printed behind characters, with both.
package pronounce

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// Readings lists a character's readings as they are typed, without repeats, the commonest first
// as far as the dictionary knows; none for what is no Han character.
func Readings(r rune) []string {
	if r < unicode.MaxASCII || !unicode.Is(unicode.Han, r) {
		return nil
	}
	var all []string
	for _, toned := range strings.Split(pinyin.PinyinDict[int(r)], ",") {
		for _, reading := range typedForms(toned) {
			if reading != "" && !slices.Contains(all, reading) {
				all = append(all, reading)
			}
		}
	}
	return all
}

// typedForms are the ways a reading is typed; lüe is typed lue as well.
func typedForms(toned string) []string {
	var plain strings.Builder
	for _, r := range norm.NFC.String(strings.ReplaceAll(norm.NFD.String(toned), "u\u0308", "v")) {
		for _, part := range norm.NFD.String(string(r)) {
			if part >= 'a' && part <= 'z' {
				plain.WriteRune(part)
			}
		}
	}
	reading := plain.String()
	if head, ok := strings.CutSuffix(reading, "ve"); ok {
		return []string{reading, head + "ue"}
	}
	return []string{reading}
}
