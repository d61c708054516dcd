package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// A genre is read from the words by which papers and offices say what they
// print: a label in the title or the site's column, who signs, the number of a
// document, the way a text opens. A text that has none of these has none.

// genre tells what kind of document an article is, from its surest sign.
func (e *Extractor) genre(a *article.Article, said Statements) {
	g := genres{a: a, said: said}
	g.wire, g.wireWords = openingWire(a)
	for _, sign := range []func() bool{
		g.labelled, g.inColumn, g.signedByCommentator,
		func() bool { return g.articles(e) }, g.numbered, g.addressed, g.asked, g.decided,
		g.reported, g.called, g.tabled, g.bylined,
	} {
		if sign() {
			return
		}
	}
}

// genres looks for the signs of one article. A sign that is found is noted.
type genres struct {
	a         *article.Article
	said      Statements
	wire      bool   // it opens as an item of a wire or a paper does: …讯, …电
	wireWords string // with these words
}

func (g *genres) is(genre article.Genre, words string, certainty article.Certainty) bool {
	g.a.Genre = genre
	note(g.a, string(facet.Genre), string(genre), words, certainty)
	return true
}

// openingWire tells how an item of a wire or a paper opens.
func openingWire(a *article.Article) (wire bool, words string) {
	for _, b := range a.Blocks[:min(len(a.Blocks), 3)] {
		text := plain(firstRunes(b.Text, longestEdge))
		if m := ownLead.in(text); m != nil {
			return true, m[0]
		}
		if value, words := openingAgency(text); value != "" {
			return true, words
		}
	}
	return false, ""
}

var ownLead = newForm(`^[\s　]*[（(【\[〔]?(?:本报|本報|本刊|本网|本網|本台|本社|本站)[^，,。：:（(]{0,12}?(?:讯|訊|消息|电|電)(?:[\s　（(【\[/：:）)】\]〕]|$)`, "讯", "訊", "消息", "电", "電")

// labels are what a title has before a stroke or in brackets, or is signed
// with at its end, when it says what follows. The longer ones of a genre first.
var labels = []struct {
	genre article.Genre
	words string
}{
	{article.ReporterNote, `记者手记|采访手记|采访札记|记者札记|编辑手记|採訪手記|記者手記|手记|手記`},
	{article.Commentary, `社论|社論|评论员文章|本报评论员|特约评论员|评论员|评论|評論|时评|時評|短评|短評|快评|快評|锐评|銳評|微评|热评|网评|漫评|辣评|述评`},
	{article.Interview, `专访|專訪|独家专访|高端访谈|访谈|訪談|对话|對話|问答|問答|答记者问|答記者問`},
	{article.Feature, `人物通讯|人物通訊|长篇通讯|通讯|通訊|特写|特寫|新闻特写|侧记|側記|特稿|报告文学|报导文学`},
	{article.Brief, `简讯|簡訊|短讯|短訊|一句话新闻|要闻简报|新闻简报`},
	{article.Notice, `公告|公示|通告|启事|啟事`},
}

type labelForm struct {
	genre             article.Genre
	before, at, alone form
}

// A label stands before a stroke (时评丨…), in brackets (【特写】…, …（侧记）), or
// is all that stands behind a dash (…——会议侧记).
var labelForms = func() (forms []labelForm) {
	for _, l := range labels {
		words := strings.Split(l.words, "|")
		forms = append(forms, labelForm{l.genre,
			newForm(`^\s*[\p{Han}·]{0,6}?(?:`+l.words+`)\s*[丨|｜:：│︱]`, words...),
			newForm(`[【\[（(〔]\s*[\p{Han}·]{0,6}?(?:`+l.words+`)\s*(?:之?[一二三四五六七八九十\d]{0,3})[】\]）)〕]`, words...),
			newForm(`(?:——|—|--|[丨|｜│︱])\s*[^—丨|｜]{0,14}?(?:`+l.words+`)$`, words...)})
	}
	return forms
}()

const shortText = 400 // characters that a text of a few sentences has at most

