// Package read turns a text into documents: blocks of plain text, and what the
// document says about itself. There is one reader a format, one file each; what
// the bytes of a format hold, the packages below know, and nothing of documents.
//
// A reader keeps every word of the text it takes for content and changes none;
// mending is the work of another stage. It never returns HTML.
package read

import (
	"path"
	"slices"
	"strings"

	"fangzhi/build/internal/read/imageurl"
	"fangzhi/build/internal/read/markdown"
	"fangzhi/build/internal/read/plaintext"
	"fangzhi/build/internal/read/webpage"
	"fangzhi/data/article"
)

// Format is a kind of source, as an article's origin names it.
type Format string

// The formats.
const (
	Text     Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
	Lines    Format = "jsonl"
)

// Document is one text as its file holds it.
type Document struct {
	Format   Format
	Title    string  // as the document states it apart from its text, or ""
	Window   string  // a page's <title>, or ""
	Fields   []Field // what else it states about itself, in its own order
	Blocks   []article.Block
	Summary  string   // as stated above the text, which does not hold it, or ""
	Above    []string // short lines that stand above the text on a page and are no part of it
	Below    []string
	Around   [2][]article.Block // on a page: what stands above its text and below it
	Raw      string             // the text as found
	Book     string             // what it is a chapter of, or ""
	Listing  *webpage.Listing   // on a page of a site: what it shows of the site's other pages; nil: nothing
	Outlined int                // of a PDF: the deepest level of the headings that its outline names, or 0
	Alone    bool               // it states a title, in a heading or above its text, and holds nothing else
}

// MaxBlocks is how many blocks a document may have. Of one that has more a
// reader gives at least one block more than that, and need not give all.
const MaxBlocks = plaintext.MaxBlocks

// Field is a statement of a document about itself. Name is one of the names
// below; a field that may hold several values is there several times.
type Field struct {
	Name  string
	Value string
}

// The names of fields.
const (
	FieldID      = "id"
	FieldTitle   = "title"
	FieldBody    = "body"
	FieldDate    = "date"
	FieldSource  = "source"
	FieldSite    = "site" // the website a page was saved from
	FieldAuthor  = "author"
	FieldEditor  = "editor"
	FieldURL     = "url"
	FieldTopics  = "topics"
	FieldGenre   = "genre" // the kind of text
	FieldRights  = "rights"
	FieldSummary = "summary"
	FieldTaken   = "taken" // when a page was taken into a web archive, which is no date of its own
)

// Value is the first value of a field, or "".
func (d *Document) Value(name string) string {
	for _, f := range d.Fields {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

// maxFields is how many statements of a document about itself are kept.
const maxFields = 1000

// add notes a field; an empty value says nothing.
func (d *Document) add(name, value string) {
	value = strings.TrimSpace(value)
	if value == "" || len(d.Fields) >= maxFields {
		return
	}
	for _, f := range d.Fields {
		if f.Name == name && f.Value == value {
			return
		}
	}
	d.Fields = append(d.Fields, Field{Name: name, Value: value})
}

// set takes the fields over that a mapping recognised; the title goes to its place.
func (d *Document) set(fields []Field) {
	for _, f := range fields {
		switch {
		case f.Name == FieldTitle:
			if d.Title == "" {
				d.Title = titleLine(f.Value)
			}
		case f.Name == FieldBody, f.Name == FieldSummary:
		case f.Name == FieldSource && imageurl.OnWeb(strings.TrimSpace(f.Value)): // where it was found, and no name
			d.add(FieldURL, f.Value)
		default:
			d.add(f.Name, f.Value)
		}
	}
}

// FormatOf tells a file's format by its name. A name without an extension is
// text until its content says otherwise; ok is false for files of other kinds.
func FormatOf(name string) (format Format, ok bool) {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".text", "":
		return Text, true
	case ".md", ".markdown", ".mdown", ".mkd":
		return Markdown, true
	case ".html", ".htm", ".xhtml", ".shtml":
		return HTML, true
	case ".jsonl", ".ndjson":
		return Lines, true
	}
	format, ok = extensions[strings.ToLower(path.Ext(name))]
	return format, ok
}

// Whole reads a text that is one document, of the format that its name says.
// What it holds counts for more: a .txt may hold front matter and HTML.
func Whole(format Format, text string, mapping Mapping) Document {
	return OfSite(format, text, mapping, nil)
}

// OfSite is Whole of a text whose site's pages are known.
func OfSite(format Format, text string, mapping Mapping, lead webpage.Lead) Document {
	front, rest := frontMatter(text, mapping, format == Markdown)
	if format == HTML && !webpage.MayBe(rest) {
		format = Text
	}
	switch {
	case format == HTML || webpage.Looks(rest) && !beginsInHTML(format, rest):
		format = HTML
	case format == Markdown || front != nil || looksMarkdown(rest):
		format = Markdown
	}
	var d Document
	switch format {
	case HTML:
		d = readPage(rest, lead)
	case Markdown:
		if front != nil {
			rest = markdown.WithoutSiteTags(rest)
		}
		d = readMarkdown(rest)
	default:
		if front == nil {
			front, rest = labelledHead(rest, mapping)
		}
		d = readText(rest)
	}
	d.Format, d.Raw = format, text
	if front != nil {
		own := d
		d.Title, d.Fields = "", nil
		d.set(front) // what is stated above a text is stated on purpose
		if d.Title == "" {
			d.Title = own.Title
		}
		for _, f := range own.Fields {
			if d.Value(f.Name) == "" {
				d.Fields = append(d.Fields, f)
			}
		}
	}
	all := len(d.Blocks)
	d.Blocks = withoutTitle(d.Blocks, d.Title)
	for _, f := range front {
		if f.Name == FieldSummary {
			d.Summary = unsaid(f.Value, d.Blocks)
		}
	}
	d.Alone = len(d.Blocks) == 0 && d.Title != "" && (all > 0 || front != nil)
	return d
}

// readText reads plain text.
func readText(text string) Document { return Document{Blocks: webpage.Lines(text)} }

// readHTML reads a page or a fragment of one.
func readHTML(text string) Document { return readPage(text, nil) }

// readPage reads a page; lead is nil where the pages of its site are not known.
func readPage(text string, lead webpage.Lead) Document {
	p := webpage.Read(text, lead)
	d := Document{Window: p.Window, Blocks: p.Blocks, Above: p.Above, Below: p.Below, Around: p.Around, Listing: p.Listing}
	d.set(Mapping{}.fields(p.Stated))
	d.Title = p.Title
	return d
}

// withoutTitle takes the heading away that repeats the title. Only a heading:
// a line of text is text.
func withoutTitle(blocks []article.Block, title string) []article.Block {
	const most = 4 // blocks, within which a title is said again
	for i, b := range blocks[:min(len(blocks), most)] {
		if title != "" && b.Kind == article.Heading && sameWords(b.Text, title) {
			return slices.Concat(blocks[:i], blocks[i+1:])
		}
	}
	return blocks
}

// sameWords tells texts that differ in their white space alone.
func sameWords(a, b string) bool {
	return strings.Join(strings.Fields(a), "") == strings.Join(strings.Fields(b), "")
}

// titleLine is a title as stated, on one line: spaces inside are its own.
func titleLine(s string) string {
	return strings.TrimSpace(breaks.Replace(s))
}

var breaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
