package extract

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
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

// parse reads a date. It is told as RFC 3339 in the archive's zone, or as a day
// alone where no time is known. A date that cannot be is refused.
func (e *Extractor) parse(words string) (value string, ok bool) {
	words = strings.TrimSpace(strings.Trim(strings.TrimSpace(words), "（）()[]【】"))
	if len(words) > 80 {
		return "", false
	}
	if day, err := time.Parse(time.DateOnly, words); err == nil { // most are written so
		return e.tell(day, false)
	}
	if t, ok := unixTime(words); ok {
		return e.tell(t, true)
	}
	if day, ok := serialDay(words); ok {
		return e.tell(day, false)
	}
	words = rewritten(words, e.zone)
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
			t, err := time.ParseInLocation(l.layout, form, e.zone)
			if err != nil {
				continue
			}
			if l.zoned && namesUnknownZone(t) {
				continue
			}
			if afternoon && l.timed && t.Hour() < 12 {
				t = t.Add(12 * time.Hour)
			}
			return e.tell(t, l.timed)
		}
	}
	return "", false
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
	dashes = expression.Compile(` ?- ?`)
)

func (e *Extractor) tell(t time.Time, timed bool) (string, bool) {
	if t.Year() < 1000 || t.Year() > 2200 || timed && t.UTC().Truncate(24*time.Hour).Unix() == 0 { // a program that knows no time
		return "", false
	}
	if !timed {
		return t.Format("2006-01-02"), true
	}
	return t.In(e.zone).Format(time.RFC3339), true
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

// halfWide writes the digits and signs of a day that are two columns wide as
// the common ones: ２０２３－０１－０５.
func halfWide(text string) string {
	if strings.Contains(text, "/") && strings.Contains(text, " ") {
		text = setApart.ReplaceAllString(text, "$1-$2-$3 $4")
	}
	if !holdsWideDigit(text) {
		return text
	}
	return wideDigits.Replace(text)
}

func holdsWideDigit(text string) bool {
	for _, r := range runes.Others(text) {
		if r >= '０' && r <= '９' || r == '－' || r == '．' {
			return true
		}
	}
	return false
}

// setApart is a day as one wire's pages set it: 2023 09/ 13 16:30:02, 2021 01/26 08:52.
var setApart = expression.Compile(`((?:19|20)\d\d) (\d\d)/ ?(\d\d) +(\d\d:\d\d)`)

var wideDigits = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "－", "-", "．", ".")

// chineseNumerals writes 二〇二一年十二月二十八日 with digits, and the years of
// the Republic as common ones. A day of the moon's calendar is none.
func chineseNumerals(words string) string {
	if bareYear.MatchString(words) {
		words = "民國" + words
	}
	if m := republican.FindStringSubmatch(words); m != nil {
		year, err := strconv.Atoi(m[1])
		if err != nil {
			year = number(m[1])
		}
		if year < 1 || year > 200 {
			return words
		}
		return chineseMonth(strconv.Itoa(1911+year) + words[len(m[0]):])
	}
	m := chineseYear.FindStringSubmatch(words)
	if m == nil {
		return chineseMonth(words)
	}
	year := ""
	for _, r := range m[1] {
		year += strconv.Itoa(digit(r))
	}
	return chineseMonth(year + words[len(m[1]):])
}

// chineseMonth writes the month and the day of 2021年十二月二十八日 with digits.
func chineseMonth(words string) string {
	m := chineseDay.FindStringSubmatch(words)
	if m == nil {
		return words
	}
	return m[1] + "年" + strconv.Itoa(number(m[2])) + "月" + strconv.Itoa(number(m[3])) + "日" + words[len(m[0]):]
}

var (
	republican  = expression.Compile(`^(?:中[华華])?民[国國]\s?(\d{1,3}|[一二三四五六七八九十百零〇○]{1,5})\s?`)
	bareYear    = expression.Compile(`^1[0-4]\d年\d{1,2}月\d{1,2}日`) // of the Republic, where a label tells that it is a day
	chineseYear = expression.Compile(`^([一二][〇○零ＯOo0一二三四五六七八九]{3})年`)
	chineseDay  = expression.Compile(`^(\d{4})年([元正一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿]{1,3})日`)
)

func digit(r rune) int {
	for i, d := range []rune("〇一二三四五六七八九") {
		if r == d {
			return i
		}
	}
	return 0 // ○ and 零
}

// number reads a number from one to nine hundred and ninety-nine, in words or
// digit by digit.
func number(words string) int {
	words = strings.NewReplacer("廿", "二十", "元", "一", "正", "一", "〇", "零").Replace(words)
	if !runes.HasAny(words, "十百") {
		n := 0
		for _, r := range words {
			n = 10*n + digit(r)
		}
		return n
	}
	hundreds, rest, found := strings.Cut(words, "百")
	n := 0
	if found {
		n = 100 * max(1, digitOf(hundreds))
	} else {
		rest = words
	}
	rest = strings.TrimPrefix(rest, "零")
	tens, ones, found := strings.Cut(rest, "十")
	if !found {
		return n + digitOf(rest)
	}
	if tens == "" {
		tens = "一"
	}
	return n + 10*digitOf(tens) + digitOf(ones)
}

func digitOf(words string) int {
	r, _ := utf8.DecodeRuneInString(words)
	return digit(r)
}
