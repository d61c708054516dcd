package boilerplate

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// credits are what a line of them holds.
type credits struct {
	whole  bool // nothing else is in it
	labels int  // labels that nothing but credits have
	dated  bool
	timed  bool
	source bool
	editor bool // an editor's or a source's label
	others int  // counts and buttons
	outlet bool // a paper's or a site's name
	event  bool // a label that events have too: 时间
	told   bool // more than labels
}

// isDay tells a line of nothing but a day.
func (c credits) isDay() bool {
	return c.whole && c.dated && !c.timed && c.labels == 0 && c.others == 0
}

// isHead tells a line of credits above a text; stated tells that the page's
// lines are what a record states.
func (c credits) isHead(stated bool) bool {
	if !c.whole {
		return false
	}
	return c.dated && (c.labels > 0 || c.outlet || c.others > 0 && !stated) || c.outlet && c.others > 0 || c.others > 1 && !c.dated && c.labels == 0 || !stated && (c.labels > 1 || c.dated && c.timed || c.source)
}

const (
	maxCreditLine = 160 // characters
	maxCreditTail = 24  // of what is unknown behind a time and a source
)

// IsCredits tells a line that holds nothing but credits.
func IsCredits(b article.Block) bool { return creditsOf(b).whole }

// creditsOf reads a line of credits, field by field.
func creditsOf(b article.Block) (c credits) {
	if b.Kind != article.Paragraph && b.Kind != article.ListItem && b.Kind != article.Quote || !runes.AtMost(b.Text, maxCreditLine) {
		return c
	}
	if oddDay.MatchString(b.Text) {
		return credits{whole: true, dated: true, timed: true}
	}
	text := token.FoldString(b.Text)                                 // labels in either script, signs of either width
	if strings.Contains(text, "。") && !wordPress.MatchString(text) { // no field has one
		return c
	}
	line := text
	text = parted(text)
	for {
		if text = strings.TrimLeft(text, creditSeparators); text == "" {
			break
		}
		groups := creditField.FindStringSubmatchIndex(text)
		if groups == nil && c.timed && c.source && runes.AtMost(text, maxCreditTail) && !runes.HasAny(text, "。!") {
			break // 提示:全文字,阅读需要分钟
		}
		if groups == nil {
			return byLabels(line)
		}
		text = c.add(text, groups)
		if c.timed && signedBy.MatchString(text) { // 2020-01-05 19:30·北极村的老邮差
			c.labels++
			break
		}
		if c.dated && strings.HasPrefix(text, ",") { // 2023年6月14日，…: a sentence
			return credits{}
		}
		if c.labels > 0 || c.outlet {
			text = pastNames(text)
		}
	}
	c.timed = c.timed && (!c.event || c.others > 0)                                         // an event has no readers
	c.whole = c.labels > 0 && c.told || c.dated || c.others > 1 || c.outlet && c.others > 0 // a label alone may have what it labels on the next line
	return c
}

// add takes in the field that a line begins with, and gives the rest of the line.
func (c *credits) add(line string, groups []int) (rest string) {
	group := func(n int) string {
		if groups[2*n] < 0 {
			return ""
		}
		return line[groups[2*n]:groups[2*n+1]]
	}
	end := groups[1]
	switch label := group(fieldLabel); {
	case label != "":
		c.labels++
		c.dated = c.dated || figuresOfDay.MatchString(line[:end])
		c.source = c.source || strings.HasSuffix(label, "来源") || label == "稿源" || label == "来自"
		c.editor = c.editor || c.source || label == "文字" || strings.Contains(label, "编") || strings.Contains(label, "审") || label == "校对"
	case group(fieldEditor) != "":
		c.labels++
		c.others++ // no event has one
		c.editor = true
	case strings.HasSuffix(group(fieldEventLabel), "于"), group(fieldIssueDay) != "": // 出版：2020-07-20 08:00
		c.labels++
	case group(fieldEventLabel) != "":
		c.event = true
	case group(fieldOutlet) != "":
		c.outlet = true
	case group(fieldDay) == "":
		c.others++
		if journalIssue.MatchString(line) { // which no text of one line is
			c.outlet = true
		}
		if strings.HasPrefix(line, "日期") || strings.HasPrefix(line, "字") || strings.HasPrefix(line, "文章字") { // 日期：09-15, 字体：大 中 小
			c.others++
		}
	}
	if day := group(fieldLabelDay) + group(fieldEventDay) + group(fieldDay) + group(fieldIssueDay); day != "" {
		c.dated = true
		c.timed = c.timed || strings.Contains(day, ":")
	}
	if strings.HasPrefix(line[end:], ":") && group(fieldLabel) != "" { // 作者： 日期：2019-03-06: a label with nothing, and the next
		end = strings.IndexAny(line, ":|") + 1
	}
	c.told = c.told || c.dated || c.others > 0 || !strings.HasSuffix(strings.TrimSpace(line[:end]), ":")
	return line[end:]
}

