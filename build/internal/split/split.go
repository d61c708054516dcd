// Package split finds the articles of a document, and what each is called.
//
// A newspaper page becomes its articles where the cues are strong: a headline
// and under it a lead such as 本报讯(记者 …) or a byline, or above it the name of
// who wrote what stands before; more than once. A page without cues stays whole.
package split

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// None stands for a title that is no block of the document.
const None = -1

// Page is a document's division. Places are indexes into its blocks.
type Page struct {
	Title    int    // the block that is the page's title, when it holds several articles
	Above    Span   // what stands above its articles
	Intro    []int  // of that, what is to be read
	Articles []Part // never empty
}

// Part is one article.
type Part struct {
	Title int // the block that is its title, or None
	Body  []int
}

// Span is a run of blocks, the end not in it.
type Span struct{ From, To int }

// Known is what is known of a document before it is divided.
type Known struct {
	Titled bool         // its title stands apart from its blocks
	Single bool         // it is stated to be one article
	Below  []string     // lines that stood around the text and were taken out
	Credit []int        // blocks before which lines of credits stood that were taken out
	Marked map[int]bool // blocks that MarkHeadings made headings
}

// Document divides a document.
func Document(blocks []article.Block, known Known) Page {
	if !known.Single {
		if page, ok := newspaperPage(blocks, known); ok {
			return page
		}
	}
	title := None
	if !known.Titled {
		title = findTitle(blocks, known)
	}
	return Page{Title: None, Articles: []Part{{Title: title, Body: allBut(blocks, 0, len(blocks), title)}}}
}

func allBut(blocks []article.Block, from, to, title int) []int {
	body := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		if i != title {
			body = append(body, i)
		}
	}
	return body
}

// findTitle is the block that is a document's title: its first line, or the
// line above the credits (2023-06-14 来源:… 编辑:…) where the first is none, or,
// on pages that put it last, the line above the editor's name at the end.
func findTitle(blocks []article.Block, known Known) int {
	if len(blocks) < 2 {
		return None
	}
	if IsLetterhead(blocks[0].Text, blocks[1:]) {
		return belowOffice(blocks, 2)
	}
	if at := statedTitle(blocks, known); at != None {
		return at
	}
	if isHeadline(blocks[0]) || isLongTitle(blocks[0]) || isShortTitle(blocks) || isDayTitle(blocks[0]) {
		if isKicker(blocks, known) || isWriterAbove(blocks) || isNumberAbove(blocks) {
			return 1
		}
		return 0
	}
	for _, i := range known.Credit {
		if i > 0 && i <= 8 && isHeadline(blocks[i-1]) {
			return i - 1
		}
	}
	for i := 1; i < min(len(blocks), 8); i++ {
		if isCredits(blocks[i].Text) && isHeadline(blocks[i-1]) {
			return i - 1
		}
	}
	for i := max(len(blocks)-8, 1); i < len(blocks); i++ {
		if editorLine.MatchString(blocks[i].Text) && isHeadline(blocks[i-1]) {
			return i - 1
		}
	}
	for _, line := range known.Below {
		if last := len(blocks) - 1; editorLine.MatchString(line) && isHeadline(blocks[last]) {
			return last
		}
	}
	return None
}

// statedTitle is the one heading of the first level above the text, be there
// other lines above it: a site's name, a day.
func statedTitle(blocks []article.Block, known Known) int {
	at := None
	for i, b := range blocks[:min(len(blocks), 8)] {
		if isProse(b) {
			break
		}
		if b.Kind != article.Heading || b.Level != 1 || known.Marked[i] {
			continue
		}
		if at != None || !isHeadline(b) {
			return None
		}
		at = i
	}
	return at
}

// isKicker tells a short first line that only leads to the headline below it,
// where that one stands right above the credits: “大道康庄”吉林篇.
func isKicker(blocks []article.Block, known Known) bool {
	if !slices.Contains(known.Credit, 2) || !isHeadline(blocks[1]) || strings.HasPrefix(blocks[1].Text, "—") || strings.HasPrefix(blocks[1].Text, "--") {
		return false
	}
	first, second := utf8.RuneCountInString(blocks[0].Text), utf8.RuneCountInString(blocks[1].Text)
	return first <= maxKicker && second > first
}

// isWriterAbove tells a first line that is the writer's name, which stands below
// the headline, too.
func isWriterAbove(blocks []article.Block) bool {
	if len(blocks) < 4 || !isHeadline(blocks[1]) || strings.TrimSpace(blocks[0].Text) != strings.TrimSpace(blocks[2].Text) {
		return false
	}
	name := strings.Join(strings.Fields(blocks[0].Text), "")
	n := utf8.RuneCountInString(name)
	return n >= 2 && n <= minHeadline && n < utf8.RuneCountInString(blocks[1].Text)
}

