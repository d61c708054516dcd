package pdftext

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"fangzhi/build/internal/read/typeset"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// liner makes lines of a page's characters.
type liner struct {
	p       pdfium.Pdfium
	text    references.FPDF_TEXTPAGE
	lines   []typeset.Line
	unknown int
	line    []character
	half    rune // the first half of a character beyond U+FFFF
}

// character is one of a line; its index is PDFium's.
type character struct {
	r     rune
	index int
}

// softHyphen is what PDFium gives for a hyphen at a line's end.
const softHyphen = 2

// add takes the next character of the page.
func (l *liner) add(index int, r rune) error {
	switch {
	case r == '\n' || r == '\r':
		return l.end()
	case r == softHyphen:
		r = '-'
	case r == 0 || r == 0xFFFE || r == 0xFFFF || r == 0xFFFD || unicode.Is(unicode.Co, r):
		l.unknown++
		r = unicode.ReplacementChar
	case r < ' ':
		r = ' '
	case utf16.IsSurrogate(r) && l.half == 0:
		l.half = r
		return nil
	case utf16.IsSurrogate(r):
		r, l.half = utf16.DecodeRune(l.half, r), 0
	}
	l.line = append(l.line, character{r, index})
	return nil
}

// end ends a line and learns where it stands.
func (l *liner) end() error {
	line := trim(l.line)
	l.line = l.line[:0]
	if len(line) == 0 {
		return nil
	}
	from, err := l.box(line[0])
	if err != nil {
		return err
	}
	to, err := l.box(line[len(line)-1])
	if err != nil {
		return err
	}
	text, err := l.words(line)
	if err != nil {
		return err
	}
	l.lines = append(l.lines, typeset.Line{
		Text: text, Left: float64(from.Left), Right: float64(to.Right),
		Bottom: float64(min(from.Bottom, to.Bottom)), Top: float64(max(from.Top, to.Top)),
		Size: float64(max(from.Top-from.Bottom, to.Top-to.Bottom)),
	})
	return nil
}

func trim(line []character) []character {
	for len(line) > 0 && unicode.IsSpace(line[0].r) {
		line = line[1:]
	}
	for len(line) > 0 && unicode.IsSpace(line[len(line)-1].r) {
		line = line[:len(line)-1]
	}
	return line
}

func (l *liner) box(c character) (structs.FPDF_FS_RECTF, error) {
	box, err := l.p.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: l.text, Index: c.index})
	if err != nil {
		return structs.FPDF_FS_RECTF{}, err
	}
	return box.Rect, nil
}

// words is a line's text, without the spaces that are no more than the room
// between Chinese and other characters.
func (l *liner) words(line []character) (string, error) {
	var out strings.Builder
	for i, c := range line {
		if c.r == ' ' && i > 0 && i+1 < len(line) && (unicode.Is(unicode.Han, line[i-1].r) || unicode.Is(unicode.Han, line[i+1].r)) {
			room, err := l.onlyRoom(line[i-1], c, line[i+1])
			if err != nil {
				return "", err
			}
			if room {
				continue
			}
		}
		out.WriteRune(c.r)
	}
	return out.String(), nil
}

// How wide the room between two characters may be, in ems, that is no space:
// between Chinese and letters or digits programs leave a quarter, and lines set
// to both edges are stretched a little everywhere.
const (
	roomAtLetters = 0.5
	roomInChinese = 0.18
)

// onlyRoom tells a space that the file does not hold and that is narrow.
func (l *liner) onlyRoom(before, space, after character) (bool, error) {
	made, err := l.p.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: l.text, Index: space.index})
	if err != nil || !made.IsGenerated {
		return false, err
	}
	a, err := l.box(before)
	if err != nil {
		return false, err
	}
	b, err := l.box(after)
	room := float32(roomInChinese)
	if letter(before.r) || letter(after.r) {
		room = roomAtLetters
	}
	return b.Left-a.Right < (a.Top-a.Bottom)*room, err
}

func letter(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
