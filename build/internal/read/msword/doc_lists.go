package msword

import (
	"slices"
	"strconv"
	"unicode/utf16"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/numbering"
)

// number gives a paragraph what its list has before it.
func (d *doc) number(p *Paragraph, stated paraProps) {
	if stated.list == 0 {
		return
	}
	listed := p.Level == 0
	number, words, marked := d.lists.Item(numbering.Ref{List: strconv.Itoa(stated.list), Level: stated.level}, "", !listed || p.Title || p.InTable)
	p.Number, p.Label, p.Item = number, words, listed && marked && words == ""
}

// readLists reads the lists (PlfLst, PlfLfo, [MS-DOC] 2.9.189 and 2.9.188). rest is
// the table stream from where the first ends: the levels of its lists.
func readLists(defined, rest, referred []byte) *numbering.Lists {
	lists := numbering.NewLists()
	const listBytes, reference = 28, 16
	levels := rest
	for i := range container.Uint16(defined, 0) {
		at := 2 + listBytes*i
		if at+listBytes > len(defined) || i >= numbering.MaxLists {
			break
		}
		list := numbering.NewAbstract()
		n := 9
		if defined[at+26]&1 != 0 {
			n = 1
		}
		for k := range n {
			levels = readLevel(&list.Levels[k], levels)
		}
		lists.Define(strconv.Itoa(int(container.Uint32(defined, at))), list)
	}
	for i := range int(min(container.Uint32(referred, 0), numbering.MaxLists)) {
		at := 4 + reference*i
		if at+reference > len(referred) {
			break
		}
		lists.Add(strconv.Itoa(i+1), &numbering.List{Abstract: strconv.Itoa(int(container.Uint32(referred, at)))})
	}
	return lists
}

// readLevel reads a level (LVL, [MS-DOC] 2.9.150), and gives what is behind it.
func readLevel(l *numbering.Level, lvl []byte) (rest []byte) {
	const head = 28
	if len(lvl) < head {
		return nil
	}
	l.Start = max(0, min(int(container.Uint32(lvl, 0)), numbering.MaxNumber))
	l.Form = "decimal"
	if nfc := int(lvl[4]); nfc < len(docForms) && docForms[nfc] != "" {
		l.Form = docForms[nfc]
	} else if nfc == 255 {
		l.Form = "none"
	}
	l.Legal = lvl[5]&4 != 0
	l.Joined = lvl[15] == 2
	at := head + int(lvl[24]) + int(lvl[25])
	n := container.Uint16(lvl, at)
	if at += 2; at+2*n > len(lvl) {
		return nil
	}
	var template []uint16
	for i := range n {
		c := uint16(container.Uint16(lvl, at+2*i))
		if c < numbering.MaxLevels && slices.Contains(lvl[6:15], byte(i+1)) { // where a count stands
			template = append(template, '%', '1'+c)
		} else {
			template = append(template, c)
		}
	}
	l.Template = string(utf16.Decode(template))
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
