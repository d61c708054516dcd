package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// brokenLines joins paragraphs that a column's width broke in mid-sentence.
//
// Evidence: a mark alone in its paragraph ends the one above; else the page has three breaks or more. A break is between a
// paragraph of prose that ends in the middle of a sentence and one that goes
// on: behind a comma, inside an open quotation, before a mark that opens no
// paragraph, or between two Han characters with prose on both sides. Where no
// paragraph is wider than a column and most fill it, those that do go on unless
// a sentence ends there. A width heeds no words: some of the breaks stand inside
// one, a number or a quotation, or before a mark; and what is put together ends as
// a sentence does. It leaves alone pages whose
// lines end between words, as those of verse and of authors who write no full
// stops do, headings, captions, numbered lines, programs, and records whose
// paragraphs were stated to be such.
func brokenLines(p *page.Page) {
	if p.LinesStated {
		return
	}
	brokenHeadlines(p)
	column := columnWidth(p)
	certainties := breaks(p, column)
	if !showsBreaks(p, certainties, column) {
		certainties = hungMarks(p)
	}
	p.Join("broken-lines", certainties, between)
}

// hungMarks are the breaks before marks that stand alone; no page need have three.
func hungMarks(p *page.Page) []article.Certainty {
	out, ends := make([]article.Certainty, len(p.Blocks)), p.Has("。")
	for i := 1; i < len(p.Blocks); i++ {
		if isHung(p.Blocks[i-1], p.Blocks[i], ends) {
			out[i] = article.Stated
		}
	}
	return out
}

// isHung tells a mark in a paragraph of its own that ends the one above, which has
// words, and no such mark there yet. On a page that ends no sentence, such as
// subtitles, a line may be no more than ？.
func isHung(above, b article.Block, ends bool) bool {
	if above.Kind != article.Paragraph || b.Kind != article.Paragraph || !onlyEnds.MatchString(b.Text) || runes.CountHan(above.Text) < leastHungOn {
		return false
	}
	first, _ := utf8.DecodeRuneInString(b.Text)
	isOpen := strings.Count(above.Text, "“") > strings.Count(above.Text, "”")
	last, _ := utf8.DecodeLastRuneInString(above.Text)
	return isOpen == (first == '”') && ends && !strings.ContainsRune("：:”\"", last) && (isOpen || !endsSentence(above.Text))
}

const leastHungOn = 10 // characters of a paragraph that a mark can have been parted from

// onlyEnds are marks that end a sentence, and nothing else.
var onlyEnds = expression.Compile(`^\s*(?:[。！？；，]”?|”[。，]?)\s*$`)

// showsBreaks tells that the page has breaks enough, that enough of them are
// none of an author's, and that what is put together ends as paragraphs do.
func showsBreaks(p *page.Page, certainties []article.Certainty, column *column) bool {
	breaks, torn := 0, 0
	joined, whole := 0, 0 // paragraphs put together, and those that end as a sentence does or could not have ended
	marked, mustGoOn := false, false
	for i, b := range p.Blocks {
		broken := certainties[i] != ""
		marked = broken && marked || isSentence(b.Text)
		if broken {
			above := p.Blocks[i-1].Text
			breaks++
			mustGoOn = opensInMid(b.Text)
			if isTorn(above, b.Text) || column != nil && isWithinPhrase(above, b.Text) {
				torn++
			}
			if goesOn := i+1 < len(p.Blocks) && certainties[i+1] != ""; !goesOn && marked {
				if joined++; mustGoOn || endsSentence(b.Text) {
					whole++
				}
			}
		}
	}
	least, tears := leastWhole, breaksATear
	if breaks >= manyBreaks {
		least = leastWholeMany
	}
	if column != nil {
		tears = breaksATearOfColumn
	}
	return breaks >= leastBreaks && torn >= leastTorn && torn*tears >= breaks && 100*whole >= least*joined
}

