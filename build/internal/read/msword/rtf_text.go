package msword

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	shift "golang.org/x/text/encoding/japanese"
	wansung "golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const maxFonts = 10_000

// Code pages, and one that stands for signs that a font has in the place of letters.
const (
	simplified, traditional, japanese, korean, western, signs = 936, 950, 932, 949, 1252, 42
)

// pageOfCharset are the code pages of fonts by their charsets; of another it is
// that of the file.
var pageOfCharset = map[int]int{0: western, 2: signs, 77: 10000, 128: japanese, 129: korean, 134: simplified, 136: traditional, 161: 1253, 162: 1254, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250}

var charsets = map[int]encoding.Encoding{
	simplified: simplifiedchinese.GB18030, 10008: simplifiedchinese.GB18030, 54936: simplifiedchinese.GB18030,
	traditional: traditionalchinese.Big5, 10002: traditionalchinese.Big5,
	japanese: shift.ShiftJIS, korean: wansung.EUCKR,
	874: charmap.Windows874, 1250: charmap.Windows1250, 1251: charmap.Windows1251, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 10000: charmap.Macintosh,
}

// isWide tells the code pages in which a character may have two bytes.
func isWide(page int) bool {
	switch page {
	case simplified, traditional, japanese, korean, 10002, 10008, 54936:
		return true
	}
	return false
}

// pageOf is the code page of the text that comes.
func (r *rtf) pageOf() int {
	font := r.font
	if r.now.hasFont {
		font = r.now.font
	}
	if page := r.fonts[font]; page != 0 {
		return page
	}
	return r.codePage
}

// flush makes characters of the bytes gathered.
func (r *rtf) flush() {
	if len(r.raw) > 0 {
		r.emit(r.decoded())
		r.raw = r.raw[:0]
	}
}

func (r *rtf) decoded() string {
	if r.page == signs { // as Word has them
		var out strings.Builder
		for _, b := range r.raw {
			out.WriteRune(0xF000 + rune(b))
		}
		return out.String()
	}
	if charset := charsets[r.page]; charset != nil {
		return textIn(charset, r.raw)
	}
	return r.western(r.raw)
}

// western reads bytes in a font of Western letters, or in none that is known.
// Programs of China and Taiwan also put their own characters there, two bytes each.
func (r *rtf) western(raw []byte) string {
	if utf8.Valid(raw) { // as newer programs write it that know no charsets
		return string(raw)
	}
	charset, least := charsets[r.codePage], 2
	if r.codePage == 0 {
		charset, least = charsets[simplified], 4
	} else if !isWide(r.codePage) || r.codePage == japanese { // whose first bytes are others
		charset = nil
	}
	var out strings.Builder
	for len(raw) > 0 {
		n := 0
		for ; n < len(raw) && raw[n] >= 0xA1; n++ {
		}
		if charset != nil && n >= least && n%2 == 0 {
			out.WriteString(textIn(charset, raw[:n]))
		} else {
			n = max(n, 1)
			out.WriteString(textIn(charmap.Windows1252, raw[:n]))
		}
		raw = raw[n:]
	}
	return out.String()
}

// textIn is a text in a charset; what is no character becomes one that says so.
func textIn(charset encoding.Encoding, raw []byte) string {
	text, _ := charset.NewDecoder().Bytes(raw)
	return string(text)
}

// write takes text whose characters are known.
func (r *rtf) write(text string) {
	r.flush()
	if !r.now.hidden && !r.now.deleted {
		r.emit(text)
	}
}

// emit puts text where its group says.
func (r *rtf) emit(text string) {
	r.told += len(text)
	switch r.now.holds {
	case body, notes:
		r.para.words.WriteString(text)
	case label:
		r.para.label.WriteString(text)
	case title:
		r.title.WriteString(text)
	case styles:
		r.name.WriteString(text)
	}
}
