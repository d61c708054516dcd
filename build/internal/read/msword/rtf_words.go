package msword

import (
	"strconv"
	"unicode/utf16"
)

// destination is what the text of a group is.
type destination int

const (
	body    destination = iota // of the document
	notes                      // of a note or a box
	nothing                    // of a reader
	fonts                      // names of fonts
	styles                     // names of styles
	title
	label // what a list has before a paragraph
)

// destinations are the words that say what a group holds. What says nothing is
// text, unless it may be passed over.
var destinations = map[string]destination{
	"fonttbl": fonts, "stylesheet": styles, "title": title, "listtext": label, "pntext": label,
	"footnote": notes, "shptxt": notes, "dptxbxtext": notes,
	"shpinst": body, "do": body,

	"info": nothing, "colortbl": nothing, "pict": nothing, "nonshppict": nothing, "shprslt": nothing, "sp": nothing, "fldinst": nothing,
	"header": nothing, "headerl": nothing, "headerr": nothing, "headerf": nothing, "footer": nothing, "footerl": nothing, "footerr": nothing, "footerf": nothing,
	"ftnsep": nothing, "ftnsepc": nothing, "ftncn": nothing, "aftnsep": nothing, "aftnsepc": nothing, "aftncn": nothing,
	"xe": nothing, "tc": nothing, "tcn": nothing, "rxe": nothing, "txe": nothing, "private": nothing, "nonesttables": nothing,
	"listtable": nothing, "listoverridetable": nothing, "revtbl": nothing, "objdata": nothing, "objclass": nothing, "template": nothing,
	"filetbl": nothing, "atnid": nothing, "atnauthor": nothing, "annotation": nothing, "bkmkstart": nothing, "bkmkend": nothing,
}

// control reads what follows a backslash: a word with its number, or a sign.
func (r *rtf) control() {
	b, err := r.in.ReadByte()
	if err != nil {
		return
	}
	if b < 'a' || b > 'z' {
		r.sign(b)
		return
	}
	const longest = 32
	word := []byte{b}
	for b, err = r.in.ReadByte(); err == nil && (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'); b, err = r.in.ReadByte() {
		if len(word) < longest {
			word = append(word, b)
		}
	}
	var digits []byte
	if err == nil && (b == '-' || b >= '0' && b <= '9') {
		digits = append(digits, b)
		for b, err = r.in.ReadByte(); err == nil && b >= '0' && b <= '9'; b, err = r.in.ReadByte() {
			if len(digits) < longest {
				digits = append(digits, b)
			}
		}
	}
	if err == nil && b != ' ' {
		_ = r.in.UnreadByte()
	}
	n, bad := strconv.Atoi(string(digits))
	r.word(string(word), n, bad == nil)
}

// sign takes a backslash with what is no letter.
func (r *rtf) sign(b byte) {
	switch b {
	case '*':
		r.isExtra = r.opening
		return
	case '\'':
		var code [2]byte
		for i := range code {
			code[i], _ = r.in.ReadByte()
		}
		if n, err := strconv.ParseUint(string(code[:]), 16, 8); err == nil {
			r.literal(byte(n))
		}
		return
	case '\\', '{', '}':
		r.literal(b)
		return
	}
	r.opening = false
	if r.passing > 0 {
		r.passing--
		return
	}
	switch b {
	case '~':
		r.write("\u00a0")
	case '_':
		r.write("-")
	case '\t':
		r.write(" ")
	case '\r', '\n':
		r.endParagraph(ofParagraph)
	}
}

// word takes a control word; stated tells that it has a number.
func (r *rtf) word(word string, n int, stated bool) {
	if word == "bin" {
		_, _ = r.in.Discard(max(0, n))
		return
	}
	if r.passing > 0 {
		r.passing--
		return
	}
	if r.opening {
		r.opening = false
		holds, known := destinations[word]
		if !known && r.isExtra {
			holds, known = nothing, true
		}
		r.isExtra = false
		if known {
			r.begin(holds)
			return
		}
	}
	if r.now.holds == nothing {
		return
	}
	if shown, ok := characters[word]; ok {
		r.write(shown)
		return
	}
	on := !stated || n != 0
	switch word {
	case "u":
		r.unicode(rune(uint16(n)))
		r.passing = r.now.unicodeSkip
	case "uc":
		r.now.unicodeSkip = max(0, min(n, 64))
	case "v":
		r.now.hidden = on
	case "deleted":
		r.now.deleted = on
	case "f":
		r.now.font, r.now.hasFont = n, true
	case "plain":
		r.now.hasFont, r.now.hidden, r.now.deleted = false, false, false
	case "deff":
		r.font = n
	case "ansicpg":
		r.codePage = n
	case "mac":
		r.codePage = 10000
	case "fcharset":
		if r.now.holds == fonts && len(r.fonts) < maxFonts {
			r.fonts[r.now.font] = pageOfCharset[n]
		}
	default:
		r.paragraphWord(word, n)
	}
}

// begin begins what a group holds. What lies in what is no text is none.
func (r *rtf) begin(holds destination) {
	switch {
	case r.now.holds == nothing && holds != title: // the title is among the properties
	case holds == notes && r.now.holds != notes:
		r.beginNote()
		r.now.holds = notes
	case holds != body:
		r.now.holds = holds
	}
}

// unicode takes a character by its number, or a half of one.
func (r *rtf) unicode(c rune) {
	switch {
	case utf16.IsSurrogate(c) && r.half == 0:
		r.half = c
	case utf16.IsSurrogate(c):
		c, r.half = utf16.DecodeRune(r.half, c), 0
		r.write(string(c))
	default:
		r.half = 0
		r.write(string(c))
	}
}

// characters are the words that stand for one.
var characters = map[string]string{
	"tab": " ", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"emspace": " ", "enspace": " ", "qmspace": " ",
}
