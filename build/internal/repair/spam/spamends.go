package spam

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// spamEnds cuts off what was hung on a line, behind it or before:
// 标题_代开发票_刻章_…, 某某体育官方网站-IOS/Android通用版-标题.
func spamEnds(line string, about func() bool, pairs func() map[string]int) []page.Edit {
	if from := behindSentence(line); from > 0 && !about() {
		return []page.Edit{{From: from, To: len(line), With: "", Certainty: article.Stated}}
	}
	if !strokes.In(line) {
		return nil
	}
	if isForeign(line, pairs) { // all of it is, what looks like its head too
		return nil
	}
	if from := spamTail(line); from > 0 {
		return []page.Edit{{From: from, To: len(line), With: "", Certainty: article.Stated}}
	}
	if strings.Contains(line, "。") {
		return nil
	}
	if to := spamHead(line); to > 0 && !about() {
		return []page.Edit{{From: 0, To: to, With: "", Certainty: article.Stated}}
	}
	return nil
}

// strokes part keywords from a line's own words.
var strokes = expression.NewWords("_", "|", "-", "丨", "—")

// behindSentence is where a row of keywords behind a line's last sentence
// begins, or 0.
func behindSentence(line string) int {
	at := strings.LastIndexAny(line, "。”」")
	if at <= 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(line[at:])
	if rest := line[at+size:]; len(rest) >= 12 && isKeywords(rest) && isSpam(rest, true) {
		return at + size
	}
	return 0
}

// spamTail is where keywords behind a line begin, or 0.
func spamTail(line string) int {
	for i, r := range line {
		if r != '_' && r != '|' {
			continue
		}
		head, rest := line[:i], line[i+1:]
		if keywords(rest) < leastKeywords-1 || utf8.RuneCountInString(head) < leastSpamHead || !isSpam(rest, true) || isSpam(head, true) || hasSpamPhrase(token.FoldString(head)) {
			return 0
		}
		return i
	}
	return 0
}

// spamHead is where keywords before a line end, or 0.
func spamHead(line string) int {
	at := strings.LastIndexAny(line, "_|-丨—")
	if at < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(line[at:])
	head, rest := line[:at], line[at+size:]
	if runes.CountHan(rest) < leastSpamRest || hasSpamPhrase(token.FoldString(rest)) || !isAdvert(head) {
		return 0
	}
	return at + size
}

// isAdvert tells a piece of a title that is nothing but an advertisement.
func isAdvert(text string) bool {
	if runes.HasAny(text, "。，：《“") {
		return false
	}
	found, covered, letters := spamIn(token.FoldString(text))
	return len(found) >= 2 && covered*leastSpamShare >= letters
}

// How many characters a line has of its own, beside what was hung on it, or
// before it.
const (
	leastSpamHead = 8
	leastSpamRest = 6
)
