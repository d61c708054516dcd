package repair

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/pronounce"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// openNotes finds, on a page that is full of notes, those that have lost a
// bracket or both: 据(jù俄媒, 人dài)的, 整治zhì ，.
//
// Evidence: it is the reading of the character before it, tone mark and all
// where no bracket is left. A bracket that another one belongs to stays.
func openNotes(text string) (edits []page.Edit) {
	cut := 0 // the end of the note before
	for _, m := range openNote.FindAllStringSubmatchIndex(text, -1) {
		from, to, content := m[0], m[1], text[m[6]:m[7]]
		opens, closes := m[2] >= 0, m[8] >= 0
		bare, toned := pronounce.BareSyllables(content)
		if bare == "" || opens == closes && (opens || !toned) || opens && isClosed(text[to:]) {
			continue
		}
		if closes && isOpen(text[cut:from]) {
			to = m[7]
		}
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		if runes.IsHan(before) && pronounce.Spells([]rune{before}, pronounce.PlainTones(content), toned, bare) {
			edits = append(edits, page.Edit{From: from, To: to, With: "", Certainty: article.Inferred})
			cut = to
		}
	}
	return edits
}

// scriptNotes finds notes that tell how a character is written in the other
// script: 美丽[繁体:麗], 之余(繁:餘).
func scriptNotes(text string) (edits []page.Edit) {
	if !strings.ContainsAny(text, "繁简簡") {
		return nil
	}
	for _, m := range scriptNote.FindAllStringSubmatchIndex(text, -1) {
		if token.FoldString(text[m[2]:m[3]]) == token.FoldString(text[m[4]:m[5]]) {
			edits = append(edits, page.Edit{From: m[3], To: m[1], With: "", Certainty: article.Stated})
		}
	}
	return edits
}

var scriptNote = regexp.MustCompile(`(\p{Han})[` + openBrackets + `]\s*[繁简簡][体體]?字?[:：]?\s*(\p{Han})\s*[` + closeBrackets + `]`)

// openNote is one, with each bracket if it is there.
var openNote = regexp.MustCompile(`(?i)([` + openBrackets + `])?\s*(` + noteLabel + `)?(` + pinyinSyllables + `)\s*([` + closeBrackets + `])?`)

// isClosed tells that a bracket closes in a text before another one opens, and
// no note with it.
func isClosed(text string) bool {
	at := strings.IndexAny(text, openBrackets+closeBrackets)
	return at >= 0 && strings.IndexAny(text[at:], closeBrackets) == 0 && (at == 0 || text[at-1] >= utf8.RuneSelf)
}

// isOpen tells that a bracket opened in a text last.
func isOpen(text string) bool {
	at := strings.LastIndexAny(text, openBrackets+closeBrackets)
	return at >= 0 && strings.IndexAny(text[at:], openBrackets) == 0
}
