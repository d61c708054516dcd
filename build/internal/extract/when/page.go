package when

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
)

// dayOfPage is the day at the head of the newspaper page that a text stands on.
func (d days) dayOfPage() (value, words string) {
	for line := range strings.SplitSeq(d.said.Page, "\n") {
		for _, words := range daysOfHead(line) {
			if value, ok := d.parse(words); ok {
				return value, line
			}
		}
	}
	return "", ""
}

// daysOfHead are what can be the day in a page's head.
func daysOfHead(line string) (days []string) {
	if m := numberedHead.FindStringSubmatch(line); m != nil {
		days = append(days, m[1])
	}
	if words := pageDay.FindString(line); words != "" && utf8.RuneCountInString(line)-utf8.RuneCountInString(words) <= maxBesideDay && !strings.Contains(line, "。") {
		days = append(days, words)
	}
	return days
}

var (
	// numberedHead is a page's head with its number: 河西日报 第06版：乡村 2017年11月08日 星期三,
	// A06 民生 2019年11月20日 星期三 责编/….
	numberedHead = expression.Compile(`^(?:[^。！？，]{0,20}版[^。！？，\d]{0,12}|[\s　]*[A-Z]?\d{1,3}[\s　]+\p{Han}{2,8})[\s　]+(` + calendar.Form + `)(?:[\s　]*(?:星期|周|週)[一二三四五六日])?(?:[\s　|｜][^。！？，]{0,60})?$`)
	// pageDay is the day that a head begins with: 2018年6月21日 星期四 A04版.
	pageDay = expression.Compile(`^[\s　]*` + calendar.Form + `(?:[\s　]*(?:星期|周|週)[一二三四五六日])?`)
)

// maxBesideDay is how many characters stand beside the day at a page's head: its
// number, the weekday.
const maxBesideDay = 12
