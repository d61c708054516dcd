package mojibake

import (
	"strings"
	"unicode/utf8"
)

// peelLatin undoes UTF-8 read as Windows-1252 where what comes out is such
// letters again: text that was misread more than once.
func peelLatin(text string) string {
	if !hasLatinRun(text) {
		return text
	}
	if _, ok := peel(text, leastPeeled); !ok {
		return text
	}
	peeled, _ := peel(text, leastPeeledMore)
	return peeled
}

// hasLatinRun is the cheap look: so many such letters in a row that their bytes
// can be leastPeeled.
func hasLatinRun(text string) bool {
	run := 0
	for _, r := range text {
		if _, _, n := latinBytes(r); n == 0 {
			run = 0
		} else if run++; run >= leastPeeled {
			return true
		}
	}
	return false
}

// peel is the same where so many letters stand in a row; ok tells that they do
// anywhere.
func peel(text string, least int) (peeled string, ok bool) {
	var out, run strings.Builder
	var raw []byte
	flush := func() {
		if decoded := string(raw); len(raw) >= least && utf8.ValidString(decoded) && isLatin1252(decoded) {
			out.WriteString(decoded)
			ok = true
		} else {
			out.WriteString(run.String())
		}
		raw = raw[:0]
		run.Reset()
	}
	for _, r := range text {
		b, _, n := latinBytes(r)
		if r == ' ' && len(raw) > 0 && raw[len(raw)-1] == 0xC2 { // a no-break space that became one
			b, n = 0xA0, 1
		}
		if n == 0 {
			flush()
			out.WriteRune(r)
			continue
		}
		raw = append(raw, b)
		run.WriteRune(r)
	}
	flush()
	return out.String(), ok
}

// peelGBK undoes UTF-8 read as GBK over a whole text, whatever comes out: where
// that was misread too, nothing reads better until both layers are gone. Chance
// makes no UTF-8 of a text in GBK.
func peelGBK(text string) (peeled string, ok bool) {
	set, raw := gbk(), make([]byte, 0, len(text))
	for _, r := range text {
		lead, trail, ok := set.code(r)
		switch {
		case r < utf8.RuneSelf && r != '?':
			raw = append(raw, byte(r))
		case r == '€':
			raw = append(raw, 0x80)
		case ok:
			raw = append(raw, lead, trail)
		default:
			raw = append(raw, 0xFF) // bytes that are lost
		}
	}
	whole, broken, wasBroken := 0, 0, false
	for rest := raw; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		isBroken := r == utf8.RuneError && size == 1
		switch {
		case isBroken && !wasBroken:
			broken++
		case size > 1:
			whole++
		}
		rest, wasBroken = rest[size:], isBroken
	}
	if whole < leastPeeled || broken*brokenAmong > whole {
		return "", false
	}
	return charactersOf(raw), true
}

// charactersOf reads UTF-8 in which 0xFF stands for two lost bytes: for each
// character that has lost some, one sign.
func charactersOf(raw []byte) string {
	var out strings.Builder
	for over := 0; len(raw) > 0; { // bytes of the next character that the last sign hides
		if r, size := utf8.DecodeRune(raw); over == 0 && (r != utf8.RuneError || size > 1) {
			out.WriteRune(r)
			raw = raw[size:]
			continue
		}
		n := over
		for first := true; len(raw) > 0 && n < len("一"); first = false {
			if b := raw[0]; b < 0x80 || b >= 0xC0 && b < 0xFF && !(first && over == 0) {
				break
			} else if b == 0xFF {
				n++
			}
			n++
			raw = raw[1:]
		}
		out.WriteRune(utf8.RuneError)
		over = max(0, n-len("一"))
	}
	return out.String()
}

// brokenAmong is among how many characters one may have lost bytes.
const brokenAmong = 4

// How many letters with accents in a row are evidence, and where a text has some.
const (
	leastPeeled     = 6
	leastPeeledMore = 2
)

func isLatin1252(text string) bool {
	for _, r := range text {
		if _, _, n := latinBytes(r); n == 0 {
			return false
		}
	}
	return true
}
