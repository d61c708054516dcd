// Package damage does to clean text what careless programs do to it, so that
// tests can measure how much of it repair brings back.
package damage

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Kind is one kind of damage.
type Kind struct {
	Name string
	Do   func(rng *rand.Rand, line string) string // a line of text, never empty
}

// Shifts are the ways in which bytes get out of step and are read by a program
// that has a character for every pair of bytes.
var Shifts = []Kind{
	{"gbk, a mark's byte lost", shift(gbk, windows, 1, "")},
	{"gbk, bytes of two marks lost", shift(gbk, windows, 2, "")},
	{"gbk, a mark's byte hidden by ?", shift(gbk, windows, 1, "?")},
	{"gbk, any byte lost", anyLost(gbk, windows)},
	{"gbk, ASCII put between bytes", shift(gbk, windows, 1, "@")},
}

// Lossy are the same, read by a program that shows one sign for every pair that
// is no character, so that of two characters one byte each is gone.
var Lossy = []Kind{
	{"gbk, a mark's byte lost, pairs lost", shift(gbk, reader(gbk), 1, "")},
	{"gbk, any byte lost, pairs lost", anyLost(gbk, reader(gbk))},
}

// ShiftsTraditional are the same for Traditional text.
var ShiftsTraditional = []Kind{
	{"gbk, traditional, a mark's byte lost", shift(gbk, windows, 1, "")},
	{"gbk, traditional, pairs lost", shift(gbk, reader(gbk), 1, "")},
	{"big5, a mark's byte lost", shift(big5, reader(big5), 1, "")},
	{"big5, any byte lost", anyLost(big5, reader(big5))},
}

// Misread are the ways to read text in a wrong charset.
var Misread = []Kind{
	misread("gbk as windows-1252", gbk, latin, ""),
	misread("utf-8 as windows-1252", nil, latin, ""),
	misread("utf-8 as gbk, ? for what is none", nil, gbk, "?"),
	misread("utf-8 as gbk", nil, gbk, "\uFFFD"),
	misread("gbk as big5", gbk, big5, "?"),
	twice("utf-8 as windows-1252, twice", nil, latin),
	thenAs("gbk as windows-1252, twice", misread("", gbk, latin, ""), latin),
	thenAs("gbk as windows-1252, that as gbk", misread("", gbk, latin, ""), gbk),
	thenAs("utf-8 as gbk, twice", misread("", nil, gbk, "\uFFFD"), gbk),
}

// Escaped are the ways to escape text once too often.
var Escaped = []Kind{
	{"entities twice", escaped("“”‘’…—·《》 &\"<>")},
	{"entities twice, every character", escaped("")},
}

// MisreadBig5 are the same for Traditional text.
var MisreadBig5 = []Kind{
	{"big5 as gbk, by Windows", func(_ *rand.Rand, line string) string { return windows(encode(big5, line)) }},
	misread("big5 as gbk", big5, gbk, "?"),
	misread("big5 as windows-1252", big5, latin, ""),
	misread("utf-8 as big5", nil, big5, "?"),
}

var (
	gbk   encoding.Encoding = simplifiedchinese.GBK
	big5  encoding.Encoding = traditionalchinese.Big5
	latin encoding.Encoding = charmap.Windows1252
)

// encode leaves out what the charset does not have.
func encode(enc encoding.Encoding, line string) []byte {
	if enc == nil {
		return []byte(line)
	}
	var out []byte
	for _, r := range line {
		if b, err := enc.NewEncoder().Bytes([]byte(string(r))); err == nil {
			out = append(out, b...)
		}
	}
	return out
}

// windows decodes GBK as Windows does: what is no character is one of private
// use, so that no byte is lost.
func windows(raw []byte) string {
	var out strings.Builder
	for len(raw) > 0 {
		size := 1
		if raw[0] > 0x80 && len(raw) > 1 && (raw[1] >= 0x40 && raw[1] != 0x7F) {
			size = 2
		}
		one := decode(gbk, raw[:size])
		if one == "\uFFFD" && size == 2 {
			one = private(int(raw[0]), int(raw[1]))
		}
		out.WriteString(one)
		raw = raw[size:]
	}
	return out.String()
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
	return "\uFFFD"
}

func decode(enc encoding.Encoding, raw []byte) string {
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return ""
	}
	return string(out)
}

// Encodable is a line without the characters that a charset does not have.
func Encodable(line string, traditional bool) string {
	enc := gbk
	if traditional {
		enc = big5
	}
	return decode(enc, encode(enc, line))
}

