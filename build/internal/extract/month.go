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

// dayElsewhere completes the day that a text opens with, 央广网常州12月28日消息:
// its year is that of the same day written in full elsewhere on the page, or of
// the same month in its address.
func (e *Extractor) dayElsewhere(a *article.Article, said Statements) (value, words string, ok bool) {
	for _, b := range a.Blocks[:min(len(a.Blocks), 3)] {
		m := openingDay.FindStringSubmatch(firstRunes(b.Text, longestOpening))
		if m == nil {
			continue
		}
		year := yearOf(a, said, m[1], m[2])
		if month := addressMonth.FindStringSubmatch(a.Origin.URL); year == "" && month != nil && figure(month[2]) == figure(m[1]) {
			year = month[1]
		}
		if year == "" {
			return "", "", false
		}
		value, ok := e.parse(year + "-" + m[1] + "-" + m[2])
		return value, m[0], ok
	}
	return "", "", false
}

var (
	openingDay   = expression.Compile(`^[^。！？]{0,30}?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s*(?:消息|电|電|讯|訊)`)
	addressMonth = expression.Compile(`[/_=-]((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])(?:[/_-]|\d\d[/_])`)
)

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

// opensElsewhen tells that a text opens with a day of another month.
func opensElsewhen(a *article.Article, month string) bool {
	return slices.ContainsFunc(a.Blocks[:min(len(a.Blocks), 3)], func(b article.Block) bool {
		m := monthDay.FindStringSubmatch(firstRunes(b.Text, longestOpening))
		return m != nil && figure(m[1]) != figure(month)
	})
}

var monthDay = expression.Compile(`(?:^|[^年\d])(\d{1,2})\s?月\s?\d{1,2}\s?日`)
