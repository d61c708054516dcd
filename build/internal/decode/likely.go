package decode

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// likeness is how much a text reads like a text.
type likeness struct {
	bad    int // bytes that are no character, or characters nobody writes
	han    int
	common int // Han of the everyday set
	kana   int
	hangul int
	spaces int
	runs   int // unbroken runs of Han
	other  int // other characters beyond ASCII
}

// likelySample is how many bytes of a text are weighed.
const likelySample = 64 << 10

// plausible decodes a sample and weighs it.
func plausible(sample []byte, enc encoding.Encoding) likeness {
	if len(sample) > likelySample {
		sample = wholeLinesUpTo(sample, likelySample)
	}
	decoded, err := enc.NewDecoder().Bytes(sample)
	if err != nil {
		return likeness{bad: len(sample)}
	}
	var l likeness
	inRun := false
	for _, r := range string(decoded) {
		han := r >= 0x4E00 && r <= 0x9FFF
		switch {
		case han:
			l.han++
			if everyday[r] {
				l.common++
			}
			if !inRun {
				l.runs++
			}
		case r == ' ':
			l.spaces++
		case r == 0xFFFD, r >= 0xE000 && r < 0xF900, r >= 0x80 && r < 0xA0:
			l.bad++
		case r >= 0x3040 && r <= 0x30FF:
			l.kana++
		case r >= 0xAC00 && r <= 0xD7AF:
			l.hangul++
		case r >= 0xFF61 && r <= 0xFF9F: // half-width katakana: what Shift JIS makes of any two-byte text
			l.bad++
		case r >= 0x2500 && r < 0x2580: // the lines of a drawn table
		case r >= 0x80 && !(r >= 0x2000 && r < 0x2070 || r >= 0x3000 && r < 0x3040 || r >= 0xFF00):
			l.other++
		}
		inRun = han
	}
	return l
}

// score is 1 for a text of nothing but everyday characters and 0, or less, for
// one that is none; kana and hangul say what those letters weigh.
func (l likeness) score(kana, hangul float64) float64 {
	all := l.han + l.kana + l.hangul + l.other + l.bad
	if all == 0 {
		return 0
	}
	good := float64(l.common) + kana*float64(l.kana)
	// Chinese read as Korean can be Hangul throughout; Korean parts its words.
	if l.han*10 <= l.hangul && l.spaces*8 >= l.hangul {
		good += hangul * float64(l.hangul)
	}
	return (good - 3*float64(l.bad)) / float64(all)
}

func wholeLinesUpTo(sample []byte, limit int) []byte {
	for i := limit - 1; i > limit/2; i-- {
		if sample[i] == '\n' {
			return sample[:i+1]
		}
	}
	return sample[:limit]
}

// everyday holds the characters in common use: GB 2312's first level (rows 16
// to 55, 3,755 characters) and Big5's first level (A440 to C67E, 5,401
// characters). Text read in a wrong charset is mostly outside of it.
var everyday = everydayCharacters()

func everydayCharacters() map[rune]bool {
	set := make(map[rune]bool, 8000)
	add := func(enc encoding.Encoding, lead, trail byte) {
		text, err := enc.NewDecoder().Bytes([]byte{lead, trail})
		if err != nil {
			return
		}
		for _, r := range string(text) {
			if r >= 0x4E00 && r <= 0x9FFF {
				set[r] = true
			}
		}
	}
	for lead := byte(0xB0); lead <= 0xD7; lead++ {
		for trail := byte(0xA1); trail <= 0xFE; trail++ {
			add(simplifiedchinese.GBK, lead, trail)
		}
	}
	for lead := byte(0xA4); lead <= 0xC6; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if lead == 0xC6 && trail > 0x7E {
				break
			}
			if trail <= 0x7E || trail >= 0xA1 {
				add(traditionalchinese.Big5, lead, byte(trail))
			}
		}
	}
	return set
}
