package origin

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
)

// SiteName is the name of the site that a page's window ends with, behind its
// headline and a stroke, or "": where several pages of the site end so, which is
// learned, or where one of the lines around the page's text has that name too.
func SiteName(window, headline string, learned bool, around []string) string {
	rest, begins := strings.CutPrefix(window, headline)
	if !learned && (!begins || headline == "") {
		return ""
	}
	at := strings.LastIndexFunc(rest, isStroke)
	if at < 0 {
		return ""
	}
	_, stroke := utf8.DecodeRuneInString(rest[at:])
	name := strings.TrimSuffix(domain.ReplaceAllString(strings.TrimSpace(rest[at+stroke:]), ""), "官网")
	if n := utf8.RuneCountInString(name); n < leastSiteName || n > mostSiteName || columnNames[name] || !strings.ContainsFunc(name, runes.IsHan) && !capitals.MatchString(name) || strings.ContainsFunc(name, isTextMark) {
		return ""
	}
	if learned || slices.ContainsFunc(around, func(line string) bool { return strings.Contains(line, name) }) {
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

// columnNames are what windows name instead of a site.
var columnNames = map[string]bool{"首页": true, "首頁": true, "新闻中心": true, "新聞中心": true, "新闻资讯": true, "新闻动态": true, "工作动态": true, "通知公告": true, "政务公开": true, "信息公开": true, "详情页": true, "内容页": true, "文章详情": true, "新闻详情": true, "正文页": true}

func isStroke(r rune) bool { return strings.ContainsRune("-_|｜丨—–", r) }

func isTextMark(r rune) bool { return strings.ContainsRune("，。！？：；、“”…", r) }
