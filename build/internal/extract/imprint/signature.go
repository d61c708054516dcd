package imprint

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/data/article"
)

// BareLine is a line without brackets around it, as a day alone is read of it.
func BareLine(b article.Block) string {
	return calendar.HalfWide(strings.Trim(b.Text, "（）() 　"))
}

// SignedAt is the line in which an office signs, above the day, near a text's end;
// enclosures can stand behind it. It is 0 where none does.
func SignedAt(a *article.Article) int {
	for i := len(a.Blocks) - 1; i > 1 && i >= len(a.Blocks)-MaxTail; i-- {
		day := BareLine(a.Blocks[i])
		if len(day) <= utf8.UTFMax*LongestDay && Signature.MatchString(day) && OfficeAlone.MatchString(strings.TrimSpace(a.Blocks[i-1].Text)) {
			return i - 1
		}
	}
	return 0
}

// OfficeAlone is the name of an office, a school, a firm, and nothing else.
var OfficeAlone = expression.Compile(`^[\p{Han}（）()]{4,30}(?:[局厅廳委办部处處]|委员会|委員會|办公室|政府|公司|中心|学校|學校|大学|幼儿园|街道|社区|社區|村委会|居委会|物业|医院|法院|检察院|大队|支队|银行|协会|協會|支部|联合会)$`)
