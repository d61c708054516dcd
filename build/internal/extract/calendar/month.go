package calendar

import (
	"strconv"
	"strings"
	"time"

	"fangzhi/build/internal/expression"
)

// ParseMonth reads a month alone: 2021年6月, 2021-06, 二〇二一年六月, June 2021.
func ParseMonth(words string) (value string, ok bool) {
	words = withoutBrackets(words)
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
	month := Figure(m[2] + m[3])
	if month < 1 || month > 12 {
		return "", false
	}
	return m[1] + "-" + twoDigits(month), true
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

var monthAlone = expression.Compile(`^((?:19|20)\d\d)\s?(?:年\s?([元正一二三四五六七八九十]{1,2}|\d{1,2})\s?月(?:号|號|刊)?|[-/](\d{2}))$`)

// mostDays is how many days one issue stands for.
const mostDays = 7

// FirstDay is the first day of an issue that stands for several: 2021年3月5日至6日, 2021-03-05~2021-03-06.
func FirstDay(words string, zone *time.Location) (value string, ok bool) {
	m := span.FindStringSubmatch(strings.TrimSpace(words))
	if m == nil {
		return "", false
	}
	first, ok := Parse(m[1], zone)
	if !ok || len(first) != len(time.DateOnly) {
		return "", false
	}
	last, ok := Parse(m[2], zone)
	if m[2] == "" {
		month := m[3]
		if month == "" {
			month = first[5:7]
		}
		last, ok = Parse(first[:4]+"-"+month+"-"+m[4], zone)
	}
	from, err := time.Parse(time.DateOnly, first)
	to, err2 := time.Parse(time.DateOnly, last)
	if !ok || err != nil || err2 != nil || to.Before(from) || to.Sub(from) > mostDays*24*time.Hour {
		return "", false
	}
	return first, true
}

var span = expression.Compile(`^(` + Form + `)\s*(?:[—–~～至到]|--?)+\s*(?:(` + Form + `)|(?:(\d{1,2})月)?(\d{1,2})[日号]?)$`)
