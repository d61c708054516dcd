package repair

import (
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// What a page broken by a column shows.
const (
	leastColumn = 30 // half characters
	hangs       = 4  // half characters that marks may stand over its edge
	leastFull   = 4  // paragraphs that fill it,
	leastInMid  = 3  // and of these, those that end in the middle of a sentence
)

// column is the width, in half characters, that most of the page's paragraphs
// fill and none exceeds; 0 where there is none such.
func (p *Page) column() int {
	widest, paragraphs := 0, 0
	for _, b := range p.Blocks {
		if b.Kind == article.Paragraph {
			widest = max(widest, widthOf(b.Text))
			paragraphs++
		}
	}
	column := widest - hangs
	if column < leastColumn || widest > mostColumn {
		return 0
	}
	full, inMid, prose, tails, ended := 0, 0, 0, 0, 0
	goesOn := false // the line above is full, and in mid-sentence
	for _, b := range p.Blocks {
		last, _ := utf8.DecodeLastRuneInString(b.Text)
		ends := endsSentence(b.Text)
		if b.Kind != article.Paragraph || widthOf(b.Text) < column {
			if goesOn {
				tails++
			}
			if goesOn && ends {
				ended++
			}
			goesOn = false
			continue
		}
		goesOn = !ends
		full++
		if isHan(last) || unicode.IsDigit(last) {
			inMid++
		}
		if runes.HasAny(b.Text, "，。、") {
			prose++
		}
	}
	if 2*ended < tails { // lines end where an author ends them
		return 0
	}
	if full < leastFull || 2*full < paragraphs || inMid < leastInMid || 2*inMid < full || 2*prose < full {
		return 0
	}
	return column
}

// mostColumn is how wide a column is at most, in half characters.
const mostColumn = 120

// widthOf a text in half characters.
func widthOf(text string) (width int) {
	for _, r := range text {
		if width++; r > unicode.MaxLatin1 {
			width++
		}
	}
	return width
}
