package spam

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/repair/boilerplate"
	"fangzhi/build/internal/repair/odd"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// isKeywords tells a row of keywords: short pieces between one kind of sign
// that is no 、, which sentences list with. Between spaces they are longer than
// the words that text is cut into.
func isKeywords(line string) bool { return keywords(line) >= leastKeywords }

// keywords is how many of them a row has; 0 for what is none.
func keywords(line string) int { return keywordsOf(line, leastKeywords) }

func keywordsOf(line string, least int) int {
	if odd.IsDrawnRow(line) {
		return 0
	}
	for _, sign := range []string{",", "，", "|", "丨", "│", "｜", "_", " ", "-", "/"} {
		var pieces []string
		switch {
		case sign == " ":
			if pieces = strings.Fields(line); runes.AtMost(line, len(pieces)*leastSpacedKeyword-1) {
				pieces = nil
			}
		case strings.Count(line, sign)+1 >= least:
			pieces = strings.Split(line, sign)
		}
		short := 0
		for _, piece := range pieces {
			if runes.AtMost(piece, maxKeywordRunes) || keywordLength(piece) <= maxKeywordRunes {
				short++
			}
		}
		if len(pieces) >= least && short*10 >= len(pieces)*9 {
			return len(pieces)
		}
	}
	return 0
}

// keywordLength is how many characters a keyword has; a word or number of ASCII in
// it counts as one: 2021天堂, gay1069.
func keywordLength(piece string) (n int) {
	n = utf8.RuneCountInString(piece)
	if n <= maxKeywordRunes || n > 2*maxKeywordRunes || runes.CountHan(piece) == 0 {
		return n
	}
	inWord := false
	for _, r := range piece {
		isWord := r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
		if isWord && inWord {
			n--
		}
		inWord = isWord
	}
	return n
}

// isForeign tells a row of keywords that has nothing to do with its page.
func isForeign(line string, page func() map[string]int) bool {
	if len(line) < 12 || strings.Contains(line, "。") {
		return false
	}
	n := keywords(line)
	if n < leastKeywords {
		return false
	}
	line = token.FoldString(line)
	found, _, letters := spamIn(line)
	if len(found) == 0 || len(found) == 1 && (n < leastForeign || longest(found) <= everydayPhrase) || runes.CountHan(line)*2 < letters {
		return false
	}
	pairs := page()
	if len(pairs) < leastPagePairs {
		return false
	}
	all, shared := 0, 0
	eachPair(line, func(pair string) {
		all++
		if pairs[pair] > 0 {
			shared++
		}
	})
	return shared == 0 || len(found) >= leastSpamPhrases-1 && n >= leastForeign && shared*maxShared <= all
}

// isAmidSpam tells a row of keywords on a page that has shown planted lines,
// whatever it sells: pieces of some length, and no two characters together that
// the page's sentences have.
func isAmidSpam(b article.Block, page func() map[string]int) bool {
	line := b.Text
	if b.Kind != article.Paragraph && b.Kind != article.ListItem || strings.ContainsAny(line, "。！？：:；“「《") || boilerplate.IsCredits(b) {
		return false
	}
	n := keywordsOf(line, leastKeywords-1)
	line = token.FoldString(line)
	letters := 0
	for _, r := range line {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	pairs := page()
	if n == 0 || letters < n*leastKeywordRunes || runes.CountHan(line)*2 < letters || len(pairs) < leastPagePairs {
		return false
	}
	shared := false
	eachPair(line, func(pair string) { shared = shared || pairs[pair] > 0 })
	return !shared
}

// What rows of keywords show.
const (
	leastKeywords      = 4 // in a row
	maxKeywordRunes    = 14
	leastSpacedKeyword = 4  // characters, with the space, on average
	leastKeywordRunes  = 4  // letters of each on average, amid planted lines
	leastForeign       = 6  // keywords, where one phrase is all there is
	leastPagePairs     = 30 // of the page's sentences
	maxSharedBeside    = 4  // likewise of words beside planted lines
	maxShared          = 8  // one in so many pairs of a long row may be the page's, too
)

// eachPair visits two characters of Chinese and the next two, and so on.
func eachPair(text string, visit func(pair string)) {
	characters := []rune(text)
	for i := 0; i+1 < len(characters); i++ {
		if runes.IsHan(characters[i]) && runes.IsHan(characters[i+1]) {
			visit(string(characters[i : i+2]))
		}
	}
}

// pairs are all two characters together that the page's sentences have, and how often.
func pairs(p *page.Page) map[string]int {
	pairs := map[string]int{}
	for _, b := range p.Blocks {
		if strings.Contains(b.Text, "。") {
			eachPair(token.FoldString(b.Text), func(pair string) { pairs[pair]++ })
		}
	}
	return pairs
}

// isMostlyForeign tells words of which the page's sentences have few characters together.
func isMostlyForeign(words string, page func() map[string]int) bool {
	n, shared, pairs := 0, 0, page()
	eachPair(token.FoldString(words), func(pair string) {
		if n++; pairs[pair] > 0 {
			shared++
		}
	})
	return shared*maxSharedBeside <= n
}

// isStranger tells words with a phrase of which the page's sentences have no two
// characters together; within tells that the words stand in one of them.
func isStranger(words string, within bool, page func() map[string]int) bool {
	words = token.FoldString(words)
	pairs := page()
	if !hasSpamPhrase(words) || len(pairs) < leastPagePairs {
		return false
	}
	own, n := map[string]int{}, 0
	eachPair(words, func(pair string) {
		if n++; within {
			own[pair]++
		} else {
			own[pair] = 0
		}
	})
	for pair, times := range own {
		if pairs[pair] > times {
			return false
		}
	}
	return n >= leastStrangerPairs
}

// asksElsewhere tells a line with a private number of which the page's sentences
// have no two characters together.
func asksElsewhere(line string, page func() map[string]int) bool {
	if strings.Contains(line, "。") || !runes.AtMost(line, 2*maxAdvert) {
		return false
	}
	line = token.FoldString(line)
	if !hasContact(line) || len(page()) < leastPagePairs {
		return false
	}
	n, shared, pairs := 0, 0, page()
	eachPair(line, func(pair string) {
		if n++; pairs[pair] > 0 {
			shared++
		}
	})
	return n >= leastStrangerPairs && shared*maxShared <= n
}

// leastStrangerPairs is how many of them such words have.
const leastStrangerPairs = 6
