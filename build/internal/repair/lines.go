package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
)

// brokenLines joins paragraphs that a column's width broke in mid-sentence.
//
// Evidence: the page has three such breaks or more. A break is between a
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
func brokenLines(p *Page) {
	if p.LinesStated {
		return
	}
	breaks, torn, column := 0, 0, p.column()
	joined, whole := 0, 0 // paragraphs put together, and those that end as a sentence does or could not have ended
	goesOn, mustGoOn := false, false
	for i := range p.Blocks {
		broken := false
		if i > 0 {
			broken, _ = isBreak(p.Blocks[i-1], p.Blocks[i], column)
		}
		switch {
		case broken:
			breaks++
			if isTorn(p.Blocks[i-1].Text, p.Blocks[i].Text) {
				torn++
			}
		case goesOn:
			joined++
			if mustGoOn || endsSentence(p.Blocks[i-1].Text) {
				whole++
			}
		}
		goesOn = broken
		mustGoOn = broken && opensInMid(p.Blocks[i].Text)
	}
	least := leastWhole
	if breaks >= manyBreaks {
		least = leastWholeMany
	}
	if breaks < leastBreaks || torn < leastTorn || torn*breaksATear < breaks || 100*whole < least*joined {
		return
	}
	j := joiner{page: p, places: make([]int, len(p.Blocks)+1), made: map[int][]article.Repair{article.InTitle: p.made[article.InTitle]}}
	for i, b := range p.Blocks {
		if i > 0 {
			if broken, certainty := isBreak(p.Blocks[i-1], b, column); broken {
				j.join(i, certainty)
				continue
			}
		}
		j.take(i)
	}
	j.finish()
	j.places[len(p.Blocks)] = len(j.blocks)
	for i := range p.gone {
		p.gone[i].Offset = j.places[p.gone[i].Offset]
	}
	p.Blocks, p.made = j.blocks, j.made
}

// joiner puts blocks together, and the changes made in them.
type joiner struct {
	page   *Page
	places []int // of the blocks, among those joined
	blocks []article.Block
	made   map[int][]article.Repair
	words  []byte // the last block's text so far
	length int    // its characters
}

// take takes a block that goes on with none before it.
func (j *joiner) take(i int) {
	j.finish()
	at := len(j.blocks)
	j.places[i] = at
	j.blocks = append(j.blocks, j.page.Blocks[i])
	j.made[at] = moved(j.page.made[i], at, 0)
	j.words = append(j.words[:0], j.page.Blocks[i].Text...)
	j.length = utf8.RuneCount(j.words)
}

// finish gives the last block its text.
func (j *joiner) finish() {
	if n := len(j.blocks); n > 0 && len(j.words) > len(j.blocks[n-1].Text) {
		j.blocks[n-1].Text = string(j.words)
	}
}

// join puts a block behind the last.
func (j *joiner) join(i int, certainty article.Certainty) {
	at, more := len(j.blocks)-1, j.page.Blocks[i].Text
	space := between(j.words, more)
	j.made[at] = append(j.made[at], article.Repair{Rule: "broken-lines", Block: at, Offset: j.length, Before: "\n", After: space, Certainty: certainty})
	j.length += len(space)
	j.made[at] = append(j.made[at], moved(j.page.made[i], at, j.length)...)
	j.length += utf8.RuneCountInString(more)
	j.words = append(append(j.words, space...), more...)
	j.places[i] = at
}

const (
	leastBreaks   = 3
	leastTorn     = 2
	breaksATear   = 5  // of so many breaks at most, one is inside a word
	leastLineRune = 30 // characters of a paragraph that can have been broken

	leastWhole     = 50 // of 100 paragraphs put together
	manyBreaks     = 40 // of a book, which has lists and recipes too
	leastWholeMany = 30
)

// isBreak tells that a paragraph goes on in the next. column is the width that
// the page's paragraphs fill, or 0.
func isBreak(a, b article.Block, column int) (broken bool, certainty article.Certainty) {
	if a.Kind != article.Paragraph || b.Kind != article.Paragraph {
		return false, ""
	}
	if numberedLine.MatchString(b.Text) {
		return false, ""
	}
	last, _ := utf8.DecodeLastRuneInString(a.Text)
	first, _ := utf8.DecodeRuneInString(b.Text)
	if column > 0 && widthOf(a.Text) >= column && !endsSentence(a.Text) {
		return true, article.Inferred
	}
	if utf8.RuneCountInString(a.Text) < leastLineRune || !isProse(a.Text) {
		return false, ""
	}
	open := strings.Count(a.Text, "“") > strings.Count(a.Text, "”")
	switch {
	case strings.ContainsRune("。！？!?…；;：:", last):
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
	return isProse(b.Text), article.Inferred
}

// endsSentence tells a line that may be its paragraph's last.
func endsSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "”’」』）)"))
	return strings.ContainsRune("。！？!?…；;：:", last)
}

// numberedLine opens with its number: 12 他说…, (3) …, 第二条 …, 二、….
var numberedLine = expression.Compile(`^\s*(?:[(（\[]?[\d０-９]{1,4}[\s.．、)）\]:：](?:\D|$)|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|第[\d一二三四五六七八九十百]{1,5}[章节節条條款回]|[①-⑳])`)

// isTorn tells a break that no author makes: inside a word, a number or a
// quotation, or before a mark that opens no line.
func isTorn(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return opensInMid(b) || likely().isOneWord(last, first) || unicode.IsDigit(last) && unicode.IsDigit(first) ||
		isHan(last) && strings.Count(a, "“") > strings.Count(a, "”") && strings.Count(b, "”") > strings.Count(b, "“")
}

// opensInMid tells text that begins with a mark that opens no line.
func opensInMid(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("、，。；）”’》」』", first)
}

// isProse tells text with the marks of sentences in it.
func isProse(text string) bool { return strings.ContainsAny(text, "，。,；！？") }

// between is what parts two pieces of a line: a space where words are.
func between(a []byte, b string) string {
	last, _ := utf8.DecodeLastRune(a)
	first, _ := utf8.DecodeRuneInString(b)
	if isLatin(last) && isLatin(first) {
		return " "
	}
	return ""
}

func isLatin(r rune) bool { return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
