package repair

import (
	"strings"
	"unicode"

	"fangzhi/data/article"
)

// jams finds what bulletin boards hide among the words of a page against
// copying, and what shows once it is copied: ' d5 }3 ^7 F! K& H( o ?% j.
//
// Evidence: a run of signs, letters and digits in ones and twos, six or more
// with spaces between, half of them of two different kinds of character. It
// leaves alone formulas and programs, whose words are longer or all of a kind.
func jams(text string) (edits []edit) {
	const isASCII = 0x7F
	start := -1
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] >= ' ' && text[i] < isASCII {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 && isJam(text[start:i]) {
			edits = append(edits, edit{start, i, "", article.Stated})
		}
		start = -1
	}
	return edits
}

func isJam(run string) bool {
	words := strings.Fields(run)
	mixed := 0
	for _, word := range words {
		if len(word) > 2 {
			return false
		}
		if len(word) == 2 && asciiKind(word[0]) != asciiKind(word[1]) {
			mixed++
		}
	}
	return len(words) >= leastJam && mixed*2 >= len(words)
}

const leastJam = 6

// asciiKind is 0 for a digit, 1 for a letter, 2 for a sign.
func asciiKind(b byte) int {
	switch r := rune(b); {
	case unicode.IsDigit(r):
		return 0
	case unicode.IsLetter(r):
		return 1
	}
	return 2
}