// labelled reads a label of the title, or of the line under it. An item that
// tells of another's article is labelled as that is, and is news.
func (g *genres) labelled() bool {
	if g.wire && len(g.a.Blocks) > 0 && retells.is(firstRunes(g.a.Blocks[0].Text, longestEdge)) {
		return false
	}
	lines := []string{strings.TrimSpace(g.a.Title)}
	if len(g.a.Blocks) > 0 && dashed.is(g.a.Blocks[0].Text) && utf8.RuneCountInString(g.a.Blocks[0].Text) <= maxSubtitle {
		lines = append(lines, strings.TrimSpace(g.a.Blocks[0].Text))
	}
	for _, line := range lines {
		for _, l := range labelForms {
			for _, form := range []form{l.before, l.at, l.alone} {
				if m := form.in(line); m != nil && (l.genre != article.Brief || g.isShort()) {
					return g.is(l.genre, m[0], article.Stated)
				}
			}
		}
		if m := visited.in(line); m != nil {
			return g.is(article.Interview, m[0], article.Stated)
		}
	}
	return false
}

const maxSubtitle = 40

var (
	dashed  = newForm(`^[\s　]*(?:——|—|--)`, "—", "--")
	retells = newForm(`(?:发表|刊发|播发|刊登|推出|發表|刊發|播發)[^。]{0,24}(?:文章|社论|社論|评论|評論|快评|快評|锐评|时评|通讯|通訊|述评|特写)`, "发", "發", "刊登", "推出")
	visited = newForm(`(?:——|—|--)\s*(?:本报)?(?:记者)?(?:专访|專訪|访|訪|对话|對話|与|與)[\p{Han}“”·]{2,}(?:[^。]{0,20})$|(?:就|有关|相关).{2,40}答(?:本报|本刊|本网)?(?:记者|記者)[问問]$`, "访", "訪", "对话", "對話", "记者问", "記者問", "与", "與")
)

func (g *genres) isShort() bool {
	n := 0
	for _, b := range g.a.Blocks {
		n += utf8.RuneCountInString(b.Text)
	}
	return n <= shortText
}

// columns are the parts of a site or paper that hold one genre alone, folded.
var columns = map[string]article.Genre{
	"新闻": article.News, "要闻": article.News, "本地新闻": article.News, "社会新闻": article.News, "时政新闻": article.News, "新闻动态": article.News, "工作动态": article.News, "图片新闻": article.News,
	"简讯": article.Brief, "评论": article.Commentary, "时评": article.Commentary, "社论": article.Commentary, "访谈": article.Interview, "专访": article.Interview,
	"特写": article.Feature, "通讯": article.Feature, "记者手记": article.ReporterNote, "讲话": article.Speech, "领导讲话": article.Speech,
	"公告": article.Notice, "通知": article.Notice, "通知公告": article.Notice, "公示公告": article.Notice, "公告公示": article.Notice, "公示": article.Notice,
	"法规": article.Law, "政策文件": article.Law, "政策法规": article.Law, "法律法规": article.Law, "规范性文件": article.Law, "文件": article.Law,
	"工作报告": article.Report, "政府工作报告": article.Report, "统计数据": article.Data, "数据": article.Data, "案例": article.Case, "典型案例": article.Case,
}

// inColumn reads the part of the site that a document says it stands in.
func (g *genres) inColumn() bool {
	for _, words := range g.said.Topics {
		if genre, ok := columns[token.FoldString(strings.TrimSpace(words))]; ok {
			return g.is(genre, words, article.Stated)
		}
	}
	return false
}

// signedByCommentator reads who signs: 本报评论员, 本报特约评论员 林小满.
func (g *genres) signedByCommentator() bool {
	lines := slices.Concat(g.said.Author, g.said.Aside)
	for i, b := range g.a.Blocks {
		if i < 2 || i >= len(g.a.Blocks)-2 {
			lines = append(lines, b.Text)
		}
	}
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if m := commentator.in(line); m != nil && utf8.RuneCountInString(line) <= maxSubtitle {
			return g.is(article.Commentary, m[0], article.Stated)
		}
		if m := commentatorBehind.in(lastRunes(line, maxSubtitle)); m != nil {
			return g.is(article.Commentary, m[0], article.Stated)
		}
	}
	return false
}

