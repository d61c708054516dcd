package group

import (
	"sync"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"

	"fangzhi/data/token"
)

// letters is a text as copies are compared: folded, without spaces and
// punctuation, which every reposting site sets anew.
type letters struct {
	text   string // as found
	runes  []rune
	ends   []bool  // ends[i]: a sentence or a block ends behind letter i
	starts []int32 // where in the text each letter stands; one more, the text's length
}

// lettersOf folds a text, so that script, width and case are none of its own.
func lettersOf(text string) letters {
	folded := token.Fold(text)
	n := len(folded.Runes)
	l := letters{text, folded.Runes[:0], make([]bool, 0, n), make([]int32, 0, n+1)}
	for i, r := range folded.Runes {
		switch {
		case isLetter(r):
			l.runes = append(l.runes, r)
			l.ends = append(l.ends, false)
			l.starts = append(l.starts, int32(folded.Starts[i]))
		case endsSentence(r) && len(l.ends) > 0:
			l.ends[len(l.ends)-1] = true
		}
	}
	l.starts = append(l.starts, int32(len(text)))
	return l
}

// bareLetters are the same alone.
func bareLetters(text string) []rune {
	folded := token.FoldRunes(text)
	letters := folded[:0]
	for _, r := range folded {
		if isLetter(r) {
			letters = append(letters, r)
		}
	}
	return letters
}

// found is letters from to to as they were found, with the signs among them.
func (l letters) found(from, to int) string { return l.text[l.starts[from]:l.starts[to]] }

func isLetter(r rune) bool {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return true
	case r < 0x80, r >= 0x2010 && r <= 0x2027, r >= 0x3000 && r <= 0x3004, r >= 0x3008 && r <= 0x3011: // the commonest marks
		return false
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

func endsSentence(r rune) bool {
	switch r {
	case '\n', '。', '!', '?', ';', '…':
		return true
	}
	return false
}

// between tells whether a cut before letter i parts no sentence.
func (l letters) between(i int) bool {
	return i == 0 || i == len(l.runes) || l.ends[i-1]
}

// isHan tells the Han characters of the basic block.
func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// isOrdinary tells what a writer of today may have meant: ASCII, numerals, and
// the Han of GB 2312. Text torn in decoding is full of others.
func isOrdinary(r rune) bool {
	return r < 0x80 || isHan(r) && ordinary()[r-0x4E00] || isNumeral(r)
}

// ordinary holds the Han of GB 2312, folded.
var ordinary = sync.OnceValue(func() *[0xA000 - 0x4E00]bool {
	var set [0xA000 - 0x4E00]bool
	decoder := simplifiedchinese.GBK.NewDecoder()
	for lead := 0xB0; lead <= 0xF7; lead++ {
		for trail := 0xA1; trail <= 0xFE; trail++ {
			text, err := decoder.Bytes([]byte{byte(lead), byte(trail)})
			if err != nil {
				continue
			}
			for _, r := range token.Fold(string(text)).Runes {
				if isHan(r) {
					set[r-0x4E00] = true
				}
			}
		}
	}
	return &set
})
