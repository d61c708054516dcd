// Package damage does to clean text what careless programs do to it, so that
// tests can measure how much of it repair brings back, and of how much of it
// the bytes are still there.
package damage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Kind is one kind of damage.
type Kind struct {
	Name string
	Do   func(rng *rand.Rand, line string) Damaged // a line of text, never empty
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
	{"gbk, a mark's byte lost, pairs lost", shift(gbk, pairsOf(gbk), 1, "")},
	{"gbk, any byte lost, pairs lost", anyLost(gbk, pairsOf(gbk))},
}

// ShiftsTraditional are the same for Traditional text.
var ShiftsTraditional = []Kind{
	{"gbk, traditional, a mark's byte lost", shift(gbk, windows, 1, "")},
	{"gbk, traditional, pairs lost", shift(gbk, pairsOf(gbk), 1, "")},
	{"big5, a mark's byte lost", shift(big5, pairsOf(big5), 1, "")},
	{"big5, any byte lost", anyLost(big5, pairsOf(big5))},
}

// Dropped are the same, as mirrors of Traditional text show them: a program shows
// "?" for the first byte of a mark before a character of two bytes, and leaves
// characters of the user's own out. Marks were made half as wide before, so that
// a run ends at the next of these.
var Dropped = []Kind{
	{"gbk, traditional, a mark's byte hidden by ?, pairs dropped", func(rng *rand.Rand, line string) Damaged {
		t, s := newTrace(line)
		o := t.write(s, gbk)
		places := slices.DeleteFunc(markPlaces(s, o), func(at int) bool { return at+2 == len(o.raw) || o.raw[at+2] < utf8.RuneSelf })
		if len(places) == 0 {
			return t.damaged(s)
		}
		t.replace(&o, places[rng.IntN(len(places))], 1, "?")
		return t.damaged(t.read(o, dropping, "?"))
	}},
}

// Narrowed is a line with the marks that such mirrors make half as wide.
func Narrowed(line string) string {
	return strings.NewReplacer("，", ",", "！", "!", "？", "?", "：", ":", "；", ";", "（", "(", "）", ")").Replace(line)
}

// Misread are the ways to read text in a wrong charset.
var Misread = []Kind{
	misread("gbk as windows-1252", gbk, asLatin, ""),
	misread("utf-8 as windows-1252", nil, asLatin, ""),
	misread("utf-8 as gbk, ? for what is none", nil, pairsOf(gbk), "?"),
	misread("utf-8 as gbk", nil, pairsOf(gbk), unreadable),
	misread("gbk as big5", gbk, pairsOf(big5), "?"),
	misread("utf-8 as windows-1252, twice", nil, asLatin, "", asLatin),
	misread("gbk as windows-1252, twice", gbk, asLatin, "", asLatin),
	misread("gbk as windows-1252, that as gbk", gbk, asLatin, "?", pairsOf(gbk)),
	misread("utf-8 as gbk, twice", nil, pairsOf(gbk), unreadable, pairsOf(gbk)),
}

// Escaped are the ways to escape text once too often.
var Escaped = []Kind{
	{"entities twice", escaped("“”‘’…—·《》 &\"<>")},
	{"entities twice, every character", escaped("")},
}

// MisreadBig5 are the same for Traditional text.
var MisreadBig5 = []Kind{
	misread("big5 as gbk, by Windows", big5, windows, unreadable),
	misread("big5 as gbk", big5, pairsOf(gbk), "?"),
	misread("big5 as windows-1252", big5, asLatin, ""),
	misread("utf-8 as big5", nil, pairsOf(big5), "?"),
}

var (
	gbk  encoding.Encoding = simplifiedchinese.GBK
	big5 encoding.Encoding = traditionalchinese.Big5
)

// Encodable is a line without the characters that a charset does not have.
func Encodable(line string, traditional bool) string {
	enc := gbk
	if traditional {
		enc = big5
	}
	t, s := newTrace(line)
	return decode(enc, t.write(s, enc).raw)
}

// markPlaces are the places in a line's bytes where marks of two bytes begin.
func markPlaces(s shown, o octets) (places []int) {
	for at := 0; at+1 < len(o.raw); at++ {
		if i := o.of[at][0]; o.of[at+1][0] == i && strings.ContainsRune("，。、“”：；！？（）《》", s.runes[i]) {
			places = append(places, at)
			at++
		}
	}
	return places
}

// shift takes one byte out of some marks, or puts something in its place; "@"
// is put between the two bytes of one instead.
func shift(enc encoding.Encoding, by reader, times int, instead string) func(*rand.Rand, string) Damaged {
	return func(rng *rand.Rand, line string) Damaged {
		t, s := newTrace(line)
		o := t.write(s, enc)
		places := markPlaces(s, o)
		if len(places) < times {
			return t.damaged(s)
		}
		rng.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
		places = places[:times]
		slices.Sort(places)
		for _, at := range slices.Backward(places) {
			if instead == "@" {
				t.replace(&o, at+1, 0, instead)
				continue
			}
			t.replace(&o, at+rng.IntN(2), 1, instead)
		}
		return t.damaged(t.read(o, by, signOf(rng)))
	}
}

func anyLost(enc encoding.Encoding, by reader) func(*rand.Rand, string) Damaged {
	return func(rng *rand.Rand, line string) Damaged {
		t, s := newTrace(line)
		o := t.write(s, enc)
		at := rng.IntN(len(o.raw))
		if o.raw[at] < utf8.RuneSelf {
			return t.damaged(s)
		}
		t.replace(&o, at, 1, "")
		return t.damaged(t.read(o, by, signOf(rng)))
	}
}

// signOf is what a program shows for bytes that it cannot read.
func signOf(rng *rand.Rand) string {
	if rng.IntN(2) == 0 {
		return "?"
	}
	return unreadable
}

// misread reads text in a charset that it is not in; what came of it was
// written as UTF-8 and may be read so again.
func misread(name string, from encoding.Encoding, by reader, sign string, again ...reader) Kind {
	return Kind{name, func(_ *rand.Rand, line string) Damaged {
		t, s := newTrace(line)
		s = t.read(t.write(s, from), by, sign)
		for _, by := range again {
			s = t.read(t.write(s, nil), by, "?")
		}
		return t.damaged(s)
	}}
}

// escaped writes some characters, or all beyond ASCII, as entities, by name or
// number, some of them escaped once more.
func escaped(which string) func(*rand.Rand, string) Damaged {
	names := map[rune]string{'“': "ldquo", '”': "rdquo", '‘': "lsquo", '’': "rsquo", '…': "hellip", '—': "mdash", '·': "middot", ' ': "nbsp", '&': "amp", '"': "quot", '<': "lt", '>': "gt"}
	return func(rng *rand.Rand, line string) Damaged {
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
		return unbroken(line, out.String())
	}
}

// unbroken is damage that takes no byte away.
func unbroken(line, damaged string) Damaged {
	t, _ := newTrace(line)
	return Damaged{damaged, t.whole}
}
