// Package runes counts and finds the characters of text, and looks no farther
// than it must.
package runes

import (
	"iter"
	"unicode/utf8"
)

// AtMost tells that a text has at most so many characters. Of a long one it
// looks at nothing but the bytes' number.
func AtMost(text string, most int) bool {
	switch {
	case len(text) <= most:
		return true
	case len(text) > utf8.UTFMax*most:
		return false
	}
	return len(First(text, most)) == len(text)
}

// First is the first n characters of a text.
func First(text string, n int) string {
	at := 0
	for ; n > 0 && at < len(text); n-- {
		switch {
		case isThree(text, at): // most are such
			at += 3
		case text[at] < utf8.RuneSelf:
			at++
		default:
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
		}
	}
	return text[:at]
}

// isThree tells that a character of three bytes stands at a place, but for those
// below U+1000 and beside the surrogates, and a byte behind it.
func isThree(text string, at int) bool {
	if at+4 > len(text) {
		return false
	}
	x := four(text[at : at+4])
	return x&0xC0C0F0 == 0x8080E0 && x&0xF != 0 && x&0xF != 0xD
}

// isLeadOfThree tells a byte that any two bytes may follow that continue a character.
func isLeadOfThree(b byte) bool { return b > 0xE0 && b < 0xF0 && b != 0xED }

// four are the first four bytes of a text.
func four(text string) uint32 {
	_ = text[3]
	return uint32(text[0]) | uint32(text[1])<<8 | uint32(text[2])<<16 | uint32(text[3])<<24
}

// Last is the last n characters of a text.
func Last(text string, n int) string {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		switch c := text[at-1]; {
		case c < utf8.RuneSelf:
			at--
		case at >= 3 && isLeadOfThree(text[at-3]) && text[at-2]&0xC0 == 0x80 && c&0xC0 == 0x80: // most are such
			at -= 3
		default:
			_, size := utf8.DecodeLastRuneInString(text[:at])
			at -= size
		}
	}
	return text[at:]
}

// Others goes through the characters of a text but for those of Han, of which
// nine in ten of Chinese are. A few rare ones of Han are among the others.
func Others(text string) iter.Seq2[int, rune] {
	return func(yield func(int, rune) bool) {
		for at := 0; at < len(text); {
			if at = behindHan(text, at); at >= len(text) {
				return
			}
			r, size := rune(text[at]), 1
			switch {
			case r < utf8.RuneSelf:
			case isLeadOfThree(text[at]) && at+2 < len(text) && text[at+1]&0xC0 == 0x80 && text[at+2]&0xC0 == 0x80: // most are such
				r, size = r&0x0F<<12|rune(text[at+1]&0x3F)<<6|rune(text[at+2]&0x3F), 3
				if r >= 0x4E00 && r <= 0x9FFF {
					at += size
					continue
				}
			default:
				r, size = utf8.DecodeRuneInString(text[at:])
			}
			if !yield(at, r) {
				return
			}
			at += size
		}
	}
}

// behindHan is where the characters from U+4E00 to U+9FFF end that stand at a
// place, or one before.
func behindHan(text string, at int) int {
	for at+4 <= len(text) {
		x := four(text[at : at+4])
		if x&0xC0C0F0 != 0x8080E0 || (x&0xF<<6|x>>8&0x3F)-0x4E00>>6 > (0x9FFF-0x4E00)>>6 {
			break
		}
		at += 3
	}
	return at
}

// HasAny tells that a text has one of some characters, of which there are few:
// it is gone through for each, much faster than character by character.
func HasAny(text, few string) bool {
	for i, r := range few {
		if NewNeedle(few[i : i+utf8.RuneLen(r)]).In(text) {
			return true
		}
	}
	return false
}
