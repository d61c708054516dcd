package read

import (
	"strconv"
	"strings"

	"fangzhi/data/article"
)

// readODT reads a text of LibreOffice (ISO/IEC 26300, OpenDocument): as of
// Word's documents, with the notes at the end.
func readODT(b Binary) ([]Document, error) {
	p, err := openParts(b)
	if err != nil {
		return nil, err
	}
	if !p.has("content.xml") {
		return nil, faultf(Malformed, "it is no OpenDocument text: content.xml is missing in it")
	}
	locked := false
	_ = p.walk("META-INF/manifest.xml", handler{start: func(e element) bool {
		locked = locked || e.name == "encryption-data"
		return true
	}})
	if locked {
		return nil, faultf(Encrypted, "it is locked with a password")
	}
	o := &odtReader{titled: map[string]bool{"Title": true}}
	if err := p.walk("content.xml", handler{start: o.start, end: o.end, text: o.words}); err != nil {
		return nil, err
	}
	for _, note := range o.notes {
		o.add(article.Block{Kind: article.Paragraph, Text: note})
	}
	return []Document{o.document(coreTitle(p, "meta.xml"))}, nil
}

type odtReader struct {
	officeText
	titled map[string]bool // names of styles that are Title's own
	lists  int
	notes  []string
	inNote int // elements of note bodies that are open
	note   strings.Builder
}

func (o *odtReader) start(e element) bool {
	switch e.name {
	case "style":
		if e.attr("parent-style-name") == "Title" {
			o.titled[e.attr("name")] = true
		}
	case "p", "h":
		if o.inNote > 0 {
			break
		}
		p := o.beginPara()
		switch level, err := strconv.Atoi(e.attr("outline-level")); {
		case o.titled[e.attr("style-name")]:
			p.title = true
		case e.name == "h":
			p.kind, p.level = article.Heading, 1
			if err == nil && level > 0 {
				p.level = min(level, 6)
			}
		case o.lists > 0:
			p.kind = article.ListItem
		}
	case "list":
		o.lists++
	case "s":
		n, err := strconv.Atoi(e.attr("c"))
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
		if address := e.attr("href"); o.inNote == 0 && address != "" {
			if !onWeb(address) {
				address = beside("", address)
			}
			o.picture(address, "")
		}
	case "tracked-changes", "annotation", "ruby-text", "note-citation", "sequence-decls", "forms", "table-of-content", "desc", "title", "script":
		return false
	}
	return true
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
		o.lists--
	case "table-cell", "covered-table-cell":
		o.endCell()
	case "table-row":
		o.endRow()
	case "table":
		o.endTable()
	}
}
