package split

import (
	"slices"
	"strings"
	"unicode/utf8"

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

// Chapters divides the blocks of a book; it gives none for what is none. Stated
// is the deepest level of headings that are stated: others are told by how they
// look, as in a PDF. Lines are looked at where headings are not stated, or leave
// most of the book in one piece.
func Chapters(blocks []article.Block, stated int) []Chapter {
	long := 0
	for _, b := range blocks {
		long += len(b.Text)
	}
	if long < leastBook { // bytes: never more characters
		return nil
	}
	b := newBook(blocks)
	if b.size(0, len(blocks)) < leastBook {
		return nil
	}
	if b.takeHeadings(stated) {
		b.divide(Chapter{Span: Span{0, len(blocks)}})
	}
	if longest := b.longest(); longest > b.size(0, len(blocks))/2 {
		lines := newBook(blocks)
		lines.takeLines()
		lines.divide(Chapter{Span: Span{0, len(blocks)}})
		if len(b.chapters) == 0 || lines.longest() < longest/2 {
			b = lines
		}
	}
	if len(b.chapters) < leastChapters || len(b.chapters) > maxChapters {
		return nil
	}
	return b.chapters
}

type book struct {
	blocks   []article.Block
	levels   []int        // of the heading that a block is, 0 of others
	names    map[int]bool // headings that are a number, with their name in the block below
	before   []int        // characters before each block
	chapters []Chapter
}

func newBook(blocks []article.Block) *book {
	b := &book{blocks: blocks, levels: make([]int, len(blocks)), before: make([]int, len(blocks)+1)}
	for i, block := range blocks {
		b.before[i+1] = b.before[i] + utf8.RuneCountInString(block.Text)
	}
	return b
}

// takeHeadings takes the headings of the blocks to a level, where there are some.
func (b *book) takeHeadings(deepest int) bool {
	headings := 0
	for i, block := range b.blocks {
		if level := max(block.Level, 1); block.Kind == article.Heading && level <= deepest {
			b.levels[i] = level
			headings++
		}
	}
	b.leaveContents()
	return headings >= leastHeadings
}

// leaveContents takes back the headings that nothing stands under: lines of a
// table of contents.
func (b *book) leaveContents() {
	texts := 0    // characters that are no heading's, below
	var next []at // the headings below, each wider than the one before
	for i := len(b.levels) - 1; i >= 0; i-- {
		level := b.levels[i]
		if level == 0 {
			texts += b.size(i, i+1)
			continue
		}
		for len(next) > 0 && next[len(next)-1].level > level {
			next = next[:len(next)-1]
		}
		if len(next) > 0 && next[len(next)-1].texts == texts {
			b.levels[i] = 0
		}
		if len(next) > 0 && next[len(next)-1].level == level {
			next = next[:len(next)-1]
		}
		next = append(next, at{level, texts})
	}
}

// at is a heading's level, and how many characters of text are below it.
type at struct{ level, texts int }

func (b *book) size(from, to int) int { return b.before[to] - b.before[from] }

// longest is the size of the longest chapter; the book's, where there is none.
func (b *book) longest() int {
	longest := 0
	for _, c := range b.chapters {
		longest = max(longest, b.size(c.From, c.To))
	}
	if longest == 0 {
		longest = b.size(0, len(b.blocks))
	}
	return longest
}

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
		b.divide(Chapter{c.Titles, Span{c.From, starts[0]}})
	}
	for i, start := range starts {
		end := c.To
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		title, from := strings.TrimSpace(b.blocks[start].Text), start+1
		if b.names[start] {
			title, from = title+" "+strings.TrimSpace(b.blocks[from].Text), from+1
		}
		b.divide(Chapter{append(slices.Clip(c.Titles), title), Span{from, end}})
	}
}

// starts are the headings of the widest level in a chapter that divide it into
// pieces worth reading alone. One heading alone, with much above it, divides
// nothing: it stands with those of the level below.
func (b *book) starts(c Chapter) (starts []int) {
	for widest := 1; ; {
		next := 0
		starts = starts[:0]
		for i := c.From; i < c.To; i++ {
			switch level := b.levels[i]; {
			case level == 0:
			case level <= widest:
				starts = append(starts, i)
			case next == 0 || level < next:
				next = level
			}
		}
		if next == 0 || len(starts) > 1 || len(starts) == 1 && b.size(c.From, starts[0]) < leastChapter {
			break
		}
		widest = next
	}
	if len(starts)*leastChapter > b.size(c.From, c.To) {
		return nil
	}
	return starts
}
