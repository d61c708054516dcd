package kind

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// A notice is told by its parts, by how it closes and by whom it addresses.

// proclaimed reads a notice of Taiwan's offices by its parts, and any by its
// closing words and those whom it addresses.
func (g *genres) proclaimed() bool {
	parts, words := 0, ""
	for _, b := range g.a.Blocks {
		if m := noticeParts.FindStringSubmatch(runes.First(b.Text, 10)); m != nil {
			if parts++; parts == 1 {
				words = runes.First(b.Text, 10)
			}
		}
	}
	if m := noticeParts.FindStringSubmatch(g.a.Title); m != nil {
		if parts++; words == "" {
			words = runes.First(g.a.Title, 10)
		}
	}
	if parts >= 2 {
		return g.is(article.Notice, words, article.Inferred)
	}
	for _, b := range g.a.Blocks[:min(len(g.a.Blocks), 4)] {
		if m := asFollows.FindStringSubmatch(runes.Last(b.Text, imprint.LongestOpening)); m != nil {
			if strings.Contains(m[1], "报告") || strings.Contains(m[1], "報告") {
				return g.is(article.Report, m[0], article.Inferred)
			}
			return g.is(article.Notice, m[0], article.Inferred)
		}
	}
	if words := g.closing(); words != "" {
		return g.is(article.Notice, words, article.Inferred)
	}
	if words := g.toAll(); words != "" {
		return g.is(article.Notice, words, article.Inferred)
	}
	return false
}

// closing is the words by which a notice closes or opens its list, of a text
// that an office signs with the day: …敬请谅解！河西水务公司 2021年4月15日.
func (g *genres) closing() string {
	n := len(g.a.Blocks)
	if n < 2 {
		return ""
	}
	line := func(i int) string { return imprint.BareLine(g.a.Blocks[i]) }
	if at, _ := imprint.SignedAt(g.a); at > 0 {
		n = at + 2
	} else if last := line(n - 1); !imprint.SignedLine.MatchString(last) && !imprint.Signature.MatchString(last) {
		return ""
	}
	for i := n - 2; i >= max(0, n-1-mostOfNotice); i-- {
		if m := closingWords.FindStringSubmatch(g.a.Blocks[i].Text); m != nil {
			return m[0]
		}
	}
	return ""
}

// toAll is the words to all whom an office's notice concerns, of a text that it
// signs with the day: 广大市民朋友：… 河西水务公司 2021年4月15日.
func (g *genres) toAll() string {
	n := len(g.a.Blocks)
	if n < 3 {
		return ""
	}
	last, before := imprint.BareLine(g.a.Blocks[n-1]), strings.TrimSpace(g.a.Blocks[n-2].Text)
	if !imprint.SignedLine.MatchString(last) && !(imprint.Signature.MatchString(last) && imprint.OfficeAlone.MatchString(before)) {
		return ""
	}
	for _, b := range g.a.Blocks[:min(n, 4)] {
		if m := concerned.FindStringSubmatch(b.Text); m != nil {
			return strings.TrimSpace(m[0])
		}
	}
	return ""
}

var (
	concerned = expression.Compile(`^[\s　]*(?:尊敬的|广大|廣大|各位|亲爱的|親愛的|全体|全體)[\p{Han}、（）()]{0,16}(?:居民|业主|業主|市民|用户|用戶|客户|客戶|家长|家長|村民|师生|師生|同学|读者|讀者|旅客|乘客|商户|单位)(?:朋友)?[们們]?[\s　]*[:：]`)
)

// asFollows ends the sentence by which an office opens its notice or report.
var asFollows = expression.Compile(`(?:现|現|兹)(?:将|將|就|对|對)?[^。！？“”]{0,50}(公告|公示|通告|通知|提示|报告|報告)如下[:：。][\s　]*$`)

const mostOfNotice = 24 // blocks

var closingWords = expression.Compile(`(?:通知|公告|通告|公示|安排)如下|特此(?:通知|公告|通告|公示|函告|函达|告知)|[予步]以?公示|公示期|如有异议|如有異議|敬[请請](?:各位\p{Han}{0,4})?(?:[谅諒]解|周知|知照)|相互转告|互相转告`)

var (
	noticeParts = expression.Compile(`^[\s　]*(?:主旨|依據|公告事項|說明|公告依據)[:：]`)
)
