package people

import (
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// A byline stands where a text opens: a reporter's word, names, and what ends
// them, or names alone before 报道.

// opening reads the byline that a text opens with, and that of a text whose title
// is its byline.
func opening(a *article.Article) {
	reporters(a, imprint.Plain(a.Title))
	reportedBy(a, imprint.Plain(a.Title))
	const most = 6 // blocks, before which summaries and lines of the page can stand
	for _, b := range a.Blocks[:min(len(a.Blocks), most)] {
		if m := behindOurs.In(imprint.Plain(runes.First(b.Text, imprint.LongestOpening))); m != nil {
			for _, name := range naming.NamesAlone(m[1]) {
				addPerson(a, name, "作者", m[0])
			}
		}
		if m := afterWire.In(imprint.Plain(runes.First(b.Text, imprint.LongestOpening))); m != nil && isAllCredits(m[1]) {
			credits(a, m[1], m[0])
		}
		if m := behindWire.In(imprint.Plain(runes.First(b.Text, imprint.LongestOpening))); m != nil {
			for _, name := range namesIn(m[1]) {
				addPerson(a, name, "作者", m[0])
			}
		}
	}
	for _, b := range openingBlocks(a) {
		text := imprint.Plain(runes.First(b.Text, imprint.LongestEdge))
		reporters(a, text)
		reportedBy(a, text)
		if m := inOpening.In(text); m != nil && naming.IsPerson(m[1]) {
			addPerson(a, m[1], "作者", m[0])
		}
		if m := isReporter.In(text); m != nil && naming.IsPerson(m[1]) {
			addPerson(a, m[1], "记者", m[0])
		}
	}
}

// reporters reads the names behind a reporter's word.
func reporters(a *article.Article, text string) {
	// Many words can call him so: bytes, of 10 to 30 characters.
	const least, most = 30, 90
	if at := strings.Index(text, "記者"); at > least && at < most && !strings.ContainsAny(text[:at], " 　，。：:（(【") {
		text = text[at:]
	}
	if m := byline.In(text); m != nil {
		ending := "报道" // which tells names from the place they report from
		if strings.Contains(m[0], "報導") {
			ending = "報導"
		}
		credits(a, m[1]+ending, m[0])
	}
	if m := goesOn.In(text); m != nil && isAllCredits(m[1]) {
		credits(a, m[1], m[0])
	}
}

// reportedBy reads names that report without a role: 林小满、何莲报道：…,
// □林小满 报道, 林小滿／台北報導.
func reportedBy(a *article.Article, text string) {
	m := report.In(text)
	if m == nil || m[2] == "" && strings.ContainsAny(m[0], "/／") {
		return
	}
	role := "作者"
	if m[2] != "" {
		role = reporter(m[3])
	}
	names := m[1]
	if outlet, behind, found := strings.Cut(names, " "); found && naming.OutletEnd.MatchString(outlet) { // 【河西傳媒 林小滿/澎湖報導】
		names = behind
	}
	if at := strings.LastIndexAny(names, " 　"); at > 0 && naming.IsPlaceName(strings.TrimLeft(names[at:], " 　")) { // 林小滿 何蓮 嘉義報導
		names, role = names[:at], reporter(m[3])
	}
	for _, name := range naming.NamesAlone(names) {
		addPerson(a, name, role, m[0])
	}
}

// openingBlocks are the first two blocks, and where lines stand above the text
// its first paragraph and the line before.
func openingBlocks(a *article.Article) []article.Block {
	first := min(len(a.Blocks), 2)
	head := imprint.HeadLength(a)
	return slices.Concat(a.Blocks[:first], a.Blocks[max(first, head-1):max(first, min(len(a.Blocks), head+1))])
}

// introduced reads the note in which a journal introduces its writer.
func introduced(a *article.Article) {
	for _, b := range a.Blocks {
		opening := runes.First(b.Text, imprint.LongestOpening)
		if !strings.Contains(opening, "作者") {
			continue
		}
		if m := aboutWriter.In(imprint.Plain(opening)); m != nil && naming.IsPerson(m[1]) {
			addPerson(a, m[1], "作者", m[0])
		}
	}
}

// attributedWriter adds who is named behind that: 原文来自「河西人家」，作者「林小满」.
func attributedWriter(a *article.Article, said fact.Statements) {
	for _, line := range imprint.Attributions(a, said) {
		if m := writerBehind.In(line); m != nil && naming.IsPerson(m[1]) && slices.ContainsFunc(imprint.Attributed, func(f expression.Form) bool { return f.Is(line) }) {
			addPerson(a, m[1], "作者", m[0])
		}
	}
}

// writerBehind is a writer with his role, whatever parts the two.
var writerBehind = expression.NewForm(`[，,；;。、\s　」』”》）)](?:原)?作者[\s　]*(?:[:：丨|｜/／「『“]|是|为|為)?[\s　]*([\p{Han}·]{2,8}?)(?:[\s　，,。；;、|｜」』”（()）]|$)`, "作者")

func reporter(report string) string {
	if strings.HasPrefix(report, "報") {
		return "記者"
	}
	return "记者"
}

// reporterWord is what reporters are called, before their names.
const reporterWord = `(?:记者|記者|通讯员|通訊員)`

var (
	// byline is a reporter and the place that he reports from, whatever stands
	// before: 记者 谷枫 北京报道, 墨新聞|記者林小滿/台北報導, 《河西周刊》记者林小满报道　…,
	// 河西大學產學合作校園記者林小滿/新北報導.
	byline = expression.NewForm(`(?:^|[^\p{Han}])(\p{Han}{0,10}?`+reporterWord+`[\s　:：]*[\p{Han}·\s　、]{2,30}?)[\s　]*(?:[/／◎●■◆※＊][\s　]*(?:\p{Han}{2,6})?[\s　]?(?:报道|報道|報導|訊|讯|電|电)|(?:综合|綜合)?(?:报道|報道|報導))(?:[^\p{Han}，,。]|$)`, "记者", "記者", "通讯员", "通訊員")
	// goesOn is one whose sentence goes on, or whom wide space sets off: 本报河西3月9日讯
	// 记者林小满今天从…, 晚报讯 记者 林小满 通讯员 何莲 8月21日，….
	goesOn = expression.NewForm(`(?:^|[\s　])[^。，,\s　]{0,20}?((?:`+reporterWord+`[\s　]*\p{Han}{2,3}?(?:[\s　、]+\p{Han}{2,3}?){0,3}[\s　]*?){1,3})(?:  |　|[\s　]?(?:\d{1,2}[月日]|近日|日前|连日来|昨[日天晚]|今[日天年晨晚]|从|從|获悉|獲悉|了解到))`, "记者", "記者", "通讯员", "通訊員")
	// behindWire is a writer without a role behind the wire's name: 河西网消息（林小满）近日，….
	behindWire = expression.NewForm(`^[\s　]*\p{Han}{2,16}(?:\d{1,2}月\d{1,2}日)?(?:消息|讯|訊|电|電)[\s　]*[（(]\s*(\p{Han}{2,9}(?:[\s　、]+\p{Han}{2,4}){0,3}?)\s*(?:报道|報道|報導)?\s*[）)]`, "（", "(")
	// afterWire is a reporter between spaces: 河西晨报讯 记者 林小满 几年前，….
	afterWire = expression.NewForm(`^[\s　]*\p{Han}{2,10}(?:讯|訊)[\s　]+((?:`+reporterWord+`[\s　]+\p{Han}{2,3}(?:[\s　、]+\p{Han}{2,3}){0,2}?[\s　]+?){1,2})[\s　]*\p{Han}`, "讯", "訊")
	// behindOurs is one without brackets: 河西新闻网讯 林小满 报道:….
	behindOurs = expression.NewForm(`^[\s　]*\p{Han}{2,10}(?:消息|讯|訊)[\s　]+(\p{Han}{2,4}(?:[\s　、]+\p{Han}{2,4}){0,3}?)[\s　]*(?:摄影|攝影)?(?:报道|報道|報導)[\s　]*[:：]`, "报道", "報道", "報導")
	// report is who reports, without a role.
	report = expression.NewForm(`^[\s　□■◎（(【\[〔]*(\p{Han}{2,4}(?:[\s　、]+\p{Han}{2,4}){0,3})[\s　]*(?:([/／])\s*\p{Han}{2,5})?(报道|报导|報導|報道)(?:[:：]|[\s　）)】\]〕]*$|[/／\s　】\]〕）)])`, "报道", "报导", "報導", "報道")
	// aboutWriter is a note on the writer: 作者简介：林小满，河西学院教授.
	aboutWriter = expression.NewForm(`^[\s　（(【\[]*(?:第一)?作者(?:简介|簡介)[】\]]?[\s　]*[:：]?[\s　]*([\p{Han}·]{2,8}?)[\s　]?[（(，,。]`, "作者简介", "作者簡介")
	// inOpening is a writer named in an opening whose end another mark tells.
	inOpening  = expression.NewForm(`(?:作者|撰文|撰稿)\s*[:：]\s*([\p{Han}·]{2,8})[\s　\d（(，,。|｜]`, "作者", "撰文", "撰稿")
	isReporter = expression.NewForm(`[@\s　：:、]([\p{Han}]{2,4})[（(][^（()）]{0,10}(?:记者|記者)[）)]`, "记者）", "记者)", "記者）", "記者)")
)
