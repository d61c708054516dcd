package extract

import (
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/reportage"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// sceneRunes is how much of a text is read for what a feature opens with.
const sceneRunes = 600

// leastScenes is how many signs of telling a feature has at least, and
// leansToReport the weight from which its words speak for a report all the same.
const (
	leastScenes   = 2
	leansToReport = 14
)

// scened takes back news that was but concluded, from a reporter's name or the
// words of its opening, where the text is told as features are: it opens with
// who somebody is and how old, or paints the hour, how somebody speaks and
// looks, and what was before. A reporter writes both.
func (g *genres) scened(parts []part) {
	if g.certainty != article.Inferred {
		return
	}
	text := firstRunes(strings.Join(proseOf(g.a), "\n"), sceneRunes)
	if m := sketch.FindString(text); m != "" {
		g.isRather(article.Feature, m)
		return
	}
	n, words := 0, ""
	for _, sign := range scenes {
		found := sign.Regexp().FindAllString(text, leastScenes)
		if n += len(found); words == "" && len(found) > 0 {
			words = found[0]
		}
	}
	if n >= leastScenes && g.weight(parts) <= leansToReport {
		g.isRather(article.Feature, words)
	}
}

// isRather takes another genre for the one that was concluded before.
func (g *genres) isRather(genre article.Genre, words string) {
	g.a.Evidence = slices.DeleteFunc(g.a.Evidence, func(e article.Evidence) bool { return e.Kind == string(facet.Genre) })
	g.is(genre, words, article.Inferred)
}

// weight is how much the words of the text are a report's.
func (g *genres) weight(parts []part) int {
	var paragraphs []token.Folded
	for _, p := range parts[1:] {
		if !p.table {
			paragraphs = append(paragraphs, p.folded)
		}
	}
	weight, _, _ := reportage.Weigh(parts[0].folded, paragraphs)
	return weight
}

// proseOf are the paragraphs of a text that hold a sentence.
func proseOf(a *article.Article) (texts []string) {
	for _, b := range a.Blocks {
		if b.Kind == article.Paragraph && strings.Contains(b.Text, "。") {
			texts = append(texts, b.Text)
		}
	}
	return texts
}

// sketch opens a text with a person: 林大河，今年90岁，.
var sketch = expression.Compile(`^[\s　]*\p{Han}{2,4}[,，]今年\d{2,3}[岁歲][,，]`)

// scenes are signs of telling: the hour, how somebody speaks and looks, and what
// was before.
var scenes = []*expression.Expression{
	expression.Compile(`暮色|夜幕降|清晨|傍晚|天刚[亮蒙]|天剛[亮蒙]|天光|晨光|晨曦|寒风|寒風|夕阳|夕陽|细雨|細雨|烈日|初歇|微风|微風`),
	expression.Compile(`笑道|乐呵|樂呵|哽咽|眼眶|泪水|淚水|念叨|话匣|話匣|黝黑|瘦削|兀然|指着|掏出|不知不觉|不知不覺|忍不住|皱纹|皺紋`),
	expression.Compile(`谁都没想到|誰都沒想到|事情还得|事情還得|说起自己|說起自己|回忆起|回憶起|回想起|当年|當年|那时候|那時候|小时候|小時候`),
}
