package kind

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// articles reads a law: its title says so, and it has articles or a history.
func (g *genres) articles() bool {
	numbered, first := 0, ""
	for _, b := range g.a.Blocks {
		if m := articleOfLaw.FindStringSubmatch(runes.First(b.Text, 12)); m != nil {
			if numbered++; numbered == 1 {
				first = m[0]
			}
		}
	}
	if m := namedLaw.FindStringSubmatch(firstLines(g.a)); m != nil {
		return g.is(article.Law, m[0], article.Stated)
	}
	if title := strings.TrimSpace(g.a.Title); lawTitle.May(title) && (numbered >= 3 || g.opensWithHistory()) {
		if words := lawTitle.FindString(title); words != "" {
			return g.is(article.Law, words, article.Stated)
		}
	}
	if numbered >= 5 && strings.Contains(first, "第一") {
		return g.is(article.Law, first, article.Inferred)
	}
	for _, b := range g.a.Blocks[:min(len(g.a.Blocks), 12)] {
		if m := laidDown.FindStringSubmatch(runes.Last(b.Text, imprint.LongestEdge)); m != nil {
			return g.is(article.Law, m[1], article.Inferred)
		}
	}
	return false
}

// firstLines are the title and the first lines of an article.
func firstLines(a *article.Article) string {
	lines := a.Title
	for _, b := range a.Blocks[:min(len(a.Blocks), 3)] {
		lines += "\n" + runes.First(b.Text, imprint.LongestOpening)
	}
	return lines
}

var (
	// namedLaw heads the laws of Taiwan's databases: 法規名稱：….
	namedLaw = expression.Compile(`(?m)^[\s　]*(?:法規名稱|法规名称)[\s　]*[:：]`)
	// laidDown ends the sentence by which a rule begins: …，特制定本办法。 本辦法依……訂定之。
	laidDown = expression.Compile(`((?:制定|制订|制訂|訂定|订定)本(?:自治)?(?:条例|條例|办法|辦法|规定|規定|细则|細則|规则|規則|要点|要點|準則|规程|規程|方案|标准|標準)|^[\s　]*(?:第[一1][条條][\s　]*)?本(?:自治)?(?:條例|辦法|規定|細則|規則|要點|準則|規程|標準)依.{2,80}(?:訂定|制定)之)。?[\s　]*$`)
)

var (
	articleOfLaw = expression.Compile(`^[\s　]*第[一二三四五六七八九十百零〇\d]{1,5}[条條](?:[\s　]|$|\p{Han})`)
	lawTitle     = expression.Compile(`\p{Han}*(?:法|法典|条例|條例|规定|規定|办法|辦法|细则|細則|规则|規則|规程|规範|规范|章程|准则|解释|解釋|修正案|决定|決定|决议|決議|安排|通知|批复|意见|公约|公約|规约|制度)(?:\s*[（(][^（）()]{1,16}[）)])*$`)
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
		if len(line) > utf8.UTFMax*imprint.MaxDateline || runes.HasAny(line, "。，；") || !runes.AtMost(line, imprint.MaxDateline) {
			continue
		}
		m := documentNumber.In(line)
		if m == nil {
			continue
		}
		if i == 0 || numberLabel.MatchString(line) || utf8.RuneCountInString(line)-utf8.RuneCountInString(m[0]) <= 12 && !runes.HasAny(line, "据按照见") {
			return g.is(article.Law, m[0], article.Stated)
		}
	}
	return false
}

var (
	documentNumber = expression.NewForm(`[\p{Han}]{2,14}\s*[〔\[［（(【]\s*(?:19|20)\d\d\s*[〕\]］）)】]\s*第?\s*\d{1,5}\s*[号號]`, "号", "號")
	numberLabel    = expression.Compile(`(?:发文字号|發文字號|文\s*号|发文号|文件编号)\s*[:：]`)
)

// addressed reads a speech: somebody speaks to those before him.
func (g *genres) addressed() bool {
	m := speechTitle.FindStringSubmatch(strings.TrimSpace(g.a.Title))
	return m != nil && slices.ContainsFunc(g.a.Blocks[:min(len(g.a.Blocks), 8)], func(b article.Block) bool {
		return salutation.MatchString(strings.TrimSpace(b.Text))
	}) && g.is(article.Speech, m[0], article.Stated)
}

var (
	speechTitle = expression.Compile(`(?:讲话|講話|致辞|致辭|致词|演讲|演講|发言|發言|贺词|賀詞|献词|讲稿|开幕词|闭幕词|祝酒辞|答谢词)(?:\s*[（(][^（）()]{1,20}[）)])*$`)
	salutation  = expression.Compile(`^(?:尊敬的|各位|亲爱的|親愛的|同志们|同志們|朋友们|朋友們|同胞们|女士们|女士們|先生们|先生們|老师们|同学们|乡亲们|市民朋友)[^。？]{0,60}[:：，,！!]`)
)

// asked reads questions and answers: 问：…答：…, 记者：…李大河：….
func (g *genres) asked() bool {
	questions, answers, words := 0, 0, ""
	for _, b := range g.a.Blocks {
		opening := runes.First(strings.TrimSpace(b.Text), 14)
		if !strings.Contains(opening, ":") && !strings.Contains(opening, "：") {
			continue
		}
		m := speaker.FindStringSubmatch(opening)
		switch {
		case m == nil:
		case asks[m[1]] || strings.HasSuffix(m[1], "记者") || strings.HasSuffix(m[1], "記者"):
			if questions++; questions == 1 {
				words = runes.First(b.Text, 30)
			}
		case m[1] == "答" || m[1] == "A" || naming.IsPerson(m[1]) || questions > answers:
			answers++
		}
	}
	if questions >= 2 && answers >= 2 && answers+1 >= questions {
		return g.is(article.Interview, words, article.Inferred)
	}
	return false
}

