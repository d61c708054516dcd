package extract

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// How a text opens and ends tells who published it, in the words of the trade:
// 央广网常州12月28日消息, 新浪科技讯, 【环球时报综合报道】, （来源：河西晚报）,
// 本文转载自…, 《人民日报》（2021年06月14日 05版）.

const (
	longestOpening = 60  // runes in which an opening stands
	longestEdge    = 150 // runes at the head and the end of a text in which credits stand
)

// outlets are what the names of those who publish end in.
const outlets = `新闻网|新聞網|新闻社|日报|日報|晚报|晚報|晨报|晨報|早报|早報|商报|商報|时报|時報|都市报|都市報|青年报|周报|週報|周刊|週刊|杂志|雜誌|在线|在線|网|網|报|報|社|新闻|新聞|电视台|電視台|电台|電台|卫视|衛視|客户端|客戶端|融媒体中心|融媒體中心|融媒体|融媒體|融媒|传媒|傳媒`

// channels are what the parts of a site are called: 新浪科技, 网易财经.
const channels = `娱乐|娛樂|科技|财经|財經|体育|體育|教育|汽车|汽車|军事|軍事|健康|时尚|旅游|房产|文化|游戏|新闻|新聞|资讯|生活|国际|社会`

const writtenDay = `(?:(?:\s*\d{1,2}\s*月)?\s*\d{1,2}\s*日)?`

