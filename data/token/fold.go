package token

import (
	"bytes"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folded is text as search compares it.
type Folded struct {
	Runes  []rune
	Starts []int // byte offset in the original of each rune's source; one more, the original's length
}

// Span is a run of folded runes.
type Span struct{ Start, End int }

// Bytes is where a span stands in the original. Runes that one source
// character became are never parted: a span over some covers the source whole.
func (f Folded) Bytes(s Span) (start, end int) {
	if s.Start >= s.End {
		return f.Starts[s.Start], f.Starts[s.Start]
	}
	last := f.Starts[s.End-1]
	for s.End < len(f.Runes) && f.Starts[s.End] == last {
		s.End++
	}
	return f.Starts[s.Start], f.Starts[s.End]
}

// Fold makes writings of the same thing the same runes: compatibility forms
// and width (NFKC), letter case, and the Traditional, Simplified and variant
// forms of a character. Invisible characters are dropped, so that they hide no
// match; line and paragraph ends become '\n', all other white space ' '. Bytes
// that are no UTF-8 become U+FFFD. Folding what is folded changes nothing.
func Fold(text string) Folded {
	n := roomFor(text)
	f := folder{text: text}
	f.Runes, f.Starts = make([]rune, 0, n), make([]int, 0, n)
	f.all()
	f.Starts = append(f.Starts, len(text))
	return f.Folded
}

// FoldRunes is the folded text where nobody asks what stood in the original.
func FoldRunes(text string) []rune {
	f := folder{text: text, alone: true}
	f.Runes = make([]rune, 0, roomFor(text))
	f.all()
	return f.Runes
}

// roomFor is how many runes a text becomes, about.
func roomFor(text string) int {
	n := runesIn(text)
	return n + n/32 + 4 // signs such as … become several
}

// runesIn is how many characters a text in UTF-8 has: its bytes, eight at a
// time, but for those that continue a character.
func runesIn(text string) int {
	n := len(text)
	for ; len(text) >= 8; text = text[8:] {
		x := uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
			uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
		n -= bits.OnesCount64(x >> 7 &^ (x >> 6) & 0x0101010101010101)
	}
	for _, b := range []byte(text) {
		if b&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// FoldString is the folded text alone, for keys.
func FoldString(text string) string {
	out := make([]byte, 0, len(text)+utf8.UTFMax)
	for at := 0; at < len(text); {
		r, size := decode(text, at)
		shift := folds.shift(r)
		if shift == inContext {
			return string(FoldRunes(text))
		}
		out = utf8.AppendRune(out, r+shift)
		at += size
	}
	return string(out)
}

type folder struct {
	Folded
	alone   bool // its runes are asked for, not where they start
	text    string
	segment []byte // what stands between two places that normalization never joins across
	scratch []byte // the segment normalized
	before  []byte // the segment one round before
}

// all folds the text. A rune that the table knows, in front of another, is
// looked up; whatever else stands between is taken a segment at a time.
func (f *folder) all() {
	if f.text == "" {
		return
	}
	at := 0
	r, size := utf8.DecodeRuneInString(f.text)
	shift := folds.shift(r)
	for at < len(f.text) {
		next := at + size
		nextRune, nextSize, nextShift := rune(0), 0, rune(0)
		if next < len(f.text) {
			nextRune, nextSize = decode(f.text, next)
			nextShift = folds.shift(nextRune)
		}
		if shift != inContext && nextShift != inContext {
			f.emit(r+shift, at)
			at, r, size, shift = next, nextRune, nextSize, nextShift
			continue
		}
		at = f.foldSegment(at)
		if at < len(f.text) {
			r, size = decode(f.text, at)
			shift = folds.shift(r)
		}
	}
}

func decode(text string, at int) (rune, int) {
	c := text[at]
	switch {
	case c < utf8.RuneSelf:
		return rune(c), 1
	case c > 0xE0 && c < 0xF0 && c != 0xED && at+2 < len(text) && text[at+1]&0xC0 == 0x80 && text[at+2]&0xC0 == 0x80: // most are such
		return rune(c&0x0F)<<12 | rune(text[at+1]&0x3F)<<6 | rune(text[at+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(text[at:])
}

func (f *folder) emit(r rune, start int) {
	f.Runes = append(f.Runes, r)
	if !f.alone {
		f.Starts = append(f.Starts, start)
	}
}

// foldSegment folds the runes from start that normalization may join, leaving
// out invisible ones, and returns where the next segment starts.
func (f *folder) foldSegment(start int) (end int) {
	f.segment = f.segment[:0]
	runes, at := 0, start
	for at < len(f.text) {
		r, size := decode(f.text, at)
		if isInvisible(r) {
			at += size
			continue
		}
		if runes == 0 {
			start = at
		} else if folds.shift(r) != inContext || startsSegment(f.text[at:]) {
			break
		}
		f.segment = utf8.AppendRune(f.segment, r)
		runes++
		at += size
	}
	if runes == 1 && f.foldAlone(start, at) {
		return at
	}
	for folded := f.normalize(); len(folded) > 0; {
		r, size := utf8.DecodeRune(folded)
		f.emit(r, start)
		folded = folded[size:]
	}
	return at
}

// startsSegment tells whether the first rune of text joins nothing before it.
// A half-width or compatibility Hangul letter does once it is decomposed.
func startsSegment(text string) bool {
	p := norm.NFKC.PropertiesString(text)
	parts := p.Decomposition()
	return p.BoundaryBefore() && (parts == nil || norm.NFKC.Properties(parts).BoundaryBefore())
}

// foldAlone folds a segment of one rune where that is a matter of looking it
// up: it has no decomposition, or one into runes the table knows.
func (f *folder) foldAlone(start, end int) bool {
	r, _ := utf8.DecodeRune(f.segment)
	if t := twofoldOf(r); t != nil {
		f.emit(t.between(f.Runes, f.text[end:]), start)
		return true
	}
	parts := norm.NFKC.Properties(f.segment).Decomposition()
	if folds.shift(r) != inContext || parts == nil {
		f.emit(foldRune(r), start)
		return true
	}
	for _, part := range string(parts) {
		if folds.shift(part) == inContext {
			return false
		}
	}
	for _, part := range string(parts) {
		f.emit(foldRune(part), start)
	}
	return true
}

// maxRounds ends normalization in any case; real text needs two rounds.
const maxRounds = 8

// normalize folds the segment until nothing changes: a lower-case letter may
// join a mark that its capital does not, and the joiners that normalization
// sets into long rows of marks are dropped.
func (f *folder) normalize() []byte {
	for range maxRounds {
		f.scratch = norm.NFKC.Append(f.scratch[:0], f.segment...)
		f.before = append(f.before[:0], f.segment...)
		f.segment = f.segment[:0]
		for rest := f.scratch; len(rest) > 0; {
			r, size := utf8.DecodeRune(rest)
			rest = rest[size:]
			if folded := foldRune(r); folded >= 0 {
				f.segment = utf8.AppendRune(f.segment, folded)
			}
		}
		if bytes.Equal(f.segment, f.before) {
			break
		}
	}
	return f.segment
}

// foldRune folds a normalized rune; an invisible one is -1.
func foldRune(r rune) rune {
	if t := twofoldOf(r); t != nil {
		return t.mostly
	}
	switch {
	case folds.shift(r) != inContext:
		return r + folds.shift(r)
	case isInvisible(r):
		return -1
	case r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
		return '\n'
	case unicode.IsSpace(r):
		return ' '
	case r == 'ς':
		return 'σ'
	}
	return unicode.ToLower(r)
}

// isInvisible tells the runes that fold to nothing: control characters that
// are no white space, and Unicode's Default_Ignorable_Code_Point with the
// marks of interlinear notes.
func isInvisible(r rune) bool {
	if r < 0x300 {
		return r < ' ' && (r < '\t' || r > '\r') || 0x7F <= r && r < 0xA0 && r != 0x85 || r == 0xAD
	}
	for _, span := range invisible {
		if r <= span[1] {
			return r >= span[0]
		}
	}
	return false
}

var invisible = [...][2]rune{
	{0x34F, 0x34F}, {0x61C, 0x61C}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},
	{0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F},
	{0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
	{0xE0000, 0xE0FFF},
}