// parted is a line of credits with spaces where fields run into each other:
// 某某新闻2022-11-0521:10:08来源.
func parted(text string) string {
	if !strings.ContainsAny(text, ":/-《") && !strings.HasPrefix(text, "posted") {
		return text
	}
	text = paperInMarks.ReplaceAllString(text, "《$1》 ")
	text = nameBehindDay.ReplaceAllString(text, "$1 作者:$2")
	text = timesSeen.ReplaceAllString(text, "$1 阅读:$2")
	text = slashLabel.ReplaceAllString(text, "$1:$2")
	text = columnCount.ReplaceAllString(text, "$1 阅读:$2")
	text = addressLine.ReplaceAllString(text, "$1 来源:$2")
	text = wordPress.ReplaceAllString(text, "发表时间:$1 作者:$2")
	text = addressFirst.ReplaceAllString(text, "$1")
	text = namesBefore.ReplaceAllString(text, "$1 作者:$2 $3")
	text = posted.ReplaceAllString(text, "$1$2")
	text = accountHead.ReplaceAllString(text, "$1")
	text = postHead.ReplaceAllString(text, "原创 $1")
	text = dayBehindName.ReplaceAllString(text, "$1 $2")
	if !institution.MatchString(text) {
		text = namesBehindTime.ReplaceAllString(text, "$1·$2")
	}
	return nameBehindTime.ReplaceAllString(dayBeforeTime.ReplaceAllString(text, "$1 $2"), "$1 $2")
}

