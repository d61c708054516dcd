package bundlefile

import (
	"cmp"
	"errors"
	"slices"
	"unicode/utf8"
)

// A code page writes the characters of one segment in few bytes: the most
// frequent ones in one, the other known ones in two, any other in four.
//
//	0            end of a string
//	1 … S        the S most frequent characters
//	S+1 … 254    first byte of a pair: page × 256 + second byte
//	255          a character the page does not know, as three bytes of its code point
const (
	endOfString  = 0
	escape       = 255
	freeCodes    = 254 // codes that are neither
	maxPages     = 64
	pageSize     = 256
	maxCodeBytes = 4
)

// codePage gives every character of a segment its code.
type codePage struct {
	singles []rune // code 1 onwards
	doubles []rune // in pages of pageSize, the more frequent pages first, each in order of code point
	codes   map[rune]uint16
}

var errCodePage = errors.New("text is not in the segment's code page")

// learnCodePage ranks characters by how often they were counted. One that was
// seen once is left out: writing it in full costs no more than listing it.
func learnCodePage(counts map[rune]int) *codePage {
	var ranked []rune
	for r, n := range counts {
		if n > 1 {
			ranked = append(ranked, r)
		}
	}
	slices.SortFunc(ranked, func(a, b rune) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	pages := 0
	for pages < maxPages && len(ranked) > freeCodes-pages+pages*pageSize {
		pages++
	}
	singles := min(len(ranked), freeCodes-pages)
	doubles := min(len(ranked)-singles, pages*pageSize)
	p := &codePage{singles: ranked[:singles], doubles: ranked[singles : singles+doubles]}
	for page := range slices.Chunk(p.doubles, pageSize) {
		slices.Sort(page)
	}
	p.index()
	return p
}

// index makes the page ready to write with; reading does without.
func (p *codePage) index() {
	p.codes = make(map[rune]uint16, len(p.singles)+len(p.doubles))
	for i, r := range p.singles {
		p.codes[r] = uint16(1 + i)
	}
	for i, r := range p.doubles {
		p.codes[r] = uint16((1+len(p.singles)+i/pageSize)<<8 | i%pageSize)
	}
}

// appendText appends text, which must be valid UTF-8, without an end.
func (p *codePage) appendText(dst []byte, text string) []byte {
	for _, r := range text {
		code, ok := p.codes[r]
		switch {
		case !ok:
			dst = append(dst, escape, byte(r>>16), byte(r>>8), byte(r))
		case code <= 0xFF:
			dst = append(dst, byte(code))
		default:
			dst = append(dst, byte(code>>8), byte(code))
		}
	}
	return dst
}

// decode reads text up to the end of a string or of src, appends it to dst as
// UTF-8 and says how many bytes of src the text took.
func (p *codePage) decode(dst, src []byte) (text []byte, used int, err error) {
	i := 0
	for i < len(src) && src[i] != endOfString {
		code := int(src[i])
		i++
		if code <= len(p.singles) {
			dst = utf8.AppendRune(dst, p.singles[code-1])
			continue
		}
		if code == escape {
			if len(src)-i < 3 {
				return dst, i, errCodePage
			}
			r := rune(src[i])<<16 | rune(src[i+1])<<8 | rune(src[i+2])
			if !utf8.ValidRune(r) {
				return dst, i, errCodePage
			}
			dst = utf8.AppendRune(dst, r)
			i += 3
			continue
		}
		if i == len(src) {
			return dst, i, errCodePage
		}
		at := (code-1-len(p.singles))*pageSize + int(src[i])
		if at >= len(p.doubles) {
			return dst, i, errCodePage
		}
		dst = utf8.AppendRune(dst, p.doubles[at])
		i++
	}
	return dst, i, nil
}

// append writes the page: how many characters of each sort, then each as the
// distance from the one before, which within a page of doubles is small.
func (p *codePage) append(dst []byte) []byte {
	dst = appendNumber(dst, uint64(len(p.singles)))
	dst = appendNumber(dst, uint64(len(p.doubles)))
	last := rune(0)
	for _, r := range slices.Concat(p.singles, p.doubles) {
		dst = appendSigned(dst, int64(r-last))
		last = r
	}
	return dst
}

// readCodePage reads what append wrote.
func readCodePage(in *input) *codePage {
	singles, doubles := in.number(), in.number()
	if singles > freeCodes || doubles > (freeCodes-singles)*pageSize {
		in.fail(errCodePage)
		return nil
	}
	all := make([]rune, singles+doubles)
	last := int64(0)
	for i := range all {
		last += in.signed()
		if last < 0 || last > utf8.MaxRune || !utf8.ValidRune(rune(last)) {
			in.fail(errCodePage)
			return nil
		}
		all[i] = rune(last)
	}
	return &codePage{singles: all[:singles], doubles: all[singles:]}
}
