package boilerplate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/token"
)

// What leads through a site: its parts side by side, and the way to a page.

// isMenuRow tells a site's sections side by side, and the way to a page.
func isMenuRow(text string) bool { return (&line{text: text}).isMenuRow() }

func (l *line) isMenuRow() bool {
	if !runes.AtMost(l.text, maxAmong) {
		return false
	}
	text := l.folded()
	if strings.HasPrefix(text, "首 ") {
		text = spacedHome.ReplaceAllString(text, "首页")
	}
	if isWay(text) || isPartsRow(text) {
		return true
	}
	if runes.HasAny(text, ",。!?、") {
		return false
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("|│┊·•【】[]:", r) })
	known, named := 0, false // numbers alone are a table's
	sizes := map[string]int{}
	for _, word := range words {
		if !runes.AtMost(word, maxMenuWord) {
			return false
		}
		if menuWord.MatchString(word) || siteButton.MatchString(word) || isButton(word) || siteMaybe.MatchString(word) {
			known++
			named = named || strings.Trim(word, "0123456789") != "" && word[0] != '#'
		}
		if strings.Contains("大中小", word) {
			sizes[word]++
		}
	}
	if n := sizes["大"] + sizes["中"] + sizes["小"]; n != 3 || len(sizes) != 3 { // other such words are no sizes of letters
		known -= n
	}
	if len(words) >= leastAbove && (words[0] == "首页" || words[0] == "网站首页") {
		return true
	}
	return named && (len(words) >= 3 && known*3 >= 2*len(words) || len(words) >= leastOfMenu && known*2 >= len(words))
}

// spacedHome is 首页 as offices set it: 首   页.
var spacedHome = expression.Compile(`^首\s+页`)

const (
	maxMenuWord = 8 // characters
	leastOfMenu = 6 // words of a row of which half are known
)

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
	return len(text) <= 4*maxAmong && isWay(waysStart.ReplaceAllString(token.FoldString(strings.TrimSpace(text)), ""))
}

// waysStart is what the way begins with where the first page's name is a picture, in a list: 1. > 新闻 > 本地.
var waysStart = expression.Compile(`^(?:\d\.\s*|[•·]\s*)?[>»]\s*`)

// isWay tells pieces that lead to a page, of which one is known where only
// strokes part them: lines of verse are quoted so, 满天 / 都是谁的眼泪 / 在飞.
func isWay(text string) bool {
	if !breadcrumb.MatchString(text) {
		return false
	}
	if strings.ContainsAny(text, ">»‹›") || !strings.Contains(text, " / ") {
		return true
	}
	for piece := range strings.SplitSeq(text, "/") {
		if piece = strings.TrimSpace(piece); wayWord.MatchString(piece) || menuWord.MatchString(piece) || ownChannel.MatchString(piece) || isButton(piece) {
			return true
		}
	}
	return false
}

// wayWord is a piece of a way that no line of verse is.
var wayWord = expression.Compile(`首页|主页|新闻|home|正文|^[a-z.]+$`)

// breadcrumb is pieces with marks between them: two marks, or one with another
// at an end, or one behind the site's first page.
var breadcrumb = expression.Compile(`^(?:[>»]\s*)?` + wayPiece + `(?:` + wayMark + wayPiece + `){2,}(?:\s[^\s,。!?]{2,6}){0,2}$|` +
	`^(?:[>»]\s*)?` + wayPiece + `(?:` + wayMark + wayPiece + `)+\s*[>»]$|` +
	`^[>»]\s*` + wayPiece + wayMark + wayPiece + `$|` +
	`^\S{0,4}(?:首页|主页)\s*[/>›‹»]\s*[^\s,。!?]{2,16}$|` +
	`^[\p{Han}a-z]{2,10}(?:网|在线|频道|新闻)\s*[>›»]\s*[^\s,。!?]{1,16}$|` +
	`^(?:\S{2,6}\s)?(?:新闻|资讯)\s*[>›»]\s*[^\s,。!?]{2,10}$|` +
	`^[^,。!?>»]{2,40}[>»][^,。!?]{1,40}[>»]\s*正文$|` +
	`^\S+(?:\s\S{1,12}){2,}\s查看内容$|^(?:新闻|资讯)中心\s*[>›»]\s*正文$|^\S{2,12}(?:\s*[•·]\s*|\s+)正文$`)