var (
	journalIssue    = expression.Compile(`^\p{Han}{2,12}\s+(?:19|20)\d\d年第?\d{1,2}期`)                                                                                // 河西学刊 2022年11期
	paperInMarks    = expression.Compile(`^\s*《\s*(\p{Han}{2,10}(?:报|刊)(?:\p{Han}{2}版)?)\s*》\s*\(`)                                                                  // 《 河西日报海外版 》( 2012年12月12日   第 04 版)
	addressFirst    = expression.Compile(`^\s*(?:https?://|www\.)[\w./-]{4,60}[\s?]+((?:19|20)\d\d[-/.年])`)                                                          // http://www.example.com?2018-08-09 16:14
	namesBefore     = expression.Compile(`^(\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}:\d\d)[\s?]+(\p{Han}{2,3}(?:[\s?]+\p{Han}{2,3}){0,3})[\s?]*(来源:)`) // 2012-08-27 10:27? 周大河 何莲?来源:某某日报
	columnCount     = expression.Compile(`^(\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}:\d\d(?::\d\d)?)\s+\p{Han}{2,4}\s+(\d{1,7})\s*$`)                  // 2025年05月17日18:33:14 教育 1768
	addressLine     = expression.Compile(`^\s*https?://[\w./-]{4,60}\s+((?:19|20)\d\d年\d{1,2}月\d{1,2}日\s?\d{1,2}:\d\d)\s+(\p{Han}{2,8})\s*$`)                        // https://www.example.com 2007年01月16日11:06 河西体育
	nameBehindDay   = expression.Compile(`^\s*((?:19|20)\d\d-\d\d-\d\d)(\p{Han}{2,4})\s*$`)                                                                          // 2022-09-09周大河
	timesSeen       = expression.Compile(`(\d:\d\d)\s*发布\s*(\d{1,7})次(?:查看|浏览|阅读)`)                                                                                  // 2022/6/29 4:50:15发布97次查看
	slashLabel      = expression.Compile(`((?:责任)?(?:编辑|校对|美编|版式|组版|责编))/(\p{Han}{2,3})`)                                                                            // 编辑/李玉 校对/赵明
	wordPress       = expression.Compile(`(?i)^\s*posted\son\s(.{6,24}?\d日?)(?:\sby\s(\S{1,16}))?(?:\s(?:in|under)\s\S{1,16})?\s*$`)                                 // Posted on 2018年5月3日 by admin in 新闻
	accountHead     = expression.Compile(`^\s*[^。!?,:·]{2,24}\s*·\s*公众号[\s·]+((?:19|20)\d\d[-/.])`)                                                                  // 河西味道 · 公众号 · · 2021-09-05 20:18
	postHead        = expression.Compile(`^\s*原创\s+[^。!?,:]{1,30}\s((?:19|20)\d\d[-/.])`)                                                                            // 原创 老周 南充味道 2021-09-05 20:18
	posted          = expression.Compile(`^\s*(?:[\w.\p{Han}-]{2,20}\s+([发發]表[于於]\s)|[a-z]\s+((?:责任)?编辑:))`)                                                         // hakkanews 发表于 2014-3-20
	dayBehindName   = expression.Compile(`^(\p{Han}{2,10}(?:网|报|新闻|客户端|在线|融媒体?)|原创)((?:19|20)\d\d[-/.年])`)
	dayBeforeTime   = expression.Compile(`((?:19|20)\d\d[-/.]\d\d[-/.]\d\d)(\d\d:\d\d)`)
	namesBehindTime = expression.Compile(`^(\s*(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}[ \t]+\d{1,2}:\d{2}(?::\d{2})?)(\p{Han}{2,20})\s*$`) // 2019-04-14 08:31:02周家俊鄭華偉
	institution     = expression.Compile(`(?:大学|学院|学校|中学|小学|研究|中心|公司|协会)`)
	nameBehindTime  = expression.Compile(`(\d[-/.]\d{1,2}[-/.]\d{2}[ \t]*\d{1,2}:\d{2}(?::\d{2})?)(\p{Han})`)
	signedBy        = expression.Compile(`^\s*·\s*(?:[\p{Han}A-Za-z0-9]{2,14}|\p{Han}{2,20})\s*$`)
	// figuresOfDay is a labelled day of the Republic's calendar: 发布日期:110/04/12.
	figuresOfDay = expression.Compile(`^(?:发布|更新)(?:日期|时间)\s*:\s*\d{2,3}[/.-]\d{1,2}[/.-]\d{1,2}$`)
)

// pastNames is a text behind further names: 编辑：何莲 林小满 何 莲.
func pastNames(text string) string {
	for {
		rest := strings.TrimLeft(text, " \t、,?")
		end := strings.IndexAny(rest+" ", creditSeparators+":")
		name := rest[:min(end, len(rest))]
		if n := utf8.RuneCountInString(name); len(rest) == len(text) || n == 0 || n > 3 || strings.HasPrefix(rest[end:], ":") || !isAllHan(name) || creditField.MatchString(rest) {
			return text
		}
		text = rest[end:]
	}
}

func isAllHan(text string) bool {
	for _, r := range text {
		if !runes.IsHan(r) {
			return false
		}
	}
	return true
}

// creditSeparators part fields: a question mark is what is left of a space that
// was no plain one.
const creditSeparators = " \t\u00a0\u3000|·•,;/-—_()[]【】<>「」、?"

// The groups of creditField.
const (
	_               = iota
	fieldLabel      // with its value
	fieldLabelDay   // that value, where it is a day
	fieldEditor     // a label that stands without a colon
	fieldEventLabel // one that events have too
	fieldEventDay
	fieldDay // alone
	fieldIssueDay
	fieldOutlet // the site's name, or who reports for it
)

