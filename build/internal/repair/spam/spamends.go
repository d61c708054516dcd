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
	if m := clinicFirst.FindStringSubmatchIndex(line); m != nil && !strings.Contains(line[m[1]:], line[m[2]:m[3]]) {
		return []page.Edit{{From: 0, To: m[1], With: "", Certainty: article.Stated}}
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
	if from := nameTail(line, pairs); from > 0 {
		return []page.Edit{{From: from, To: len(line), With: "", Certainty: article.Stated}}
	}
	if to := nameHead(line, pairs); to > 0 {
		return []page.Edit{{From: 0, To: to, With: "", Certainty: article.Stated}}
	}
	if to := spamHead(line); to > 0 && !about() {
		return []page.Edit{{From: 0, To: to, With: "", Certainty: article.Stated}}
	}
	return nil
}

// clinicFirst is a clinic's advertisement with its address before a text's first
// words, which say nothing of the disease.
var clinicFirst = expression.Compile(`^\s*\p{Han}{0,10}(白癜[风風]|癫痫|癲癇|牛皮[癣癬]|[银銀]屑病|[湿濕]疣|疱疹|不孕不育|早泄|阳痿|陽痿|痔[疮瘡]|狐臭)\p{Han}{0,10}[\s?？]+https?://\S+\s+`)

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

// nameTail is where an advertiser's name begins behind a line's own words, with
// the stroke before it, or 0: 决战脱贫攻坚—澳门新葡京官网|首页.
func nameTail(line string, pairs func() map[string]int) (from int) {
	rest := line
	for {
		at := strings.LastIndexAny(rest, strokeSigns)
		if at < 0 || runes.CountHan(rest[:at]) < leastSpamRest {
			return from
		}
		_, size := utf8.DecodeRuneInString(rest[at:])
		switch piece := rest[at+size:]; {
		case isStrangeName(piece, pairs):
			from = len(strings.TrimRight(rest[:at], strokeSigns+" "))
		case !homePage.MatchString(piece):
			return from
		}
		rest = rest[:at]
	}
}

// nameHead is where a line's own words begin behind an advertiser's name, or 0.
func nameHead(line string, pairs func() map[string]int) int {
	at := strings.IndexAny(line, strokeSigns)
	if at <= 0 || !isStrangeName(line[:at], pairs) {
		return 0
	}
	own := strings.TrimLeft(line[at:], strokeSigns+" ")
	if runes.CountHan(own) < leastSpamRest {
		return 0
	}
	return len(line) - len(own)
}

// isStrangeName tells a piece half of which is an advertiser's name, of which the
// page's sentences have no two characters together.
func isStrangeName(piece string, page func() map[string]int) bool {
	named := 0
	for _, at := range brandsAt(piece) {
		named += utf8.RuneCountInString(piece[at[0]:at[1]])
	}
	if named == 0 || named*2 < utf8.RuneCountInString(piece) {
		return false
	}
	pairs, shared := page(), false
	eachPair(token.FoldString(piece), func(pair string) { shared = shared || pairs[pair] > 0 })
	return !shared && len(pairs) >= leastPagePairs
}

const strokeSigns = "_|丨-—"

// homePage is what tells where a link leads, behind a name.
var homePage = expression.Compile(`^\s*(?:首页|首頁|主页|主頁|官网|官網|官方网站|欢迎您|歡迎您)\s*$`)

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
