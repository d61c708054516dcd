package when

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/imprint"
)

// republicYear is a labelled day of the Republic's calendar in figures alone,
// 發布日期：110/04/12, on a page that names that calendar elsewhere.
func (d days) republicYear() (value, words string) {
	named := -1 // not looked for yet
	for _, text := range append(imprint.HeadLines(d.a, d.said), d.said.Aside...) {
		m := figuresOfRepublic.FindStringSubmatch(text)
		if m == nil || len(text) > 4*imprint.MaxDateline {
			continue
		}
		if named < 0 {
			named = 0
			for _, text := range append([]string{d.a.Title, d.a.Text()}, d.said.Aside...) {
				if strings.Contains(text, "民國") || strings.Contains(text, "民国") {
					named = 1
				}
			}
		}
		if value, ok := d.parse("民國" + m[1] + "年" + m[2] + "月" + m[3] + "日"); ok && named == 1 {
			return value, strings.TrimSpace(m[0])
		}
	}
	return "", ""
}

var figuresOfRepublic = expression.Compile(`(?:^|[\s\x{a0}　|｜（(【\[；;。])(?:` + imprint.DateLabels + `)\s*[:：]\s*(\d{2,3})[/.-](\d{1,2})[/.-](\d{1,2})(?:[\s　|｜)）]|$)`)

// oddMinute is a labelled minute of a year without its century, 发布日期:18-01-16
// 16:53:12, or one alone in its line that begins with the day: 18.02.2016 19:50.
func (d days) oddMinute() (value, words string) {
	for _, text := range imprint.ShortLines(d.a, d.said) {
		if len(text) > 4*imprint.MaxDateline {
			continue
		}
		if m := minuteOfShortYear.FindStringSubmatch(text); m != nil {
			value, words = "20"+m[1], m[0]
		} else if m := dayFirst.FindStringSubmatch(text); m != nil {
			value, words = m[3]+"-"+m[2]+"-"+m[1]+" "+m[4], m[0]
		} else {
			continue
		}
		if value, ok := d.parse(value); ok {
			return value, strings.TrimSpace(words)
		}
	}
	return "", ""
}

var (
	minuteOfShortYear = expression.Compile(`(?:^|[\s\x{a0}　|｜（(【\[；;。])(?:` + imprint.DateLabels + `)\s*[:：]\s*([0-2]\d-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?)`)
	dayFirst          = expression.Compile(`^\s*(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\s+(\d{1,2}:\d\d(?::\d\d)?)\s*$`)
)