// creditField is one field of credits: a label and its value, a label that
// events have too, a date; a count or a button.
var creditField = expression.Compile(`^(?:` +
	`((?:信息|文章|稿件|新闻|内容|文字|图片|本文)?来源|稿源|来自|(?:文章|本文|原)?作者|撰稿|撰文|(?:本报|见习|实习|首席|全媒体|融媒体?)?记者|(?:特约)?通讯员|(?:本期|本文|本版|网络|新媒体|执行|值班|责任|文字|图片|视频|\p{Han}{2,6}(?:网|在线|报|台))?(?:编辑|美编|编审|主编)|责编|责任校对|校对|组版|` +
	`(?:责任)?(?:审核|[初复终一二三]审(?:编辑|校对|核发|签发|审核)?|审签|审校|校审|编校)|总值班|值班(?:编委|主任|总编)|签发|总?监制|统筹|策划|摄影|供图|供稿(?:单位)?|发布(?:单位|机构|人|者|时间|日期)?|发稿时间|更新时间|发表(?:时间|日期)|录入(?:员|者)?|文字|文案|排版|版式|制图|(?:source|author|editor))` +
	`\s*[:|丨]\s*(?:` + creditDay + `|` + creditName + `)` +
	`|(本版(?:责编|编辑|主编)|责编|责任编辑|编辑|美编|美术编辑|图片编辑|校对|版式(?:设计)?|组版|排版|审读)\s+\p{Han}{2,3}(?:\s|$)` +
	`|(date|时间|日期|发表于|发布于|创建于)\s*:?\s*` + creditDay +
	`|` + creditDay +
	`|显示全部楼层|阅读模式|只看该作者|倒序浏览|发表于\p{Han}{2,4}` +
	`|(?:点击|浏览|阅读|访问|人气|评论|分享到?|点赞|收藏|转发|次数|字数)(?:次数|数|量)?\s*:?\s*(?:\(?[\d,.]+万?\+?\)?)?\s*(?:次?评论(?:\s|$)|次)?` +
	`|次(?:浏览|点击|阅读)|(?:所属)?(?:分类|栏目|频道)\s*:\s*` + creditName +
	`|关键[字词]\s*:[^:。]{0,60}$` +
	`|参与评论\s*(?:\(\d*\))?人?|(?:文章)?字(?:号|体)(?:大小)?\s*:?\s*(?:[大中小]\s*[|/ ]?\s*){0,3}|[大中小](?:\s+[大中小]){1,2}|\d\d-\d\d\s+\d\d:\d\d(?:\s|$)|分享到?\s*:?|打印(?:本页|本文)?|关闭(?:窗口|本页)?|收藏本文|原创|播报|扫一扫|字号|我来说两句|我要评论|版权声明\s*$|日期\s*:\s*\d\d-\d\d(?:\s|$)|第?\s?\d{1,3}\s?版` +
	`|\p{Han}{2,16}(?:网站|网)\s+www\.[\w.-]{4,40}` +
	`|https?://(?:www\.)?[\w.-]{4,40}/?(?:\s|$)` +
	`|\p{Han}{2,12}\s+(?:19|20)\d\d年第?\d{1,2}期(?:\s|$)` +
	`|(?:出版|更新|刊登)\s*:\s*` + creditDay +
	`|(?:更新|发布|刊登)于\s*\d{1,2}月\d{1,2}日\s?\d{1,2}:\d\d` +
	`|((?:\p{Han}{2,10}(?:网|报|新闻|客户端|在线|融媒体?(?:中心)?)|[新中][华新]社)(?:[\s·-]|$)|《\p{Han}{2,10}(?:报|刊)(?:\p{Han}{2}版)?》|记者\s?\p{Han}{2,4}\s?/\s?\p{Han}{2,8}(?:报道|报导)|(?:新闻)?(?:报料|爆料|新闻|热线)(?:热线|电话)?\s*:\s*[\d-]{5,}))`)

const (
	creditDay  = `((?:19|20)\d\d\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)(?:\s*(?:星期|周)[一二三四五六日天])?(?:[\st-]*\d{1,2}:\d{2}(?::\d{2})?)?|(?:中华)?民国\s?(?:\d{1,3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[一二三四五六七八九十百零〇○]{1,5}年[元正一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿]{1,3}日))`
	creditName = `[^\s|,;:。!?()\[\]【】]{0,24}`
)

// oddDay is a line of a day with its time: without its year, or that last.
var oddDay = expression.Compile(`^\s*(?:\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)\s+\d\d:\d\d(?::\d\d)?\s*$`)
