package imprint

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// How a text opens and ends tells who published it, in the words of the trade:
// 央广网常州12月28日消息, 新浪科技讯, 【环球时报综合报道】,
// 《人民日报》（2021年06月14日 05版）.

// OpeningWire tells how an item of a wire or a paper opens.
func OpeningWire(a *article.Article) (wire bool, words string) {
	if IsWire(a.Title) {
		return true, a.Title
	}
	for _, b := range a.Blocks[:min(len(a.Blocks), 5)] {
		if b.Kind == article.Figure {
			continue
		}
		text := Plain(runes.First(b.Text, LongestEdge))
		if m := ownLead.FindStringSubmatch(text); m != nil {
			return true, m[0]
		}
		if value, words := OpeningAgency(text); value != "" {
			return true, words
		}
		if m := dayLead.In(text); m != nil {
			return true, m[0]
		}
		if m := placeLead.In(text); m != nil && naming.IsPlaceName(m[1]) {
			return true, m[0]
		}
	}
	return false, ""
}

// IsWire tells a title that is but the opening of a text without a title.
func IsWire(title string) bool {
	if !runes.AtMost(title, 24) {
		return false
	}
	for _, form := range []*expression.Expression{ownLead, agencyLead.Expression, slashLead.Expression, dayLead.Expression} {
		if m := form.FindString(title); m != "" && len(strings.TrimSpace(m)) == len(strings.TrimSpace(title)) {
			return true
		}
	}
	return false
}

var ownLead = expression.Compile(`^[\s　]*[【\[〔](?:特讯|特訊|专讯|專訊)[】\]〕]|^[\s　]*[（(【\[〔]?(?:本报|本報|本刊|本网|本網|本台|本社|本站)[^，,。：:（(]{0,12}?(?:讯|訊|消息|电|電)(?:[\s　（(【\[/：:）)】\]〕]|$)`)

// channels are what the parts of a site are called: 新浪科技, 网易财经.
const channels = `娱乐|娛樂|科技|财经|財經|体育|體育|教育|汽车|汽車|军事|軍事|健康|时尚|旅游|房产|文化|游戏|新闻|新聞|资讯|生活|国际|社会`

const writtenDay = `(?:(?:\s*\d{1,2}\s*月)?\s*\d{1,2}\s*日)?`

