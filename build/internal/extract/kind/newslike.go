package kind

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// A text that no wire opens and no reporter signs is news when its first
// paragraph tells of what happened just now. Two signs of it are needed: one may
// be met in any text.

// told reads news by how its first paragraph tells.
func (g *genres) told() bool {
	lead := g.lead()
	if lead == "" || !runes.HasCommonHan(lead) {
		return false
	}
	signs, words := 0, ""
	see := func(m []string) {
		if m != nil {
			if signs++; words == "" {
				words = runes.Last(strings.TrimSpace(m[0]), longestSign)
			}
		}
	}
	further := g.further()
	lead = stampAhead.ReplaceAllString(quoteAhead.ReplaceAllString(lead, ""), "")
	when, opening := justNow.FindStringSubmatch(lead), lead
	if when == nil {
		when, opening = figuredDay.FindStringSubmatch(further), further
	}
	if when == nil {
		when, opening = g.recentDay(lead), lead
	}
	see(when)
	see(happens.FindStringSubmatch(opening))
	see(finds.FindStringSubmatch(further))
	if g.a.Source != "" && publishesNews.MatchString(g.a.Source) {
		signs++
	}
	if g.isInPaper() {
		signs++
	}
	if m := official.FindStringSubmatch(lead); m != nil {
		signs += 2
		if words == "" {
			words = m[0]
		}
	}
	if g.isSigned() {
		signs++
	}
	if g.isDated() && reportedDay.MatchString(strings.TrimRight(words, "，, 　")) {
		signs++
	}
	if signs < 2 || words == "" || speaksOfSelf.MatchString(lead) {
		return false
	}
	return g.is(article.News, words, article.Inferred)
}

// longestSign is how many characters of a sign are shown as evidence.
const longestSign = 40

// figured is a day near the writing with its date in brackets, or in words:
// 明天(9月2日), 星期一(九月五日), 昨（三）日.
const figured = `(?:[今昨明][日天]|星期[一二三四五六日])[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[）)]|[今昨明][（(][一二三四五六七八九十]{1,3}[）)]日`

// isSigned tells that writers sign in the bracket that the text ends with, alone
// or as what they are, or that several do in a line of their own.
func (g *genres) isSigned() bool {
	return slices.ContainsFunc(g.a.Evidence, func(e article.Evidence) bool {
		return e.Kind == string(facet.Person) && imprint.LastBracket.Is(e.Text) && (e.Certainty == article.Inferred || writerInBracket.Is(e.Text)) ||
			e.Kind == string(facet.Person) && e.Certainty == article.Inferred && len(naming.NamesAlone(e.Text)) > 1
	})
}

// writerInBracket is a writer called that in the bracket at the end: （作者：林小满）.
var writerInBracket = expression.NewForm(`^[\s　]*[（(【\[][\s　]*(?:作者|供稿|撰稿|通讯员|通訊員)[\s　:：]`, "作者", "供稿", "撰稿", "通讯员", "通訊員")

// onWay reads news by the way through the site that leads to it, where a day is
// stated too: 首页 > 新闻中心 > 本地新闻 > 正文.
func (g *genres) onWay() bool {
	if !g.isDated() {
		return false
	}
	for _, line := range g.said.Aside {
		if !runes.AtMost(line, imprint.MaxDateline) || !wayNews.MatchString(line) {
			continue
		}
		parts := wayMarks.Split(line, -1)
		for i := len(parts) - 1; i > 0; i-- {
			part := strings.Trim(parts[i], " \u00a0　:：")
			if wayEnds[token.FoldString(part)] || naming.IsPlaceName(part) || part == strings.TrimSpace(g.a.Title) {
				continue
			}
			if newsPart.MatchString(part) {
				return g.is(article.News, line, article.Inferred)
			}
			break
		}
	}
	return false
}

var (
	wayMarks = regexp.MustCompile(`[>›»＞]+`)
	wayNews  = expression.Compile(`新[闻聞].{0,40}[>›»＞]|[>›»＞].{0,40}新[闻聞]`)
	newsPart = expression.Compile(`^\p{Han}{0,6}(?:新闻|新聞|新闻中心|新聞中心|要闻|要聞|快讯|快訊|资讯|資訊|时政|時政)$`)
	// wayEnds are what a way ends with that tells nothing, folded.
	wayEnds = map[string]bool{"": true, "正文": true, "文章": true, "内容": true, "详情": true, "浏览": true, "阅读": true, "新闻内容": true, "新闻正文": true, "文章内容": true, "信息内容": true}
)

