package imprint

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
)

// CreditDate is the date of a line of credits: one it begins with, one that is
// labelled, or one that stands among other credits.
func CreditDate(text string) string {
	if opening := text[:min(len(text), LongestDay)]; strings.Contains(opening, "ate") {
		if m := dayField.FindString(opening); m != "" {
			return strings.TrimSpace(m)
		}
	}
	if !runes.AtMost(text, MaxDateline) {
		return ""
	}
	text = labelsApart(calendar.HalfWide(text))
	if !runes.AtMost(text, MaxDateline) || !strings.Contains(text, "19") && !strings.Contains(text, "20") && !strings.Contains(text, "民") && !strings.Contains(text, "稿") {
		return ""
	}
	if OfDocument.MatchString(text) {
		if words := PageTime.FindString(text); words != "" {
			return words
		}
	}
	if words := Dateline.FindString(text); words != "" && isApart(text, text[len(words):]) && !isEvent(text[len(words):]) {
		return words
	}
	if words := labelledDay(text); words != "" {
		return words
	}
	if strings.Contains(text, "年/") {
		if m := citedDay.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	for _, form := range []*expression.Expression{englishDay, american} {
		if m := form.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	if s := StampOf(text); s.Day != "" {
		return s.Day
	}
	if runes.HasAny(text, "。！？") || !credit.MatchString(text) {
		return ""
	}
	at := AnyDate.FindStringIndex(text)
	if at == nil || isSpan(text[at[1]:]) || otherTime.MatchString(text[:at[0]]) {
		return ""
	}
	return text[at[0]:at[1]]
}

// labelledDay is the day behind its label in a line, or "".
func labelledDay(text string) string {
	words := labelled.FindString(text)
	if _, rest, _ := strings.Cut(text, words); words == "" || isSpan(rest) || isEvent(rest) {
		return ""
	}
	return strings.TrimLeft(words, "\u00a0|｜（(【[；;。 　")
}

// AsideDate is the date of a line around the text: such lines are lists of
// other articles too, so a label or a credit must tell that it is this one's.
func AsideDate(text string) string {
	text = calendar.HalfWide(text)
	if !runes.AtMost(text, MaxDateline) {
		return ""
	}
	if words := labelledDay(text); words != "" {
		return words
	}
	if credit.MatchString(text) {
		return AnyDate.FindString(text)
	}
	return ""
}

// IsDayLine tells a line that holds a day and hardly more.
func IsDayLine(line string) bool {
	const more = 6 // characters
	if dayLabel.MatchString(line) {
		return true
	}
	day := Dateline.FindString(line)
	return day != "" && utf8.RuneCountInString(line)-utf8.RuneCountInString(day) <= more && CreditDate(line) != ""
}

// dayLabel opens a line with its day, by a label.
var dayLabel = expression.Compile(`^[\s　]*(?:[Dd]ate|` + DateLabels + `)[\s　]*[:：]?[\s　]*` + calendar.Plain)

// StampAlone is the day and time of a line that holds nothing else.
func StampAlone(text string) string {
	text = strings.TrimSpace(calendar.HalfWide(text))
	if len(text) <= LongestDay && machineTime.MatchString(text) && Dateline.FindString(text) == text {
		return text
	}
	return ""
}

// LongestDay is the most characters that a day is written with.
const LongestDay = 24

// isEvent tells that what stands behind a day makes it that of something to
// come: 日期:8月6日(星期五)上午9時30分召開.
func isEvent(rest string) bool { return eventBehind.MatchString(rest) }

var eventBehind = expression.Compile(`^[\s　]*(?:[（(][^（()）]{1,12}[）)])?[\s　]*(?:[上下]午|晚上|早上)?[\d點点時时分半:：\s整]{0,12}(?:起|召開|召开|舉行|举行|舉辦|举办|開始|开始|截止|出发|出發)`)

// isSpan tells that what stands behind a day makes it the first of several.
func isSpan(rest string) bool {
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " 　"))
	return strings.ContainsRune("至到—–~～-起", next)
}

// isApart tells a date that a line begins with from one that begins a
// sentence: 2021年4月29日，交响乐团在海滩上……. No sentence has 2020-11-18 10:08:06.
func isApart(text, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	if machineTime.MatchString(text[:len(text)-len(rest)]) && !strings.ContainsRune("，,。", next) {
		return true
	}
	if name := gluedName.FindString(rest); name != "" && strings.ContainsAny(text, "-/") && strings.ContainsRune(naming.Surnames, next) {
		return true
	}
	return rest == "" || strings.ContainsRune(" \u00a0　|｜（()）[【/星周来來", next) || strings.HasPrefix(strings.TrimSpace(text), "（") || strings.HasPrefix(strings.TrimSpace(text), "(")
}

