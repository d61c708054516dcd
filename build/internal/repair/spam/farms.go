package spam

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Rows that farms of links plant, and that say nothing of what they sell.

const (
	leastPlaces    = 10
	maxPlaceRunes  = 8
	leastOtherHan  = 6 // characters that are Simplified alone
	leastOtherRow  = 4
	placeEndShare  = 2 // one in two
	shortNameShare = 10
)

// isPlaceRow tells names of counties and cities side by side, which stand for
// the addresses of a farm: 濮阳县| 屏东市| 托克逊县| ….
func isPlaceRow(line string) bool {
	if strings.Count(line, "|") < leastPlaces || strings.Contains(line, "。") {
		return false
	}
	pieces := strings.Split(strings.TrimRight(line, "| "), "|")
	named, long := 0, 0
	for _, piece := range pieces {
		piece = strings.TrimSpace(piece)
		if !runes.AtMost(piece, maxPlaceRunes) {
			long++
		}
		if last, _ := utf8.DecodeLastRuneInString(piece); strings.ContainsRune("县縣市区區旗州盟", last) {
			named++
		}
	}
	return long*shortNameShare <= len(pieces) && named*placeEndShare >= len(pieces)
}

// isOfOtherScript tells a row of keywords in Simplified on a page that is in
// Traditional: what turned the page around did so before the row was planted.
func isOfOtherScript(line string, page func() article.Script) bool {
	if len(line) < 3*leastOtherHan || runes.HasAny(line, "。；") || keywordsOf(line, leastOtherRow) == 0 || token.ScriptOf(line) != article.Simplified || page() != article.Traditional {
		return false
	}
	own := 0
	for _, r := range line {
		switch token.ScriptOf(string(r)) {
		case article.Simplified:
			own++
		case article.Traditional:
			return false
		}
	}
	return own >= leastOtherHan
}

// isStrangeLink tells words and an address that have nothing to do with the
// page they stand at an end of: 治疗白癜风的医院 http://…. Words that tell an
// address are the page's: 原文地址 http://….
func isStrangeLink(line string, page func() map[string]int) bool {
	words, _, found := strings.Cut(line, "http")
	if !found || !runes.AtMost(words, maxLinkWords) || !strangeLink.MatchString(line) || ownLink.MatchString(words) {
		return false
	}
	pairs := page()
	own, shared := 0, len(pairs) < leastPagePairs
	eachPair(token.FoldString(words), func(pair string) {
		own++
		shared = shared || pairs[pair] > 0
	})
	return own > 1 && !shared
}

// isSpamSource tells a line that names as the source of a text who advertises in
// it: 本文来源:某某网页版登录官网-www.example.com.
func isSpamSource(line string) bool {
	if !runes.AtMost(line, maxAdvert) {
		return false
	}
	m := spamSource.FindStringSubmatch(token.FoldString(line))
	return m != nil && longest(phrasesIn(m[1])) > everydayPhrase
}

const (
	maxLinkWords = 16 // characters
	linkBlocks   = 2  // from a page's ends
)

var (
	ownLink     = expression.Compile(`^\s*(?:本文|文章|原文|官方|网站|網站|网页|網頁|来源|來源|视频|視頻|项目|項目|相关|相關|参考|參考|备份|備份|转载|轉載|更多|详细|詳細)*(?:地址|网址|網址|链接|鏈接|連結|来源|來源|出处|出處|原文|网站|網站|资料|資料|文献|文獻)\s*$`)
	ownLabel    = expression.Compile(`^\s*(?:官方|项目|項目|软件|軟體|软体|网站|網站|下载|下載|在线|線上)*(?:网站|網站|网址|網址|官网|官網|主页|主頁|链接|鏈接|連結|地址|下载|下載|文档|文檔|入口)\s*$`)
	strangeLink = expression.Compile(`^[\p{Han}\s]+https?://[\w.\-/?=&%#]+\s*$`)
	spamSource  = expression.Compile(`^\s*(?:本文|文章|信息)?(?:来源|出处|转自)\s*:\s*(\S*?)[-—(\s]*(?:https?://)?(?:www\.)?[\w-]+\.[a-z]{2,6}(?:\.[a-z]{2})?/?\)?\s*$`)
)