var (
	// headingOff is what may stand before an opening: （原标题：…）, 导语：.
	headingOff = newForm(`^\s*(?:[（(【\[]\s*原[标標][题題]\s*[:：][^）)】\]]{0,60}[）)】\]])\s*`, "原标", "原標")
	// 央广网常州12月28日消息, 岳塘新聞網6月14日訊, 长江日报讯, 新华社北京1月1日电, （中央社記者林小明台北5日電）.
	agencyLead = newForm(`^[\s\x{a0}　]*[（(【\[〔]?((?:[\p{Han}A-Za-z]{1,10}?(?:`+outlets+`)))(?:[（(]\p{Han}{2,12}[）)]|[、—-]\p{Han}{2,12}?(?:`+outlets+`))?`+
		`([\p{Han}]{2,8})?(`+writtenDay+`)\s*(?:消息|电|電|[快专專]?(?:讯|訊))`, "消息", "电", "電", "讯", "訊")
	// 新浪科技讯 …, 蓝鲸教育10月17日讯，…: any name, where a space, a bracket or a day shows that it is one.
	wireLead = newForm(`^[\s\x{a0}　]*[（(【\[〔]?([\p{Han}A-Za-z]{2,8}?(?:`+channels+`)?)(`+writtenDay+`)(?:[上下]午|早间|晚间)?(?:讯|訊)([\s\x{a0}　（(【\[，,：:]|$)`, "讯", "訊")
	// 【环球时报综合报道】, 【明報專訊】, 〔自由時報記者…報導〕.
	bracketLead = newForm(`^[\s\x{a0}　]*[（(【\[〔]((?:[\p{Han}A-Za-z]{1,8}?(?:`+outlets+`)))(?:`+channels+`)?(?:综合|綜合|独家|專|特约)?(?:记者[^】\]）)〕]{0,20}|記者[^】\]）)〕]{0,20})?(?:报道|報道|報導|讯|訊|消息|电|電)[】\]）)〕]`, "报道", "報道", "報導", "讯", "訊", "消息", "电", "電")
	// slashLead is a publisher before a stroke, with who reports or from where: 聯合報／記者林小滿／屏東報導, 中央社／屏東縣12日電;
	// before a reporter it is any name.
	slashLead = newForm(`^[\s\x{a0}　]*[（(【\[〔「]?([\p{Han}A-Za-z]{2,10})\s*[/／|｜]\s*(?:[\p{Han}]{0,4}(?:記者|记者)[\s　\p{Han}、]{2,20}[/／]|(?:\p{Han}{2,6}\s?\d{1,2}日(?:綜合|專|专)?(?:電|电|訊|讯)|\p{Han}{2,6}(?:報導|報道|报道)))`, "記者", "记者", "電", "电", "訊", "讯", "報導", "報道", "报道")
	// nameAhead is a publisher's name alone in its bracket: 【Now新聞台】中環….
	nameAhead = newForm(`^[\s\x{a0}　]*[【〔]([\p{Han}A-Za-z]{1,8}?(?:`+outlets+`|新闻台|新聞台))[】〕]`, "【", "〔")
	// retold is whose telegram or report a text retells: 据新华社北京5月6日电.
	retold = newForm(`^[\s\x{a0}　]*[（(【\[〔]?(?:据|據)([\p{Han}A-Za-z]{1,8}?(?:`+outlets+`))(?:`+writtenDay+`(?:报道|報道|報導|消息)|\p{Han}{0,6}?`+writtenDay+`(?:专|專)?(?:电|電)(?:[\s　】\])）〕，,：:]|$))`, "报道", "報道", "報導", "消息", "电", "電")
	issue  = newForm(`(?:《\s*([^《》\s]{2,12})\s*》|[\s:：。（(]([\p{Han}]{1,8}(?:报|報)))\s*[（(]?\s*`+calendar.Form+`\s*(?:星期[一二三四五六日])?\s*[）)]?\s*(?:第\s*)?[A-Z]?\d{1,3}\s*[版期]|`+
		calendar.Form+`\s*第\s*\d{1,4}\s*期\s*《\s*([^《》\s]{2,12})\s*》`, "版", "期")
	// reporterOf is whose reporter signs: （厦门日报记者佘峥）.
	reporterOf = newForm(`(?:^|[\s\x{a0}　（(【\[。！？”□■/／])([\p{Han}]{1,8}?(?:`+outlets+`))(?:\s?[·|｜]\s?[\p{Han}]{2,6}?|\.(?:com|net|cn|tw|hk)[\s　]*)?(?:首席|见习|見習|实习|主任|特约|全媒体|全媒體|融媒体|融媒|驻[\p{Han}]{2,4})*[\s　]?(?:记者|記者)(?:[\s\x{a0}　:：]|[\p{Han}]{2,4}(?:报道|報道|報導)?(?:[）)\]】\s\x{a0}　、/／]|实习生|實習生|通讯员|通訊員|$))`, "记者", "記者")

	// glued is a source among the credits that a text opens with.
	glued = newForm(`(?:^[\s　（(【\[]*|[^（(【\[图片像])(?:来源|來源)\s*[:：]\s*(?:微信公众号|公众号|微信公號)[:：]?\s*[“《]([^”》（(]{2,20})[”》（(]|(?:^[\s　（(【\[]*|[^（(【\[图片像])(?:来源|來源)\s*[:：]\s*(?:([\p{Han}A-Za-z0-9]{2,12})[\s\x{a0}　]+(?:作者|记者|記者|文[/／])|([\p{Han}A-Za-z]{1,8}?(?:`+outlets+`|微平台)(?:周刊|网|社|杂志|客户端)?))`, "来源", "來源")
)

// betweenLead is what stands between who opens a text and its 讯, where no day
// does, if it is no place: 环球网科技讯, 河西日报综合消息.
var betweenLead = expression.Compile(`^(?:` + channels + `|客户端|客戶端|综合|綜合|独家|獨家|专|專|即时|即時|最新|全媒体|融媒体|记者\p{Han}{0,6}|記者\p{Han}{0,6}|驻\p{Han}{2,4})+$`)

// notWires end words that end in 讯 and are no name before it.
const notWires = "通资快简喜短捷音审问电本简受腾資簡電審問騰"