const (
	wayPiece = `[^\s/>»‹›,。:!?]{1,16}`
	wayMark  = `(?:\s*[>»]{1,2}\s*|\s+[/‹›]\s+)`
)

// saysPlace tells a line that says where in its site a page is: 当前位置: 首页 > 新闻.
func saysPlace(text string) bool {
	return len(text) <= 4*maxAmong && placeOfPage.MatchString(strings.TrimLeft(token.FoldString(text), marksAround))
}

var placeOfPage = expression.Compile(`^(?:(?:您|你|我)的|(?:您|你|我)?的?(?:现在|当前|目前|所在)的?(?:所在|当前)?的?)位置\s*(?::|《)`)

// isNamedBelow tells that the line below one that says where the page is names the
// last part of that way, with the headline below it.
func (s surroundings) isNamedBelow(at int) bool {
	name := strings.Trim(s.blocks[at+1].Text, marksAround)
	return name != "" && runes.AtMost(name, maxSitePart) && strings.Contains(s.blocks[at].Text, name) && s.isHeadline(at+2)
}

// namedOnWay finds, where the text begins right below the line that says where the
// page is, that line and those above it that name a part of the way; else a line below it
// that names the last part again.
func (s surroundings) namedOnWay() (out []int) {
	text := s.text()
	for i := range min(text, maxAboveWay) {
		if !saysPlace(s.blocks[i].Text) {
			continue
		}
		if i+2 < text && s.isNamedBelow(i) {
			return append(out, i+1)
		}
		if i+1 < text {
			return nil
		}
		for k := range i {
			if name := strings.Trim(s.blocks[k].Text, marksAround); runes.AtMost(name, maxSitePart) && strings.Contains(s.blocks[i].Text, name) {
				out = append(out, k)
			}
		}
		return append(out, i)
	}
	return nil
}

// ownChannel is where else a site or an office is found: 河西发布抖音, 中国政府网微博、微信.
var ownChannel = expression.Compile(`^\S{1,10}(?:网|报|发布|融媒|中心|官方)(?:首页|(?:微博|微信|抖音|头条号|视频号|app|客户端|公众号)(?:[、和/](?:微博|微信|抖音))?)$`)

// menuWord is a word of a menu that is no button.
var menuWord = expression.Compile(`^(?:` + either(`
首页 要闻 新闻 即时 快讯 滚动 时政 政治 经济 产经 财经 股市 社会 民生 法治 军事 科技 教育 文化 体育 运动 娱乐 健康 旅游 生活 汽车 房产
全球 国际 国内 两岸 港澳 地方 县域 部门 图片 图说 视频 视听 直播 专题 专栏 锐评 读报 论坛 博客 热线 商城
客户端 数字报 抖音 快手 电商 党建 政务
更多 推荐 e-mail推荐 网摘 阅读 详情 列表 大 中 小
.{1,5}(?:首页|频道|新闻|视频|论坛|聊天室|中心|公告|概况|专栏|热评|舆情|动态|资讯|要闻|在线|客户端)`) + `)$`)

// columnName is that of a site's part: 基层动态.
var columnName = expression.Compile(`^(?:` + either(`
行业 公司 企业 新闻 媒体 通知 政务 工作 基层 部门 乡镇 区镇 区县 县区 社区 图片 视频 学院 校园 社会 国内 国际 地方 本地 最新`) +
	`)(?:动态|新闻|中心|资讯|公告|报道|要闻|快讯|聚焦)$`)

// isSitePart tells a line that can be a site's among others: the name of one of
// its parts or of its neighbours.
func isSitePart(text string) bool {
	text = strings.Trim(token.FoldString(strings.TrimSpace(text)), marksAround)
	return runes.AtMost(text, maxSitePart) && sitePart.MatchString(text)
}

const maxSitePart = 12 // characters

var sitePart = expression.Compile(`^[\p{Han}a-z()]{0,9}(?:` + either(`
网站 官网 客户端 app 公众号 公众平台 平台 小程序 慢直播 机器人 适老版 [^出]版 中心 频道 指南 地图 声明 导航 方式 服务 动态 分类 热线 论坛 商城 专区 入口`) + `)$`)