// isDated tells that the page states its day.
func (g *genres) isDated() bool {
	return slices.ContainsFunc(g.a.Evidence, func(e article.Evidence) bool { return e.Kind == fact.KindDate && e.Certainty == article.Stated })
}

// further are the openings of the first paragraphs that are ones.
func (g *genres) further() string {
	const most = 5 // paragraphs
	text, n := "", 0
	for _, b := range g.a.Blocks[g.prose():min(len(g.a.Blocks), g.prose()+10)] {
		if b.Kind != article.Paragraph || !strings.ContainsAny(b.Text, "。！？") {
			continue
		}
		text += runes.First(b.Text, 2*imprint.LongestOpening) + "\n"
		if n++; n == most {
			break
		}
	}
	return text
}

// prose is where a text begins that stands below the lines of its page.
func (g *genres) prose() int {
	if at := imprint.ProseAt(g.a); at >= imprint.MostHead {
		return at
	}
	return 0
}

// lead is the opening of the first paragraph that is one.
func (g *genres) lead() string {
	const least = 30 // characters
	for _, b := range g.a.Blocks[g.prose():min(len(g.a.Blocks), g.prose()+8)] {
		isText := runes.HasAny(b.Text, "。！？") || utf8.RuneCountInString(b.Text) >= least && runes.HasAny(b.Text, "，,") && imprint.CreditDate(b.Text) == ""
		if b.Kind == article.Paragraph && isText {
			return runes.First(b.Text, imprint.LongestEdge)
		}
	}
	return ""
}

