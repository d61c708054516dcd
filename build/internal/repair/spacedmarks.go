package repair

import (
	"strings"

	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// setApartMarks takes out the spaces that mirrors set around marks: 日子穷 , 哪儿 。
//
// Evidence: four in five of the page's commas and full stops, or of its full stops
// alone, and eight of them, have a space before them, and so before a mark have
// more than half of the page's spaces between characters: else the text was cut
// into words.
func setApartMarks(p *page.Page) {
	for _, marks := range []string{apartMarks, "。"} {
		if areSetApart(p, marks) {
			for i, b := range p.Blocks {
				p.Change("strewn-spaces", i, spacesAroundMarks(b.Text, marks))
			}
			return
		}
	}
}

func areSetApart(p *page.Page, these string) bool {
	apart, marks, others := 0, 0, 0
	for _, b := range p.Blocks {
		before, last := rune(0), rune(0) // last is before with spaces left out
		for _, r := range b.Text {
			switch isMark := strings.ContainsRune(these, r); {
			case isMark && (runes.IsHan(last) || strings.ContainsRune("”』」》）)", last)):
				if marks++; before == ' ' {
					apart++
				}
			case before == ' ' && runes.IsHan(r) && runes.IsHan(last):
				others++
			}
			if before = r; r != ' ' {
				last = r
			}
		}
	}
	return apart >= leastApartMarks && apart*5 >= marks*4 && others*2 <= apart
}

const (
	apartMarks      = "，,。"
	leastApartMarks = 8
)

// spacesAroundMarks are the spaces before such marks and behind them, where no
// word of letters stands there.
func spacesAroundMarks(text, marks string) (edits []page.Edit) {
	for at, r := range text {
		if !strings.ContainsRune(marks, r) {
			continue
		}
		from := len(strings.TrimRight(text[:at], " "))
		if from < at && from > 0 {
			edits = append(edits, page.Edit{From: from, To: at, With: "", Certainty: article.Inferred})
		}
		end := at + len(string(r))
		if to := len(text) - len(strings.TrimLeft(text[end:], " ")); from < at && to > end && to < len(text) && text[to] >= 0x80 {
			edits = append(edits, page.Edit{From: end, To: to, With: "", Certainty: article.Inferred})
		}
	}
	return edits
}