var (
	// headingOff is what may stand before an opening: （原标题：…）, 导语：.
	headingOff = expression.NewForm(`^\s*(?:[（(【\[]\s*原[标標][题題]\s*[:：][^）)】\]]{0,60}[）)】\]]|(?:导读|导语|摘要|導讀)[:：]?)\s*`, "原标", "原標", "导读", "导语", "摘要", "導讀")
	// 央广网常州12月28日消息, 岳塘新聞網6月14日訊, 长江日报讯, 新华社北京1月1日电, （中央社記者林小明台北5日電）.
	agencyLead = expression.NewForm(`^[\s\x{a0}　]*[（(【\[〔]?((?:[\p{Han}A-Za-z]{1,10}?(?:`+naming.Outlets+`)))(?:[（(]\p{Han}{2,12}[）)]|[、—·-]\p{Han}{2,12}?(?:`+naming.Outlets+`))?`+
		`([\p{Han}]{2,8})?(`+writtenDay+`)\s*(?:消息|电|電|[快专專]?(?:讯|訊))`, "消息", "电", "電", "讯", "訊")
	// 新浪科技讯 …, 蓝鲸教育10月17日讯，…: any name, where a space, a bracket or a day shows that it is one.
	wireLead = expression.NewForm(`^[\s\x{a0}　]*[（(【\[〔]?([\p{Han}A-Za-z]{2,8}?(?:`+channels+`)?)(`+writtenDay+`)(?:[上下]午|早间|晚间)?(?:讯|訊)([\s\x{a0}　（(【\[，,：:]|$)`, "讯", "訊")
	// 【环球时报综合报道】, 【明報專訊】, 〔自由時報記者…報導〕.
	bracketLead = expression.NewForm(`^[\s\x{a0}　]*[（(【\[〔]((?:[\p{Han}A-Za-z]{1,8}?(?:`+naming.Outlets+`)))(?:`+channels+`)?(?:综合|綜合|独家|專|特约)?(?:记者[^】\]）)〕]{0,20}|記者[^】\]）)〕]{0,20}|[\s　]+\p{Han}{2,4}[/／]\p{Han}{2,6}?)?(?:报道|報道|報導|讯|訊|消息|电|電)[】\]）)〕]`, "报道", "報道", "報導", "讯", "訊", "消息", "电", "電")
	// slashLead is a publisher before a stroke, with who reports or from where: 聯合報／記者林小滿／屏東報導, 中央社／屏東縣12日電;
	// before a reporter it is any name.
	slashLead = expression.NewForm(`^[\s\x{a0}　]*[（(【\[〔「]?([\p{Han}A-Za-z]{2,10})\s*[/／|｜]\s*(?:[\p{Han}]{0,4}(?:記者|记者)(?:[\s　\p{Han}、]{2,20}[/／]|\p{Han}{2,3}(?:報導|報道))|(?:\p{Han}{2,6}\s?\d{1,2}日(?:綜合|專|专)?(?:電|电|訊|讯)|\p{Han}{2,6}(?:報導|報道|报道)))`, "記者", "记者", "電", "电", "訊", "讯", "報導", "報道", "报道")
	// titledLead is a paper's opening behind the title in its line: 油菜花开了 河西新闻网讯 ….
	titledLead = expression.NewForm(`^[^。，,；;]{4,40}[\s　](\p{Han}{1,8}(?:日报|晚报|晨报|早报|新闻网|在线|电视台|融媒)|\p{Han}{1,8}(?:日報|晚報|新聞網))(?:讯|訊)[\s　:：（(]`, "讯", "訊")
	// accountLead is whoever opens a text with its report and, in brackets, who wrote it: 云上河西报道（通讯员 林小满）.
	accountLead = expression.NewForm(`^[\s\x{a0}　]*([\p{Han}A-Za-z]{2,10})(?:报道|報道|報導)[\s　]*[（(][^（()）]{0,8}(?:记者|記者|通讯员|通訊員)`, "报道", "報道", "報導")
	// strokeLead is any publisher's name before a stroke in the bracket of its reporter: 【News586/記者林小滿報導】.
	strokeLead = expression.NewForm(`^[\s\x{a0}　]*[【〔\[（(]([\p{Han}A-Za-z0-9]{2,12})[/／](?:記者|记者)[^】〕\])）/／]{2,20}(?:報導|報道|报道)[】〕\]）)]`, "記者", "记者")
	// nameAhead is a publisher's name alone in its bracket: 【Now新聞台】中環…, [河西新聞雲]記者….
	nameAhead = expression.NewForm(`^[\s\x{a0}　]*[【〔\[]([\p{Han}A-Za-z]{1,8}?(?:`+naming.Outlets+`|新闻台|新聞台|新聞雲))(?:[】〕]|\]\s?(?:記者|记者))`, "】", "〕", "]")
	// Retold is whose telegram or report a text retells: 据新华社北京5月6日电.
	Retold = expression.NewForm(`^[\s\x{a0}　]*[（(【\[〔]?(?:据|據)([\p{Han}A-Za-z]{1,8}?(?:`+naming.Outlets+`))(?:`+writtenDay+`(?:报道|報道|報導|消息)|\p{Han}{0,6}?`+writtenDay+`(?:专|專)?(?:电|電)(?:[\s　】\])）〕，,：:]|$))`, "报道", "報道", "報導", "消息", "电", "電")
	issue  = expression.NewForm(`(?:《\s*([^《》\s]{2,12})\s*》|[\s:：。（(]([\p{Han}]{1,8}(?:报|報)))\s*[（(]?\s*`+calendar.Form+`\s*(?:星期[一二三四五六日])?\s*[）)]?\s*(?:第\s*)?[A-Z]?\d{1,3}\s*[版期]|`+
		calendar.Form+`\s*第\s*\d{1,4}\s*期\s*《\s*([^《》\s]{2,12})\s*》`, "版", "期")
)

// betweenLead is what stands between who opens a text and its 讯, where no day
// does, if it is no place: 环球网科技讯, 河西日报综合消息.
var betweenLead = expression.Compile(`^(?:` + channels + `|客户端|客戶端|综合|綜合|独家|獨家|专|專|即时|即時|最新|全媒体|融媒体|记者\p{Han}{0,6}|記者\p{Han}{0,6}|驻\p{Han}{2,4})+$`)

// notWires end words that end in 讯 and are no name before it.
const notWires = "警通资快简喜短捷音审问电本简受腾資簡電審問騰"

// startsWord tells that the 电 that an opening ends with begins another word: 电视台.
func startsWord(text, opening string) bool {
	_, rest, _ := strings.Cut(text, opening)
	return (strings.HasSuffix(opening, "电") || strings.HasSuffix(opening, "電")) && strings.ContainsAny(runes.First(rest, 1), "视視台臺力子影話话信气氣脑腦商器业業源路線线")
}

// NameIn is the name that some words begin with, where a name's ending shows it.
func NameIn(words string) string {
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
	outletHead = expression.Compile(`^[\p{Han}A-Za-z0-9]{1,12}(?:` + naming.Outlets + `)`)
)