var (
	speaker = expression.Compile(`^[【\[]?([\p{Han}·A-Z]{1,8})\d{0,2}[】\]]?\s*[:：]`)
	asks    = map[string]bool{"问": true, "問": true, "Q": true, "主持人": true, "提问": true, "网友": true}
)

// decided reads a case: its parts have the names that courts give them.
func (g *genres) decided() bool {
	title := strings.TrimSpace(g.a.Title)
	if m := judgment.FindStringSubmatch(title); m != nil && !g.wire {
		return g.is(article.Case, m[0], article.Stated)
	}
	parts, words := 0, ""
	for _, b := range g.a.Blocks {
		if m := caseParts.FindStringSubmatch(strings.TrimSpace(runes.First(b.Text, 10))); m != nil {
			if parts++; parts == 1 {
				words = m[0]
			}
		}
	}
	return parts >= 2 && g.is(article.Case, words, article.Inferred)
}

var (
	judgment  = expression.Compile(`(?:判决书|裁定书|調解書|调解书|起诉书|判決書|裁定書|处罚决定书|复议决定书)$`)
	caseParts = expression.Compile(`^[【\[]?(?:[一二三四五][、．.])?(?:基本案情|案情简介|案情回顾|裁判要点|裁判要旨|裁判理由|裁判结果|处理结果|申请人请求|案例分析|典型意义|诉讼过程|相关法条|法官说法|检察机关履职过程)[】\]]?[:：]?$`)
)

// called reads what a title calls its text, when no wire opens it and no
// reporter signs it: those tell of a notice, they are none.
func (g *genres) called() bool {
	if g.isReporters() != "" {
		return false
	}
	if g.isCalled(strings.TrimSpace(g.a.Title)) {
		return true
	}
	for _, b := range g.a.Blocks[:min(len(g.a.Blocks), 4)] { // below the name of the site
		if line := strings.TrimSpace(b.Text); (strings.HasPrefix(line, "关于") || strings.HasPrefix(line, "關於")) && runes.AtMost(line, imprint.MaxDateline/2) && g.isCalled(line) {
			return true
		}
	}
	return false
}

// isCalled reads what a title calls its text.
func (g *genres) isCalled(title string) bool {
	if title == "" {
		return false
	}
	for _, c := range callings {
		m := c.form.FindStringSubmatch(title)
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
		if telling.FindStringSubmatch(before) == nil {
			return g.is(c.genre, m[0], article.Stated)
		}
	}
	return false
}

const inBrackets = `(?:\s*[（(][^（）()]{1,20}[）)])*$`

var callings = []struct {
	genre article.Genre
	form  *expression.Expression
}{
	{article.Data, expression.Compile(`(?:统计公报|統計公報|统计月报|统计快报|统计年鉴|一览表|統計表|统计表|明细表|价目表|时刻表|時刻表|数据表)` + inBrackets)},
	{article.Law, expression.Compile(`(?:关于.{2,80}的|關於.{2,80}的)\p{Han}{0,4}?(?:意见|意見|决定|決定|批复|批覆|方案|规划|纲要|函|复函|命令|指示|办法|规定|细则|条例|决议)` + inBrackets + `|(?:印发|印發|颁布|颁发|公布|发布)《[^》]{2,60}(?:办法|辦法|规定|規定|细则|方案|条例|规划|规则|计划|意见|措施|要点|制度|预案|标准)(?:[（(][^（()）]{1,20}[）)])*》的通知` + inBrackets + `|(?:暂行|试行|实施|管理)(?:规定|办法|条例|细则)` + inBrackets)},
	{article.Notice, expression.Compile(`(?:关于.{2,80}的|關於.{2,80}的|^[\p{Han}\d年月日（）()第期号、]{2,40}?)(?:通知书?|公告|通告|通报|公示|启事|啟事|告知书|公示表|招标公告|倡议书|公开信|温馨提示|溫馨提示|温馨提醒|安民告示|征稿函|邀请函|征集令)` + inBrackets)},
	{article.Report, expression.Compile(`(?:政府工作报告|工作报告|调查报告|调研报告|总结报告|审计报告|评估报告|述职报告|年度报告|考察报告|工作总结|工作報告|調查報告|关于.{2,60}情况的报告|关于.{2,60}的调查)` + inBrackets)},
	{article.Speech, expression.Compile(`^(?:在|[\p{Han}·]{2,12}[:：]?在).{3,60}(?:上的|时的|的)(?:重要|主旨)?(?:讲话|講話|致辞|致辭|演讲|演講|发言|發言|书面致辞|视频致辞)` + inBrackets)},
}

// telling are verbs by which a headline tells of a document.
var telling = expression.Compile(`发布|發布|發佈|印发|印發|下发|出台|公布|公佈|发出|發出|解读|回应|收到|刊发|学习|贯彻|听取|审议|通过|提出|要求|引发|热议|看懂|来了|[？?！!：:]|了`)

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
