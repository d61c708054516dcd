package when

import (
	"path"
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Dates that lack a part: a month without its day, the days of a double issue,
// a day without its month or its year.

var (
	monthSignature = expression.Compile(`^` + calendar.Month + `$`)
	labelledMonth  = expression.Compile(`(?:^|[\s　|｜（(【\[；;。])(?:发布时间|發佈時間|發布時間|发布日期|發佈日期|發布日期|发表时间|发表日期|刊登日期|出版日期|出版时间|成文日期|发文日期|印发日期)\s*[:：]\s*(` + calendar.Month + `)(?:[\s　|｜；;）)]|$)`)
	addressOfMonth = expression.Compile(`/((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])/`)

	// labelledSpan is that with a label that no event has.
	labelledSpan = expression.Compile(`(?:^|[\s　|｜（(【\[；;。])(?:发布时间|发布日期|發佈日期|刊登日期|出版日期|出版时间)\s*[:：]\s*(` + calendar.Form + `\s*(?:[—–~～至到]|--?)+\s*(?:` + calendar.Form + `|(?:\d{1,2}月)?\d{1,2}[日号]?))`)
)

// partial looks for a date that lacks a part, surest first: what the document
// states, a labelled month or issue, a month alone at the end, a day in the
// text's opening whose month or year the page has elsewhere, the month of its
// address.
func (d days) partial() {
	for _, words := range d.said.Date {
		if value, ok := calendar.FirstDay(words, d.zone); ok {
			d.setDate(value, words, article.Inferred)
			return
		}
		if value, ok := calendar.ParseMonth(words); ok {
			d.setDate(value, words, article.Stated)
			return
		}
	}
	for _, text := range append(imprint.HeadLines(d.a, d.said), d.said.Aside...) {
		if !runes.AtMost(text, imprint.MaxDateline) {
			continue
		}
		if m := labelledSpan.FindStringSubmatch(text); m != nil {
			if value, ok := calendar.FirstDay(m[1], d.zone); ok {
				d.setDate(value, m[1], article.Inferred)
				return
			}
		}
		if m := labelledMonth.FindStringSubmatch(text); m != nil {
			if value, ok := calendar.ParseMonth(m[1]); ok {
				d.setDate(value, m[1], article.Stated)
				return
			}
		}
	}
	if n := len(d.a.Blocks); n > 1 {
		if last := strings.Trim(d.a.Blocks[n-1].Text, "（）() 　"); monthSignature.MatchString(last) {
			if value, ok := calendar.ParseMonth(last); ok {
				d.setDate(value, last, article.Stated)
				return
			}
		}
	}
	if value, words, ok := d.dayElsewhere(); ok {
		d.setDate(value, words, article.Inferred)
		return
	}
	if m := addressOfMonth.FindStringSubmatch(d.a.Origin.URL); m != nil && !opensElsewhen(d.a, m[2]) {
		if value, words := d.dayOfMonth(m[1] + "-" + m[2]); value != "" {
			d.setDate(value, words, article.Inferred)
			return
		}
		d.setDate(m[1]+"-"+m[2], d.a.Origin.URL, article.Inferred)
	}
}

// dayOfMonth is the day of the address's month that a short line above the text holds,
// or that the file's name begins with: /202402/202402222289535.html.
func (d days) dayOfMonth(month string) (value, words string) {
	for _, line := range imprint.ShortHead(d.a) {
		if words = imprint.AnyDate.FindString(line); words != "" {
			if value, ok := d.parse(words); ok && strings.HasPrefix(value, month) {
				return value, words
			}
		}
	}
	if m := dayAhead.FindStringSubmatch(path.Base(d.a.Origin.URL)); m != nil && m[1]+"-"+m[2] == month {
		if value, ok := d.parse(month + "-" + m[3]); ok {
			return value, d.a.Origin.URL
		}
	}
	return "", ""
}

var dayAhead = expression.Compile(`^((?:19|20)\d\d)(\d\d)(\d\d)\d{5,9}\.html?$`)

// dayElsewhere completes the day that a text opens with, 央广网常州12月28日消息:
// its year is that of the same day written in full elsewhere on the page, or of
// the same month in its address.
func (d days) dayElsewhere() (value, words string, ok bool) {
	for _, b := range d.a.Blocks[:min(len(d.a.Blocks), 3)] {
		m := openingDay.FindStringSubmatch(runes.First(b.Text, imprint.LongestOpening))
		if m == nil {
			continue
		}
		year := yearOf(d.a, d.said, m[1], m[2])
		if month := addressMonth.FindStringSubmatch(d.a.Origin.URL); year == "" && month != nil && calendar.Figure(month[2]) == calendar.Figure(m[1]) {
			year = month[1]
		}
		if year == "" {
			return "", "", false
		}
		value, ok := d.parse(year + "-" + m[1] + "-" + m[2])
		return value, m[0], ok
	}
	return "", "", false
}

var (
	openingDay   = expression.Compile(`^[^。！？]{0,30}?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s*(?:消息|电|電|讯|訊)`)
	addressMonth = expression.Compile(`[/_=-]((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])(?:[/_-]|\d\d[/_])`)
)

// yearOf is the one year in which the page writes a day in full, or "".
func yearOf(a *article.Article, said fact.Statements, month, day string) (year string) {
	lines := append([]string{said.Page}, said.Aside...)
	for _, l := range a.Links {
		lines = append(lines, l.Date)
	}
	for _, b := range a.Blocks {
		lines = append(lines, b.Text)
	}
	for _, line := range lines {
		for _, m := range fullDay.FindAllStringSubmatch(line, -1) {
			if calendar.Figure(m[2]) != calendar.Figure(month) || calendar.Figure(m[3]) != calendar.Figure(day) {
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
		m := monthDay.FindStringSubmatch(runes.First(b.Text, imprint.LongestOpening))
		return m != nil && calendar.Figure(m[1]) != calendar.Figure(month)
	})
}

var monthDay = expression.Compile(`(?:^|[^年\d])(\d{1,2})\s?月\s?\d{1,2}\s?日`)
