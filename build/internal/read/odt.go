package read

import (
	"strconv"
	"strings"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/imageurl"
	"fangzhi/build/internal/read/odf"
	"fangzhi/data/article"
)

// readODT reads a text of LibreOffice (ISO/IEC 26300, OpenDocument): as of
// Word's documents, with the notes at the end.
func readODT(b Binary) ([]Document, error) {
	p, err := container.Open(b.At, b.Bytes)
	if err != nil {
		return nil, err
	}
	if !p.Has("content.xml") {
		return nil, fault.New(fault.Malformed, "it is no OpenDocument text: content.xml is missing in it")
	}
	locked := false
	_ = p.Walk("META-INF/manifest.xml", container.Handler{Start: func(e container.Element) bool {
		locked = locked || e.Name == "encryption-data"
		return true
	}})
	if locked {
		return nil, fault.Locked()
	}
	o := newODTReader()
	_ = p.Walk("styles.xml", container.Handler{Start: func(e container.Element) bool { o.styles.Learn(e); return true }}) // without them it still has its words
	if err := p.Walk("content.xml", container.Handler{Start: o.start, End: o.end, Text: o.words}); err != nil {
		return nil, err
	}
	for _, note := range o.notes {
		o.add(article.Block{Kind: article.Paragraph, Text: note})
	}
	return []Document{o.document(coreTitle(p, "meta.xml"))}, nil
}

type odtReader struct {
	officeText
	styles *odf.Styles
	lists  *odf.Lists
	notes  []string
	inNote int // elements of note bodies that are open
	note   strings.Builder
}

func newODTReader() *odtReader {
	styles := odf.NewStyles()
	return &odtReader{styles: styles, lists: odf.NewLists(styles)}
}

func (o *odtReader) start(e container.Element) bool {
	switch e.Name {
	case "p", "h":
		if o.inNote == 0 {
			o.paragraph(e)
		}
	case "list":
		if o.inNote == 0 {
			o.lists.Begin(e)
		}
	case "list-item", "list-header":
		if o.inNote == 0 {
			o.lists.Item(e)
		}
	case "s":
		n, err := strconv.Atoi(e.Attr("c"))
		if err != nil || n < 1 {
			n = 1
		}
		o.words(strings.Repeat(" ", min(n, 100)))
	case "tab":
		o.words(" ")
	case "line-break":
		o.words("\n")
	case "table":
		if o.inNote == 0 {
			o.beginTable()
		}
	case "note-body":
		o.inNote++
	case "image":
		if address := e.Attr("href"); o.inNote == 0 && address != "" {
			if !imageurl.OnWeb(address) {
				address = container.Beside("", address)
			}
			o.picture(address, "")
		}
	case "table-cell", "covered-table-cell":
		if n, err := strconv.Atoi(e.Attr("number-columns-repeated")); err == nil && o.inNote == 0 {
			o.span(n)
		}
	case "section":
		return e.Attr("display") != "none"
	case "tracked-changes", "number", "annotation", "ruby-text", "note-citation", "sequence-decls", "forms", "table-of-content", "desc", "title", "script":
		return false
	default:
		o.styles.Learn(e)
	}
	return true
}

// paragraph begins a paragraph or a heading: what its style makes of it, and
// its number.
func (o *odtReader) paragraph(e container.Element) {
	p, style := o.beginPara(), e.Attr("style-name")
	level := o.styles.Heading(style)
	if e.Name == "h" {
		if n, err := strconv.Atoi(e.Attr("outline-level")); err == nil && n > 0 {
			level = n
		}
		level = max(level, 1)
	}
	switch {
	case o.styles.IsTitle(style):
		p.title = true
	case level > 0:
		p.kind, p.level = article.Heading, min(level, 6)
	}
	switch {
	case o.lists.Open():
		o.number(p, style)
	case e.Name == "h":
		p.label = o.lists.Heading(e, level)
	}
}

// number gives a paragraph in a list what stands before it.
func (o *odtReader) number(p *officePara, style string) {
	number, words, isItem := o.lists.Number(style, p.kind == article.Heading || p.title || len(o.tables) > 0)
	if p.number, p.label = number, words; isItem && p.kind == article.Paragraph {
		p.kind = article.ListItem
	}
}

func (o *odtReader) words(s string) {
	if o.inNote > 0 {
		o.note.WriteString(s)
		return
	}
	o.write(s)
}

func (o *odtReader) end(name string) {
	if o.inNote > 0 {
		if name == "note-body" {
			if o.inNote--; o.inNote == 0 {
				if note := oneLine(o.note.String()); note != "" {
					o.notes = append(o.notes, note)
				}
				o.note.Reset()
			}
		}
		return
	}
	switch name {
	case "p", "h":
		o.endPara()
	case "list":
		o.lists.End()
	case "table-cell", "covered-table-cell":
		o.endCell()
	case "table-row":
		o.endRow()
	case "table":
		o.endTable()
	}
}
