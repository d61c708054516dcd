package extract

import (
	"regexp"
	"strings"

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
const outlets = `新闻网|新聞網|新闻社|日报|日報|晚报|晚報|晨报|晨報|早报|早報|商报|商報|时报|時報|都市报|都市報|青年报|周报|週報|周刊|週刊|杂志|雜誌|网|網|报|報|社|新闻|新聞|电视台|電視台|电台|電台|卫视|衛視|客户端|融媒体中心|融媒體中心|融媒`

// channels are what the parts of a site are called: 新浪科技, 网易财经.
const channels = `娱乐|娛樂|科技|财经|財經|体育|體育|教育|汽车|汽車|军事|軍事|健康|时尚|旅游|房产|文化|游戏|新闻|新聞|资讯|生活|国际|社会`

const writtenDay = `(?:(?:\s*\d{1,2}\s*月)?\s*\d{1,2}\s*日)?`

var (
	// headingOff is what may stand before an opening: （原标题：…）, 导语：.
	headingOff = regexp.MustCompile(`^\s*(?:[（(【\[]\s*原[标標][题題]\s*[:：][^）)】\]]{0,60}[）)】\]])\s*`)
	// 央广网常州12月28日消息, 岳塘新聞網6月14日訊, 长江日报讯, 新华社北京1月1日电, （中央社記者林小明台北5日電）.
	agencyLead = regexp.MustCompile(`^[\s\x{a0}　]*[（(【\[〔]?((?:[\p{Han}A-Za-z]{1,10}?(?:` + outlets + `)))` +
		`(?:[\p{Han}]{2,8})?` + writtenDay + `\s*(?:消息|电|電|讯|訊)`)
	// 新浪科技讯 …, 蓝鲸教育10月17日讯，…: any name, where a space, a bracket or a day shows that it is one.
	wireLead = regexp.MustCompile(`^[\s\x{a0}　]*[（(【\[〔]?([\p{Han}A-Za-z]{2,8}?(?:` + channels + `)?)(` + writtenDay + `)(?:[上下]午|早间|晚间)?(?:讯|訊)([\s\x{a0}　（(【\[，,：:]|$)`)
	// 【环球时报综合报道】, 【明報專訊】, 〔自由時報記者…報導〕.
	bracketLead = regexp.MustCompile(`^[\s\x{a0}　]*[（(【\[〔]((?:[\p{Han}A-Za-z]{1,8}?(?:` + outlets + `)))(?:` + channels + `)?(?:综合|綜合|独家|專|特约)?(?:记者[^】\]）)〕]{0,20}|記者[^】\]）)〕]{0,20})?(?:报道|報道|報導|讯|訊|消息|电|電)[】\]）)〕]`)
	retold      = regexp.MustCompile(`^[\s\x{a0}　]*(?:据|據)([\p{Han}A-Za-z]{1,8}?(?:` + outlets + `))` + writtenDay + `(?:报道|報道|報導|消息)`)
	issue       = regexp.MustCompile(`《\s*([^《》\s]{2,12})\s*》\s*[（(]?\s*` + dayForm + `\s*(?:星期[一二三四五六日])?\s*(?:第\s*)?[A-Z]?\d{1,3}\s*[版期]`)

	// taken tells in a sentence where a text was taken from.
	taken = regexp.MustCompile(`(?:^|[\s　。！？（(【\[])(?:本文|原文|文章|全文|此文|稿件)?(?:系|为)?(?:首发于|首发自|原载于?|原載於?|刊载于|刊登于|刊于|转载自|轉載自|转自|轉自|摘自|节选自|来源于|来自于?)\s*[:：]?\s*(?:《([^《》]{2,20})》|“([^”]{2,20})”|([\p{Han}A-Za-z0-9]{2,16}?)(?:[，,。；;）)】\]\s]|$))`)
	// credited is a source among credits that stand behind a sentence or in brackets.
	credited = regexp.MustCompile(`(?:[\s　。！？”（(【\[])(?:信息|新闻|稿件|文章|内容|新聞|資訊)?(?:来源|來源|稿源)\s*[:：/／]\s*([^\s　\x{a0}|｜，,；;：:）)\]】。]{2,20})\s*(?:(?:作者|记者|記者|编辑|編輯|综编来源|责编|图片来源)[^。]*)?[）)】\]]?\s*$`)
	glued    = regexp.MustCompile(`(?:来源|來源)\s*[:：]\s*([\p{Han}A-Za-z]{1,8}?(?:` + outlets + `))[@（(\s　作记記编編]`)
)

// notWires end words that end in 讯 and are no name before it.
const notWires = "通资快简喜短捷音审问电本简受腾資簡電審問騰"

// takenFrom is what a text says that it was taken from, at its end or in its
// opening.
func takenFrom(a *article.Article) (value, words string) {
	n := len(a.Blocks)
	if n == 0 {
		return "", ""
	}
	head, end := firstRunes(a.Blocks[0].Text, longestEdge), " "+lastRunes(a.Blocks[n-1].Text, longestEdge)
	for _, at := range []struct {
		form *regexp.Regexp
		text string
	}{{credited, end}, {glued, head}, {taken, head}, {taken, end}} {
		m := at.form.FindStringSubmatch(at.text)
		for i := 1; i < len(m); i++ {
			if m[i] != "" {
				return m[i], m[0]
			}
		}
	}
	return "", ""
}

// openingAgency is who a text opens with.
func openingAgency(text string) (value, words string) {
	text = firstRunes(text, longestEdge)
	text = text[len(headingOff.FindString(text)):]
	for _, form := range []*regexp.Regexp{agencyLead, bracketLead} {
		if m := form.FindStringSubmatch(text); m != nil && !nameless[m[1]] {
			return m[1], m[0]
		}
	}
	m := wireLead.FindStringSubmatch(text)
	if m == nil || nameless[m[1]] || strings.ContainsAny(m[1], "的了在是有为和与及") || strings.ContainsRune(notWires, []rune(m[1])[len([]rune(m[1]))-1]) {
		return "", ""
	}
	if m[2] == "" && strings.ContainsAny(m[3], "，,") {
		return "", "" // a word that ends in 讯
	}
	return m[1], m[0]
}
