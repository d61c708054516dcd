package boilerplate

import (
	"strings"
	"unicode"

	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// jams finds what bulletin boards hide among the words of a page against
// copying, and what shows once it is copied: ' d5 }3 ^7 F! K& H( o ?% j.
//
// Evidence: a run of signs, letters and digits in ones and twos, six or more
// with spaces between, half of them of two different kinds of character, and two
// signs among them that lists and formulas seldom have. It leaves alone rows of
// numbers and letters, formulas and programs.
func jams(text string) (edits []page.Edit) {
	const isASCII = 0x7F
	if strings.Count(text, " ") < leastJam-1 {
		return nil
	}
	start := -1
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] >= ' ' && text[i] < isASCII {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 && isJam(text[start:i]) {
			edits = append(edits, page.Edit{From: start, To: i, With: "", Certainty: article.Stated})
		}
		start = -1
	}
	return edits
}

func isJam(run string) bool {
	words := strings.Fields(run)
	mixed, rare := 0, map[byte]bool{}
	for _, word := range words {
		if len(word) > 2 {
			return false
		}
		for i := range len(word) {
			if strings.IndexByte("!@#$%^&~`?\"'\\_{}", word[i]) >= 0 {
				rare[word[i]] = true
			}
		}
		if len(word) == 2 && asciiKind(word[0]) != asciiKind(word[1]) {
			mixed++
		}
	}
	return len(words) >= leastJam && mixed*2 >= len(words) && len(rare) >= leastRare
}

const (
	leastJam  = 6
	leastRare = 2 // different signs that neither lists nor formulas are full of
)

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
