package extract

import (
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/gazetteer"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// signedOffice is the office, school or account that signs alone in the bracket
// behind a text, told by the place in its name: …。（文明西青）, …。（河西区教育局）.
func signedOffice(a *article.Article) (value, words string) {
	const reach = 3 // blocks
	for i := len(a.Blocks) - 1; i >= max(0, len(a.Blocks)-reach); i-- {
		b := a.Blocks[i]
		if b.Kind != article.Paragraph {
			continue
		}
		m := officeBehind.in(lastRunes(b.Text, longestEdge))
		if m == nil {
			continue
		}
		if isPerson(m[2]) || isPlaceName(m[2]) || namesAlone(m[2]) != nil || mayTellRole(m[2]) {
			return "", ""
		}
		f := token.Fold(m[2])
		for _, place := range gazetteer.Find(f) {
			if place.Start == 0 && place.End < len(f.Runes) && officeEnd.MatchString(m[2]) || place.End == len(f.Runes) && place.Start == len([]rune(token.FoldString("文明"))) {
				return m[2], m[1]
			}
		}
		if utf8.RuneCountInString(m[2]) > 0 {
			return "", ""
		}
	}
	return "", ""
}

var (
	officeBehind = newForm(`(?:^|[。！？”])[\s　]*([（(]\s*(\p{Han}{4,16})\s*[）)])[\s　|]*$`, "）", ")")
	officeEnd    = expression.Compile(`(?:发布|發布|文明办|宣传|宣傳|融媒|融媒体中心|消防|公安|教育|团委|妇联|委|办|局|部|中心|街道|政府|办事处|學校|学校|小学|小學|中学|中學|大学|大學|学院|學院|医院|醫院|公司|支队|大队|协会|協會|法院|检察院|人大|政协|供电所)$`)
)

// openingLine is what a text opens with.
func openingLine(a *article.Article) string {
	if isCredits(a.Title) || len(a.Blocks) == 0 {
		return a.Title
	}
	return firstRunes(a.Blocks[0].Text, longestOpening)
}

var (
	// outletBefore stands in brackets before its reporter: [花蓮新聞雲]記者 張浩宇/報導.
	outletBefore = newForm(`^[\s　]*[\[【〔]\s*(\p{Han}{2,8}(?:`+outlets+`|新聞雲|新闻云|新聞|新闻))\s*[\]】〕][\s　]*(?:記者|记者)`, "記者", "记者")
	// outletAlone is a paper's or a station's name, alone in its line.
	outletAlone = expression.Compile(`^[\s　]*(\p{Han}{2,5}(?:日报|日報|晚报|晚報|时报|時報|商报|商報|晨报|電子報|电子报|新闻网|新聞網|新聞雲|通讯社|通訊社|电视台|電視台))[\s　]*$`)
)
