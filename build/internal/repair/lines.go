package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/data/article"
)

// brokenLines joins paragraphs that a column's width broke in mid-sentence.
//
// Evidence: the page has three such breaks or more. A break is between a
// paragraph of prose that ends in the middle of a sentence and one that goes
// on: behind a comma, inside an open quotation, before a mark that opens no
// paragraph, or between two Han characters with prose on both sides. It leaves
// alone headings, captions, lists and verse, which are short or no prose, and
// records whose paragraphs were stated to be such.
func brokenLines(p *Page) {
	if p.LinesStated {
		return
	}
	breaks := 0
	for i := 1; i < len(p.Blocks); i++ {
		if broken, _ := isBreak(p.Blocks[i-1], p.Blocks[i]); broken {
			breaks++
		}
	}
	if breaks < leastBreaks {
		return
	}
	places := make([]int, len(p.Blocks))
	var joined []article.Block
	var notes []article.Repair
	for i, b := range p.Blocks {
		if i > 0 {
			if broken, certainty := isBreak(p.Blocks[i-1], b); broken {
				last := &joined[len(joined)-1]
				before, after := ending(last.Text), beginning(b.Text)
				text := join(last.Text, b.Text)
				notes = append(notes, article.Repair{Rule: "broken-lines", Block: len(joined) - 1,
					Before: before + "\n" + after, After: join(before, after), Certainty: certainty})
				last.Text = text
				places[i] = len(joined) - 1
				continue
			}
		}
		places[i] = len(joined)
		joined = append(joined, b)
	}
	p.Blocks = joined
	p.move(places)
	p.Repairs = append(p.Repairs, notes...)
}

const (
	leastBreaks   = 3
	leastLineRune = 30 // characters of a paragraph that can have been broken
	shownRunes    = 6  // characters on either side of a break that the log shows
)

// isBreak tells that a paragraph goes on in the next.
func isBreak(a, b article.Block) (broken bool, certainty article.Certainty) {
	if a.Kind != article.Paragraph || b.Kind != article.Paragraph || utf8.RuneCountInString(a.Text) < leastLineRune || !isProse(a.Text) {
		return false, ""
	}
	last, _ := utf8.DecodeLastRuneInString(a.Text)
	first, _ := utf8.DecodeRuneInString(b.Text)
	open := strings.Count(a.Text, "“") > strings.Count(a.Text, "”")
	switch {
	case strings.ContainsRune("。！？!?…；;：:", last):
		return false, ""
	case strings.ContainsRune("、，。；）”’》」』", first):
		return true, article.Stated
	case strings.ContainsRune("、，,", last) && isProse(b.Text):
		return true, article.Stated
	case !unicode.Is(unicode.Han, last) || !unicode.Is(unicode.Han, first) && !unicode.IsDigit(first):
		return false, ""
	case open && strings.Count(b.Text, "”") > strings.Count(b.Text, "“"):
		return true, article.Stated
	}
	return isProse(b.Text), article.Inferred
}

// isProse tells text with the marks of sentences in it.
func isProse(text string) bool { return strings.ContainsAny(text, "，。,；！？") }

func join(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if isLatin(last) && isLatin(first) {
		return a + " " + b
	}
	return a + b
}

func isLatin(r rune) bool { return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

func ending(s string) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-shownRunes):])
}

func beginning(s string) string {
	runes := []rune(s)
	return string(runes[:min(len(runes), shownRunes)])
}
