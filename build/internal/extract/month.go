package extract

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Dates that lack a part: a month without its day, the days of a double issue,
// a day without its month or its year.

// parseMonth reads a month alone: 2021年6月, 2021-06, 二〇二一年六月, June 2021.
func parseMonth(words string) (value string, ok bool) {
	words = strings.TrimSpace(strings.Trim(strings.TrimSpace(words), "（）()[]【】"))
	if len(words) > 40 {
		return "", false
	}
	if t, err := time.Parse("January 2006", words); err == nil {
		return t.Format("2006-01"), true
	}
	m := monthAlone.FindStringSubmatch(chineseNumerals(words))
	if m == nil {
		return "", false
	}
	month := figure(m[2] + m[3])
	if month < 1 || month > 12 {
		return "", false
	}
	return m[1] + "-" + twoDigits(month), true
}

// figure is a number in digits or in words.
func figure(words string) int {
	if n, err := strconv.Atoi(words); err == nil {
		return n
	}
	return number(words)
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// monthForm is a month as a line that holds nothing else has it.
const monthForm = `(?:(?:19|20)\d\d\s?年\s?\d{1,2}\s?月|[一二][〇○零Ｏ0一二三四五六七八九]{3}年[元正一二三四五六七八九十]{1,2}月|(?:中[华華])?民[国國]\s?\d{1,3}\s?年\s?\d{1,2}\s?月)`

var (
	monthAlone     = expression.Compile(`^((?:19|20)\d\d)\s?(?:年\s?([元正一二三四五六七八九十]{1,2}|\d{1,2})\s?月(?:号|號|刊)?|[-/](\d{2}))$`)
	monthSignature = expression.Compile(`^` + monthForm + `$`)
	labelledMonth  = expression.Compile(`(?:^|[\s　|｜（(【\[；;。])(?:发布时间|發佈時間|發布時間|发布日期|發佈日期|發布日期|发表时间|发表日期|刊登日期|出版日期|出版时间|成文日期|发文日期|印发日期)\s*[:：]\s*(` + monthForm + `)(?:[\s　|｜；;）)]|$)`)
	addressOfMonth = expression.Compile(`/((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])/`)

	// span is the days of one issue: 2021年3月5日至6日, 2021-03-05~2021-03-06.
	span = expression.Compile(`^(` + dayForm + `)\s*(?:[—–~～至到]|--?)+\s*(?:(` + dayForm + `)|(?:(\d{1,2})月)?(\d{1,2})[日号]?)$`)
	// labelledSpan is that with a label that no event has.
	labelledSpan = expression.Compile(`(?:^|[\s　|｜（(【\[；;。])(?:发布时间|发布日期|發佈日期|刊登日期|出版日期|出版时间)\s*[:：]\s*(` + dayForm + `\s*(?:[—–~～至到]|--?)+\s*(?:` + dayForm + `|(?:\d{1,2}月)?\d{1,2}[日号]?))`)

	dayAlone = expression.Compile(`^[^。！？]{0,30}?(?:本月|本報訊\s*|本报讯\s*|\p{Han}{2})(\d{1,2})\s?日\s*(?:消息|电|電|讯|訊)`)
	monthDay = expression.Compile(`(?:^|[^年\d])(\d{1,2})\s?月\s?(\d{1,2})\s?日`)
)

// mostDays is how many days one issue stands for.
const mostDays = 7

// firstDay is the first day of an issue that stands for several.
func (e *Extractor) firstDay(words string) (value string, ok bool) {
	m := span.FindStringSubmatch(strings.TrimSpace(words))
	if m == nil {
		return "", false
	}
	first, ok := e.parse(m[1])
	if !ok || len(first) != len(time.DateOnly) {
		return "", false
	}
	last, ok := e.parse(m[2])
	if m[2] == "" {
		month := m[3]
		if month == "" {
			month = first[5:7]
		}
		last, ok = e.parse(first[:4] + "-" + month + "-" + m[4])
	}
	from, err := time.Parse(time.DateOnly, first)
	to, err2 := time.Parse(time.DateOnly, last)
	if !ok || err != nil || err2 != nil || to.Before(from) || to.Sub(from) > mostDays*24*time.Hour {
		return "", false
	}
	return first, true
}

// partial looks for a date that lacks a part, surest first: what the document
// states, a labelled month or issue, a month alone at the end, a day in the
// text's opening whose month or year the page has elsewhere, the month of its
// address.
func (e *Extractor) partial(a *article.Article, said Statements) {
	for _, words := range said.Date {
		if value, ok := e.firstDay(words); ok {
			e.setDate(a, value, words, article.Inferred)
			return
		}
		if value, ok := parseMonth(words); ok {
			e.setDate(a, value, words, article.Stated)
			return
		}
	}
	for _, text := range append(headLines(a, said), said.Aside...) {
		if !runes.AtMost(text, maxDateline) {
			continue
		}
		if m := labelledSpan.FindStringSubmatch(text); m != nil {
			if value, ok := e.firstDay(m[1]); ok {
				e.setDate(a, value, m[1], article.Inferred)
				return
			}
		}
		if m := labelledMonth.FindStringSubmatch(text); m != nil {
			if value, ok := parseMonth(m[1]); ok {
				e.setDate(a, value, m[1], article.Stated)
				return
			}
		}
	}
	if n := len(a.Blocks); n > 1 {
		if last := strings.Trim(a.Blocks[n-1].Text, "（）() 　"); monthSignature.MatchString(last) {
			if value, ok := parseMonth(last); ok {
				e.setDate(a, value, last, article.Stated)
				return
			}
		}
	}
	if value, words, ok := e.dayElsewhere(a, said); ok {
		e.setDate(a, value, words, article.Inferred)
		return
	}
	if m := addressOfMonth.FindStringSubmatch(a.Origin.URL); m != nil && !opensElsewhen(a, m[2]) {
		e.setDate(a, m[1]+"-"+m[2], a.Origin.URL, article.Inferred)
	}
}

// dayElsewhere completes the day that a text opens with: its year from the
// same day written in full elsewhere on the page, its month from the address.
func (e *Extractor) dayElsewhere(a *article.Article, said Statements) (value, words string, ok bool) {
	for _, line := range headLines(a, said) {
		if m := timedDay.FindStringSubmatch(line); m != nil { // 09-22 06:26
			if year := onlyYear(a, said); year != "" {
				value, ok := e.parse(year + "-" + m[1] + "-" + m[2] + " " + m[3])
				return value, m[0], ok
			}
		}
	}
	for _, b := range a.Blocks[:min(len(a.Blocks), 3)] {
		text := firstRunes(b.Text, longestOpening)
		if m := openingDay.FindStringSubmatch(text); m != nil {
			if year := yearOf(a, said, m[1], m[2]); year != "" {
				value, ok := e.parse(year + "-" + m[1] + "-" + m[2])
				return value, m[0], ok
			}
			return "", "", false
		}
		month := addressMonth.FindStringSubmatch(a.Origin.URL)
		if m := dayAlone.FindStringSubmatch(text); m != nil && month != nil {
			value, ok := e.parse(month[1] + "-" + month[2] + "-" + m[1])
			return value, m[0], ok
		}
		if m := todayInFigures.FindStringSubmatch(text); m != nil {
			value, from, ok := e.figuredDay(a, said, m)
			return value, m[0] + " " + from, ok
		}
	}
	return "", "", false
}

// figuredDay is the day of a text that says 今(19)日 or 昨(18)日, in the month that
// the page's address has, or else its head and the lines around it, if it is one.
func (e *Extractor) figuredDay(a *article.Article, said Statements, m []string) (value, from string, ok bool) {
	first, from := e.onlyMonth(a, said)
	if from == "" {
		return "", "", false
	}
	day := figure(m[2])
	last := first.AddDate(0, 1, -1).Day()
	if m[1] == "昨" {
		before := first.AddDate(0, 0, -1).Day() // of the month before
		switch {
		case day >= last && day != before, day < last && day == before && day >= 28:
			return "", "", false // of which month?
		case day == before:
			day = 0
		}
		day++
	}
	if day < 1 || day > last {
		return "", "", false
	}
	return first.AddDate(0, 0, day-1).Format(time.DateOnly), from, true
}

// onlyMonth is the first day of the month that the page's address has, or that
// its head and the lines around it name alone, with the words that tell it.
func (e *Extractor) onlyMonth(a *article.Article, said Statements) (first time.Time, from string) {
	tell := func(year, month, words string) bool {
		t, err := time.Parse("2006-1", year+"-"+month)
		if err != nil || from != "" && !t.Equal(first) {
			first, from = time.Time{}, ""
			return false
		}
		first, from = t, words
		return true
	}
	if m := addressMonth.FindStringSubmatch(a.Origin.URL); m != nil && tell(m[1], m[2], a.Origin.URL) {
		return first, from
	}
	for _, line := range append([]string{said.Page}, said.Aside...) {
		for _, m := range monthInLine.FindAllStringSubmatch(line, -1) {
			if !tell(m[1], m[2], line) {
				return time.Time{}, ""
			}
		}
	}
	return first, from
}

var (
	// todayInFigures is the day of writing or the one before in a text's opening: 今(19)日, 昨（18日）.
	todayInFigures = expression.Compile(`^[^。！？]{0,40}?([今昨])[日天]?[（(](\d{1,2})日?[）)]`)
	monthInLine    = expression.Compile(`((?:19|20)\d\d)\s?[年/-]\s?(\d{1,2})(?:\s?月|[/-])`)
)

// timedDay is a day with its time and without its year, alone in its line.
var timedDay = expression.Compile(`^[\s　]*(\d\d)-(\d\d)[\s　]+(\d\d:\d\d)[\s　]*$`)

// onlyYear is the year of the days that the lines around a text write in full,
// if it is one, or "". The text itself may tell of other years.
func onlyYear(a *article.Article, said Statements) (year string) {
	for _, line := range slices.Concat([]string{said.Page}, said.Aside, shortHead(a)) {
		for _, m := range fullDay.FindAllStringSubmatch(line, -1) {
			if year != "" && year != m[1] {
				return ""
			}
			year = m[1]
		}
	}
	return year
}

// yearOf is the one year in which the page writes a day in full, or "".
func yearOf(a *article.Article, said Statements, month, day string) (year string) {
	lines := append([]string{said.Page}, said.Aside...)
	for _, l := range a.Links {
		lines = append(lines, l.Date)
	}
	for _, b := range a.Blocks {
		lines = append(lines, b.Text)
	}
	for _, line := range lines {
		for _, m := range fullDay.FindAllStringSubmatch(line, -1) {
			if figure(m[2]) != figure(month) || figure(m[3]) != figure(day) {
				continue
			}
			if year != "" && year != m[1] {
				return ""
			}
			year = m[1]
		}
	}
	return year
}

var fullDay = expression.Compile(`((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})`)

// opensElsewhen tells that a text opens with a day of another month than the one
// before, of whose last days the first ones of a month tell.
func opensElsewhen(a *article.Article, month string) bool {
	const late = 15 // of a month
	for _, b := range a.Blocks[:min(len(a.Blocks), 3)] {
		m := monthDay.FindStringSubmatch(firstRunes(b.Text, longestOpening))
		if m == nil || figure(m[1]) == figure(month) {
			continue
		}
		if figure(m[1])%12+1 != figure(month) || figure(m[2]) < late {
			return true
		}
	}
	return false
}