// maxKicker is the most characters of a line above a headline that leads to it.
const maxKicker = 10

// Bounds of a headline, in characters.
const (
	minHeadline = 4
	maxHeadline = 50
	maxTitle    = 120 // of a document's first line
)

// isHeadline tells a block that can be a title: short, no sentence, no credits.
func isHeadline(b article.Block) bool {
	text := strings.TrimSpace(b.Text)
	return isTitleText(b, text, maxHeadline)
}

// isShortTitle tells a first line of two or three characters, 河灯, 大事记, or
// with sentences right below it of one, 家, or with a number behind, 教父3.
func isShortTitle(blocks []article.Block) bool {
	text := strings.TrimSpace(blocks[0].Text)
	n := utf8.RuneCountInString(text)
	if blocks[0].Kind != article.Paragraph || n == 0 || n >= minHeadline {
		return false
	}
	if n >= 2 && runes.AllHan(text) {
		return true
	}
	return len(blocks) > 1 && numberedName.MatchString(text) && !numberedPart.MatchString(text) && isProse(blocks[1])
}

// isDayTitle tells a first line that a day begins as it does a file's name, and
// a name: 2021-04-21-張家源來訪. Behind a space the name may be that of the source,
// but in a heading.
func isDayTitle(b article.Block) bool {
	m := dayAndName.FindStringSubmatch(b.Text)
	if m == nil || m[1] == "" && b.Kind != article.Heading {
		return false
	}
	return isTitleText(b, m[2], maxHeadline)
}

var (
	numberedName = expression.Compile(`^\p{Han}{1,2}\d{0,2}$`)
	numberedPart = expression.Compile(`^(?:[图圖表附第例题題卷注註]|[一二三四五六七八九十]$)`)
	dayAndName   = expression.Compile(`^\s*(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s*([-_—]?)\s*([^\s\d:：，,][^:：，,]*)$`)
)

// isLongTitle tells a first line that is long for a title, as those of laws
// and of reports on speeches are, and still no prose: it has few commas.
func isLongTitle(b article.Block) bool {
	text := strings.TrimSpace(b.Text)
	return b.Kind == article.Paragraph && strings.Count(text, "，")+strings.Count(text, ",") <= 2 && isTitleText(b, text, maxTitle)
}

func isTitleText(b article.Block, text string, longest int) bool {
	n := utf8.RuneCountInString(text)
	if b.Kind == article.Heading {
		return n >= minHeadline && n <= maxTitle && !isCredits(text)
	}
	if b.Kind != article.Paragraph || n < minHeadline || n > longest {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune("。；;：:，,、.", last) || strings.ContainsAny(text, "。>»\t") || strings.Count(text, "|")+strings.Count(text, "｜") > 1 || strings.Contains(text, "://") {
		return false
	}
	return !isCredits(text) && !caption.MatchString(text) && !byline.MatchString(text) && !lead.MatchString(text) && !isInBrackets(text)
}

// isInBrackets tells a line that opens with a bracket and is no name of a
// column with the headline behind it: (街头巷尾看文明)千人广场舞 舞出文明风.
func isInBrackets(text string) bool {
	if !strings.HasPrefix(text, "(") && !strings.HasPrefix(text, "（") {
		return false
	}
	end := strings.IndexAny(text, ")）")
	return end < 0 || utf8.RuneCountInString(text[end:]) <= 2*minHeadline || strings.ContainsAny(text[:end], "，,：:摄攝图圖")
}

// isCredits tells a line that says when and by whom a text was published.
func isCredits(text string) bool {
	if !runes.AtMost(text, 120) || strings.Contains(text, "。") {
		return false
	}
	return creditDate.MatchString(text) || creditLabel.MatchString(text) || pageCredits.MatchString(text)
}

var (
	creditDate  = expression.Compile(`^\s*(?:[Dd]ate|发布时间|發佈時間|發布時間|发布日期|时间|時間|日期)?\s*[:：]?\s*(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}`)
	creditLabel = expression.Compile(`^\s*[（(]?\s*(?:来源|來源|稿源|作者|编辑|編輯|责编|責編|责任编辑|責任編輯|发布时间|發佈時間|發布時間|记者|記者)\s*[:：]`)
	// pageCredits are who made a page, and how an advertiser is reached.
	pageCredits = expression.Compile(`^\s*(?:本版|值班|执行)?(?:责编|責編|编辑|編輯|责任编辑|責任編輯|美编|美編|校对|校對|审核|審核|版式|组版|統籌|统筹)[\s　]+\p{Han}{2,4}(?:[\s　]|$)|(?:电话|電話|地址|热线|熱線|邮编|郵編|邮箱)\s*[:：]`)
	editorLine  = expression.Compile(`^\s*[（(\[【]?\s*(?:责编|責編|编辑|編輯|责任编辑|責任編輯)\s*[:：]`)
)
