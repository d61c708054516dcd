package repair

import (
	"fangzhi/build/internal/expression"
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
func lostSpaces(p *Page) {
	begin, prose, words := 0, 0, 0
	for _, b := range p.Blocks {
		if m := marksBefore.FindStringIndex(b.Text); m != nil && opensChinese(b.Text[m[1]:]) {
			begin++
			if m[1] < len(b.Text) {
				words++
			}
		}
		if holdsSentence(b) {
			prose++
		}
	}
	if begin < leastMarked || 2*begin < prose || words == 0 {
		return
	}
	p.mend("entities", func(text string) (edits []edit) {
		from := 0
		if m := marksBefore.FindStringIndex(text); m != nil && opensChinese(text[m[1]:]) {
			from = m[1]
			edits = append(edits, edit{0, from, "", article.Stated})
		}
		if holdsSentence(article.Block{Text: text}) {
			return edits
		}
		for _, m := range markInside.FindAllStringIndex(text[from:], -1) {
			edits = append(edits, edit{from + m[0], from + m[1], " ", article.Inferred})
		}
		return edits
	})
	p.drop(p.emptied())
}

// leastMarked is how many paragraphs nobody begins so on one page.
const leastMarked = 3

var (
	marksBefore = expression.Compile(`^(?:\?[ \x{a0}\x{3000}]*)*\?(?:[ \x{a0}\x{3000}]+|$)`)
	markInside  = expression.Compile(`\?[ \x{a0}\x{3000}]+`)
)
