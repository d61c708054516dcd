package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/data/token"
)

// What leads through a site: its parts side by side, and the way to a page.

// isMenuRow tells a site's sections side by side, and the way to a page.
func isMenuRow(text string) bool {
	if len(text) > utf8.UTFMax*maxAmong || utf8.RuneCountInString(text) > maxAmong {
		return false
	}
	text = token.FoldString(strings.TrimSpace(text))
	if breadcrumb.MatchString(text) || isPartsRow(text) {
		return true
	}
	if strings.ContainsAny(text, ",。!?、") {
		return false
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("|│·【】[]:", r) })
	known, named := 0, false // numbers alone are a table's
	for _, word := range words {
		if utf8.RuneCountInString(word) > maxMenuWord {
			return false
		}
		if menuWord.MatchString(word) || siteButton.MatchString(word) || isButton(word) || siteMaybe.MatchString(word) {
			known++
			named = named || strings.Trim(word, "0123456789") != ""
		}
	}
	if len(words) > leastAbove && (words[0] == "首页" || words[0] == "网站首页") {
		return true
	}
	return named && len(words) >= 3 && known*3 >= 2*len(words)
}

const maxMenuWord = 8 // characters

// isPartsRow tells names of a site's parts between bars, one of them known:
// 河西新闻网首页 | 图片新闻 | 民生直通车 | 便民电话.
func isPartsRow(text string) bool {
	pieces, known := strings.Split(strings.Trim(text, "| "), "|"), false
	for _, piece := range pieces {
		piece = strings.TrimSpace(piece)
		if n := utf8.RuneCountInString(piece); n < 2 || n > maxMenuWord+2 || strings.ContainsAny(piece, " ,。!?:;、") {
			return false
		}
		known = known || menuWord.MatchString(piece) || ownChannel.MatchString(piece) || isButton(piece)
	}
	return known && len(pieces) >= 3
}

// isBreadcrumb tells the way to a page: 首页 > 新闻 > 本地.
func isBreadcrumb(text string) bool {
	return len(text) <= 4*maxAmong && breadcrumb.MatchString(token.FoldString(strings.TrimSpace(text)))
}

// breadcrumb is pieces with marks between them: two marks, or one with another
// at an end, or one behind the site's first page.
var breadcrumb = expression.Compile(`^(?:[>»]\s*)?` + wayPiece + `(?:` + wayMark + wayPiece + `){2,}(?:\s[^\s,。!?]{2,6}){0,2}$|` +
	`^(?:[>»]\s*)?` + wayPiece + `(?:` + wayMark + wayPiece + `)+\s*[>»]$|` +
	`^[>»]\s*` + wayPiece + wayMark + wayPiece + `$|` +
	`^\S{0,4}(?:首页|主页)\s*[/>›‹»]\s*[^\s,。!?]{2,16}$`)

const (
	wayPiece = `[^\s/>»‹›,。:!?]{1,16}`
	wayMark  = `(?:\s*[>»]{1,2}\s*|\s+[/‹›]\s+)`
)

// ownChannel is where else a site or an office is found: 河西发布抖音, 中国政府网微博、微信.
var ownChannel = expression.Compile(`^\S{1,10}(?:网|报|发布|融媒|中心|官方)(?:首页|(?:微博|微信|抖音|头条号|视频号|app|客户端|公众号)(?:[、和/](?:微博|微信|抖音))?)$`)

// menuWord is a word of a menu that is no button.
var menuWord = expression.Compile(`^(?:` + either(`
首页 要闻 新闻 即时 快讯 滚动 时政 政治 经济 产经 财经 股市 社会 民生 法治 军事 科技 教育 文化 体育 运动 娱乐 健康 旅游 生活 汽车 房产
全球 国际 国内 两岸 港澳 地方 县域 部门 图片 图说 视频 视听 直播 专题 专栏 锐评 读报 论坛 博客 热线 商城
更多 推荐 e-mail推荐 网摘 阅读 详情 列表 大 中 小
.{1,5}(?:首页|频道|新闻|视频|论坛|聊天室|中心|公告|概况|专栏|热评|舆情|动态|资讯|要闻|在线|客户端)`) + `)$`)

// columnName is that of a site's part: 基层动态.
var columnName = expression.Compile(`^(?:` + either(`
行业 公司 企业 新闻 媒体 通知 政务 工作 基层 部门 乡镇 区镇 区县 县区 社区 图片 视频 学院 校园 社会 国内 国际 地方 本地 最新`) +
	`)(?:动态|新闻|中心|资讯|公告|报道|要闻|快讯|聚焦)$`)

// isSitePart tells a line that can be a site's among others: the name of one of
// its parts or of its neighbours.
func isSitePart(text string) bool {
	text = withoutMarks(text)
	return utf8.RuneCountInString(text) <= maxSitePart && sitePart.MatchString(text)
}

const maxSitePart = 12 // characters

var sitePart = expression.Compile(`^[\p{Han}a-z()]{0,9}(?:` + either(`
网站 官网 客户端 公众号 公众平台 平台 小程序 慢直播 机器人 适老版 [^出]版 中心 频道 指南 地图 声明 导航 方式 服务 动态 分类 热线 论坛 商城 专区 入口`) + `)$`)
