package damage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// Damaged is a line after damage.
type Damaged struct {
	Text string
	// Whole tells of each character of the line whether all its bytes are still
	// in the text, in whatever company. Of others some are gone, and nothing
	// but what stands around them can tell what they were.
	Whole []bool
}

// trace follows the characters of a line through the hands of programs.
type trace struct{ whole []bool }

// shown is text as a program shows it; of names, for each character of it,
// those of the line whose bytes are in it.
type shown struct {
	runes []rune
	of    [][]int
}

// octets are the same for bytes.
type octets struct {
	raw []byte
	of  [][]int
}

func newTrace(line string) (*trace, shown) {
	t, s := &trace{}, shown{runes: []rune(line)}
	for i := range s.runes {
		t.whole = append(t.whole, true)
		s.of = append(s.of, []int{i})
	}
	return t, s
}

func (t *trace) lose(of ...[]int) {
	for _, some := range of {
		for _, i := range some {
			t.whole[i] = false
		}
	}
}

// write gives text in a charset, or UTF-8; it leaves out what that does not have.
func (t *trace) write(s shown, enc encoding.Encoding) (o octets) {
	for i, r := range s.runes {
		b := []byte(string(r))
		if enc != nil {
			var err error
			if b, err = enc.NewEncoder().Bytes(b); err != nil {
				t.lose(s.of[i])
				continue
			}
		}
		for range b {
			o.of = append(o.of, s.of[i])
		}
		o.raw = append(o.raw, b...)
	}
	return o
}

// replace puts something for n bytes.
func (t *trace) replace(o *octets, at, n int, by string) {
	t.lose(o.of[at : at+n]...)
	o.raw = append(o.raw[:at:at], append([]byte(by), o.raw[at+n:]...)...)
	o.of = append(o.of[:at:at], append(make([][]int, len(by)), o.of[at+n:]...)...)
}

// reader reads one character, or what a program shows instead; U+FFFD where
// the bytes are gone with it.
type reader func(raw []byte) (one string, size int)

// read gives the text of bytes, with a sign for what is no character.
func (t *trace) read(o octets, by reader, sign string) (s shown) {
	for at := 0; at < len(o.raw); {
		one, size := by(o.raw[at:])
		var of []int
		if one == unreadable || one == "" {
			if one != "" {
				one = sign
			}
			t.lose(o.of[at : at+size]...)
		} else {
			for _, some := range o.of[at : at+size] {
				of = append(of, some...)
			}
		}
		for _, r := range one {
			s.runes = append(s.runes, r)
			s.of = append(s.of, of)
		}
		at += size
	}
	return s
}

const unreadable = string(utf8.RuneError)

func (t *trace) damaged(s shown) Damaged { return Damaged{string(s.runes), t.whole} }

// pairsOf reads a charset of two bytes a character.
func pairsOf(enc encoding.Encoding) reader {
	return func(raw []byte) (one string, size int) {
		if one = decode(enc, raw[:1]); one != unreadable || len(raw) == 1 {
			return one, 1
		}
		one = decode(enc, raw[:2])
		if rest, ok := strings.CutPrefix(one, unreadable); ok && rest != "" {
			return unreadable, 1
		}
		return one, 2
	}
}

// windows reads GBK as Windows does: what is no character is one of private
// use, so that no byte is lost.
func windows(raw []byte) (one string, size int) {
	size = 1
	if raw[0] > 0x80 && len(raw) > 1 && raw[1] >= 0x40 && raw[1] != 0x7F {
		size = 2
	}
	one = decode(gbk, raw[:size])
	if one == unreadable && size == 2 {
		one = private(int(raw[0]), int(raw[1]))
	}
	return one, size
}

// dropping reads as windows does, and leaves out what is of private use.
func dropping(raw []byte) (one string, size int) {
	one, size = windows(raw)
	if r, _ := utf8.DecodeRuneInString(one); unicode.Is(unicode.Co, r) {
		one = ""
	}
	return one, size
}

func private(lead, trail int) string {
	switch {
	case lead >= 0xAA && lead <= 0xAF && trail >= 0xA1:
		return string(rune(0xE000 + (lead-0xAA)*94 + trail - 0xA1))
	case lead >= 0xF8 && trail >= 0xA1 && lead < 0xFF:
		return string(rune(0xE234 + (lead-0xF8)*94 + trail - 0xA1))
	case lead >= 0xA1 && lead <= 0xA7 && trail <= 0xA0:
		if trail > 0x7F {
			trail--
		}
		return string(rune(0xE4C6 + (lead-0xA1)*96 + trail - 0x40))
	}
	return unreadable
}

// asLatin reads bytes as browsers read Windows-1252: the five that have no
// character are controls.
func asLatin(raw []byte) (one string, size int) {
	if one = decode(charmap.Windows1252, raw[:1]); one == unreadable {
		one = string(rune(raw[0]))
	}
	return one, 1
}

func decode(enc encoding.Encoding, raw []byte) string {
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return ""
	}
	return string(out)
}
