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
// (充电难@%,有时), shapes (近年来★■，某镇).

// What a page must show.
const (
	leastStrewnCommas = 5
	leastStrewnSigns  = 6
	leastSignForms    = 4 // different ones
	leastDrawn        = 3 // signs among them: stars that rate are of two
	maxSigns          = 8 // in a row
	sigils            = "#@%*&$^~"
	shapes            = "★☆■◆◇●▲"
)

// strewnMarks takes strewn marks out, where a page is full of them: half of all
// places where a clause ends have them, or a third of them shapes. A text that
// speaks of marks has fewer.
func strewnMarks(p *page.Page) {
	for _, sort := range []struct {
		find                       func(text string) []page.Edit
		least, forms, drawn, share int
	}{
		{strewnCommas, leastStrewnCommas, 1, 1, 2},
		{strewnSigns, leastStrewnSigns, leastSignForms, leastDrawn, 2},
		{strewnShapes, leastStrewnSigns, leastSignForms, leastDrawn, 3},
	} {
		found, forms, drawn := 0, map[string]bool{}, map[rune]bool{}
		for place := article.InTitle; place < len(p.Blocks); place++ {
			text := *p.Text(place)
			for _, e := range sort.find(text) {
				found++
				forms[text[e.From:e.To]] = true
				for _, r := range text[e.From:e.To] {
					drawn[r] = true
				}
			}
		}
		if found < sort.least || len(forms) < sort.forms || len(drawn) < sort.drawn {
			continue
		}
		runes, marks := 0, 0
		for place := article.InTitle; place < len(p.Blocks); place++ {
			text := *p.Text(place)
			runes += utf8.RuneCountInString(text)
			marks += endsIn(text)
		}
		if found*runesPerRun >= runes && found*sort.share >= marks {
			p.Mend("odd-punctuation", sort.find)
		}
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

// strewnSigns finds signs of a keyboard, two or more, behind a character and right
// before a mark.
func strewnSigns(text string) []page.Edit { return signsOf(text, sigils, 2, "", "") }

// strewnShapes finds shapes before a mark, behind a character or the end of a quotation.
func strewnShapes(text string) []page.Edit {
	return signsOf(text, shapes, 1, "”》）)", "“《（(")
}

// signsOf finds runs of so many signs of a set and more, behind a character or one
// of those and before a mark of a clause's or one of these.
func signsOf(text, set string, least int, behind, ahead string) (edits []page.Edit) {
	if !strings.ContainsAny(text, set) {
		return nil
	}
	for at := 0; ; {
		start := strings.IndexAny(text[at:], set)
		if start < 0 {
			return edits
		}
		start += at
		end := len(text) - len(strings.TrimLeft(text[start:], set))
		at = end
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		next, _ := utf8.DecodeRuneInString(text[end:])
		if n := utf8.RuneCountInString(text[start:end]); n >= least && n <= maxSigns && (runes.IsHan(before) || strings.ContainsRune(behind, before)) && next != utf8.RuneError && strings.ContainsRune("，。,、；！？;!?：:”"+ahead, next) {
			edits = append(edits, page.Edit{From: start, To: end, With: "", Certainty: article.Inferred})
		}
	}
}