const (
	leastBreaks         = 3
	leastTorn           = 2
	breaksATear         = 5  // of so many breaks at most, one is inside a word,
	breaksATearOfColumn = 8  // or a phrase, where lines have one width
	leastLineRune       = 30 // characters of a paragraph that can have been broken

	leastWhole     = 50 // of 100 paragraphs put together
	manyBreaks     = 40 // of a book, which has lists and recipes too
	leastWholeMany = 30
)

// breaks tells of each block how certain it is that the one above goes on in
// it; "" where it does not.
func breaks(p *page.Page, column *column) []article.Certainty {
	out, ends := make([]article.Certainty, len(p.Blocks)), p.Has("。")
	marked := false
	for i := 1; i < len(p.Blocks); i++ {
		a, b := p.Blocks[i-1], p.Blocks[i]
		marked = out[i-1] != "" && marked || isSentence(a.Text)
		switch {
		case a.Kind != article.Paragraph || b.Kind != article.Paragraph:
		case isHung(a, b, ends):
			out[i] = article.Stated
		case column != nil && column.goesOn(p.Blocks, i-1, marked):
			out[i] = article.Inferred
		case column == nil || column.isLong(a.Text):
			_, out[i] = isBreak(a, b)
		}
	}
	return out
}

// isBreak tells that a paragraph goes on in the next.
func isBreak(a, b article.Block) (broken bool, certainty article.Certainty) {
	if numberedLine.MatchString(b.Text) {
		return false, ""
	}
	last, _ := utf8.DecodeLastRuneInString(a.Text)
	first, _ := utf8.DecodeRuneInString(b.Text)
	if utf8.RuneCountInString(a.Text) < leastLineRune || !isProse(a.Text) {
		return false, ""
	}
	open := strings.Count(a.Text, "“") > strings.Count(a.Text, "”")
	switch {
	case strings.ContainsRune("。．！？!?…；;：:", last):
		return false, ""
	case opensInMid(b.Text):
		return true, article.Stated
	case strings.ContainsRune("、，,", last) && isProse(b.Text):
		return true, article.Stated
	case !unicode.Is(unicode.Han, last) || !unicode.Is(unicode.Han, first) && !unicode.IsDigit(first):
		return false, ""
	case open && strings.Count(b.Text, "”") > strings.Count(b.Text, "“"):
		return true, article.Stated
	}
	if !isProse(b.Text) {
		return false, ""
	}
	return true, article.Inferred
}

// endsSentence tells a line that may be its paragraph's last.
func endsSentence(text string) bool {
	return strings.ContainsRune("。．！？!?…；;：:", lastMark(text))
}

// numberedLine opens with its number: 12 他说…, (3) …, 第二条 …, 二、….
var numberedLine = expression.Compile(`^\s*(?:[(（\[]?[\d０-９]{1,4}[\s.．、)）\]:：](?:\D|$)|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|第[\d一二三四五六七八九十百]{1,5}[章节節条條款回]|[①-⑳])`)

// isTorn tells a break that no author makes: inside a word, a number or a
// quotation, or before a mark that opens no line.
func isTorn(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return opensInMid(b) || likely.Text().IsOneWord(last, first) || unicode.IsDigit(last) && unicode.IsDigit(first) ||
		runes.IsHan(last) && strings.Count(a, "“") > strings.Count(a, "”") && strings.Count(b, "”") > strings.Count(b, "“")
}

// opensInMid tells text that begins with a mark that opens no line.
func opensInMid(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("、，。；）”’》」』", first)
}

// isProse tells text with the marks of sentences in it.
func isProse(text string) bool { return runes.HasAny(text, "，。,；！？") }

// between is what parts two pieces of a line: a space where words are; a number
// was broken.
func between(a []byte, b string) string {
	last, _ := utf8.DecodeLastRune(a)
	first, _ := utf8.DecodeRuneInString(b)
	if isLatin(last) && isLatin(first) && !(unicode.IsDigit(last) && unicode.IsDigit(first)) {
		return " "
	}
	return ""
}

func isLatin(r rune) bool { return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
