package odd

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/runes"
)

// IsDrawing tells text that is drawn: tables of lines (├──┬──┤), rings in the
// place of words (○○○), stars in a row (★★★★☆), a row of characters of the
// user's own, numbers in rings one behind the other (②④①③), with the letters of
// the answers they are or without (①③④ B.②④⑤). Damage leaves such signs one by
// one among odd characters.
func IsDrawing(text []rune) bool {
	drawn, private, ringed, plain, han := 0, 0, 0, 0, 0
	stars, row := 0, 0
	for _, r := range text {
		if r != '★' && r != '☆' {
			row = 0
		} else if row++; row > stars {
			stars = row
		}
		switch {
		case runes.IsHan(r):
			han++
		case r >= 0x2500 && r <= 0x25FF:
			drawn++
		case r >= 0x2460 && r <= 0x24FF:
			ringed++
		case r < utf8.RuneSelf:
			plain++
		case runes.IsPrivate(r):
			private++
		}
	}
	return stars >= leastStars && stars >= han || drawn > 1 && drawn >= han || private > 2 && han == 0 || private > 1 && private == len(text) || ringed > 1 && ringed > plain && ringed+plain == len(text)
}

// leastStars is how many stars in a row say how good a thing is.
const leastStars = 3

// IsDrawnRow tells a row of a table that is drawn.
func IsDrawnRow(line string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, " \u3000"))
	return first >= 0x2500 && first <= 0x257F
}
