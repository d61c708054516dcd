package calendar

import (
	"strconv"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/numeral"
	"fangzhi/build/internal/runes"
)

// Figure is a number in digits or in words.
func Figure(words string) int {
	if n, err := strconv.Atoi(words); err == nil {
		return n
	}
	return number(words)
}

// HalfWide writes the digits and signs of a day that are two columns wide as
// the common ones: ２０２３－０１－０５.
func HalfWide(text string) string {
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
	return chineseMonth(strconv.Itoa(numeral.Value(m[1])) + words[len(m[1]):])
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

// number reads a number of a day: a month or a year may be called the first.
func number(words string) int {
	if words == "元" || words == "正" {
		return 1
	}
	return numeral.Value(words)
}
