package imprint

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/data/article"
)

// BareLine is a line without brackets around it, as a day alone is read of it.
func BareLine(b article.Block) string {
	return calendar.HalfWide(strings.Trim(b.Text, "（）()|｜ 　"))
}

// SignedAt is the line in which an office signs near a text's end, and the office, the
// first where several do: above the day, before it, or below what closes a notice: 特此通告。
// Enclosures can stand behind it. It is 0 where none does.
func SignedAt(a *article.Article) (at int, office string) {
	for i := len(a.Blocks) - 1; i > 0 && i >= len(a.Blocks)-MaxTail; i-- {
		if len(a.Blocks[i].Text) > utf8.UTFMax*MaxCreditLine {
			continue
		}
		day := BareLine(a.Blocks[i])
		if len(day) <= utf8.UTFMax*LongestDay && Signature.MatchString(day) {
			if office := firstOffice(a.Blocks[i-1].Text); office != "" {
				return i - 1, office
			}
			if line := strings.TrimSpace(a.Blocks[i-1].Text); officeAbove.MatchString(line) && !naming.IsPerson(line) {
				return i - 1, line
			}
		}
		if m := SignedLine.FindStringSubmatch(day); m != nil && OfficeAlone.MatchString(m[1]) {
			return i, m[1]
		}
		if closesNotice.MatchString(a.Blocks[i-1].Text) {
			if office := firstOffice(a.Blocks[i].Text); office != "" {
				return i, office
			}
		}
	}
	return 0, ""
}

// firstOffice is the first of the offices of which a line consists, if it does.
func firstOffice(line string) (first string) {
	for i, name := range strings.Split(strings.TrimSpace(line), "、") {
		if !OfficeAlone.MatchString(name) {
			return ""
		}
		if i == 0 {
			first = name
		}
	}
	return first
}

// officeAbove is whatever is called as an office is by its last character, where it
// stands above the day that a text ends with: 师院附中团总支.
var officeAbove = expression.Compile(`^[^的了我你他她是在有不\P{Han}]{4,24}[局厅廳委办辦部处處会會室府司校院区區队隊支组組所站社团團厂廠店馆館科股园園]$`)

// closesNotice is a line that ends what an office has to say.
var closesNotice = expression.Compile(`^[\s　]*特此(?:通告|公告|通知|公示|布告|声明|聲明|告知|函告)[。！.]?[\s　]*$`)

// OfficeAlone is the name of an office, a school, a firm, and nothing else.
var OfficeAlone = expression.Compile(`^[\p{Han}（）()]{4,30}(?:[局厅廳委办辦部处處]|委员会|委員會|办公室|辦公室|政府|公司|中心|学校|學校|大学|大學|幼儿园|幼兒園|街道|社区|社區|村委会|居委会|村委會|居委會|物业|物業|医院|醫院|法院|检察院|檢察院|大队|大隊|支队|支隊|银行|銀行|协会|協會|支部|联合会|聯合會)$`)
