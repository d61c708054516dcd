package split

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
)

// A document of the size of a book becomes its chapters, so that a search finds
// the chapter and not the book: by its headings, or where it has none by lines
// such as 第一编 区域环境. What is still long is divided by the headings below.

// Chapter is a run of a book's blocks.
type Chapter struct {
	Titles []string // of the chapter and those it lies in, the widest first; none above the first heading
	Span            // its own title is not in it
}

// Bounds, in characters.
const (
	leastBook    = 120_000 // the longest laws of a country are shorter
	mostChapter  = 20_000  // what is longer is divided, where it can be
	leastChapter = 400     // on average, of those that one is divided into
)

const (
	leastChapters = 3
	leastHeadings = 3 // else lines are looked at
	maxChapters   = 20_000
)

// Chapters divides the blocks of a book; it gives none for what is none. Whether
// its headings are stated, or told by how they look, as in a PDF, is given: there
// lines are looked at.
func Chapters(blocks []article.Block, stated bool) []Chapter {
	long := 0
	for _, b := range blocks {
		long += len(b.Text)
	}
	if long < leastBook { // bytes: never more characters
		return nil
	}
	book := newBook(blocks, stated)
	if book.size(0, len(blocks)) < leastBook {
		return nil
	}
	book.divide(Chapter{Span: Span{0, len(blocks)}})
	if len(book.chapters) < leastChapters || len(book.chapters) > maxChapters {
		return nil
	}
	return book.chapters
}

type book struct {
	blocks   []article.Block
	levels   []int // of the heading that a block is, 0 of others
	before   []int // characters before each block
	chapters []Chapter
}

func newBook(blocks []article.Block, stated bool) *book {
	b := &book{blocks: blocks, levels: make([]int, len(blocks)), before: make([]int, len(blocks)+1)}
	headings := 0
	for i, block := range blocks {
		b.before[i+1] = b.before[i] + utf8.RuneCountInString(block.Text)
		if block.Kind == article.Heading {
			b.levels[i] = max(block.Level, 1)
			headings++
		}
	}
	if headings < leastHeadings || !stated {
		for i, block := range blocks {
			b.levels[i] = levelOfLine(block)
		}
	}
	b.leaveContents()
	return b
}

// leaveContents takes back the headings that nothing stands under: lines of a
// table of contents, of which the level of the next is no deeper.
func (b *book) leaveContents() {
	next := 0 // the level of the heading that follows, if nothing stands between
	for i := len(b.levels) - 1; i >= 0; i-- {
		level := b.levels[i]
		if level > 0 && next > 0 && next <= level {
			b.levels[i] = 0
		}
		switch {
		case level > 0:
			next = level
		case b.blocks[i].Text != "":
			next = 0
		}
	}
}

func (b *book) size(from, to int) int { return b.before[to] - b.before[from] }

// divide adds a chapter, or where that is long those that it holds.
func (b *book) divide(c Chapter) {
	var starts []int
	if b.size(c.From, c.To) > mostChapter {
		starts = b.starts(c)
	}
	if len(starts) == 0 {
		b.chapters = append(b.chapters, c)
		return
	}
	if starts[0] > c.From {
		b.chapters = append(b.chapters, Chapter{c.Titles, Span{c.From, starts[0]}})
	}
	for i, start := range starts {
		end := c.To
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		titles := append(slices.Clip(c.Titles), strings.TrimSpace(b.blocks[start].Text))
		b.divide(Chapter{titles, Span{start + 1, end}})
	}
}

// starts are the headings of the widest level in a chapter that divide it into
// pieces worth reading alone.
func (b *book) starts(c Chapter) (starts []int) {
	widest := 0
	for _, level := range b.levels[c.From:c.To] {
		if level > 0 && (widest == 0 || level < widest) {
			widest = level
		}
	}
	for i := c.From; widest > 0 && i < c.To; i++ {
		if b.levels[i] == widest {
			starts = append(starts, i)
		}
	}
	if len(starts)*leastChapter > b.size(c.From, c.To) {
		return nil
	}
	return starts
}

var (
	chapterLine = expression.Compile(`^\s*(?:第[零〇一二三四五六七八九十百千两兩\d]{1,6}([卷编編篇部集辑輯章回讲講节節])|(卷)[之第]?[零〇一二三四五六七八九十百\d]{1,4}(?:之[一二三四五六七八九十]{1,2})?)(?:[\s　:：、.．]|$)`)
	pageOfLine  = expression.Compile(`[.．·…\s　]\d{1,4}\s*$`)
	ofBooks     = expression.Compile(`^\s*(?:序|序言|前言|凡例|概[\s　]*述|[总總][\s　]*述|大事[记記]|附[\s　]*[录錄]|后[\s　]*记|後[\s　]*記|跋)(?:[一二三四五六七八九十]|$)`)
)

// levelOfLine is the level of a line that heads a chapter, 0 of any other.
func levelOfLine(b article.Block) int {
	if b.Kind != article.Paragraph && b.Kind != article.Heading || len(b.Text) > 3*maxHeadline || strings.ContainsAny(b.Text, "。！？；") {
		return 0
	}
	m := chapterLine.FindStringSubmatch(b.Text)
	switch {
	case m == nil && ofBooks.MatchString(b.Text):
		return 1
	case m == nil || pageOfLine.MatchString(b.Text):
		return 0
	}
	switch m[1] {
	case "章", "回", "讲", "講":
		return 2
	case "节", "節":
		return 3
	}
	return 1
}
