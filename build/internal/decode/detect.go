package decode

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

var (
	utf16le = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16be = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
)

// marks are the byte order marks (Unicode Standard 23.8; GB 18030-2022 D.2).
var marks = []struct {
	bytes    string
	name     string
	encoding encoding.Encoding
}{
	{"\xEF\xBB\xBF", "utf-8", nil},
	{"\xFF\xFE", "utf-16le", utf16le},
	{"\xFE\xFF", "utf-16be", utf16be},
	{"\x84\x31\x95\x33", "gb18030", simplifiedchinese.GB18030},
}

// detect tells the charset of a file from its head. What others declare of it
// counts where it declares nothing itself.
func detect(head []byte, others string) (choice, error) {
	for _, mark := range marks {
		if bytes.HasPrefix(head, []byte(mark.bytes)) {
			return choice{name: mark.name, encoding: mark.encoding, skip: len(mark.bytes)}, nil
		}
	}
	if c, ok := detectUTF16(head); ok {
		return c, nil
	}
	if looksBinary(head) {
		return choice{}, ErrBinary
	}
	declared := declaredCharset(head)
	if declared == "" {
		declared = canonical(others)
	}
	if c, ok := detectUTF8(head); ok {
		return c, nil
	}
	return detectLegacy(head, declared), nil
}

// looksBinary tells bytes with control characters that no text has. A stray
// zero in a thousand bytes is damage.
func looksBinary(head []byte) bool {
	zeros, controls := 0, 0
	for _, b := range head {
		switch {
		case b == 0:
			zeros++
		case b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' && b != 0x1B:
			controls++
		}
	}
	return zeros*1000 > len(head) || controls*50 > len(head)
}

// detectUTF16 tells UTF-16 without a mark: every unit is a likely character in
// one byte order. In another charset such pairs of bytes are scattered over
// all of Unicode.
func detectUTF16(head []byte) (choice, bool) {
	head = head[:min(len(head)&^1, 64<<10)]
	if len(head) < 4 {
		return choice{}, false
	}
	for _, order := range []struct {
		name     string
		encoding encoding.Encoding
		high     int
	}{{"utf-16le", utf16le, 1}, {"utf-16be", utf16be, 0}} {
		likely, han, ascii := 0, 0, 0
		for i := 0; i < len(head); i += 2 {
			u := rune(head[i+order.high])<<8 | rune(head[i+1-order.high])
			switch {
			case u >= 0x4E00 && u <= 0x9FFF:
				han++
				likely++
			case u >= 0x20 && u < 0x7F || u == '\n' || u == '\r' || u == '\t':
				ascii++
				likely++
			case u == 0xB7, u >= 0x2000 && u < 0x2070, u >= 0x3000 && u < 0x3040, u >= 0xFF00 && u < 0xFFF0:
				likely++
			}
		}
		units := len(head) / 2
		// Han alone is no evidence: two ASCII letters read as one unit can be Han.
		if likely*100 >= units*97 && (ascii > 0 && ascii+han > units/2 || han > 0 && !asciiOnly(head)) {
			if ascii == 0 { // pairs of ASCII and a few other bytes may be Han as well
				_, isUTF8 := detectUTF8(head)
				if _, score := bestLegacy(head, ""); isUTF8 || score > 0.85 {
					continue
				}
			}
			return choice{name: order.name, encoding: order.encoding}, true
		}
	}
	return choice{}, false
}

func asciiOnly(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// detectUTF8 tells UTF-8, even with a few damaged bytes in it: a text of
// another charset has next to no well-formed sequences of three bytes.
func detectUTF8(head []byte) (choice, bool) {
	utf8Choice := choice{name: "utf-8", ownReplacements: true}
	bad, long, short := 0, 0, 0
	for i := 0; i < len(head); {
		r, size := utf8.DecodeRune(head[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size >= 3:
			long++
		case size == 2:
			short++
		}
		i += size
	}
	if bad == 0 && (long > 0 || short == 0) {
		return utf8Choice, true
	}
	if bad == 0 {
		// Only sequences of two bytes: European letters, or the few GBK words
		// that happen to be well formed. Chinese comes in runs of common characters.
		gb := plausible(head, simplifiedchinese.GB18030)
		return utf8Choice, !(gb.bad == 0 && gb.han >= 2*gb.runs && gb.common == gb.han && gb.han > 0)
	}
	return utf8Choice, long > 0 && bad*10 <= long
}

// candidates are the charsets of old, most common in Chinese archives first,
// each with what its language's own letters weigh: kana is rare in a Chinese
// text, though GB 2312 and Big5 have it, and Korean is nearly all Hangul.
var candidates = []struct {
	name         string
	encoding     encoding.Encoding
	kana, hangul float64
}{
	{"gb18030", simplifiedchinese.GB18030, 0, 0},
	{"big5", traditionalchinese.Big5, 0, 0},
	{"shift_jis", japanese.ShiftJIS, 1, 0},
	{"euc-jp", japanese.EUCJP, 1, 0},
	{"euc-kr", korean.EUCKR, 0, 1.1},
}

// leastScore is what a text must reach to be taken for one of the candidates.
const leastScore = 0.5

// bestLegacy finds the charset that gives the most likely text. A declared one
// wins over others that are hardly better.
func bestLegacy(head []byte, declared string) (best choice, bestScore float64) {
	if declared == "gbk" || declared == "gb2312" {
		declared = "gb18030"
	}
	for _, c := range candidates {
		score := plausible(head, c.encoding).score(c.kana, c.hangul)
		if c.name == declared {
			score += 0.05
		}
		if score > bestScore {
			best, bestScore = choice{name: c.name, encoding: c.encoding}, score
		}
	}
	return best, bestScore
}

// detectLegacy picks a charset for bytes that are no Unicode.
func detectLegacy(head []byte, declared string) choice {
	best, score := bestLegacy(head, declared)
	if score >= leastScore {
		return best
	}
	if enc, err := htmlindex.Get(declared); err == nil && declared != "utf-8" {
		if plausible(head, enc).bad == 0 {
			return choice{name: declared, encoding: enc}
		}
	}
	return choice{name: "windows-1252", encoding: charmap.Windows1252}
}

// declaredCharset is the charset a page or an XML file says it is in: from
// `<meta charset>`, `<meta … content="…; charset=">`, or `<?xml encoding=`.
func declaredCharset(head []byte) string {
	head = bytes.ToLower(head[:min(len(head), 4096)])
	if !bytes.Contains(head, []byte("<")) {
		return ""
	}
	for _, key := range []string{"charset", "encoding"} {
		for rest := head; ; {
			i := bytes.Index(rest, []byte(key))
			if i < 0 {
				break
			}
			rest = rest[i+len(key):]
			value := bytes.TrimLeft(rest, " \t")
			if len(value) == 0 || value[0] != '=' {
				continue
			}
			value = bytes.TrimLeft(value[1:], " \t\"'")
			end := bytes.IndexFunc(value, func(r rune) bool {
				return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_')
			})
			if end > 0 {
				return canonical(string(value[:end]))
			}
		}
	}
	return ""
}

// canonical is a charset's name in the Encoding Standard; "" for an unknown one.
func canonical(name string) string {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return ""
	}
	canonical, err := htmlindex.Name(enc)
	if err != nil {
		return ""
	}
	return canonical
}
