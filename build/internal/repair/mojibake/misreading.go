package mojibake

import (
	"strings"
	"unicode/utf8"
)

// misreading is a charset that text was in, and the one it was read in.
type misreading struct {
	utf8  bool            // the text was UTF-8
	set   func() *charset // else this
	wide  bool            // two bytes a character as found
	pairs func() *charset // whose they are, then
}

var misreadings = []*misreading{
	{utf8: true},
	{set: gbk},
	{set: big5},
	{pairs: gbk, utf8: true, wide: true},
	{pairs: big5, utf8: true, wide: true},
	{pairs: big5, set: gbk, wide: true},
	{pairs: gbk, set: big5, wide: true},
}

// bytesOf are the bytes of a character as found; 0 bytes where it has none.
func (m *misreading) bytesOf(r rune) (first, second byte, n int) {
	switch {
	case !m.wide:
		return latinBytes(r)
	case r == '€':
		return 0x80, 0, 1
	}
	if lead, trail, ok := m.pairs().code(r); ok {
		return lead, trail, 2
	}
	return 0, 0, 0
}

// latinBytes is Windows-1252, as browsers read it.
func latinBytes(r rune) (byte, byte, int) {
	switch {
	case r >= 0x80 && r <= 0xFF:
		return byte(r), 0, 1
	case r > 0xFF && r <= '™': // the last of them
		if i := strings.IndexRune(windows1252, r); i >= 0 {
			return byte(0x80 + utf8.RuneCountInString(windows1252[:i])), 0, 1
		}
	}
	return 0, 0, 0
}

// windows1252 are its characters from 0x80 to 0x9F; the five that are none
// stand here as controls, which latinBytes knows already.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
