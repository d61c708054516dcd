package read

import (
	"regexp"
	"strconv"

	"fangzhi/data/article"
)

// readDOCX reads a document of Word (ECMA-376, WordprocessingML): paragraphs,
// headings by their style, lists, tables; the notes at the end. What was
// deleted with changes tracked is left out.
func readDOCX(b Binary) ([]Document, error) {
	p, err := openParts(b)
	if err != nil {
		return nil, err
	}
	main := p.mainOfWord()
	if main == "" {
		if p.has("EncryptedPackage") {
			return nil, faultf(Encrypted, "it is locked with a password")
		}
		return nil, faultf(Malformed, "it is no document of Word: word/document.xml is missing in it")
	}
	w := newWordReader()
	w.foreign = func(part string) []article.Block { return foreignPart(b, p, part) }
	// Without styles and numbers it still has its words.
	_ = p.walk("word/styles.xml", w.styleHandler())
	_ = p.walk("word/numbering.xml", w.lists.handler())
	w.media = related(p, main)
	if err := p.walk(main, w.handler()); err != nil {
		return nil, err
	}
	w.media = nil // the notes have their own
	for _, notes := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		if err := p.walk(notes, w.handler()); err != nil {
			return nil, err
		}
	}
	return []Document{w.document(coreTitle(p, "docProps/core.xml"))}, nil
}

// mainOfWord is the part that holds the text of a document of Word, or "".
func (p *parts) mainOfWord() (main string) {
	if p.has("word/document.xml") {
		return "word/document.xml"
	}
	for name := range p.files { // of several the first in the alphabet
		if otherMain.MatchString(name) && (main == "" || name < main) {
			main = name
		}
	}
	return main
}

var otherMain = regexp.MustCompile(`^word/document\d*\.xml$`)

// coreTitle is what a document's properties call it, or "".
func coreTitle(p *parts, name string) string {
	title, inside := "", false
	_ = p.walk(name, handler{ // properties that cannot be read say nothing
		start: func(e element) bool { inside = e.name == "title"; return true },
		end:   func(string) { inside = false },
		text: func(s string) {
			if inside {
				title = addWords(title, s)
			}
		},
	})
	return title
}

type wordReader struct {
	officeText
	styles map[string]wordStyle
	based  map[string]string // the style that a style is based on
	lists  wordLists

	inText  bool // in an element whose words are the document's
	inProps bool // among the properties of a paragraph
	hidden  bool // the run is not shown
	unsaid  bool // what comes is a table of contents
	field   wordField
	carried string // words before a paragraph's end that was deleted
	media   map[string]string
	foreign func(part string) []article.Block // those of a part in another format
	said    string                            // of the drawing being met
}

func newWordReader() *wordReader {
	return &wordReader{
		styles: map[string]wordStyle{}, based: map[string]string{},
		lists: wordLists{abstract: map[string]*wordAbstract{}, lists: map[string]*wordList{}, styles: map[string]string{}},
	}
}

func (w *wordReader) handler() handler {
	return handler{start: w.start, end: w.end, text: func(s string) {
		switch {
		case w.field.inCode:
			w.field.code = addWords(w.field.code, s)
		case w.inText && !w.hidden:
			w.write(s)
		}
	}}
}

// start meets an element; false leaves out what is in it.
func (w *wordReader) start(e element) bool {
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
func (w *wordReader) leavesOut(e element) bool {
	switch e.name {
	case "docPartGallery":
		w.unsaid = e.attr("val") == "Table of Contents"
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
	case "footnote", "endnote":
		return e.attr("type") != "" // rules between text and notes
	}
	return false
}

// paragraph begins one, or reads its properties.
func (w *wordReader) paragraph(e element) {
	switch e.name {
	case "p":
		w.beginPara().text.WriteString(w.carried)
		w.carried = ""
	case "pPr":
		w.inProps = true
	case "pStyle":
		if p := w.para(); p != nil {
			p.style = e.attr("val")
			w.style(w.styled(p.style))
		}
	case "outlineLvl":
		if n, err := strconv.Atoi(e.attr("val")); err == nil && n >= 0 && n < 6 {
			w.style(wordStyle{level: n + 1})
		}
	case "numId", "ilvl":
		if p := w.para(); p != nil {
			p.numbers.read(e)
		}
	}
}

// words reads runs of text and what stands for characters in them.
func (w *wordReader) words(e element) {
	switch e.name {
	case "r":
		w.hidden = false
	case "vanish":
		w.hidden = w.hidden || !w.inProps && e.on()
	case "t":
		w.inText = true
	case "tab", "ptab":
		w.write(" ")
	case "br", "cr":
		if e.attr("type") == "" || e.attr("type") == "textWrapping" {
			w.write("\n")
		}
	case "noBreakHyphen":
		w.write("-")
	case "instrText":
		w.field.inCode = true
	case "fldChar":
		w.write(w.field.mark(e.attr("fldCharType")))
	}
}

func (w *wordReader) table(e element) {
	switch e.name {
	case "tbl":
		w.flushCarried()
		w.beginTable()
	case "gridSpan":
		if n, err := strconv.Atoi(e.attr("val")); err == nil {
			w.span(n)
		}
	case "gridBefore":
		if n, err := strconv.Atoi(e.attr("val")); err == nil {
			w.indentRow(n)
		}
	}
}

// drawing reads pictures, and parts in another format.
func (w *wordReader) drawing(e element) {
	switch e.name {
	case "altChunk":
		for _, b := range w.foreign(w.media[e.attr("id")]) {
			w.add(b)
		}
	case "drawing", "pict", "object":
		w.said = ""
	case "docPr":
		w.said = e.attr("descr")
	case "shape":
		w.said = e.attr("alt")
	case "blip":
		w.drawn(first(e.attr("embed"), e.attr("link")))
	case "imagedata":
		w.drawn(e.attr("id"))
	}
}

// on tells whether a property that is there is meant.
func (e element) on() bool {
	switch e.attr("val") {
	case "0", "false", "off":
		return false
	}
	return true
}

func (w *wordReader) style(s wordStyle) {
	p := w.para()
	if p == nil {
		return
	}
	switch {
	case s.leftOut:
		p.leftOut = true
	case s.title:
		p.title = true
	case s.level > 0:
		p.kind, p.level = article.Heading, s.level
	case s.list:
		p.kind = article.ListItem
	case s.quote:
		p.kind = article.Quote
	case s.caption:
		p.caption = true
	}
}

func (w *wordReader) end(name string) {
	switch name {
	case "t":
		w.inText = false
	case "instrText":
		w.field.inCode = false
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
