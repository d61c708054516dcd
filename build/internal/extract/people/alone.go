package people

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// Names stand alone, without a role, in brackets at a text's end, beside the day,
// under the title, behind the office or school they work for.

// ending reads the bracket that a text ends with: a name alone there is its writer.
func ending(a *article.Article) {
	m := bracketAtEnd(a)
	if m == nil {
		return
	}
	if runes.HasAny(m[0], "【[") && !imprint.MayTellRole(m[0]) { // a button: 【关闭】
		return
	}
	if names := namesIn(m[1]); len(names) > 0 {
		if !isWritten(a) {
			wrote(a, names, m[0])
		}
		return
	}
	if office := besideOffice.FindStringSubmatch(strings.TrimSpace(m[1])); office != nil && len(a.People) == 0 {
		if names := naming.NamesIn(office[1] + office[2]); len(names) > 1 || len(names) == 1 && !naming.IsPlaceName(names[0]) { // 高阳 beside another is a name
			wrote(a, names, m[0])
		}
		return
	}
	if isAllCredits(m[1]) || naming.HasRoleLabel(m[1]) || lettered.Is(m[1]) || pairWork.Is(m[1]) {
		credits(a, m[1], m[0])
	}
}

// isWritten tells that a writer is credited, not only who edited or took pictures.
func isWritten(a *article.Article) bool {
	return slices.ContainsFunc(a.People, func(p article.Person) bool {
		return !slices.Contains([]string{"编辑", "編輯", "主编", "主編", "校对", "校對", "审核", "審核", "摄影", "攝影"}, p.Role)
	})
}

// bracketAtEnd is the bracket that the last paragraph ends with, or else one of the
// few before it, behind which stand the short lines that sites add: 评论(0).
func bracketAtEnd(a *article.Article) []string {
	const reach, short = 4, 24 // blocks, characters
	n := len(a.Blocks)
	for i := n - 1; i >= max(0, n-reach); i-- {
		b := a.Blocks[i]
		if b.Kind != article.Paragraph {
			return nil
		}
		m := imprint.LastBracket.In(imprint.Plain(runes.Last(b.Text, imprint.LongestEdge)))
		if m != nil && (i == n-1 || namesIn(m[1]) != nil || imprint.MayTellRole(m[0]) || isAllCredits(m[1])) {
			return m
		}
		if cutOff := strings.HasSuffix(b.Text, "..."); !cutOff && (!runes.AtMost(b.Text, short) || runes.HasAny(b.Text, "。！？")) {
			return nil
		}
	}
	return nil
}

// namesIn are the names of which a bracket consists, run together or not.
func namesIn(words string) []string {
	if names := naming.NamesAlone(words); names != nil {
		return names
	}
	return naming.Unglued(words)
}

// mostAlone is how many names a line holds which is no list, where nothing else
// tells who wrote.
const mostAlone = 3

// named reads names that stand alone, where nobody is credited: a line of
// names under the title, beside the day or at the very end, whose bearers the
// text does not tell of.
//
// More names, and names under a heading, are a list. Of several lines that with
// the most names is meant.
func named(a *article.Article, said fact.Statements) {
	var most []string
	words := ""
	for _, line := range said.Above {
		if names := alone(line, 0, 1, 1+len(a.Blocks)); len(names) > len(most) && imprint.CreditDate(line) != "" && !tellsAny(a, names) {
			most, words = names, line
		}
	}
	head := imprint.HeadLength(a)
	for i, b := range a.Blocks {
		if (b.Kind == article.Paragraph || b.Kind == article.Heading) && i < naming.MostAtHead+head && markedLine.MatchString(b.Text) && runes.AtMost(b.Text, imprint.MaxDateline/2) { // below an editor's note too
			if names := naming.NamesAlone(strings.Trim(imprint.Plain(b.Text), " 　□■◇◎")); len(names) > len(most) && !tellsAny(a, names) {
				most, words = names, b.Text
			}
			continue
		}
		if b.Kind != article.Paragraph || i > 1 && i >= head && i < len(a.Blocks)-3 || strings.Contains(b.Text, "。") || !runes.AtMost(b.Text, imprint.MaxDateline) {
			continue
		}
		if i > 0 && a.Blocks[i-1].Kind == article.Heading || i > 1 && i >= head && !strings.ContainsAny(a.Blocks[i-1].Text, "。！？”」）") {
			continue
		}
		names := alone(b.Text, i, head, len(a.Blocks))
		if len(names) > len(most) && !tellsAny(a, names) {
			most, words = names, b.Text
		}
	}
	if title := naming.NamesAlone(imprint.Plain(a.Title)); len(most) == 0 && len(title) > 1 && !strings.Contains(a.Title, "·") && !tellsAny(a, title) {
		most, words = title, a.Title // a text without a headline, which its writers' line opens
	}
	wrote(a, most, words)
}

