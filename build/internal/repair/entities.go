package repair

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// entities mends text that was escaped twice, so that a reader would see
// &quot; or &#8220; in it, no-break spaces that became question marks, and a
// program's escapes (see escapesIn).
//
// Evidence: a whole entity with its semicolon, by a name that pages use, or by
// the number of a character that can be printed. It leaves alone everything
// else with an ampersand (AT&T, R&D;), addresses with &copy=1, and pages that
// speak of HTML, told by tags written out in them.
func entities(p *page.Page) {
	lostSpaces(p)
	p.Mend("entities", escapesIn)
	if !p.Has("&") {
		return
	}
	for _, b := range p.Blocks {
		if speaksOfHTML(b.Text) && !isPlantedTag(b.Text) {
			return
		}
	}
	p.Mend("entities", func(text string) (edits []page.Edit) {
		if !strings.Contains(text, "&") {
			return nil
		}
		for _, m := range entity.FindAllStringIndex(text, -1) {
			plain := html.UnescapeString(strings.Replace(text[m[0]:m[1]], "&amp;", "&", 1))
			if r, _ := utf8.DecodeRuneInString(plain); utf8.RuneCountInString(plain) != 1 || r == utf8.RuneError || !unicode.IsPrint(r) && r != '\u00a0' {
				continue
			}
			edits = append(edits, page.Edit{From: m[0], To: m[1], With: strings.ReplaceAll(plain, "\u00a0", " "), Certainty: article.Stated})
		}
		return edits
	})
}

// entity is a numbered entity, or one of the named ones seen in pages, itself
// perhaps escaped once more.
var entity = regexp.MustCompile(`&(amp;)?(#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|nbsp|quot|amp|lt|gt|apos|ldquo|rdquo|lsquo|rsquo|hellip|mdash|ndash|middot|bull|times|copy|reg|emsp|ensp|laquo|raquo|deg|permil|yen);`)

// isPlantedTag tells a line of nothing but empty elements that have no more than
// an id, as programs plant on pages that they take over: <u id="cxzvz"></u>.
func isPlantedTag(line string) bool { return plantedTags.MatchString(line) }

var plantedTags = regexp.MustCompile(`^(?:<[a-z]+ id="[a-z0-9]{4,8}">|</[a-z]+>|\s)+$`)

// speaksOfHTML tells a text in which tags or entities are the subject.
func speaksOfHTML(text string) bool {
	lower := strings.ToLower(text)
	for _, word := range []string{"<p>", "<div", "<a ", "<br", "html实体", "html 实体", "转义", "轉義", "entity"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}