var (
	commentator       = newForm(`^[（(【\[□■◎●]?\s*(?:[\p{Han}]{2,8}?)?(?:特约|特邀|首席)?(?:评论员|評論員)(?:[\s　:：]*[\p{Han}]{2,4})?\s*[）)】\]]?$`, "评论员", "評論員")
	commentatorBehind = newForm(`[（(](?:本报|本報|本刊|本网|本網)?(?:特约|特邀|首席)?(?:评论员|評論員)[\s　:：]*[\p{Han}\s　]{0,6}[）)]$|[（(]作者(?:系|为|是|為|係)[^（）()。]{4,40}[）)]$`, "评论员", "評論員", "作者")
)

// articles reads a law: its title says so, and it has articles or a history.
func (g *genres) articles(e *Extractor) bool {
	numbered, first := 0, ""
	for _, b := range g.a.Blocks {
		if m := articleOfLaw.in(firstRunes(b.Text, 12)); m != nil {
			if numbered++; numbered == 1 {
				first = m[0]
			}
		}
	}
	title := lawTitle.in(strings.TrimSpace(g.a.Title))
	if title != nil {
		if _, words := e.enacted(g.a); words != "" || numbered >= 3 {
			return g.is(article.Law, title[0], article.Stated)
		}
	}
	if numbered >= 5 && strings.Contains(first, "第一") {
		return g.is(article.Law, first, article.Inferred)
	}
	return false
}

var (
	articleOfLaw = newForm(`^[\s　]*第[一二三四五六七八九十百零〇\d]{1,5}[条條](?:[\s　]|$|\p{Han})`, "条", "條")
	lawTitle     = newForm(`\p{Han}*(?:法|法典|条例|條例|规定|規定|办法|辦法|细则|細則|规则|規則|规程|规範|规范|章程|准则|解释|解釋|修正案|决定|決定|决议|決議|安排|通知|批复|意见|公约|公約|规约|制度)(?:\s*[（(][^（）()]{1,16}[）)])*$`,
		"法", "条例", "條例", "规", "規", "则", "則", "解释", "解釋", "修正案", "决", "決", "安排", "通知", "批复", "意见", "章程", "约", "約", "制度")
)

// numbered reads a document that an office sent under a number: 国办发〔2021〕12号.
func (g *genres) numbered() bool {
	lines := slices.Concat([]string{g.a.Title}, g.said.Aside)
	for i, b := range g.a.Blocks {
		if i < 6 || i >= len(g.a.Blocks)-3 {
			lines = append(lines, b.Text)
		}
	}
	for i, line := range lines {
		m := documentNumber.in(line)
		if m == nil || utf8.RuneCountInString(line) > maxDateline || strings.ContainsAny(line, "。，；") {
			continue
		}
		if i == 0 || numberLabel.is(line) || utf8.RuneCountInString(line)-utf8.RuneCountInString(m[0]) <= 12 && !strings.ContainsAny(line, "据按照见") {
			return g.is(article.Law, m[0], article.Stated)
		}
	}
	return false
}

var (
	documentNumber = newForm(`[\p{Han}]{2,14}\s*[〔\[［（(【]\s*(?:19|20)\d\d\s*[〕\]］）)】]\s*第?\s*\d{1,5}\s*[号號]`, "号", "號")
	numberLabel    = newForm(`(?:发文字号|發文字號|文\s*号|发文号|文件编号)\s*[:：]`, "号", "號")
)

// addressed reads a speech or a report: somebody speaks to those before him.
func (g *genres) addressed() bool {
	title := strings.TrimSpace(g.a.Title)
	m := speechTitle.in(title)
	if m == nil {
		if m = reportTitle.in(title); m == nil {
			return false
		}
	}
	for _, b := range g.a.Blocks[:min(len(g.a.Blocks), 8)] {
		if salutation.MatchString(strings.TrimSpace(b.Text)) {
			if reportTitle.is(title) {
				return g.is(article.Report, m[0], article.Stated)
			}
			return g.is(article.Speech, m[0], article.Stated)
		}
	}
	return false
}

