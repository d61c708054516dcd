package read

import (
	"slices"
	"strconv"
	"unicode/utf16"

	"fangzhi/build/internal/read/container"
	"fangzhi/data/article"
)

// docStyle is a style of paragraphs.
type docStyle struct {
	builtIn int // what it is among those that Word has, or that of its own
	base    int
	own     docPara
}

// Word's own styles, and the level that stands for a title.
const (
	builtInTitle = 62
	ownStyle     = 0xFFE
	titleLevel   = -1
	maxBases     = 11 // styles that one is based on
)

// docStyles reads the sheet of styles (STSH, [MS-DOC] 2.9.271).
func docStyles(sheet []byte) (styles []docStyle) {
	n, fixed := container.Uint16(sheet, 2), container.Uint16(sheet, 4)
	for at := 2 + container.Uint16(sheet, 0); len(styles) < n && at+2 <= len(sheet); {
		size := container.Uint16(sheet, at)
		at += 2
		style := docStyle{builtIn: ownStyle, base: ownStyle + 1, own: docPara{level: -1}}
		if size >= 4 {
			style.builtIn, style.base = container.Uint16(sheet, at)&0xFFF, container.Uint16(sheet, at+2)>>4
			style.readOwn(sheet[at:min(at+size, len(sheet))], fixed)
		}
		styles = append(styles, style)
		at += size + size&1
	}
	return styles
}

// readOwn reads the properties of a style's paragraphs, behind its name (STD,
// [MS-DOC] 2.9.257).
func (s *docStyle) readOwn(std []byte, fixed int) {
	const paragraphs = 1
	if container.Uint16(std, 2)&0xF != paragraphs {
		return
	}
	at := fixed + 2 + 2*container.Uint16(std, fixed) + 2
	at += at & 1
	size := container.Uint16(std, at)
	if at += 2; size < 2 || at+size > len(std) {
		return
	}
	eachProperty(std[at+2:at+size], s.own.read)
}

// stated is what a paragraph says of itself, or its style, or those that this is
// based on.
func (d *doc) stated(run *docRun) (p docPara, level int) {
	p = run.own
	level = p.outline
	at := run.style
	for range maxBases {
		if at < 0 || at >= len(d.styles) {
			break
		}
		style := d.styles[at]
		if level == 0 {
			switch {
			case style.builtIn >= 1 && style.builtIn <= 9:
				level = style.builtIn
			case style.builtIn == builtInTitle:
				level = titleLevel
			default:
				level = style.own.outline
			}
		}
		if !p.listed {
			p.list, p.listed = style.own.list, style.own.listed
		}
		if p.level < 0 {
			p.level = style.own.level
		}
		at = style.base
	}
	return p, level
}

// number gives a paragraph what its list has before it.
func (d *doc) number(p *officePara, stated docPara) {
	if stated.list == 0 {
		return
	}
	listed := p.kind == article.Paragraph
	number, words, marked := d.lists.item(wordNumbers{list: strconv.Itoa(stated.list), level: stated.level}, "", !listed || p.title || d.inTable)
	if p.number, p.label = number, words; listed && marked && words == "" {
		p.kind = article.ListItem
	}
}

// docLists reads the lists (PlfLst, PlfLfo, [MS-DOC] 2.9.189 and 2.9.188). rest is
// the table stream from where the first ends: the levels of its lists.
func docLists(defined, rest, referred []byte) (w wordLists) {
	w = wordLists{abstract: map[string]*wordAbstract{}, lists: map[string]*wordList{}}
	const listBytes, reference = 28, 16
	levels := rest
	for i := range container.Uint16(defined, 0) {
		at := 2 + listBytes*i
		if at+listBytes > len(defined) || i >= maxWordLists {
			break
		}
		list := &wordAbstract{}
		n := 9
		if defined[at+26]&1 != 0 {
			n = 1
		}
		for k := range list.levels {
			if list.levels[k].form = "none"; k < n {
				levels = list.levels[k].readDOC(levels)
			}
		}
		w.abstract[strconv.Itoa(int(container.Uint32(defined, at)))] = list
	}
	for i := range int(min(container.Uint32(referred, 0), maxWordLists)) {
		at := 4 + reference*i
		if at+reference > len(referred) {
			break
		}
		w.lists[strconv.Itoa(i+1)] = &wordList{abstract: strconv.Itoa(int(container.Uint32(referred, at)))}
	}
	return w
}

// readDOC reads a level (LVL, [MS-DOC] 2.9.150), and gives what is behind it.
func (l *listLevel) readDOC(lvl []byte) (rest []byte) {
	const head = 28
	if len(lvl) < head {
		return nil
	}
	l.start = max(0, min(int(container.Uint32(lvl, 0)), maxNumber))
	l.form = "decimal"
	if nfc := int(lvl[4]); nfc < len(docForms) && docForms[nfc] != "" {
		l.form = docForms[nfc]
	} else if nfc == 255 {
		l.form = "none"
	}
	l.legal = lvl[5]&4 != 0
	l.joined = lvl[15] == 2
	at := head + int(lvl[24]) + int(lvl[25])
	n := container.Uint16(lvl, at)
	if at += 2; at+2*n > len(lvl) {
		return nil
	}
	var template []uint16
	for i := range n {
		c := uint16(container.Uint16(lvl, at+2*i))
		if c < maxListLevels && slices.Contains(lvl[6:15], byte(i+1)) { // where a count stands
			template = append(template, '%', '1'+c)
		} else {
			template = append(template, c)
		}
	}
	l.template = string(utf16.Decode(template))
	return lvl[at+2*n:]
}

// docForms are the forms of numbers (MSONFC, [MS-OSHARED] 2.2.1.3), as a DOCX
// names them.
var docForms = [...]string{
	1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal",
	10: "ideographDigital", 11: "japaneseCounting", 12: "aiueo", 13: "iroha", 14: "decimalFullWidth", 16: "japaneseLegal",
	18: "decimalEnclosedCircle", 20: "aiueoFullWidth", 21: "irohaFullWidth", 22: "decimalZero", 23: "bullet", 24: "ganada",
	26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle",
	30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting", 34: "ideographLegalTraditional",
	35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand",
}
