package read

import (
	"regexp"
	"strconv"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/numbering"
	"fangzhi/build/internal/read/wordml"
	"fangzhi/data/article"
)

// readDOCX reads a document of Word (ECMA-376, WordprocessingML), a ZIP file or one
// of XML: paragraphs, headings by their style, lists, tables; the notes at the
// end. What was deleted with changes tracked is left out.
func readDOCX(b Binary) ([]Document, error) {
	p, err := openWord(b)
	if err != nil {
		return nil, err
	}
	main := mainOfWord(p)
	if main == "" {
		if p.Has("EncryptedPackage") {
			return nil, fault.Locked()
		}
		return nil, fault.New(fault.Malformed, "it is no document of Word: word/document.xml is missing in it")
	}
	w := &wordReader{styles: wordml.NewStyles(p), lists: wordml.Lists(p)} // without either it still has its words
	w.foreign = func(part string) []article.Block { return foreignPart(b, p, part) }
	w.media = related(p, main)
	if err := p.Walk(main, w.handler()); err != nil {
		return nil, err
	}
	w.media = nil // the notes have their own
	for _, notes := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		if err := p.Walk(notes, w.handler()); err != nil {
			return nil, err
		}
	}
	return []Document{w.document(coreTitle(p, "docProps/core.xml"))}, nil
}

// mainOfWord is the part that holds the text of a document of Word, or "".
func mainOfWord(p *container.Parts) string {
	if p.Has("word/document.xml") {
		return "word/document.xml"
	}
	for _, name := range p.Names() {
		if otherMain.MatchString(name) {
			return name
		}
	}
	return ""
}

var otherMain = regexp.MustCompile(`^word/document\d*\.xml$`)

// coreTitle is what a document's properties call it, or "".
func coreTitle(p *container.Parts, name string) string {
	title, inside := "", false
	_ = p.Walk(name, container.Handler{ // properties that cannot be read say nothing
		Start: func(e container.Element) bool { inside = e.Name == "title"; return true },
		End:   func(string) { inside = false },
		Text: func(s string) {
			if inside {
				title = container.AddWords(title, s)
			}
		},
	})
	return title
}

type wordReader struct {
	officeText
	styles *wordml.Styles
	lists  *numbering.Lists

	inText  bool // in an element whose words are the document's
	inProps bool // among the properties of a paragraph
	hidden  bool // the run is not shown
	unsaid  bool // what comes is a table of contents
	field   wordml.Field
	carried string // words before a paragraph's end that was deleted
	media   map[string]string
	foreign func(part string) []article.Block // those of a part in another format
	said    string                            // of the drawing being met
}

func (w *wordReader) handler() container.Handler {
	return container.Handler{Start: w.start, End: w.end, Text: func(s string) {
		switch {
		case w.field.InCode:
			w.field.Code = container.AddWords(w.field.Code, s)
		case w.inText && !w.hidden:
			w.write(s)
		}
	}}
}

// start meets an element; false leaves out what is in it.
func (w *wordReader) start(e container.Element) bool {
	if w.leavesOut(e) {
		return false
	}
	w.paragraph(e)
	w.words(e)
	w.table(e)
	w.drawing(e)
	return true
}

// leavesOut tells what is no part of the text, or no longer.
func (w *wordReader) leavesOut(e container.Element) bool {
	switch e.Name {
	case "docPartGallery":
		w.unsaid = e.Attr("val") == "Table of Contents"
	case "sdtPr":
		w.unsaid = false
	case "sdtContent":
		unsaid := w.unsaid
		w.unsaid = false
		return unsaid
	case "del", "moveFrom": // what was deleted; a paragraph whose end was is one with the next
		if p := w.para(); p != nil && w.inProps {
			p.unended = true
		}
		return true
	case "tabs", "rt", "Fallback", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange": // tab stops; readings; the second form of a drawing; what was
		return true
	case "annotation": // of Word 2003
		return e.Attr("type") == "Word.Deletion" || e.Attr("type") == "Word.Comment"
	case "styles", "lists", "fonts", "hdr", "ftr", "binData": // which it has in the same part
		return true
	case "footnote", "endnote":
		return e.Attr("type") != "" // rules between text and notes
	}
	return false
}

// paragraph begins one, or reads its properties.
func (w *wordReader) paragraph(e container.Element) {
	switch e.Name {
	case "p":
		w.beginPara().text.WriteString(w.carried)
		w.carried = ""
	case "pPr":
		w.inProps = true
	case "pStyle":
		if p := w.para(); p != nil {
			p.style = e.Attr("val")
			w.style(w.styles.Of(p.style))
		}
	case "outlineLvl":
		if n, err := strconv.Atoi(e.Attr("val")); err == nil && n >= 0 && n < 6 {
			w.style(wordml.Style{Level: n + 1})
		}
	case "numId", "ilvl":
		if p := w.para(); p != nil {
			wordml.Refer(&p.numbers, e)
		}
	}
}

// words reads runs of text and what stands for characters in them.
func (w *wordReader) words(e container.Element) {
	switch e.Name {
	case "r":
		w.hidden = false
	case "vanish":
		w.hidden = w.hidden || !w.inProps && e.On()
	case "t":
		if words := e.Attr("val"); words != "" && w.inProps { // the number that Word 2003 counted
			w.para().label = words
		}
		w.inText = !w.inProps
	case "tab", "ptab":
		w.write(" ")
	case "br", "cr":
		if e.Attr("type") == "" || e.Attr("type") == "textWrapping" {
			w.write("\n")
		}
	case "noBreakHyphen":
		w.write("-")
	case "instrText":
		w.field.InCode = true
	case "fldChar":
		w.write(w.field.Mark(e.Attr("fldCharType")))
	}
}

func (w *wordReader) table(e container.Element) {
	switch e.Name {
	case "tbl":
		w.flushCarried()
		w.beginTable()
	case "gridSpan":
		if n, err := strconv.Atoi(e.Attr("val")); err == nil {
			w.span(n)
		}
	case "gridBefore":
		if n, err := strconv.Atoi(e.Attr("val")); err == nil {
			w.indentRow(n)
		}
	}
}

func (w *wordReader) style(s wordml.Style) {
	p := w.para()
	if p == nil {
		return
	}
	switch {
	case s.LeftOut:
		p.leftOut = true
	case s.Title:
		p.title = true
	case s.Level > 0:
		p.kind, p.level = article.Heading, s.Level
	case s.List:
		p.kind = article.ListItem
	case s.Quote:
		p.kind = article.Quote
	case s.Caption:
		p.caption = true
	}
}

func (w *wordReader) end(name string) {
	switch name {
	case "t":
		w.inText = false
	case "instrText":
		w.field.InCode = false
	case "pPr":
		w.inProps = false
	case "p":
		w.endOfPara()
	case "tc":
		w.flushCarried()
		w.endCell()
	case "tr":
		w.endRow()
	case "tbl":
		w.endTable()
	case "document", "footnote", "endnote":
		w.flushCarried()
	}
}
