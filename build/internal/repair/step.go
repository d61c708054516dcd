package repair

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/encoding/simplifiedchinese"

	"fangzhi/data/article"
)

// outOfStep mends runs of GBK text whose bytes were paired one off, because a
// program put something between the two bytes of a character or lost one.
//
// Evidence: a question mark behind a Han character stands where the pairing
// slipped; the characters after it are rare ones, and paired the other way,
// with the ASCII character that ends the run, they are everyday ones. It
// leaves alone question marks before likely text. The first byte of the run is
// known when the end of a pinyin note was left there (the note was put behind
// the wrong pair, whose reading it is) or when it lost its high bit and reads
// as "!"; else, and where a last byte is lost, the character is shown as □.
func outOfStep(p *Page) {
	p.eachText(func(place int, text string) string {
		if !strings.Contains(text, "?") {
			return text
		}
		var out strings.Builder
		kept := 0
		for _, m := range slip.FindAllStringSubmatchIndex(text, -1) {
			if m[0] < kept {
				continue
			}
			s := slipped{text: text, at: m[0], run: m[1]}
			s.note = text[m[2]:m[3]]
			mended, ok := s.mend()
			if !ok {
				continue
			}
			out.WriteString(text[kept:s.at])
			out.WriteString(mended)
			kept = s.end
			p.record("out-of-step", place, text[s.at:s.end], mended, article.Inferred)
		}
		out.WriteString(text[kept:])
		return out.String()
	})
}

// slip is where the pairing slipped: a question mark and what was left there.
var slip = regexp.MustCompile(`(?i)\?(!|[` + pinyinLetters + `]{1,6}[)）]|)`)

// lost stands for a character that cannot be known.
const lost = "□"

// slipped is a place where the pairing slipped.
type slipped struct {
	text string
	at   int    // of the question mark
	note string // what was left behind it: "!", the end of a note, or nothing
	run  int    // where the run out of step begins
	end  int    // where it ends, with what is taken in of the ASCII after it
}

func (s *slipped) mend() (mended string, ok bool) {
	before, _ := utf8.DecodeLastRuneInString(s.text[:s.at])
	if !unicode.Is(unicode.Han, before) {
		return "", false
	}
	raw, shown := s.bytes()
	if shown < leastRun {
		return "", false
	}
	head, raw := raw[0], raw[1:]
	tail := ""
	if len(raw)%2 == 1 { // the run ends on the first byte of a character
		next, size := utf8.DecodeRuneInString(s.text[s.end:])
		switch {
		case next >= 0x40 && next <= 0x7E:
			raw = append(raw, byte(next))
			s.end += size
		case next == '?':
			raw, tail = raw[:len(raw)-1], lost
			s.end += size
		default: // nothing went wrong here
			return "", false
		}
	}
	decoded, err := simplifiedchinese.GBK.NewDecoder().Bytes(raw)
	if err != nil || !isLikelier(string(decoded), s.text[s.run:s.end]) {
		return "", false
	}
	return s.first(before, head) + string(decoded) + tail, true
}

// leastRun is how many characters out of step are evidence.
const leastRun = 2

// bytes are those of the run, up to the first ASCII character.
func (s *slipped) bytes() (raw []byte, characters int) {
	encoder := simplifiedchinese.GBK.NewEncoder()
	s.end = s.run
	for s.end < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.end:])
		if r < 0x80 {
			break
		}
		pair, err := encoder.Bytes([]byte(string(r)))
		if err != nil || len(pair) != 2 {
			break
		}
		raw = append(raw, pair...)
		s.end += size
		characters++
	}
	return raw, characters
}

// first finds the character whose second byte is trail, and what else the
// question mark stands for.
func (s *slipped) first(before rune, trail byte) string {
	pair := func(lead byte) string {
		out, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{lead, trail})
		if err != nil || strings.ContainsRune(string(out), utf8.RuneError) {
			return ""
		}
		return string(out)
	}
	switch {
	case s.note == "!": // 0xA1 without its high bit; the mark before a quotation went with it
		if quote := pair(0xA1); quote == "“" || quote == "‘" {
			return "。" + quote
		} else if quote != "" {
			return lost + quote
		}
	case s.note != "":
		return s.byNote(before, pair)
	}
	return lost
}

// byNote finds the run's first character by the note that was left: its first
// byte, paired with the last byte of the character before the slip, gives a
// character that the note is the reading of. Several can be; only one makes an
// everyday character.
func (s *slipped) byNote(before rune, pair func(lead byte) string) string {
	last, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(before)))
	if err != nil || len(last) != 2 {
		return lost
	}
	reading := plainTones(strings.TrimRight(s.note, ")）"))
	found := lost
	for lead := byte(0x81); lead <= 0xFE; lead++ {
		out, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{last[1], lead})
		r, _ := utf8.DecodeRune(out)
		character, _ := utf8.DecodeRuneInString(pair(lead))
		if err != nil || !isEveryday(character) || !isReadAs(r, reading) {
			continue
		}
		if found != lost {
			return lost
		}
		found = string(character)
	}
	return found
}

func isReadAs(r rune, reading string) bool {
	for _, known := range strings.Split(pinyin.PinyinDict[int(r)], ",") {
		if known != "" && plainTones(known) == reading {
			return true
		}
	}
	return false
}

// Shares that tell text out of step from text in step, in percent.
const (
	leastEveryday = 90 // of the mended run
	mostEveryday  = 75 // of the run as found
)

func isLikelier(mended, found string) bool {
	after, all := everyday(mended)
	before, allBefore := everyday(found)
	return all > 0 && allBefore > 0 && after*100 >= all*leastEveryday && before*100 <= allBefore*mostEveryday
}

// everyday counts the everyday characters among those that are no marks.
func everyday(s string) (n, all int) {
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			all++
			if isEveryday(r) {
				n++
			}
		case r == utf8.RuneError || r >= 0x80 && !unicode.IsPunct(r) && !unicode.IsDigit(r):
			all++
		}
	}
	return n, all
}
