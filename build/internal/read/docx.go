package read

import (
	"path"
	"regexp"
	"strconv"
	"strings"

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
	main := "word/document.xml"
	for name := range p.files {
		if !p.has(main) && otherMain.MatchString(name) {
			main = name
		}
	}
	if !p.has(main) {
		if p.has("EncryptedPackage") {
			return nil, faultf(Encrypted, "it is locked with a password")
		}
		return nil, faultf(Malformed, "it is no document of Word: word/document.xml is missing in it")
	}
	w := &wordReader{styles: map[string]wordStyle{}}
	if err := p.walk("word/styles.xml", w.styleHandler()); err != nil {
		w.styles = map[string]wordStyle{} // without styles it still has its words
	}
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

// wordStyle is what a paragraph style makes of a paragraph.
type wordStyle struct {
	level int // of a heading; 0 is none
	title bool
	list  bool
	quote bool

	caption bool // of a picture
}

type wordReader struct {
	officeText
	styles map[string]wordStyle
	inText bool // in an element whose words are the document's
	media  map[string]string
	said   string // of the drawing being met
}

// styleHandler learns the styles by their names: ids are the program's own.
func (w *wordReader) styleHandler() handler {
	id, based := "", map[string]string{}
	return handler{
		start: func(e element) bool {
			s := w.styles[id]
			switch e.name {
			case "style":
				id = e.attr("styleId")
				return e.attr("type") == "paragraph"
			case "name":
				s = namedStyle(e.attr("val"))
			case "basedOn":
				based[id] = e.attr("val")
				if s == (wordStyle{}) {
					s = w.styles[e.attr("val")]
				}
			case "outlineLvl":
				if n, err := strconv.Atoi(e.attr("val")); err == nil && n >= 0 && n < 6 && !s.title {
					s.level = n + 1
				}
			}
			if id != "" {
				w.styles[id] = s
			}
			return true
		},
	}
}

// namedStyle knows the styles that Word and WPS come with.
func namedStyle(name string) wordStyle {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	for _, prefix := range []string{"heading", "标题", "標題"} {
		if n, err := strconv.Atoi(strings.TrimPrefix(name, prefix)); err == nil && strings.HasPrefix(name, prefix) && n >= 1 {
			return wordStyle{level: min(n, 6)}
		}
	}
	switch name {
	case "title", "标题", "標題":
		return wordStyle{title: true}
	case "subtitle", "副标题", "副標題":
		return wordStyle{level: 2}
	case "quote", "intensequote", "引用":
		return wordStyle{quote: true}
	case "caption", "题注", "題注", "图注", "圖注":
		return wordStyle{caption: true}
	}
	if strings.HasPrefix(name, "listbullet") || strings.HasPrefix(name, "listnumber") {
		return wordStyle{list: true}
	}
	return wordStyle{}
}

func (w *wordReader) handler() handler {
	return handler{start: w.start, end: w.end, text: func(s string) {
		if w.inText {
			w.write(s)
		}
	}}
}

func (w *wordReader) start(e element) bool {
	switch e.name {
	case "p":
		w.beginPara()
	case "pStyle":
		w.style(w.styles[e.attr("val")])
	case "outlineLvl":
		if n, err := strconv.Atoi(e.attr("val")); err == nil && n >= 0 && n < 6 {
			w.style(wordStyle{level: n + 1})
		}
	case "numPr":
		if p := w.para(); p != nil && p.kind == article.Paragraph {
			p.kind = article.ListItem
		}
	case "t":
		w.inText = true
	case "tab":
		w.write(" ")
	case "br", "cr":
		if e.attr("type") == "" || e.attr("type") == "textWrapping" {
			w.write("\n")
		}
	case "noBreakHyphen":
		w.write("-")
	case "tbl":
		w.beginTable()
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
	case "tabs", "del", "moveFrom", "rt", "Fallback", "pPrChange", "rPrChange": // tab stops; what was deleted; readings; the second form of a drawing
		return false
	case "footnote", "endnote":
		return e.attr("type") == "" // others are rules between text and notes
	}
	return true
}

// drawn adds the picture that a drawing refers to.
func (w *wordReader) drawn(id string) {
	if target := w.media[id]; target != "" {
		w.picture(target, w.said)
	}
}

// related are the parts and addresses that a part refers to by ids
// (ECMA-376, part 2, Relationships).
func related(p *parts, name string) map[string]string {
	all := map[string]string{}
	_ = p.walk(path.Dir(name)+"/_rels/"+path.Base(name)+".rels", handler{start: func(e element) bool {
		target := e.attr("Target")
		switch {
		case e.name != "Relationship" || len(target) > maxAddressBytes:
		case e.attr("TargetMode") == "External":
			all[e.attr("Id")] = pictureAddress(target)
		case strings.HasPrefix(target, "/"):
			all[e.attr("Id")] = beside("", target)
		default:
			all[e.attr("Id")] = beside(name, target)
		}
		return true
	}})
	return all
}

func (w *wordReader) style(s wordStyle) {
	p := w.para()
	if p == nil {
		return
	}
	switch {
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
	case "p":
		w.endPara()
	case "tc":
		w.endCell()
	case "tr":
		w.endRow()
	case "tbl":
		w.endTable()
	}
}
