package repair

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// escapesIn finds the escapes of a program's strings in a text that is made of
// them, as one is that was taken out of JSON without being read: \u5e38\u5dde.
//
// Evidence: so many of them in one paragraph, and more than half of it. Text that
// speaks of them quotes few.
func escapesIn(text string) (edits []page.Edit) {
	if !strings.Contains(text, `\u`) {
		return nil
	}
	found, covered := escape.FindAllStringIndex(text, -1), 0
	for _, m := range found {
		covered += m[1] - m[0]
		plain := unescaped(text[m[0]:m[1]])
		if strings.ContainsFunc(plain, func(r rune) bool { return r == unicode.ReplacementChar || !unicode.IsPrint(r) && !unicode.IsSpace(r) }) {
			continue
		}
		edits = append(edits, page.Edit{From: m[0], To: m[1], With: strings.ReplaceAll(plain, "\u00a0", " "), Certainty: article.Stated})
	}
	if covered < leastEscapes*escapeBytes || covered*2 < len(text) {
		return nil
	}
	return edits
}

const (
	leastEscapes = 8
	escapeBytes  = len(`\u5e38`)
)

var escape = regexp.MustCompile(`(?:\\u[0-9a-fA-F]{4})+`)

func unescaped(escapes string) string {
	var units []uint16
	for at := 0; at < len(escapes); at += escapeBytes {
		unit, _ := strconv.ParseUint(escapes[at+2:at+escapeBytes], 16, 16) // four hexadecimal figures
		units = append(units, uint16(unit))
	}
	return string(utf16.Decode(units))
}
