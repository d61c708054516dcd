package mojibake

import (
	"slices"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/unicode/norm"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// charset is a charset of two bytes a character, both ways round.
type charset struct {
	name       string
	characters [1 << 16]rune        // of a pair of bytes; 0 where it is none
	codes      [likely.Plane]uint16 // of a character; 0 where it has none
	further    map[rune]uint16      // of those beyond the Basic Multilingual Plane: Hong Kong's, in Big5
	composed   map[rune]uint16      // of characters that others become when a text is normalized
	simplified runes.Set            // likely characters that Traditional text does not have
	private    map[uint16]bool      // pairs that Windows shows as characters of the user's own
	guesses    map[article.Script]*guesses
}

// guesses are the characters that text in a script is likely to have, by one of
// their bytes.
type guesses struct {
	byLead, byTrail [256][]rune
	byEither        [256][]rune
	byLeadUnmapped  [256][]rune // those whose second byte makes no character with many a first byte
}

var (
	gbk  = sync.OnceValue(func() *charset { return newCharset("gbk", simplifiedchinese.GBK) })
	big5 = sync.OnceValue(func() *charset { return newCharset("big5", traditionalchinese.Big5) })
)

func newCharset(name string, enc encoding.Encoding) *charset {
	c := &charset{name: name, further: map[rune]uint16{}, composed: map[rune]uint16{}, private: map[uint16]bool{}}
	var bytes []byte
	var pairs []uint16
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if trail != 0x7F {
				bytes = append(bytes, byte(lead), byte(trail), '\n')
				pairs = append(pairs, uint16(lead<<8|trail))
			}
		}
	}
	decoded, err := enc.NewDecoder().Bytes(bytes)
	if err != nil {
		return c
	}
	text, at := []rune(string(decoded)), 0
	for _, pair := range pairs {
		end := at + slices.Index(text[at:], '\n')
		if one := text[at:end]; len(one) == 1 && one[0] != utf8.RuneError {
			c.characters[pair] = one[0]
			switch r := one[0]; {
			case r >= likely.Plane:
				c.further[r] = pair
			case c.codes[r] == 0, c.codes[r] < firstOwn && pair >= firstOwn, c.codes[r] < firstHan && pair >= firstHan && runes.IsHan(r):
				c.codes[r] = pair
			}
			if other, _ := utf8.DecodeRuneInString(norm.NFC.String(string(one[0]))); other != one[0] {
				c.composed[other] = pair
			}
		}
		at = end + 1
	}
	if name == "gbk" {
		c.addPrivate()
	}
	c.listLikely()
	return c
}

// firstOwn is the first pair of what Big5 itself has; some of its characters
// stand once more among those of Hong Kong before it.
const firstOwn = 0xA140

// firstHan is the first pair of its characters of Chinese; 十 and 卅 are among its numerals too.
const firstHan = 0xA440

// addPrivate gives private-use characters the codes that they stand for where
// GBK was read as Windows reads it (code page 936): its three areas for
// characters of the user's own.
func (c *charset) addPrivate() {
	r := rune(0xE000)
	for _, area := range []struct{ lead, lastLead, trail, lastTrail int }{{0xAA, 0xAF, 0xA1, 0xFE}, {0xF8, 0xFE, 0xA1, 0xFE}, {0xA1, 0xA7, 0x40, 0xA0}} {
		for lead := area.lead; lead <= area.lastLead; lead++ {
			for trail := area.trail; trail <= area.lastTrail; trail++ {
				if trail != 0x7F {
					pair := uint16(lead<<8 | trail)
					c.codes[r], c.private[pair] = pair, true
					r++
				}
			}
		}
	}
}

// listLikely lists the characters that can be guessed by one of their bytes.
func (c *charset) listLikely() {
	simplified, traditional := &guesses{}, &guesses{}
	for pair, r := range c.characters {
		if r == 0 || r >= likely.Plane || c.codes[r] != uint16(pair) {
			continue
		}
		scripts := scriptsOf(r)
		if scripts&inSimplified != 0 {
			simplified.add(pair, r)
		}
		if scripts&inTraditional != 0 {
			traditional.add(pair, r)
		}
		if scripts == inSimplified {
			c.simplified.Add(r)
		}
	}
	simplified.listUnmapped(c)
	traditional.listUnmapped(c)
	c.guesses = map[article.Script]*guesses{article.Simplified: simplified, article.Traditional: traditional, article.OtherScript: simplified}
}

// Scripts that a likely character belongs to.
const (
	inSimplified = 1 << iota
	inTraditional
)

// scriptsOf a character; none of one that is not likely.
func scriptsOf(r rune) (scripts uint8) {
	l := likely.Text()
	if r >= likely.Plane {
		return 0
	}
	if _, isMark := likely.Marks[r]; !isMark && (l.Rank[r] == 0 || l.Rank[r] > likely.RareRank+1500) {
		return 0
	}
	if _, err := simplifiedchinese.HZGB2312.NewEncoder().String(string(r)); err == nil {
		scripts |= inSimplified
	}
	if _, err := traditionalchinese.Big5.NewEncoder().String(string(r)); err == nil {
		scripts |= inTraditional
	}
	return scripts
}

func (g *guesses) add(pair int, r rune) {
	g.byLead[pair>>8] = append(g.byLead[pair>>8], r)
	g.byTrail[pair&0xFF] = append(g.byTrail[pair&0xFF], r)
	g.byEither[pair>>8] = append(g.byEither[pair>>8], r)
	if pair>>8 != pair&0xFF {
		g.byEither[pair&0xFF] = append(g.byEither[pair&0xFF], r)
	}
}

func (g *guesses) listUnmapped(c *charset) {
	for lead, list := range g.byLead {
		for _, r := range list {
			if g.canBeUnmapped(c, byte(c.codes[r])) {
				g.byLeadUnmapped[lead] = append(g.byLeadUnmapped[lead], r)
			}
		}
	}
}

// canBeUnmapped tells that a byte makes no character with the first byte of
// some likely one.
func (g *guesses) canBeUnmapped(c *charset, first byte) bool {
	for lead, list := range g.byLead {
		if len(list) > 0 && c.character(first, byte(lead)) == 0 {
			return true
		}
	}
	return false
}

// code of a character as its two bytes; ok is false where it has none.
func (c *charset) code(r rune) (lead, trail byte, ok bool) {
	if r <= 0 {
		return 0, 0, false
	}
	var pair uint16
	if r < likely.Plane {
		pair = c.codes[r]
	} else {
		pair = c.further[r]
	}
	return byte(pair >> 8), byte(pair), pair != 0
}

// isLead tells a byte that a reader of such a charset takes with the next one.
func isLead(b byte) bool { return b > 0x80 && b < 0xFF }

// character of two bytes; 0 where they make none.
func (c *charset) character(lead, trail byte) rune { return c.characters[int(lead)<<8|int(trail)] }

// isUnmappedBefore tells that a byte makes no character with some second byte of a range.
func (c *charset) isUnmappedBefore(lead, from, to byte) bool {
	for trail := int(from); trail <= int(to); trail++ {
		if c.character(lead, byte(trail)) == 0 {
			return true
		}
	}
	return false
}
