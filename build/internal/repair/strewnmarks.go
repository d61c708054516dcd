package repair

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Marks that mirrors strew before an author's own, so that their text is no
// copy: a comma before every other mark (徘徊,,顯得 …回家,。), signs of a keyboard
// (充电难@%,有时).

// What a page must show.
const (
	leastStrewnCommas = 5
	leastStrewnSigns  = 6
	leastSignForms    = 4 // different ones
	maxSigns          = 6 // in a row
	sigils            = "#@%*&$^~"
)

// strewnMarks takes strewn marks out, where a page is full of them: half of all
// places where a clause ends have them. A text that speaks of marks has fewer.
func strewnMarks(p *page.Page) {
	commas, signs, forms := 0, 0, map[string]bool{}
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.Text(place)
		commas += len(strewnCommas(text))
		for _, e := range strewnSigns(text) {
			signs++
			forms[text[e.From:e.To]] = true
		}
	}
	if commas < leastStrewnCommas && signs < leastStrewnSigns {
		return
	}
	runes, marks := 0, 0
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.Text(place)
		runes += utf8.RuneCountInString(text)
		marks += endsIn(text)
	}
	if commas >= leastStrewnCommas && commas*runesPerRun >= runes && commas*2 >= marks {
		p.Mend("odd-punctuation", strewnCommas)
	}
	if signs >= leastStrewnSigns && len(forms) >= leastSignForms && signs*runesPerRun >= runes && signs*2 >= marks {
		p.Mend("odd-punctuation", strewnSigns)
	}
}

// endsIn is at how many places of a text clauses and sentences end.
func endsIn(text string) (n int) {
	inMarks := false
	for _, r := range text {
		is := strings.ContainsRune("，,。、；;！!？?", r)
		if is && !inMarks {
			n++
		}
		inMarks = is
	}
	return n
}

// strewnCommas finds half-width commas behind a character of Chinese and right
// before another mark.
func strewnCommas(text string) (edits []page.Edit) {
	if !strings.Contains(text, ",,") && !strings.Contains(text, ",。") && !strings.Contains(text, ",、") {
		return nil
	}
	before := rune(0)
	for i, r := range text {
		if r == ',' && (runes.IsHan(before) || strings.ContainsRune("”」》)", before)) {
			next, size := utf8.DecodeRuneInString(text[i+1:])
			behind, _ := utf8.DecodeRuneInString(text[i+1+size:])
			if strings.ContainsRune(",。、；！？", next) && (runes.IsHan(behind) || i+1+size == len(text) || strings.ContainsRune("“”「」《0123456789", behind)) {
				edits = append(edits, page.Edit{From: i, To: i + 1, With: "", Certainty: article.Inferred})
			}
		}
		before = r
	}
	return edits
}

// strewnSigns finds signs of a keyboard, two or more, behind a character and
// right before a mark.
func strewnSigns(text string) (edits []page.Edit) {
	if !runes.HasAny(text, sigils) {
		return nil
	}
	for at := 0; ; {
		start := strings.IndexAny(text[at:], sigils)
		if start < 0 {
			return edits
		}
		start += at
		end := start
		for end < len(text) && strings.IndexByte(sigils, text[end]) >= 0 {
			end++
		}
		at = end
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		next, _ := utf8.DecodeRuneInString(text[end:])
		if n := end - start; n >= 2 && n <= maxSigns && runes.IsHan(before) && strings.ContainsRune("，。,、；！？;!?”", next) && next != utf8.RuneError {
			edits = append(edits, page.Edit{From: start, To: end, With: "", Certainty: article.Inferred})
		}
	}
}
