package when

import (
	"strings"
	"time"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/data/article"
)

// A law opens with its history: a line, or a sentence in brackets, for every
// day it was passed, approved, published and amended. The text is that of the
// last of those days. The day it comes into force is another matter.

// maxHistory is how many lines of history are read, longestLine the most bytes
// of one that stands below another and names no lawmaker: 2013年1月18日 公布.
const (
	maxHistory  = 40
	longestLine = 200
)

var (
	historyLine = expression.Compile(`^\s*[（(]?\s*` + calendar.Form + `.{0,90}(?:通过|批准|修正|修订|公布|发布|通過|批准|修訂|公佈|發布)`)
	lawmakers   = expression.Compile(`代表大会|代表大會|人大常委|人大会议|常务委员会|常務委員會|常务会议|常務會議|国务院|國務院|审判委员会|检察委员会|第\s?\d+\s?号|令`)
	historyDay  = expression.Compile(calendar.Form + `\s*(施行|起施行|实施|起实施|生效)?`)
)

// enacted is the last day of a law's history, and the line that tells it.
func (d days) enacted() (value, words string) {
	lines := 0
	for _, b := range d.a.Blocks {
		if lines == 0 && sameTitle(b.Text, d.a.Title) {
			continue
		}
		if lines == maxHistory || !historyLine.MatchString(b.Text) || (lines == 0 || len(b.Text) > longestLine) && !lawmakers.MatchString(b.Text) {
			if historyDay.FindStringIndex(strings.TrimSpace(b.Text)) == nil || lines == 0 || len([]rune(b.Text)) > 30 {
				break
			}
			continue // 2007年4月1日 施行
		}
		lines++
		for _, m := range historyDay.FindAllStringSubmatch(b.Text, -1) {
			day, ok := d.parse(strings.TrimSuffix(m[0], m[1]))
			if ok && m[1] == "" && day > value {
				value, words = day, b.Text
			}
		}
	}
	return value, words
}

// HasHistory tells that a text opens with a law's history.
func HasHistory(a *article.Article) bool {
	_, words := days{a: a, zone: time.UTC}.enacted()
	return words != ""
}