// startsWord tells that the 电 that an opening ends with begins another word: 电视台.
func startsWord(text, opening string) bool {
	_, rest, _ := strings.Cut(text, opening)
	return (strings.HasSuffix(opening, "电") || strings.HasSuffix(opening, "電")) && strings.ContainsAny(firstRunes(rest, 1), "视視台臺力子影話话信气氣脑腦商器业業源路線线")
}

// headText is the opening of a text, and tailText its end.
func headText(a *article.Article) string {
	if len(a.Blocks) == 0 {
		return ""
	}
	return firstRunes(a.Blocks[0].Text, longestEdge)
}

// secondText is the opening of the second paragraph, where the first is but a line.
func secondText(a *article.Article) string {
	if len(a.Blocks) < 2 || utf8.RuneCountInString(a.Blocks[0].Text) > longestOpening {
		return ""
	}
	return firstRunes(a.Blocks[1].Text, longestEdge)
}

func tailText(a *article.Article) string {
	if len(a.Blocks) == 0 {
		return ""
	}
	return lastRunes(a.Blocks[len(a.Blocks)-1].Text, longestEdge)
}

// takenFrom is what a text says in its opening that it was taken from.
func takenFrom(a *article.Article) (value, words string) {
	for _, text := range []string{headText(a), secondText(a)} {
		if m := glued.in(text); m != nil {
			if m[3] != "" {
				return nameIn(m[3]), m[0]
			}
			return m[1] + m[2], m[0]
		}
	}
	return "", ""
}

// nameIn is the name that some words begin with, where a name's ending shows it.
func nameIn(words string) string {
	if account.MatchString(words) {
		return words
	}
	if name := outletHead.FindString(words); name != "" {
		return name
	}
	return words
}

var (
	account    = expression.Compile(`(?:博客|公众号|公众账号|微博|头条号|社区|社區|社会|社會)$`)
	outletHead = expression.Compile(`^[\p{Han}A-Za-z0-9]{1,12}(?:` + outlets + `)`)
)

// issueOf is the issue of a paper or journal that the text stood in, as its
// end tells.
func issueOf(a *article.Article, said Statements) (name, words string) {
	for _, text := range lastLines(a, said) {
		if m := issue.in(lastRunes(text, 2*longestEdge)); m != nil {
			return m[1] + m[2] + m[3], m[0]
		}
	}
	return "", ""
}

// isOurs tells a paper's word for itself with the place it reports from: 本报蓬莱讯.
func isOurs(name string) bool {
	for _, own := range []string{"本报", "本報", "本刊", "本网", "本網", "本台", "本社", "本站"} {
		if strings.HasPrefix(name, own) {
			return true
		}
	}
	return false
}

// openingAgency is who a text opens with.
func openingAgency(text string) (value, words string) {
	text = firstRunes(text, 2*longestEdge)
	if m := headingOff.in(text); m != nil {
		text = text[len(m[0]):]
	}
	for _, opens := range []form{agencyLead, bracketLead, slashLead, nameAhead} {
		m := opens.in(text)
		if m != nil && len(m) > 3 && m[2] != "" && m[3] == "" && !betweenLead.MatchString(m[2]) && !isPlaceName(m[2]) {
			continue // 某网上流传的消息
		}
		if m != nil && !nameless[m[1]] && !strings.HasPrefix(m[1], "据") && !strings.HasPrefix(m[1], "據") && !strings.HasSuffix(m[1], "中心") && !startsWord(text, m[0]) {
			return m[1], m[0]
		}
	}
	m := wireLead.in(text)
	if m == nil || nameless[m[1]] || isPlaceName(m[1]) || isOurs(m[1]) || strings.ContainsAny(m[1], "的了在是有为和与及") || strings.ContainsRune(notWires, []rune(m[1])[len([]rune(m[1]))-1]) {
		return "", ""
	}
	if m[2] == "" && runes.HasAny(m[3], "，,") {
		return "", "" // a word that ends in 讯
	}
	return m[1], m[0]
}
