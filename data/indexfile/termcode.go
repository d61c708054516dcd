package indexfile

import "unicode/utf8"

// A term is coded rune by rune so that the commonest Han take two bytes, and
// so that a prefix of a term is a prefix of its code:
//
//	U+0000..U+007F  one byte, itself
//	U+4E00..U+9FFF  0xA0 + high byte of (rune - 0x4E00), low byte
//	others          0x80 + bits 16..20 of the rune, then 16 bits, high byte first
const (
	hanFirst, hanLast = 0x4E00, 0x9FFF
	hanLead           = 0xA0
	otherLead         = 0x80
)

// codeRune gives a rune's code, most significant byte first, and its bytes.
func codeRune(r rune) (code, size uint64) {
	switch {
	case r < utf8.RuneSelf:
		return uint64(r), 1
	case r >= hanFirst && r <= hanLast:
		return hanLead<<8 + uint64(r-hanFirst), 2
	}
	return otherLead<<16 + uint64(r), 3
}

func appendTerm(code []byte, term string) []byte {
	for _, r := range term {
		switch c, size := codeRune(r); size {
		case 1:
			code = append(code, byte(c))
		case 2:
			code = append(code, byte(c>>8), byte(c))
		default:
			code = append(code, byte(c>>16), byte(c>>8), byte(c))
		}
	}
	return code
}

// termText decodes a term; ok is false for bytes that code no term.
func termText(code []byte) (term string, ok bool) {
	text := make([]byte, 0, len(code)*3/2)
	for len(code) > 0 {
		lead := code[0]
		var r rune
		switch {
		case lead < utf8.RuneSelf:
			r, code = rune(lead), code[1:]
		case lead >= hanLead && len(code) >= 2:
			r, code = hanFirst+rune(lead-hanLead)<<8+rune(code[1]), code[2:]
			if r > hanLast {
				return "", false
			}
		case lead < hanLead && len(code) >= 3:
			r, code = rune(lead-otherLead)<<16|rune(code[1])<<8|rune(code[2]), code[3:]
		default:
			return "", false
		}
		if !utf8.ValidRune(r) {
			return "", false
		}
		text = utf8.AppendRune(text, r)
	}
	return string(text), true
}