// standsAround finds a label above the text, with the headline under it, that
// stands again below: the name of a column.
func (s surroundings) standsAround() (out []int) {
	b := s.blocks
	if len(b) < 4 || !runes.AtMost(b[0].Text, maxLabel) || strings.Contains(b[0].Text, "：") || s.prose[0] || s.prose[1] || !canHead(b[1]) {
		return nil
	}
	last := len(b) - 1
	for ; last > 1 && !s.prose[last]; last-- {
		if b[last].Text == b[0].Text {
			out = append(out, last)
		}
	}
	sentences := 0
	for _, prose := range s.prose[1 : last+1] {
		if prose {
			sentences++
		}
	}
	if sentences == 0 || 2*sentences < last-1 { // verse has refrains
		return nil
	}
	if out == nil && !columnName.MatchString(token.FoldString(b[0].Text)) {
		return nil
	}
	return append(out, 0)
}

// masthead finds the lines at the very top, above the headline, that name whose
// the site is: 指导 某某文明办, 主办 某某报社.
func (s surroundings) masthead() (out []int) {
	mail := false
	for i, b := range s.blocks[:s.text()] {
		line := token.FoldString(b.Text)
		mail = mail || mailLine.MatchString(line)
		if !mailLine.MatchString(line) && (!runes.AtMost(b.Text, maxOwner) || !ownerLine.MatchString(line)) {
			if !s.isHeadline(i) || len(out) < leastBelowIt {
				return nil
			}
			return out
		}
		out = append(out, i)
	}
	if !mail || len(out) < leastBelowIt {
		return nil
	}
	return out
}

// mailLine is where texts are sent to.
var mailLine = expression.Compile(`^(?:投稿|来稿|报料)(?:邮箱|信箱)?\s*:\s*[\w.-]+@[\w.-]+$`)

const maxOwner = 40 // characters

var ownerLine = expression.Compile(`^(?:指导|主办|承办|主管)(?:单位)?[\s:]\s*\p{Han}{3,16}$|^\p{Han}{3,16}(?:\s\p{Han}{3,16}){0,3}\s+(?:指导|主办|承办|主管)$`)

// dayUnder finds the day that stands between the headline and the text, alone or
// with a byline or counts of readers, and no second time; gone is what stands above.
func (s surroundings) dayUnder(gone map[int]page.Removal) (out []int) {
	head := 0
	for _, above := gone[head]; above; _, above = gone[head] {
		head++
	}
	text, days := s.text(), 0
	if text < head+2 || text > head+maxUnderHead || !s.isHeadline(head) {
		return nil
	}
	for i := head + 1; i < text; i++ {
		b := s.blocks[i]
		if creditsOf(b).isDay() {
			days++
		} else if bylined.MatchString(b.Text) || reported.MatchString(b.Text) {
			continue
		} else if !siteCounts.MatchString(strings.Trim(token.FoldString(b.Text), marksAround)) {
			return nil
		}
		out = append(out, i)
	}
	for _, b := range s.blocks[text:] {
		if startsDated(b.Text) { // a chronicle's
			return nil
		}
	}
	if days != 1 {
		return nil
	}
	return out
}

const maxLabel = 8 // characters of a column's name

// siteName is the place of the site's name above a headline, where a line above
// it has it before a stroke, too: 河西在线 - 河西人的网上家园; else -1.
func (s surroundings) siteName(text int) int {
	for i := 1; i+1 < min(text, maxAboveWay); i++ {
		name := s.blocks[i].Text
		if n := utf8.RuneCountInString(name); n < 3 || n > maxMenuWord || !s.isHeadline(i+1) {
			continue
		}
		for _, above := range s.blocks[:i] {
			if rest, found := strings.CutPrefix(above.Text, name); found && titleStroke.MatchString(rest) {
				return i
			}
		}
	}
	return -1
}

