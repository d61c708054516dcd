package repair

import (
	"strings"
	"unicode/utf8"
)

// isDrawing tells text that is drawn: tables of lines (├──┬──┤), rings in the
// place of words (○○○), a row of characters of the user's own. Damage leaves
// such signs one by one among odd characters.
func isDrawing(text []rune) bool {
	drawn, private, han := 0, 0, 0
	for _, r := range text {
		switch {
		case isHan(r):
			han++
		case r >= 0x2500 && r <= 0x25FF:
			drawn++
		case isPrivate(r):
			private++
		}
	}
	return drawn > 1 && drawn >= han || private > 2 && han == 0 || private > 1 && private == len(text)
}

// isInDrawnTable tells an empty row of a table that is drawn with strokes, by
// the rows beside it.
func (s surroundings) isInDrawnTable(at int) bool {
	isRow := func(i int) bool {
		if i < 0 || i >= len(s.blocks) {
			return false
		}
		text := strings.TrimSpace(s.blocks[i].Text)
		return strings.HasPrefix(text, "+-") || len(text) > 1 && strings.HasPrefix(text, "|") && strings.HasSuffix(text, "|")
	}
	return isRow(at) && (isRow(at-1) || isRow(at+1))
}

// isDrawnRow tells a row of a table that is drawn.
func isDrawnRow(line string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, " \u3000"))
	return first >= 0x2500 && first <= 0x257F
}
