package extract

import (
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// opening reads the byline that a text opens with, and that of a text whose title
// is its byline.
func opening(a *article.Article) {
	tellFrom(a, plain(a.Title))
	for _, b := range a.Blocks[:min(len(a.Blocks), 4)] {
		if m := setOff.in(plain(firstRunes(b.Text, longestEdge))); m != nil {
			for _, name := range namesAlone(m[2]) {
				addPerson(a, name, m[1], m[0])
			}
		}
	}
	for _, b := range openingBlocks(a) {
		text := plain(firstRunes(b.Text, longestEdge))
		tellFrom(a, text)
		if m := fromWhere.FindStringSubmatch(text); m != nil && isPerson(m[1]) && !isPlaceName(m[1]) {
			addPerson(a, m[1], reporter(m[2]), m[0])
		}
		if m := gluedWhere.in(text); m != nil {
			if name := strings.TrimSuffix(m[1], lastRunes(m[1], 2)); isGluedWhere(m[1]) {
				addPerson(a, name, reporter(m[2]), m[0])
				if rest := text[len(m[0]):]; isAllCredits(rest) {
					credits(a, rest, text)
				}
			}
		}
		if m := spacedOff.in(text); m != nil && isAllCredits(m[1]) {
			credits(a, m[1], m[0])
		}
		if m := behindWire.in(text); m != nil {
			for _, name := range namesAlone(m[1]) {
				addPerson(a, name, "作者", m[0])
			}
		}
		if m := ofOthers.in(text); m != nil && !roleWords.In(m[2]) && !isPlaceName(m[2]) {
			addPerson(a, m[2], m[1], m[0])
		}
		if m := byline.in(text); m != nil {
			credits(a, m[0], m[0])
		}
		if m := inOpening.in(text); m != nil && isPerson(m[1]) {
			addPerson(a, m[1], "作者", m[0])
		}
		if m := isReporter.in(text); m != nil && isPerson(m[1]) {
			addPerson(a, m[1], "记者", m[0])
		}
		if m := amidOpening.in(text); m != nil {
			credits(a, m[1], m[0])
		}
		if m := goesOn.in(text); m != nil && isPerson(m[2]) && !isPlaceName(m[2]) {
			addPerson(a, m[2], m[1], m[0])
		}
		reportedBy(a, text)
	}
}

// reportedBy reads names that report without a role: 林小满、何莲报道：…, □林小满 报道.
func reportedBy(a *article.Article, text string) {
	if m := report.in(text); m != nil {
		for _, name := range namesAlone(m[1]) {
			addPerson(a, name, "作者", m[0])
		}
	}
}

// isGluedWhere tells a writer with a place right behind his name; of two
// characters it is one with a surname that many have: 云上咸安 is none.
func isGluedWhere(words string) bool {
	where := lastRunes(words, 2)
	name := strings.TrimSuffix(words, where)
	return isPlaceName(where) && isPerson(name) && (!runes.AtMost(name, 2) || strings.ContainsAny(firstRunes(name, 1), commonSurnames))
}

// openingBlocks are the first two blocks, and where lines stand above the text
// its first paragraph and the line before.
func openingBlocks(a *article.Article) []article.Block {
	first := min(len(a.Blocks), 2)
	head := headLength(a)
	return slices.Concat(a.Blocks[:first], a.Blocks[max(first, head-1):max(first, min(len(a.Blocks), head+1))])
}

// tellFrom reads the reporters before the place that they tell from, whatever
// stands before them: 墨新聞|記者林小滿/台北報導, 「記者林小滿/綜合報導」.
func tellFrom(a *article.Article, text string) {
	m := reporterFrom.in(text)
	if m == nil {
		return
	}
	for _, name := range namesAlone(m[2]) {
		addPerson(a, name, m[1], m[0])
	}
}

var reporterFrom = newForm(`(記者|记者)[\s　]?(\p{Han}{2,4}(?:[、\s　]\p{Han}{2,4}){0,3})\s*[/／◎●■◆※＊]\s*(?:\p{Han}{2,5})?[\s　]?(?:報導|報道|报道|訊|讯|電|电)(?:[\s　」』）)】\]》〕]|$|\p{Han})`, "記者", "记者")

// contributed reads who had a part in a text, as its end tells: （实习生何莲对此文亦有贡献）.
func contributed(a *article.Article) {
	for _, b := range a.Blocks[max(0, len(a.Blocks)-maxTail):] {
		reportedBy(a, plain(b.Text))
		if m := hadPart.in(b.Text); m != nil {
			for _, name := range namesAlone(m[2]) {
				_, _, role := findRole(m[1])
				addPerson(a, name, role, m[0])
			}
		}
	}
}

var hadPart = newForm(`[（(](实习生|實習生|记者|記者|通讯员|通訊員)[\s　]?(\p{Han}{2,4}(?:[\s　、]+\p{Han}{2,4}){0,3}?)对(?:此|本)文(?:亦|也)?有?(?:所)?贡献[）)]`, "贡献")

// introduced reads the note in which a journal introduces its writer.
func introduced(a *article.Article, _ Statements) {
	for _, b := range a.Blocks {
		if m := aboutWriter.in(plain(firstRunes(b.Text, longestOpening))); m != nil && isPerson(m[1]) {
			addPerson(a, m[1], "作者", m[0])
		}
	}
}

var (
	// amidOpening is a byline behind a heading that was left in the paragraph: …难忘　《河西周刊》记者林小满报道　….
	amidOpening = newForm(`[\s　》”。](?:本报|本報|本刊|本网|本網)?((?:记者|記者|通讯员|通訊員)[\s　]*[\p{Han}·]{2,4}(?:[\s　、]+[\p{Han}·]{2,4}){0,3}?)[\s　]*(?:综合|綜合)?(?:报道|報道|報導)[\s　]`, "报道", "報道", "報導")
	// setOff is a reporter whose name wide space sets off: 河西都市报驻河东记者 林小满　　河东市….
	setOff = newForm(`(?:^|[\s　])\p{Han}{0,10}(?:报|報|社|网|網)(?:驻|駐)?\p{Han}{0,6}(记者|記者)[\s　]{1,3}(\p{Han}{2,3}|\p{Han} \p{Han})(?:  |　)`, "记者", "記者")
	// spacedOff is a byline that spaces alone set off: 晚报讯 记者 林小满 通讯员 何莲 8月21日，….
	spacedOff = newForm(`^[\s　]*\p{Han}{1,12}(?:讯|訊|消息)[\s　]+((?:(?:记者|記者|通讯员|通訊員)[\s　]*\p{Han}{2,3}(?:[\s　、]+\p{Han}{2,3}){0,3}?[\s　]+){1,3})(?:\d{1,2}[月日]|近日|日前|连日来|昨[日天晚]|今[日天年]|本[月周]|为|為|在|“)`, "记者", "記者", "通讯员", "通訊員")
	// goesOn is a reporter whose sentence goes on: 本报河西3月9日讯 记者林小满今天从….
	goesOn = newForm(`(?:讯|訊|电|電|消息)[\s　]+(记者|記者)[\s　]?(\p{Han}{2,3}?)[\s　]?(?:今[天日晨晚]|昨[天日晚]|近日|日前|\d{1,2}日|从|從|在|获悉|獲悉|了解到)`, "记者", "記者")
	// gluedWhere is a writer with the place right behind his name: 林小满太原报道 通讯员 何莲.
	gluedWhere = newForm(`^[\s　]*(\p{Han}{4,6})(报道|報道|報導)(?:[\s　]|$)`, "报道", "報道", "報導")
	// behindWire is a writer without a role behind the wire's name: 河西网消息（林小满）近日，….
	behindWire = newForm(`^[\s　]*\p{Han}{2,16}(?:\d{1,2}月\d{1,2}日)?(?:消息|讯|訊|电|電)[\s　]*[（(]\s*(\p{Han}{2,4}(?:[\s　、]+\p{Han}{2,4}){0,3})\s*[）)]`, "（", "(")
	// ofOthers is a reporter right behind the wire whose name is no Han one: 据新华社拉萨电（记者 格桑边觉）.
	ofOthers = newForm(`(?:讯|訊|电|電|消息)[\s　]?[（(](记者|記者|通讯员|通訊員)[\s　]+(\p{Han}{4,6})[）)]`, "记者", "記者", "通讯员", "通訊員")
	// report is who reports, without a role, before a colon or alone in the line.
	report = newForm(`^[\s　□■◎（(]*(\p{Han}{2,4}(?:[\s　、]+\p{Han}{2,4}){0,3})[\s　]*(?:报道|報道|報導)(?:[:：]|[\s　）)]*$)`, "报道", "報道", "報導")
	// aboutWriter is a note on the writer: 作者简介：林小满，河西学院教授.
	aboutWriter = newForm(`^[\s　（(【\[]*(?:第一)?作者(?:简介|簡介)[】\]]?[\s　]*[:：]?[\s　]*([\p{Han}·]{2,8}?)[\s　]?[（(，,。]`, "作者简介", "作者簡介")
)

// fromWhere is a writer before the place that he tells from: 林小满／台北報導.
var fromWhere = expression.Compile(`^[\s　（(【\[〔]*(\p{Han}{2,4})\s*[/／]\s*\p{Han}{2,5}(报道|报导|報導|報道)`)

func reporter(report string) string {
	if strings.HasPrefix(report, "報") {
		return "記者"
	}
	return "记者"
}

var (
	// byline opens a text: 记者 谷枫 北京报道.
	byline = newForm(`^[\s　]*(?:[^，,。（(]{0,20}(?:讯|訊|电|電|消息)[\s　]+)?((?:\p{Han}{1,8}[/／])?\p{Han}{0,8}?(?:记者|記者|通讯员|通訊員)[\s　:：]*[\p{Han}\s　、／/]{2,40}?)(?:报道|報道|報導)`, "报道", "報道", "報導")
	// inOpening is a writer named in an opening whose end another mark tells.
	inOpening  = newForm(`(?:作者|撰文|撰稿)\s*[:：]\s*([\p{Han}·]{2,8})[\s　\d（(，,。|｜]`, "作者", "撰文", "撰稿")
	isReporter = newForm(`[@\s　：:、]([\p{Han}]{2,4})[（(][^（()）]{0,10}(?:记者|記者)[）)]`, "记者）", "记者)", "記者）", "記者)")
)