var (
	speechTitle = newForm(`(?:讲话|講話|致辞|致辭|致词|演讲|演講|发言|發言|贺词|賀詞|献词|讲稿|开幕词|闭幕词|祝酒辞|答谢词)(?:\s*[（(][^（）()]{1,20}[）)])*$`, "讲", "講", "致", "演", "言", "词", "詞", "辞")
	reportTitle = newForm(`报告(?:\s*[（(][^（）()]{1,20}[）)])*$|報告(?:\s*[（(][^（）()]{1,20}[）)])*$`, "报告", "報告")
	salutation  = regexp.MustCompile(`^(?:尊敬的|各位|亲爱的|親愛的|同志们|同志們|朋友们|朋友們|同胞们|女士们|女士們|先生们|先生們|老师们|同学们|乡亲们|市民朋友)[^。？]{0,60}[:：，,！!]`)
)

// asked reads questions and answers: 问：…答：…, 记者：…李大河：….
func (g *genres) asked() bool {
	questions, answers, words := 0, 0, ""
	for _, b := range g.a.Blocks {
		m := speaker.FindStringSubmatch(firstRunes(strings.TrimSpace(b.Text), 14))
		switch {
		case m == nil:
		case asks[m[1]] || strings.HasSuffix(m[1], "记者") || strings.HasSuffix(m[1], "記者"):
			if questions++; questions == 1 {
				words = firstRunes(b.Text, 30)
			}
		case m[1] == "答" || m[1] == "A" || isPerson(m[1]) || questions > answers:
			answers++
		}
	}
	if questions >= 2 && answers >= 2 && answers+1 >= questions {
		return g.is(article.Interview, words, article.Inferred)
	}
	return false
}

var (
	speaker = regexp.MustCompile(`^[【\[]?([\p{Han}·A-Z]{1,8})\d{0,2}[】\]]?\s*[:：]`)
	asks    = map[string]bool{"问": true, "問": true, "Q": true, "主持人": true, "提问": true, "网友": true}
)

// decided reads a case: its parts have the names that courts give them.
func (g *genres) decided() bool {
	title := strings.TrimSpace(g.a.Title)
	if m := judgment.in(title); m != nil && !g.wire {
		return g.is(article.Case, m[0], article.Stated)
	}
	parts, words, named := 0, "", false
	for i, b := range g.a.Blocks {
		named = named || i < 4 && caseName.is(b.Text) && utf8.RuneCountInString(b.Text) <= maxDateline
		if m := caseParts.in(strings.TrimSpace(firstRunes(b.Text, 10))); m != nil {
			if parts++; parts == 1 {
				words = m[0]
			}
		}
	}
	if parts >= 2 || parts == 1 && (named || caseName.is(title)) {
		return g.is(article.Case, words, article.Inferred)
	}
	return false
}

var (
	judgment  = newForm(`(?:判决书|裁定书|調解書|调解书|起诉书|判決書|裁定書|处罚决定书|复议决定书)$`, "书", "書")
	caseName  = newForm(`(?:诉|訴|纠纷|糾紛|执行|赔偿|上诉|抗诉).{0,40}案[\s　]*$`, "案")
	caseParts = newForm(`^[【\[]?(?:[一二三四五][、．.])?(?:基本案情|案情简介|案情回顾|裁判要点|裁判要旨|裁判理由|裁判结果|处理结果|申请人请求|案例分析|典型意义|诉讼过程|相关法条|法官说法|检察机关履职过程)[】\]]?[:：]?$`, "案", "裁判", "处理结果", "请求", "意义", "诉讼", "法条", "法官")
)

// reported reads news by its opening.
func (g *genres) reported() bool {
	return g.wire && g.is(article.News, g.wireWords, article.Stated)
}

// called reads what a title calls its text, when no wire opens it and no
// reporter signs it: those tell of a notice, they are none.
func (g *genres) called() bool {
	title := strings.TrimSpace(g.a.Title)
	if title == "" || g.isReporters() != "" {
		return false
	}
	for _, c := range callings {
		m := c.form.in(title)
		if m == nil {
			continue
		}
		before, _, _ := strings.Cut(title, "关于")
		if before == title {
			before, _, _ = strings.Cut(title, "關於")
		}
		if before == title {
			before = strings.TrimSuffix(title, m[0])
		} else if c.genre == article.Speech {
			before = ""
		}
		if telling.in(before) == nil {
			return g.is(c.genre, m[0], article.Stated)
		}
	}
	return false
}

