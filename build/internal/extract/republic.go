package extract

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
)

// republicYear is a labelled day of the Republic's calendar in figures alone,
// 發布日期：110/04/12, on a page that names that calendar elsewhere.
func (e *Extractor) republicYear(a *article.Article, said Statements) (value, words string) {
	named := -1 // not looked for yet
	for _, text := range append(headLines(a, said), said.Aside...) {
		m := figuresOfRepublic.FindStringSubmatch(text)
		if m == nil || len(text) > 4*maxDateline {
			continue
		}
		if named < 0 {
			named = 0
			for _, text := range append([]string{a.Title, a.Text()}, said.Aside...) {
				if strings.Contains(text, "民國") || strings.Contains(text, "民国") {
					named = 1
				}
			}
		}
		if value, ok := e.parse("民國" + m[1] + "年" + m[2] + "月" + m[3] + "日"); ok && named == 1 {
			return value, strings.TrimSpace(m[0])
		}
	}
	return "", ""
}

var figuresOfRepublic = expression.Compile(`(?:^|[\s\x{a0}　|｜（(【\[；;。])(?:` + dateLabels + `)\s*[:：]\s*(\d{2,3})[/.-](\d{1,2})[/.-](\d{1,2})(?:[\s　|｜)）]|$)`)
