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

// column is the width at which a page's lines were broken.
type column struct {
	edge  int              // half characters that the widest line has; marks hang over it
	ends  string           // marks that end paragraphs on the page
	width func(string) int // of a text: by what is printed, or by a program that counts characters
}

// What a page broken by a column shows.
const (
	leastColumn = 36 // half characters: verses are shorter
	mostColumn  = 120

	maxColumnBytes = 5 * mostColumn // more than any such line has, whatever it is written in
	leastInMid     = 3              // lines that fill it and end in the middle of a sentence

	mostUnit = 14 // half characters that are not parted: a word of letters, a character and its marks
)

// columnWidth finds the width that most of the page's paragraphs fill and none
// exceeds; nil where there is none such.
func columnWidth(p *page.Page) *column {
	for _, b := range p.Blocks {
		if b.Kind == article.Paragraph && len(b.Text) > maxColumnBytes {
			return nil
		}
	}
	printed, full := columnOf(p, widthOf)
	if counted, n := columnOf(p, widthByCount); n > full {
		return counted
	}
	return printed
}

// columnOf is the same where lines are measured in one way, and how many lines
// are full.
func columnOf(p *page.Page, width func(string) int) (c *column, full int) {
	c = &column{ends: "。．！？!?…：:", width: width}
	paragraphs := 0
	for _, b := range p.Blocks {
		if b.Kind == article.Paragraph {
			c.edge = max(c.edge, width(strings.TrimRight(b.Text, hanging)))
			paragraphs++
		}
	}
	if c.edge < leastColumn || c.edge > mostColumn {
		return nil, 0
	}
	inMid, goOn, prose, tails, ended := 0, 0, 0, 0, 0
	goesOn, marked := false, false // the line above is full, and in mid-sentence; what it belongs to has marks
	for i, b := range p.Blocks {
		isLine := b.Kind == article.Paragraph
		if runes.HasAny(b.Text, "，。、") {
			prose++
		}
		marked = goesOn && marked || isSentence(b.Text)
		isFull, ends := isLine && c.isFull(p.Blocks, i), endsSentence(b.Text)
		if goesOn && marked && (!isFull || ends) {
			if tails++; ends && isLine {
				ended++
			}
		}
		if last := lastMark(b.Text); isLine && !isFull && strings.ContainsRune("；;", last) {
			c.ends += string(last)
		}
		goesOn = isFull && !ends
		if isFull {
			full++
		}
		if goesOn {
			goOn++
			if last, _ := utf8.DecodeLastRuneInString(b.Text); runes.IsHan(last) || unicode.IsDigit(last) {
				inMid++
			}
		}
	}
	if 2*ended < tails { // lines end where an author ends them
		return nil, 0
	}
	if inMid < leastInMid || 3*full < paragraphs || 2*goOn < full || 2*prose < full {
		return nil, 0
	}
	return c, full
}

// hanging are marks that stand over a column's edge rather than open a line.
const hanging = "，。．、；：！？”’》）」』】…,.;:!?)"

// isFull tells a line that has no room for what the next one opens with.
func (c *column) isFull(blocks []article.Block, i int) bool {
	unit := 2
	if i+1 < len(blocks) {
		unit = unitOf(blocks[i+1].Text)
	}
	return c.width(blocks[i].Text)+unit > c.edge
}

// isLong tells a line that is full, or nearly: the widths of letters and spaces
// are not known.
func (c *column) isLong(line string) bool {
	return 5*c.width(line) > 4*c.edge
}

// unitOf is how wide the beginning of a text is that no line parts: a word of
// letters, or a character with the marks on either side of it.
func unitOf(text string) (width int) {
	opens, letters := true, false
	for _, r := range text {
		switch {
		case opens && strings.ContainsRune("“‘《（「『【(", r):
		case opens:
			opens, letters = false, r < utf8.RuneSelf && unicode.IsLetter(r)
		case letters && r < utf8.RuneSelf && unicode.IsLetter(r):
		case strings.ContainsRune(hanging, r):
			letters = false
		default:
			return min(max(width, 2), mostUnit)
		}
		width += widthOfRune(r)
	}
	return min(max(width, 2), mostUnit)
}

