package msword

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"fangzhi/build/internal/read/numbering"
	"fangzhi/build/internal/read/wordml"
)

const maxRTFStyles = 10_000

// rtfStyle is what a style makes of a paragraph.
type rtfStyle struct {
	wordml.Style
	outline int
}

// mark is what ends a paragraph.
type mark int

const (
	ofParagraph mark = iota
	ofCell
	ofRow
)

// paragraphWord takes a control word of paragraphs and tables.
func (r *rtf) paragraphWord(word string, n int) {
	if r.now.holds == styles {
		switch word {
		case "s":
			r.now.style = n
		case "outlinelevel":
			r.setOutline(n)
		}
		return
	}
	if r.now.holds != body && r.now.holds != notes {
		return
	}
	switch word {
	case "par", "sect", "page":
		r.endParagraph(ofParagraph)
	case "cell":
		r.endParagraph(ofCell)
	case "nestcell":
		r.endParagraph(ofParagraph)
	case "row":
		r.endParagraph(ofRow)
	case "pard":
		r.para.rtfProps = rtfProps{}
	case "s":
		r.para.style = n
	case "outlinelevel":
		r.setOutline(n)
	case "intbl":
		r.para.inTable = true
	case "itap":
		r.para.nested = n
	}
}

// setOutline takes the level of a heading, from 0; the ninth is that of a text.
func (r *rtf) setOutline(n int) {
	level := 0
	if n >= 0 && n < 9 {
		level = n + 1
	}
	r.para.outline = level
}

// endStyle takes a style by its name, as the sheet of styles has it.
func (r *rtf) endStyle(number int) {
	name, _, _ := strings.Cut(r.name.String(), ";")
	r.name.Reset()
	if len(r.styles) < maxRTFStyles {
		r.styles[number] = rtfStyle{wordml.Named(strings.TrimSpace(name)), r.para.outline}
	}
	r.para.rtfProps = rtfProps{}
}

// endParagraph ends the paragraph that was met.
func (r *rtf) endParagraph(with mark) {
	r.flush()
	text, before := r.para.words.String(), r.para.label.String()
	r.para.words.Reset()
	r.para.label.Reset()
	style := r.styles[r.para.style]
	p := Paragraph{Text: text, InTable: with != ofParagraph || r.para.inTable || r.para.nested > 0, EndsCell: with == ofCell}
	if with == ofRow {
		if strings.TrimSpace(text) != "" { // of a cell that nothing ends
			r.add(Paragraph{Text: text, InTable: true, EndsCell: true})
		}
		r.add(Paragraph{InTable: true, EndsRow: true})
		return
	}
	if style.LeftOut {
		p.Text = ""
	}
	if with == ofParagraph && strings.TrimSpace(p.Text) == "" {
		if last := r.last(); last != nil && last.InTable && !p.InTable { // a table ends
			r.add(Paragraph{})
		}
		return
	}
	if p.Title = style.Title; !p.Title && !p.InTable {
		for _, level := range []int{r.para.outline, style.outline, style.Level} {
			if p.Level = level; level > 0 {
				break
			}
		}
	}
	if setLabel(&p, before); before == "" && style.List && p.Level == 0 {
		p.Item = true
	}
	r.add(p)
}

// all are the paragraphs of what is being read.
func (r *rtf) all() *[]Paragraph {
	if r.now.holds == notes {
		return &r.aside
	}
	return &r.text
}

func (r *rtf) last() *Paragraph {
	if all := *r.all(); len(all) > 0 {
		return &all[len(all)-1]
	}
	return nil
}

func (r *rtf) add(p Paragraph) {
	all := r.all()
	*all = append(*all, p)
}

// plainNumber is that of a list that is numbered plainly.
var plainNumber = regexp.MustCompile(`^(\d{1,7})\.?$`)

// setLabel sets what a list has before a paragraph, which the file says in words
// for those that do not count.
func setLabel(p *Paragraph, words string) {
	words = strings.TrimSpace(words)
	inList := p.Level == 0 && !p.Title
	m := plainNumber.FindStringSubmatch(words)
	switch {
	case words == "":
	case words == "o" || !strings.ContainsFunc(words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }):
		p.Item = inList
	case m != nil && inList && !p.InTable:
		p.Number, _ = strconv.Atoi(m[1])
		p.Item = true
	default:
		p.Label = numbering.Spaced(words)
	}
	if p.Number > numbering.MaxNumber {
		p.Number = 0
	}
}

// beginNote begins the text of a note or a box, which stands in a paragraph.
func (r *rtf) beginNote() {
	r.kept, r.para = append(r.kept, r.para), &rtfPara{}
}

// endNote ends it and goes on with that paragraph.
func (r *rtf) endNote() {
	r.endParagraph(ofParagraph)
	last := len(r.kept) - 1
	r.kept, r.para = r.kept[:last], r.kept[last]
}
