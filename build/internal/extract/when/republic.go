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

// shortYear is a labelled minute of a year without its century: 发布日期:18-01-16 16:53:12.
func (d days) shortYear() (value, words string) {
	for _, text := range imprint.ShortLines(d.a, d.said) {
		if m := minuteOfShortYear.FindStringSubmatch(text); m != nil && len(text) <= 4*imprint.MaxDateline {
			if value, ok := d.parse("20" + m[1]); ok {
				return value, strings.TrimSpace(m[0])
			}
		}
	}
	return "", ""
}

var minuteOfShortYear = expression.Compile(`(?:^|[\s\x{a0}　|｜（(【\[；;。])(?:` + imprint.DateLabels + `)\s*[:：]\s*([0-2]\d-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?)`)
