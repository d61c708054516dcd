package extract

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// opening reads the byline that a text opens with, and ending the bracket that
// it ends with: what stands there with a name alone is its writer.
func opening(a *article.Article) {
	for _, b := range a.Blocks[:min(len(a.Blocks), 2)] {
		text := plain(firstRunes(b.Text, longestEdge))
		if m := fromWhere.FindStringSubmatch(text); m != nil && isPerson(m[1]) && !isPlaceName(m[1]) {
			addPerson(a, m[1], reporter(m[2]), m[0])
		}
		if m := byline.in(text); m != nil {
			credits(a, m[0], m[0])
		}
		if m := inOpening.in(text); m != nil && isPerson(m[1]) {
			addPerson(a, m[1], "作者", m[0])
		}
		if m := isReporter.in(text); m != nil && isPerson(m[1]) {
			addPerson(a, m[1], "记者", m[0])
		}
	}
}

func ending(a *article.Article) {
	n := len(a.Blocks)
	if n == 0 || a.Blocks[n-1].Kind != article.Paragraph {
		return
	}
	m := lastBracket.in(plain(lastRunes(a.Blocks[n-1].Text, longestEdge)))
	if m == nil {
		return
	}
	if strings.ContainsAny(m[0], "【[") && !mayTellRole(m[0]) { // a button: 【关闭】
		return
	}
	if names := namesAlone(m[1]); len(names) > 1 && len(a.People) == 0 {
		for _, name := range names {
			a.People = append(a.People, article.Person{Name: name, Role: "作者"})
			note(a, string(facet.Person), name, m[0], article.Inferred)
		}
		return
	}
	if name := strings.Join(strings.Fields(m[1]), ""); isPerson(name) && !isPlaceName(name) {
		if len(a.People) == 0 {
			a.People = append(a.People, article.Person{Name: name, Role: "作者"})
			note(a, string(facet.Person), name, m[0], article.Inferred)
		}
		return
	}
	if isAllCredits(m[1]) || creditInner.is(m[1]) || lettered.is(m[1]) {
		credits(a, m[1], m[0])
	}
}

// fromWhere is a writer before the place that he tells from: 林小满／台北報導.
var fromWhere = expression.Compile(`^[\s　（(【\[〔]*(\p{Han}{2,4})\s*[/／]\s*\p{Han}{2,5}(报道|报导|報導|報道)`)

func reporter(report string) string {
	if strings.HasPrefix(report, "報") {
		return "記者"
	}
	return "记者"
}

// named reads names that stand alone, where nobody is credited: a line of
// names under the title, beside the day or at the very end, whose bearers the
// text does not tell of.
//
// More than three names, and names under a heading, are a list.
func named(a *article.Article) {
	const most = 3
	for i, b := range a.Blocks {
		if b.Kind != article.Paragraph || i > 1 && i < len(a.Blocks)-3 || strings.Contains(b.Text, "。") || utf8.RuneCountInString(b.Text) > maxDateline {
			continue
		}
		words := visits.ReplaceAllString(anyDate.ReplaceAllString(plain(b.Text), " "), " ")
		names := namesAlone(strings.Trim(words, " 　□■◇◎|｜"))
		if len(names) > most || i > 0 && a.Blocks[i-1].Kind == article.Heading || i > 1 && !strings.ContainsAny(a.Blocks[i-1].Text, "。！？”」）") {
			continue
		}
		if len(names) == 0 || len(names) == 1 && (i > 1 || i == len(a.Blocks)-1) && !markedLine.MatchString(b.Text) || len(names) == 1 && utf8.RuneCountInString(names[0]) == 2 && strings.Trim(words, " 　") == strings.TrimSpace(b.Text) {
			continue // 金秋, 安康
		}
		for _, name := range names {
			if tells(a, name) {
				names = nil
				break
			}
		}
		for _, name := range names {
			a.People = append(a.People, article.Person{Name: name, Role: "作者"})
			note(a, string(facet.Person), name, b.Text, article.Inferred)
		}
		if len(names) > 0 {
			return
		}
	}
}

// markedLine begins with a mark that papers put before a writer's name.
var markedLine = expression.Compile(`^[\s　]*[□■◇◎]`)

// visits are what pages count beside the day.
var visits = expression.Compile(`(?:点击|點擊|點閱|点阅|浏览|瀏覽|阅读|閱讀|人氣|人气)\s*[:：]?\s*\d+\s*次?`)

// tells tells that a text speaks of somebody.
func tells(a *article.Article, name string) bool {
	for _, b := range a.Blocks {
		if strings.Contains(b.Text, name) && utf8.RuneCountInString(b.Text) > maxDateline/2 {
			return true
		}
	}
	return false
}
