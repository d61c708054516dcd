package pipeline

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/read"
	"fangzhi/build/internal/runes"
	"fangzhi/build/internal/split"
	"fangzhi/data/article"
)

// chapters makes documents of a book's chapters. A document that is none, or
// that is stated to be one article, stays whole.
func chapters(d read.Document, file string) []read.Document {
	if d.Format.IsRecords() {
		return []read.Document{d}
	}
	division := split.Chapters(d.Blocks, statedLevels(d))
	if len(division) == 0 {
		return []read.Document{d}
	}
	book, within := d.Book, d.Title
	if book == "" {
		book, within = bookTitle(d, division[0], file), ""
		if d.Value(read.FieldSource) == "" && strings.ContainsFunc(book, runes.IsHan) {
			d.Fields = append(slices.Clip(d.Fields), read.Field{Name: read.FieldSource, Value: book})
		}
	}
	all := make([]read.Document, 0, len(division))
	for i, c := range division {
		own := d
		own.Book, own.Blocks = book, d.Blocks[c.From:c.To:c.To]
		own.Title = strings.Join(c.Titles, " · ")
		if within != "" && len(c.Titles) > 0 {
			own.Title = within + " · " + own.Title
		}
		if len(c.Titles) == 0 {
			own.Title = cmp.Or(within, book)
		}
		own.Raw = (&article.Article{Blocks: own.Blocks}).Text()
		if own.Around = [2][]article.Block{}; i == 0 {
			own.Around[0] = d.Around[0]
		} else {
			own.Above, own.Summary = nil, ""
		}
		if i == len(division)-1 {
			own.Around[1] = d.Around[1]
		} else {
			own.Below = nil
		}
		all = append(all, own)
	}
	return all
}

// statedLevels is the deepest level of headings that a document states; of plain
// text and of a PDF without an outline they only look like some.
func statedLevels(d read.Document) int {
	switch d.Format {
	case read.Text:
		return 0
	case read.PDF:
		return d.Outlined
	}
	return math.MaxInt
}

// maxBookTitle is the most bytes of a first line that is a book's title.
const maxBookTitle = 90

// bookTitle is what a book is called: as it says, as its file, or as its first
// line, where that says more than the file's name or that is no word: 1.txt.
func bookTitle(d read.Document, first split.Chapter, file string) string {
	if d.Title != "" {
		return d.Title
	}
	name := path.Base(file)
	name = strings.TrimSuffix(name, path.Ext(name))
	line := ""
	if block := d.Blocks[first.From]; len(first.Titles) == 0 && block.Kind != article.ListItem && len(block.Text) <= maxBookTitle {
		line = block.Text
	}
	if line != "" && (!strings.ContainsFunc(name, runes.IsHan) || strings.Contains(line, name) || namesBook.MatchString(line)) {
		return line
	}
	return name
}

// namesBook tells a line that ends as the titles of annals and yearbooks do.
var namesBook = expression.Compile(`\p{Han}[志誌鉴鑑鑒]\s*(?:[（(].{1,24}[）)])?$`)

// nearChapters is how many chapters of a book each of them names: a reader
// looks up no more titles than that, and a phone's screen lists no more.
const nearChapters = 21

// linkBook tells each chapter of a book of it and of the chapters around.
func linkBook(items []*spooled, title string) {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = item.Article.ID
	}
	for i, item := range items {
		if item.Article.Page != nil { // a page of its own in the book
			continue
		}
		from := max(0, min(i-nearChapters/2, len(ids)-nearChapters))
		near := ids[from:min(len(ids), from+nearChapters)]
		item.Article.Page = &article.Page{Title: title, Articles: append([]string(nil), near...), Book: true}
		item.PageAt = i - from
	}
}