// goesOn tells that a full line goes on in the next. marked tells that
// what it goes on from is marked as sentences are, and no heading.
func (c *column) goesOn(blocks []article.Block, i int, marked bool) bool {
	a, b := blocks[i].Text, blocks[i+1].Text
	if !c.isFull(blocks, i) || strings.ContainsRune(c.ends, lastMark(a)) {
		return false
	}
	if isNumbered(b) || isDated(a) && isDated(b) {
		return false
	}
	if marked || strings.HasSuffix(a, "、") || opensInMid(b) {
		return true
	}
	opensText := isProse(b) || i+2 < len(blocks) && c.isFull(blocks, i+1)
	return !opensText || !opensAnew(a, b)
}

// opensAnew tells that the text b opens under the heading a, and does not go on
// from it: with a report's lead, a day, or the heading's own words.
func opensAnew(a, b string) bool {
	if lead.MatchString(b) {
		return true
	}
	signs, shared := 0, sharedRun(a, runes.First(b, newsRunes))
	for _, sign := range []bool{opensWithDay.MatchString(b), runes.First(a, 2) == runes.First(b, 2), shared >= sameRunes, shared >= 2*sameRunes} {
		if sign {
			signs++
		}
	}
	return signs > 1 || signs == 1 && !isTorn(a, b) && !isWithinPhrase(a, b)
}

const (
	newsRunes = 30 // of a text, which say again what stands in its heading
	sameRunes = 4  // in a row, that are no chance
)

// sharedRun is how many characters in a row of one text, at most, stand in another.
func sharedRun(a, b string) (most int) {
	text := []rune(a)
	for i := range text {
		for i+most < len(text) && strings.Contains(b, string(text[i:i+most+1])) {
			most++
		}
	}
	return most
}

// isWithinPhrase tells that a line's first character rather follows the one that
// ends the line above than opens one.
func isWithinPhrase(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return runes.IsHan(last) && runes.IsHan(first) && likely.Text().Surprise(last, first) < likely.Text().Surprise(0, first)
}

// isSentence tells a line that is no heading.
func isSentence(text string) bool { return isProse(text) || lead.MatchString(text) }

// isNumbered tells a line that opens with its number; 第十条第一款 is none.
func isNumbered(text string) bool {
	number := numberedLine.FindString(text)
	if number == "" || !strings.HasPrefix(strings.TrimLeft(number, " 　"), "第") {
		return number != ""
	}
	rest := strings.TrimPrefix(text, number)
	return rest == "" || rest[0] == ' ' || strings.HasPrefix(rest, "　")
}

// isDated tells an item of a history: 2010年11月25日 …常务委员会第十九次会议批准.
func isDated(text string) bool {
	return len(text) > len("2010年") && text[0] <= '9' && text[0] > '0' && strings.HasPrefix(text[len("2010"):], "年")
}

// opensWithDay: 近日，…, 今天（5月1日）…, 3月5日，…, 记者从…获悉.
var opensWithDay = expression.Compile(`^(?:近日|日前|[今昨]天[（(]|记者|記者|据|據|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日[，,])`)

// lead opens a report: 本报讯（, 新华社北京5月1日电 .
var lead = expression.Compile(`^[^，。；！？]{0,20}(?:消息|讯|訊|电|電|报道|報導)[（(：: 　]`)

// lastMark is what a text ends in, before what closes quotations.
func lastMark(text string) rune {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "”’」』）)"))
	return last
}

// widthByCount is as wide as a text is to a program that counts characters.
func widthByCount(text string) int { return 2 * utf8.RuneCountInString(text) }

// widthOf a text in half characters.
func widthOf(text string) (width int) {
	for _, r := range text {
		width += widthOfRune(r)
	}
	return width
}

func widthOfRune(r rune) int {
	if r > unicode.MaxLatin1 {
		return 2
	}
	return 1
}
