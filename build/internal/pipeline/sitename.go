package pipeline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/read"
	"fangzhi/build/internal/repair/furniture"
	"fangzhi/data/article"
)

// siteName is the name of the site that a page's window ends with, behind its
// headline and a stroke, or "": where several pages of the site end so, or where
// the page has that name once more around its text, as in some of the lines there.
func siteName(d read.Document, title string, lines []string, site *furniture.Site) string {
	window := strings.TrimSpace(d.Window)
	learned := false
	rest, begins := strings.CutPrefix(window, title)
	if site != nil {
		if own, ok := site.WithoutEnd(window); ok {
			rest, learned = strings.TrimPrefix(window, own), true
		}
	}
	if !learned && (!begins || title == "") {
		return ""
	}
	at := strings.LastIndexFunc(rest, isStroke)
	if at < 0 {
		return ""
	}
	_, stroke := utf8.DecodeRuneInString(rest[at:])
	name := strings.TrimSuffix(domain.ReplaceAllString(strings.TrimSpace(rest[at+stroke:]), ""), "官网")
	if n := utf8.RuneCountInString(name); n < leastSiteName || n > mostSiteName || columns[name] || !strings.ContainsFunc(name, isHan) && !capitals.MatchString(name) || strings.ContainsFunc(name, isMark) {
		return ""
	}
	inLines := slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, name) })
	if learned || inLines || standsIn(d.Around[0], name) || standsIn(d.Around[1], name) {
		return name
	}
	return ""
}

var (
	domain   = expression.Compile(`\.(?:[Cc]om|COM|[Nn]et|NET|[Cc]n|CN|[Oo]rg)$`)
	capitals = expression.Compile(`^[A-Z]{3,12}$`)
)

// A site's name has so many characters.
const leastSiteName, mostSiteName = 3, 12

// columns are what windows name instead of a site.
var columns = map[string]bool{"首页": true, "首頁": true, "新闻中心": true, "新聞中心": true, "新闻资讯": true, "新闻动态": true, "工作动态": true, "通知公告": true, "政务公开": true, "信息公开": true, "详情页": true, "内容页": true, "文章详情": true, "新闻详情": true, "正文页": true}

func isStroke(r rune) bool { return strings.ContainsRune("-_|｜丨—–", r) }

func isMark(r rune) bool { return strings.ContainsRune("，。！？：；、“”…", r) }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func standsIn(blocks []article.Block, name string) bool {
	for _, b := range blocks {
		if strings.Contains(b.Text, name) {
			return true
		}
	}
	return false
}