// DateLabels stand before the day of publishing. What stands before another
// word's 时间, as in 活动时间, is another day.
const DateLabels = `最后编辑时间|最後編輯時間|最后修改时间|最后更新时间|最後更新時間|最後更新日期|编辑时间|修改时间|刊发日期|刊發日期|刊发时间|當前報章|当前报章|当前报纸|上传时间|上傳時間|添加时间|录入时间|编发时间|发表日期|發表日期|公告日期|張貼日期|上版日期|上稿日期|发布时间|發佈時間|發布時間|发布日期|發佈日期|發布日期|发稿时间|發稿時間|发稿日期|发表时间|發表時間|更新时间|更新時間|更新日期|刊登日期|出版日期|成文日期|发文日期|發文日期|印发日期|公布日期|时间|時間|日期|出版`

var (
	// american is the minute as American programs write it, the month first: 7/5/2005 9:23:57 PM.
	american    = expression.Compile(`(?:^|[:：])[\s　]*(\d{1,2}/\d{1,2}/(?:19|20)\d\d \d{1,2}:\d{2}:\d{2} [AP]M)(?:[\s　]|$)`)
	machineTime = expression.Compile(`\d[-/.]\d{1,2}[-/.]\d{2}[\s　T]*\d{1,2}:\d{2}(?::\d{2})?$`)

	// Dateline is the day that a line begins with, behind its label if it has one.
	Dateline   = expression.Compile(`^\s*[（(\[]?\s*` + dateLabel + timeBefore + calendar.Form + calendar.Clock)
	dateLabel  = `(?:原[创創]\s*)?(?:(?:` + DateLabels + `|发布于|發佈於|发表于|發表於|更新于|编辑于|編輯於|[Dd]ate)\s*[:：]?\s*[|｜]?\s*)?`
	timeBefore = `(?:\d{1,2}:\d{2}(?::\d{2})?[\s　]+)?` // 19:37 2026-02-15
	labelled   = expression.Compile(`(?:^|[\s\x{a0}　|｜（(【\[；;。])(?:` + DateLabels + `)\s*[:：]\s*[|｜]?\s*` + timeBefore + `(?:` + calendar.Form + `|1[0-4]\d年\d{1,2}月\d{1,2}日)` + calendar.Clock)
	// PageTime is when a page was put up, and ofDocument tells the day of the document that it holds.
	PageTime   = expression.Compile(`(?:发布|發佈|發布)(?:时间|時間|日期)[\s　]*[:：][\s　]*` + calendar.Form + calendar.Clock)
	OfDocument = expression.Compile(`(?:成文|发文|發文|印发|印發|公布)(?:时间|時間|日期)[\s　]*[:：]`)
	// VisitDay is a line of a day and its weekday alone, on some pages that on which they are looked at: 2024年04月27日 星期六.
	VisitDay = expression.Compile(`^[\s　]*` + calendar.Form + `[\s　]*[（(]?(?:星期|周|週)[一二三四五六日天][）)]?[\s　]*(?:[^。，]{0,12}[℃°][^。，]{0,12})?$`)
	// otherTime stands before the time of another event: 活动时间：.
	otherTime = expression.Compile(`\p{Han}(?:时间|時間)[:：]$`)
	// englishDay heads the posts of blogs: Sep 12, 2019 · 3 min read.
	englishDay = expression.Compile(`^\s*((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}, (?:19|20)\d\d)(?:\s*[·|•].{0,30})?$`)
	// dayField is a day in a field's words before the text in its line: date 2026-01-31 為深化….
	dayField = expression.Compile(`^\s*[Dd]ate[\s:：]+` + calendar.Plain + `[\s]`)
	// citedDay is the day of an issue as the database of papers writes it: 河西日报/2024 年/3 月/4 日/第 010 版.
	citedDay = expression.Compile(`^\s*\p{Han}{2,8}/\s?((?:19|20)\d\d ?年/ ?\d{1,2} ?月/ ?\d{1,2} ?日)/第`)
	// gluedName is the writer's name right behind the day: 2019-09-09林小满何莲.
	gluedName = expression.Compile(`^\p{Han}{2,8}$`)
	// AnyDate is a day in full, wherever it stands.
	AnyDate = expression.Compile(calendar.Form + calendar.Clock)
	credit  = expression.Compile(`(?:来源|來源|稿源|作者|编辑|編輯|责编|記者|记者|发布人|浏览|点击|閱讀|阅读|字号|字体|字體)\s*(?:次数|量|数)?\s*[】\]]?\s*[:：]`)
	// Signature is a line that is a day and no more.
	Signature = expression.Compile(`^(?:` + calendar.Form + calendar.Clock + `|` + calendar.Numerals + `|` + calendar.Republic + `)$`)
	// SignedLine is an office with the day behind it, and before that another or a writer: 学院办公室 二〇一一年九月六日.
	SignedLine = expression.Compile(`^(\p{Han}{2,30})(?:[\s　、]+\p{Han}{2,30}){0,2}[\s　]+(` + calendar.Form + `|` + calendar.Numerals + `)$`)
	label      = expression.Compile(`^\s*[（(\[]?\s*` + dateLabel)
)

// TrimLabel is a day without the label before it.
func TrimLabel(words string) string { return words[len(label.FindString(words)):] }
