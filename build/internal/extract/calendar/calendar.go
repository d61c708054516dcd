// Package calendar reads days as people and programs write them: figures in any
// order that is not in doubt, numerals of Han, the Republic's years, English
// months, seconds since 1970. In go words and the zone of times that name none;
// out comes RFC 3339, a day alone where no time is known, or nothing where the
// words cannot be a date. What a text says when is no matter of it: that is
// found with its forms, by package extract.
package calendar

import (
	"strconv"
	"strings"
	"time"

	"fangzhi/build/internal/expression"
)

// layouts are the ways that times are written, once a date's own signs are
// written as - and :, and its zone, if any, stands apart.
var layouts = []struct {
	layout string
	zoned  bool
	timed  bool
}{
	{time.RFC3339Nano, true, true},
	{"2006-01-02T15:04:05Z0700", true, true},
	{"2006-01-02T15:04Z07:00", true, true},
	{"2006-01-02 15:04:05Z07:00", true, true},
	{"2006-01-02 15:04:05 Z0700", true, true},
	{"2006-01-02 15:04:05 -0700 MST", true, true},
	{"2006-1-2 15:04:05 -0700", true, true},
	{"2006-1-2 15:04 -0700", true, true},
	{time.RFC1123, true, true},
	{time.RFC1123Z, true, true},
	{"Mon, 2 Jan 2006 15:04:05 MST", true, true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true, true},
	{"2 Jan 2006 15:04:05 MST", true, true},
	{time.UnixDate, true, true},
	{time.RubyDate, true, true},
	{"2006-01-02T15:04:05", false, true},
	{"2006-01-02T15:04", false, true},
	{"2006-1-2 15:4:5", false, true},
	{"2006-1-2 15:4", false, true},
	{"1/2/2006 3:04:05 PM", false, true},
	{"2006-1-2", false, false},
	{"20060102150405", false, true},
	{"20060102", false, false},
}

// Parse reads a date. It is told as RFC 3339 in a zone, which is that of times
// that name none, or as a day alone where no time is known. A date that cannot
// be is refused.
func Parse(words string, zone *time.Location) (value string, ok bool) {
	words = withoutBrackets(words)
	if len(words) > 80 {
		return "", false
	}
	if day, err := time.Parse(time.DateOnly, words); err == nil { // most are written so
		return tell(day, zone, false)
	}
	if t, ok := unixTime(words); ok {
		return tell(t, zone, true)
	}
	if day, ok := serialDay(words); ok {
		return tell(day, zone, false)
	}
	words = rewritten(words, zone)
	words = timeFirst.ReplaceAllString(gluedTime.ReplaceAllString(words, "$1 $2"), "$2 $1")
	words = weekday.ReplaceAllString(chineseNumerals(words), " ")
	afternoon := strings.Contains(words, "下午") || strings.Contains(words, "晚上")
	plain := dateSigns.Replace(words)
	plain = strings.TrimRight(plain, ":- ")
	plain = dashes.ReplaceAllString(spaces.ReplaceAllString(plain, " "), "-")
	for _, form := range []string{strings.TrimSpace(words), strings.TrimSpace(plain)} {
		clock := strings.Contains(form, ":")
		for _, l := range layouts {
			if !clock && strings.Contains(l.layout, ":") { // an error costs more than this look
				continue
			}
			t, err := time.ParseInLocation(l.layout, form, zone)
			if err != nil {
				continue
			}
			if l.zoned && namesUnknownZone(t) {
				continue
			}
			if afternoon && l.timed && t.Hour() < 12 {
				t = t.Add(12 * time.Hour)
			}
			return tell(t, zone, l.timed)
		}
	}
	return "", false
}

// withoutBrackets is a date without those around it.
func withoutBrackets(words string) string {
	return strings.TrimSpace(strings.Trim(strings.TrimSpace(words), "（）()[]【】"))
}

// gluedTime is a time right behind its day.
var gluedTime = expression.Compile(`^(\d{4}[-/.]\d\d[-/.]\d\d)(\d\d:\d\d)`)

// timeFirst is a day behind its time.
var timeFirst = expression.Compile(`^(\d{1,2}:\d{2}(?::\d{2})?)[\s　]+(\S.*)$`)

var weekday = expression.Compile(`[（(]?(?:星期|周|週)[一二三四五六日天][）)]?`)

// namesUnknownZone tells a time whose zone is a word that Go does not know:
// such a time reads as if it were UTC, which it is not.
func namesUnknownZone(t time.Time) bool {
	name, offset := t.Zone()
	return offset == 0 && name != "UTC" && name != "GMT" && name != "" && name != "Z"
}

var (
	dateSigns = strings.NewReplacer("年", "-", "月", "-", "日", " ", "号", " ", "號", " ", "/", "-", ".", "-", "时", ":", "時", ":", "点", ":", "點", ":",
		"分", ":", "秒", "", "：", ":", "　", " ", "上午", " ", "下午", " ", "晚上", " ", "\u00a0", " ", "HKT", " ")
	spaces = expression.Compile(`\s+`)
	dashes = expression.Compile(`(?: ?-)+ ?`)
)

func tell(t time.Time, zone *time.Location, timed bool) (string, bool) {
	if t.Year() < 1000 || t.Year() > 2200 || timed && t.UTC().Truncate(24*time.Hour).Unix() == 0 { // a program that knows no time
		return "", false
	}
	if !timed {
		return t.Format("2006-01-02"), true
	}
	return t.In(zone).Format(time.RFC3339), true
}

// unixTime reads seconds or milliseconds since 1970, between 1990 and 2100.
func unixTime(words string) (time.Time, bool) {
	n, err := strconv.ParseInt(strings.TrimSuffix(words, ".0"), 10, 64)
	if err != nil {
		return time.Time{}, false
	}
	if len(words) >= 12 && n >= 631152000000 && n < 4102444800000 && len(words) != 14 {
		return time.UnixMilli(n).UTC(), true
	}
	if n >= 631152000 && n < 4102444800 {
		return time.Unix(n, 0).UTC(), true
	}
	return time.Time{}, false
}