const inBrackets = `(?:\s*[（(][^（）()]{1,20}[）)])*$`

var callings = []struct {
	genre article.Genre
	form  form
}{
	{article.Data, newForm(`(?:统计公报|統計公報|统计月报|统计快报|统计年鉴|一览表|統計表|统计表|明细表|价目表|时刻表|時刻表|数据表)`+inBrackets, "统计", "統計", "表")},
	{article.Notice, newForm(`(?:关于.{2,80}的|關於.{2,80}的|^[\p{Han}\d年月日（）()第期号、]{2,40}?)(?:通知书?|公告|通告|通报|公示|启事|啟事|告知书|公示表|招标公告|倡议书|公开信)`+inBrackets, "通知", "公告", "通告", "通报", "公示", "启事", "啟事", "告知书", "倡议书", "公开信")},
	{article.Law, newForm(`(?:关于.{2,80}的|關於.{2,80}的)\p{Han}{0,4}?(?:意见|意見|决定|決定|批复|批覆|方案|规划|纲要|函|复函|命令|指示|办法|规定|细则|条例|决议)`+inBrackets+`|(?:暂行|试行|实施|管理)(?:规定|办法|条例|细则)`+inBrackets, "关于", "關於", "暂行", "试行", "实施", "管理")},
	{article.Report, newForm(`(?:政府工作报告|工作报告|调查报告|调研报告|总结报告|审计报告|评估报告|述职报告|年度报告|考察报告|工作总结|工作報告|調查報告|关于.{2,60}情况的报告|关于.{2,60}的调查)`+inBrackets, "报告", "報告", "总结", "调查")},
	{article.Speech, newForm(`^(?:在|[\p{Han}·]{2,12}[:：]?在).{3,60}(?:上的|时的|的)(?:重要|主旨)?(?:讲话|講話|致辞|致辭|演讲|演講|发言|發言|书面致辞|视频致辞)`+inBrackets, "在")},
}

// telling are verbs by which a headline tells of a document.
var telling = newForm(`发布|發布|發佈|印发|印發|下发|出台|公布|公佈|发出|發出|解读|回应|收到|刊发|学习|贯彻|听取|审议|通过|提出|要求|引发|热议|看懂|来了|[？?！!：:]|了`,
	"发", "發", "布", "佈", "出台", "解读", "回应", "收到", "学习", "贯彻", "听取", "审议", "通过", "提出", "要求", "热议", "看懂", "来了", "？", "?", "！", "!", "：", ":", "了")

// tabled reads data: most of what there is stands in tables.
func (g *genres) tabled() bool {
	all, inTables, words := 0, 0, ""
	for _, b := range g.a.Blocks {
		n := utf8.RuneCountInString(b.Text)
		all += n
		if b.Kind == article.Table {
			if inTables += n; words == "" {
				words, _, _ = strings.Cut(b.Text, "\n")
			}
		}
	}
	if inTables >= leastTable && 10*inTables >= 6*all {
		return g.is(article.Data, words, article.Inferred)
	}
	return false
}

const leastTable = 120 // characters that a table has that is no frame around a text

// bylined reads news by its reporters, or by the report it retells.
func (g *genres) bylined() bool {
	if words := g.isReporters(); words != "" {
		return g.is(article.News, words, article.Inferred)
	}
	if len(g.a.Blocks) > 0 {
		if m := retold.in(firstRunes(g.a.Blocks[0].Text, longestOpening)); m != nil {
			return g.is(article.News, m[0], article.Inferred)
		}
	}
	return false
}

// isReporters is the words that name a reporter or a correspondent, or "".
func (g *genres) isReporters() string {
	for i, p := range g.a.People {
		switch p.Role {
		case "记者", "記者", "通讯员", "通訊員":
			for _, e := range g.a.Evidence {
				if e.Kind == string(facet.Person) && e.Value == g.a.People[i].Name {
					return e.Text
				}
			}
		}
	}
	return ""
}