// menu finds the lines above the text that are a site's: all up to the last
// one that shows it, but for the headline and what tells of day and source.
func (s surroundings) menu() (out []int) {
	text := s.text()
	if text == len(s.blocks) || text > maxAboveLines {
		return nil
	}
	if _, title, _ := s.headline(text); title >= 0 { // head knows better
		return nil
	}
	last, own, maybe := -1, 0, 0
	for i := range text {
		if isMaybeSite(s.blocks[i].Text) {
			maybe++
		}
		if s.kinds[i] >= siteOwn && !onlyTags.MatchString(s.blocks[i].Text) {
			last = i
			own++
		}
	}
	way := s.wayTo(text)
	for i := range min(text, maxAboveWay) {
		if i+1 < text && pageLine.MatchString(s.blocks[i].Text) && s.isHeadline(i+1) {
			way = i
		}
	}
	way = max(way, s.siteName(text), s.labelsAboveTwice(text))
	last = max(last, way)
	if way < 0 && own < leastAbove && (own == 0 || own+maybe <= leastAbove) {
		return nil
	}
	title := last + 1
	for i := last; way >= 0 && i > way; i-- { // the headline is the first below the way
		if s.kinds[i] == noSites && canHead(s.blocks[i]) {
			title = i
		}
	}
	for title < text && !canHead(s.blocks[title]) {
		title++
	}
	if title == text { // none below: then it is the nearest above
		for title = last; title >= 0 && (!canHead(s.blocks[title]) || s.kinds[title] >= siteOwn); title-- {
		}
	}
	if stated := s.topHeading(text); stated >= 0 {
		title = stated
	} else if way < 0 {
		title = s.longerTitle(title, last)
	}
	for i := last + 1; i < title; i++ { // a day above the headline
		if creditsOf(s.blocks[i]).isDay() {
			out = append(out, i)
		}
	}
	for i := 0; i <= last; i++ {
		c := creditsOf(s.blocks[i])
		if i != title && (!startsDated(s.blocks[i].Text) || c.isDay()) && !(c.whole && (c.labels > 0 || c.dated && c.timed)) {
			out = append(out, i)
		}
	}
	return out
}

// labelsAboveTwice is the last line above a headline that stands twice above the text,
// where all lines above it are labels, and all between: a site's channels, one below
// the other, or its name; else -1.
func (s surroundings) labelsAboveTwice(text int) int {
	first := 0
	for first < text && (isLabel(s.blocks[first].Text) || first == 0) {
		first++
	}
	if first == text || first < leastChannels && !(first == 1 && siteNamed.MatchString(s.blocks[0].Text)) || !s.isHeadline(first) {
		return -1
	}
	for i := first + 1; i < text; i++ {
		if s.blocks[i].Text == s.blocks[first].Text {
			return i - 1
		}
		if !isLabel(strings.TrimRight(s.blocks[i].Text, ":：")) {
			break
		}
	}
	return -1
}

// siteNamed is the name of a site alone.
var siteNamed = expression.Compile(`^\s*\p{Han}{2,10}(?:网|網|在线|在線)\s*$`)

const leastChannels = 5

// longerTitle is the longest headline up to a place, where the title found is but a
// label below it; else that title.
func (s surroundings) longerTitle(title, last int) int {
	if title < 0 || title <= last || !runes.AtMost(s.blocks[title].Text, maxLabel) {
		return title
	}
	longest := leastLongTitle - 1
	for i := 0; i <= last; i++ {
		if n := runes.CountHan(s.blocks[i].Text); n > longest && s.kinds[i] == noSites && canHead(s.blocks[i]) {
			title, longest = i, n
		}
	}
	return title
}

const leastLongTitle = 16 // characters of a headline that is no label

// wayTo is the place of the way to a page, 首页 / 新闻, where a headline stands
// below it: what stands above is the site's; else -1.
func (s surroundings) wayTo(text int) int {
	for i, b := range s.blocks[:min(text, maxAboveWay)] {
		if !isBreadcrumb(b.Text) && !saysPlace(b.Text) && !articleLabel.MatchString(b.Text) {
			continue
		}
		for k := i + 1; k < text; k++ {
			if canHead(s.blocks[k]) && s.kinds[k] < siteMenu {
				return i
			}
		}
		return -1
	}
	return -1
}

// articleLabel is what a page of buttons calls the article below them.
var articleLabel = expression.Compile(`^\s*(?:内容|內容|新闻|新聞|文章|信息|资讯|資訊)(?:详情|詳情|详细|詳細|正文)\s*[:：]?\s*$`)

// maxAboveWay is how many lines a site has above the way to a page.
const maxAboveWay = 8

// titleStroke parts the site's name from what follows it.
var titleStroke = expression.Compile(`^\s*[-_|—–·]\s*\S`)
