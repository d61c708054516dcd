package repair

import (
	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/boilerplate"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// lostSpaces takes out the question marks that some mirrors have for spaces
// that are no plain ones, before paragraphs: ? ? 紅河州….
//
// Evidence: three paragraphs of the page and half of those with sentences begin
// so, with a space behind the last of the marks and Chinese behind that. Inside
// its lines that are no sentences the same mark, a space behind it, is a space.
// It leaves alone every other page, and marks with text right behind them, which
// may stand for bytes.
func lostSpaces(p *page.Page) {
	begin, prose, words := 0, 0, 0
	for _, b := range p.Blocks {
		if m := marksBefore.FindStringIndex(b.Text); m != nil && page.OpensChinese(b.Text[m[1]:]) {
			begin++
			if m[1] < len(b.Text) {
				words++
			}
		}
		if boilerplate.HoldsSentence(b) {
			prose++
		}
	}
	if begin < leastMarked || 2*begin < prose || words == 0 {
		return
	}
	p.Mend("entities", func(text string) (edits []page.Edit) {
		from := 0
		if m := marksBefore.FindStringIndex(text); m != nil && page.OpensChinese(text[m[1]:]) {
			from = m[1]
			edits = append(edits, page.Edit{From: 0, To: from, With: "", Certainty: article.Stated})
		}
		if boilerplate.HoldsSentence(article.Block{Text: text}) {
			return edits
		}
		for _, m := range markInside.FindAllStringIndex(text[from:], -1) {
			edits = append(edits, page.Edit{From: from + m[0], To: from + m[1], With: " ", Certainty: article.Inferred})
		}
		return edits
	})
	p.Drop(p.Emptied())
}

// leastMarked is how many paragraphs nobody begins so on one page.
const leastMarked = 3

var (
	marksBefore = expression.Compile(`^(?:\?[ \x{a0}\x{3000}]*)*\?(?:[ \x{a0}\x{3000}]+|$)`)
	markInside  = expression.Compile(`\?[ \x{a0}\x{3000}]+`)
)