// journalHead is the line of a journal's issue above a text: 河西学刊 2022年11期.
var journalHead = expression.Compile(`^[\s　]*(\p{Han}{2,12})[\s　]+(?:19|20)\d\d年第?\d{1,2}期[\s　]*$`)

// IssueOf is the issue of a paper or journal that the text stood in, as the line
// above it or its end tells.
func IssueOf(a *article.Article, said fact.Statements) (name, words string) {
	for _, text := range HeadLines(a, said) {
		if m := journalHead.FindStringSubmatch(text); m != nil {
			return m[1], m[0]
		}
	}
	for _, text := range LastLines(a, said) {
		if m := issue.In(runes.Last(text, 2*LongestEdge)); m != nil {
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

// leadWords are those of which every opening has one.
var leadWords = expression.NewWords("消息", "电", "電", "讯", "訊", "报道", "報道", "報導", "记者", "記者", "【", "〔")

// OpeningAgency is who a text opens with.
func OpeningAgency(text string) (value, words string) {
	text = runes.First(text, 2*LongestEdge)
	if !leadWords.In(text) {
		return "", ""
	}
	if m := headingOff.In(text); m != nil {
		text = text[len(m[0]):]
	}
	for _, opens := range []expression.Form{agencyLead, bracketLead, slashLead, strokeLead, nameAhead} {
		m := opens.In(text)
		if len(m) > 3 && m[2] != "" && m[3] == "" && !betweenLead.MatchString(m[2]) && !naming.IsPlaceName(m[2]) {
			continue // 某网上流传的消息
		}
		if m == nil {
			continue
		}
		if at, _, _ := naming.FindRole(m[1]); at == 0 { // 記者林小滿／台北報導
			continue
		}
		if !naming.Nameless[m[1]] && !strings.HasPrefix(m[1], "据") && !strings.HasPrefix(m[1], "據") && !strings.HasSuffix(m[1], "中心") && !naming.IsPlaceName(m[1]) && !startsWord(text, m[0]) {
			return m[1], m[0]
		}
	}
	if m := titledLead.In(text); m != nil && !isOurs(m[1]) {
		return m[1], m[0]
	}
	if m := accountLead.In(text); m != nil && isAccountAhead(m[1]) {
		return m[1], m[0]
	}
	m := wireLead.In(text)
	if m == nil || naming.Nameless[m[1]] || naming.IsPlaceName(m[1]) || isOurs(m[1]) || strings.ContainsAny(m[1], "的了在是有为和与及") || strings.ContainsRune(notWires, []rune(m[1])[len([]rune(m[1]))-1]) {
		return "", ""
	}
	if m[2] == "" && runes.HasAny(m[3], "，,") {
		return "", "" // a word that ends in 讯
	}
	return m[1], m[0]
}

// isAccountAhead tells a name that can be that of who reports: no person's, no place's, no
// word for the sort of report.
func isAccountAhead(name string) bool {
	at, _, _ := naming.FindRole(name)
	return at < 0 && !isOurs(name) && !sortOfReport.MatchString(name) && !naming.IsPerson(name) && !naming.IsPlaceName(name) && !naming.Nameless[name] && !strings.ContainsAny(name, "的了在是有为和与及据據")
}

var sortOfReport = expression.Compile(`(?:综合|綜合|图文|圖文|现场|現場|独家|獨家|专题|專題|摄影|攝影|连续|連續|跟踪|追踪|系列|相关|有关|媒体|媒體|新闻|新聞|深度|最新|连线|連線)$`)

// ownOutlet is who opens a text with its news: 罗湖家园网讯：….
var ownOutlet = expression.NewForm(`^[\s　]*(\p{Han}{2,10}(?:网|網|报|報|台|中心|融媒|新闻|新聞))(?:讯|訊|消息)`, "讯", "訊", "消息")

// OutletOf is who opens a text with its news, or "".
func OutletOf(text string) string {
	if m := ownOutlet.In(runes.First(text, LongestOpening)); m != nil {
		return m[1]
	}
	return ""
}

// placeLead opens one with its place and who wrote it: 胡杨河讯(林小满).
var placeLead = expression.NewForm(`^[\s　]*(\p{Han}{2,5})(?:讯|訊)[（(]\p{Han}{2,9}[）)]`, "讯", "訊")

// dayLead opens an item with the day, alone or behind the place: 4月19日讯：, 河西7月20日訊.
var dayLead = expression.NewForm(`^[\s　]*(?:(?:\d{1,2}月)?\d{1,2}日(?:专|專)?(?:讯|訊|消息|电|電)[\s　:：]|\p{Han}{2,6}\d{1,2}月\d{1,2}日(?:专|專)?(?:讯|訊|电|電)(?:[\s　（(]|$))`, "讯", "訊", "消息", "电", "電")