var (
	// justNow is a day near the writing, in a text's first words or with its figure in brackets.
	justNow = expression.Compile(`^[^。！？]{0,32}?(?:近日|^[\s　]*(?:近期|本[周週][，,])|(?:^|[^庆慶生节節假末])日前|连日来|連日來|昨[日天晚]|今[日天早晨晚]|前[日天]晚|\d{1,2}日[上下]午|\d{1,2}日(?:[，,在於于]|[举舉][行办辦]|召[开開]|宣[布佈]|出席|主持|前往|凌晨|清晨|晚)|\d{1,2}\s?月\s?\d{1,2}\s?日[上下]?午?[\s　，,在起])|[今昨明]（\d{1,2}）日|[今昨明]日?\(\d{1,2}日?\)|[今昨明][天晚][（(]\d{1,2}日[）)]|[今昨明]\(\d{1,2}\)日|[今昨明]日（\d{1,2}日）|[本上下][周週][一二三四五六日][（(]\d{1,2}日[）)]|^[^。！？]{0,80}?(?:[，,\s　于於])\d{1,2}\s?月\s?\d{1,2}\s?日[上下]午|^[^。！？]{0,48}?(?:^|[，,\s　\p{Han}])[一二三四五六七八九十廿卅]{1,3}日[上下]午` + "|" + figured)
	// figuredDay is a day with its figure in brackets, as papers write it.
	figuredDay = expression.Compile(figured + `|[今昨明][天晚][（(]\d{1,2}日[）)]|[今昨明]（\d{1,2}）日|[今昨明][日午晚早]?\(\d{1,2}日?\)日?|[今昨明]日（\d{1,2}日）|[本上下][周週][一二三四五六日][（(]\d{1,2}日[）)]`)
	// reportedDay is such a day in words that diaries hardly have.
	reportedDay = expression.Compile(`(?:近日|日前|连日来|連日來|昨[日晚]|今日|\d{1,2}日[上下]午|[今昨]\(\d{1,2}\)日?|[今昨][天晚][（(]\d{1,2}日[）)]|[今昨]（\d{1,2}）日?)$`)
	// happens are verbs by which an event is told.
	happens = expression.Compile(`(?:[发發]生[\p{Han}「」]{0,8}(?:意外|火警|火灾|火災|級火|级火|[车車][祸禍]|事故|案|爆炸|地震)|起火[，,。冒]|举行|舉行|举办|舉辦|召开|召開|开展了?|開展|启动|啟動|启幕|啟幕|开幕|開幕|闭幕|落幕|揭牌|揭幕|签约|簽約|竣工|开工|開工|投入使用|正式上线|正式成立|正式启用|啟用|成立[，,。]|登场|登場|亮相|走进|走進|来到|來到|拉开[\p{Han}]{0,2}(?:帷幕|序幕|战幕)|拉開[\p{Han}]{0,2}(?:帷幕|序幕)|迎来了?|迎來|获评|荣获|榮獲|表扬|表揚|就职|就職|受影响|受影響|顺利完成|進行至第|接受[\p{Han}]{2,12}(?:采访|採訪|颁奖|頒獎)|引[发發][\p{Han}]{0,6}(?:关注|關注|热议|熱議)|宣布|宣佈|发布了?|發布|透露|通报|(?:专题|专项|實地|实地|现场|工作)(?:调研|視察|视察|检查|督查|督导|考察|核查)|检查指导|(?:率队|带队|率|一行)\p{Han}{0,16}(?:调研|视察|检查|督查|督导|考察|慰问|走访)|(?:来电|求助|报料|爆料)[，,。]|(?:反映|投诉)[，,]|(?:破获|破獲|侦破|偵破)[\p{Han}\d“”"「」.]{0,20}案|(?:组织|組織)[\p{Han}]{0,16}(?:视察|調研|调研|參觀|参观|慰问|观看|培训|演练)|组成[\p{Han}]{0,12}(?:服务队|宣讲团|工作组|工作队)|(?:进行|進行)了[\p{Han}]{0,8}(?:调研|视察|检查|慰问|督查|考察|培训|宣传|整治|清理|排查|参观))`)
	// finds are words by which a reporter tells how he knows.
	finds         = expression.Compile(toldReporter + `|(?:记者|記者|筆者|笔者)[\p{Han}\d]{0,26}(?:获悉|獲悉|了解到|瞭解到|看到|从[\p{Han}]{2,16}了解)|(?:警方|消防)[\p{Han}\d]{0,10}接[报報獲获]|接到\p{Han}{0,12}(?:报警|報警|报案|報案)|(?:据|據)(?:悉|介绍|介紹|了解|瞭解)[，,]`)
	publishesNews = expression.Compile(`(?:日报|日報|晚报|晚報|晨报|晨報|早报|早報|商报|商報|时报|時報|都市报|都市報|青年报|新闻网?|新聞網?|新华社|新華社|中新社|中新网|电视台|電視台|新华网|新華網|人民网|央视网|央广网)$`)
	// stampAhead is a machine's day before the first sentence.
	stampAhead = expression.Compile(`^[\s　]*(?:date\s+)?(?:19|20)\d\d-\d\d-\d\d(?:[\sT]\d\d:\d\d(?::\d\d)?)?\s+`)
	// quoteAhead is what somebody says before a text tells anything.
	quoteAhead = expression.Compile(`^[\s　]*[“「][^“”「」]{4,120}[”」]`)
	// official is one who holds an office and what he did a day ago.
	official = expression.Compile(`(?:市长|市長|县长|縣長|区长|區長|镇长|鎮長|乡长|鄉長|书记|書記|主席|局长|局長|议长|議長|部长|部長|省长|省長|司长|司長|院长|院長|特首|立委|議員|议员)\p{Han}{2,4}(?:昨|今|\d{1,2}|[（(]\d{1,2}[）)])[日天晚早]?(?:[（(]\p{Han}?[一二三四五六七八九十\d]{1,3}日?[）)])?[日]?(?:上午|下午|晚|晚间)?(?:出席|主持|率|視察|视察|会见|會見|表示|指出|宣布|宣佈|受訪|受访|说|說|到|前往|赴|走訪|走访|调研|在)`)
	// speaksOfSelf opens diaries, posts and letters.
	speaksOfSelf = expression.Compile(`^[\s　]*(?:我|俺|本人|您|大家好|各位|亲爱的|親愛的|尊敬的)`)
)