// markPlaces are the places in a line's bytes where marks of two bytes stand.
func markPlaces(line string, enc encoding.Encoding) (raw []byte, places []int) {
	for _, r := range line {
		b := encode(enc, string(r))
		if len(b) == 2 && strings.ContainsRune("，。、“”：；！？（）《》", r) {
			places = append(places, len(raw))
		}
		raw = append(raw, b...)
	}
	return raw, places
}

// shift takes one byte out of some marks, or puts something in its place; "@"
// is put between the two bytes of one instead.
func shift(enc encoding.Encoding, read func([]byte) string, times int, instead string) func(*rand.Rand, string) string {
	return func(rng *rand.Rand, line string) string {
		raw, places := markPlaces(line, enc)
		if len(places) < times {
			return line
		}
		rng.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
		places = places[:times]
		slices.Sort(places)
		for _, at := range slices.Backward(places) {
			if instead == "@" {
				raw = slices.Insert(raw, at+1, '@')
				continue
			}
			at += rng.IntN(2)
			raw = slices.Replace(raw, at, at+1, []byte(instead)...)
		}
		return shown(read(raw), rng)
	}
}

func anyLost(enc encoding.Encoding, read func([]byte) string) func(*rand.Rand, string) string {
	return func(rng *rand.Rand, line string) string {
		raw := encode(enc, line)
		at := rng.IntN(len(raw))
		if raw[at] < 0x80 {
			return line
		}
		return shown(read(slices.Delete(raw, at, at+1)), rng)
	}
}

func reader(enc encoding.Encoding) func([]byte) string {
	return func(raw []byte) string { return decode(enc, raw) }
}

// shown is what a program shows for bytes that it cannot read.
func shown(line string, rng *rand.Rand) string {
	if rng.IntN(2) == 0 {
		return strings.ReplaceAll(line, "\uFFFD", "?")
	}
	return line
}

func misread(name string, from, to encoding.Encoding, sign string) Kind {
	return Kind{name, func(_ *rand.Rand, line string) string { return misreadLine(line, from, to, sign) }}
}

func twice(name string, from, to encoding.Encoding) Kind {
	return Kind{name, func(_ *rand.Rand, line string) string {
		return misreadLine(misreadLine(line, from, to, ""), nil, to, "")
	}}
}

// thenAs reads what a kind of damage left as UTF-8 in a charset that it is not.
func thenAs(name string, first Kind, to encoding.Encoding) Kind {
	return Kind{name, func(rng *rand.Rand, line string) string { return misreadLine(first.Do(rng, line), nil, to, "?") }}
}

// escaped writes some characters, or all beyond ASCII, as entities, by name or
// number, some of them escaped once more.
func escaped(which string) func(*rand.Rand, string) string {
	names := map[rune]string{'“': "ldquo", '”': "rdquo", '‘': "lsquo", '’': "rsquo", '…': "hellip", '—': "mdash", '·': "middot", ' ': "nbsp", '&': "amp", '"': "quot", '<': "lt", '>': "gt"}
	return func(rng *rand.Rand, line string) string {
		var out strings.Builder
		ampersand := []string{"&", "&amp;"}[rng.IntN(2)]
		for _, r := range line {
			name, ok := names[r]
			switch form := rng.IntN(3); {
			case which == "" && r < utf8.RuneSelf || which != "" && !strings.ContainsRune(which, r):
				out.WriteRune(r)
			case ok && form == 0:
				out.WriteString(ampersand + name + ";")
			case form == 1:
				fmt.Fprintf(&out, "%s#%d;", ampersand, r)
			default:
				fmt.Fprintf(&out, "%s#x%X;", ampersand, r)
			}
		}
		return out.String()
	}
}

func misreadLine(line string, from, to encoding.Encoding, sign string) string {
	raw := encode(from, line)
	if to == latin {
		return asLatin(raw)
	}
	return strings.ReplaceAll(decode(to, raw), "\uFFFD", sign)
}

// asLatin reads bytes as browsers read Windows-1252: the five that have no
// character are controls.
func asLatin(raw []byte) string {
	var out bytes.Buffer
	for _, b := range raw {
		r, _ := utf8.DecodeRune(must(charmap.Windows1252.NewDecoder().Bytes([]byte{b})))
		if r == utf8.RuneError {
			r = rune(b)
		}
		out.WriteRune(r)
	}
	return out.String()
}

func must(b []byte, _ error) []byte { return b }
