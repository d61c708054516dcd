package repair

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode"

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
	}
	if covered < leastEscapes*len(`\u5e38`) || covered*2 < len(text) {
		return nil
	}
	for _, m := range found {
		var plain string
		if json.Unmarshal([]byte(`"`+text[m[0]:m[1]]+`"`), &plain) != nil || strings.ContainsFunc(plain, isNoText) {
			continue
		}
		edits = append(edits, page.Edit{From: m[0], To: m[1], With: strings.ReplaceAll(plain, "\u00a0", " "), Certainty: article.Stated})
	}
	return edits
}

const leastEscapes = 8

var escape = regexp.MustCompile(`(?:\\u[0-9a-fA-F]{4})+`)

// isNoText tells what no text holds: controls, and halves of characters.
func isNoText(r rune) bool {
	return r == unicode.ReplacementChar || !unicode.IsPrint(r) && !unicode.IsSpace(r)
}