// wrote adds the writers that words name without saying so.
func wrote(a *article.Article, names []string, words string) {
	for _, name := range names {
		a.People = append(a.People, article.Person{Name: name, Role: "作者"})
		fact.Note(a, string(facet.Person), name, words, article.Inferred)
	}
}

// alone are the names of which a line consists, if so many and such ones can
// stand at its place.
func alone(line string, at, head, blocks int) []string {
	line = imprint.Plain(line)
	words := strings.Trim(emptyLabels.ReplaceAllString(imprint.AnyDate.ReplaceAllString(line, " "), ""), " 　□■◇◎|｜")
	dated := words != strings.Trim(line, " 　□■◇◎|｜")
	if at < head {
		if m := besideOffice.FindStringSubmatch(words); m != nil && at < 2 {
			return naming.NamesAlone(m[1] + m[2])
		}
		if names := naming.NamesAlone(words); len(names) > 1 && len(names) <= naming.MostAtHead || len(names) == 1 && dated && !runes.AtMost(names[0], 2) {
			return names
		}
	}
	if m := besideOffice.FindStringSubmatch(words); m != nil && dated && at == blocks-1 { // 河西街道 林小满 2021.10.13
		return naming.NamesAlone(m[1] + m[2])
	}
	names := naming.NamesAlone(words)
	switch {
	case len(names) > mostAlone,
		len(names) == 1 && (at > 1 || at == blocks-1) && !markedLine.MatchString(line),
		len(names) == 1 && at >= head && !dated && !markedLine.MatchString(line),                            // a verse among verses
		len(names) == 1 && utf8.RuneCountInString(names[0]) == 2 && !dated && !markedLine.MatchString(line): // 金秋, 安康
		return nil
	}
	return names
}

// emptyLabels end a line and tell nothing: 2026-01-26 16:55:06 林小滿來源： 責任編輯：.
var emptyLabels = expression.Compile(`(?:(?:来源|來源|作者|(?:责任|責任)?(?:编辑|編輯))[ 　]*[:：][ 　]*)+$`)

// besideOffice is a writer behind the school or office that he belongs to, or
// before what he is there: 河西县溪口学校 林小满, 林小满 河西大学教授.
var besideOffice = expression.Compile(`^\p{Han}{2,20}(?:小学|小學|中学|中學|学校|學校|大学|大學|学院|學院|幼儿园|医院|醫院|卫生院|局|委|办|中心|站|所|公司|协会|協會|支队|大队|街道|社区|社區|村|镇|鎮|乡|鄉|政府|法院|检察院|支行|党校|图书馆|文化馆)[\s　]+(\p{Han}{2,4}(?:[\s　、]+\p{Han}{2,4}){0,2})$|^(\p{Han}{2,3})[\s　]+[\p{Han}、·]{2,24}(?:秘书长|秘書長|主席|议员|議員|委员|委員|会长|會長|理事|教授|博士|讲师|講師|研究员|研究員|院长|院長|所长|所長|律师|律師|医生|醫生|学者|學者|作家|评论员|評論員|顾问|顧問)$`)

// markedLine begins with a mark that papers put before a writer's name.
var markedLine = expression.Compile(`^[\s　]*[□■◇◎]`)

// tellsAny tells that a text speaks of one of some people.
func tellsAny(a *article.Article, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return tells(a, name) })
}

// tells tells that a text speaks of somebody.
func tells(a *article.Article, name string) bool {
	for _, b := range a.Blocks {
		if strings.Contains(b.Text, name) && !runes.AtMost(b.Text, imprint.MaxDateline/2) && !aboutWriter.Is(b.Text) {
			return true
		}
	}
	return false
}
