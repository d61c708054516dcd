package kind

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/reportage"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// A feature is told otherwise than news, though a reporter writes both: of
// somebody, how old he is, how he looks and speaks, of what was before and for
// how many years, of the hour and the light, of where the writer goes. News has
// one such sign or two; it is how many sorts of them there are that tells.

// sceneRunes is how much of a text is read for that, and leastProse how much
// there has to be.
const (
	sceneRunes = 600
	leastProse = 200
)

// How much a sort of signs speaks for a feature against the words of reports,
// and by how much they must outweigh those: more where a reporter or an opening
// told news before, in which at least so many sorts must be found.
const (
	tellingSort  = 10
	outweighs    = 27
	outweighsFar = 31
	leastSorts   = 3
	mostSorts    = 4
)

// scened takes back news that was but concluded, where the text is told as
// features are.
func (g *genres) scened() {
	if g.certainty != article.Inferred {
		return
	}
	if g.recounted() {
		return
	}
	if m := sketch.FindString(runes.First(strings.Join(proseOf(g.a), "\n"), sceneRunes)); m != "" {
		g.isRather(article.Feature, m)
		return
	}
	if n, words := g.tellings(); n >= mostSorts && n*tellingSort-g.weight() >= outweighsFar {
		g.isRather(article.Feature, words)
	}
}

// pictured reads a feature that nothing told before, in a text that tells how a
// reporter came to know of it.
func (g *genres) pictured() bool {
	if !asksThere.MatchString(runes.First(strings.Join(proseOf(g.a), "\n"), 2*sceneRunes)) {
		return false
	}
	n, words := g.tellings()
	return n >= leastSorts && n*tellingSort-g.weight() >= outweighs && g.is(article.Feature, words, article.Inferred)
}

// recounted reads a feature by the whole of a long text that somebody signs: it
// tells of others all the way, of days and of what they said, and hardly of its
// writer or of what ought to be.
func (g *genres) recounted() bool {
	if len(g.a.People) == 0 {
		return false
	}
	text := strings.Join(proseOf(g.a), "\n")
	if runes.AtMost(text, leastRecounted) {
		return false
	}
	text = outsideQuotes(text)
	perThousand := func(n int) int { return 1000 * n / utf8.RuneCountInString(text) }
	if perThousand(strings.Count(text, "我")) > mostOfSelf || perThousand(strings.Count(text, "他")+strings.Count(text, "她")) < leastOfOthers {
		return false
	}
	speech := spoke.Regexp().FindAllString(text, -1)
	return perThousand(len(speech)) >= leastSaid && perThousand(len(ought.Regexp().FindAllString(text, -1))) <= mostOfSelf &&
		daysTold.MatchString(text) && g.isRather(article.Feature, speech[0])
}

// What of a long text tells that it recounts: its characters of prose, and in
// a thousand of them how often it may say I, and has to say he, and who said.
const (
	leastRecounted = 2000
	mostOfSelf     = 1
	leastOfOthers  = 7
	leastSaid      = 1
)

var (
	spoke    = expression.Compile(`(?:说|說|回忆|回憶|告诉|告訴|坦言|介绍|介紹|称|稱|觉得|覺得)[，：。,:]|[”」][^。“「\n]{0,6}(?:说|說)`)
	ought    = expression.Compile(`应该|應該|应当|應當|必须|必須|难道|難道|因此|其实|其實|我们|我們`)
	daysTold = expression.Compile(`(?:19|20)\d\d\s?年|\d月\s?\d{1,2}\s?[日号號]`)
)

// tellings counts the sorts of signs by which features tell, and gives the words
// of one. What many of them have of a sort counts as two.
func (g *genres) tellings() (n int, words string) {
	if g.tells == nil {
		n, words = g.countTellings()
		g.tells = &tellings{n, words}
	}
	return g.tells.sorts, g.tells.words
}

// tellings are what genres.tellings found.
type tellings struct {
	sorts int
	words string
}

func (g *genres) countTellings() (n int, words string) {
	text := strings.Join(proseOf(g.a), "\n")
	if runes.AtMost(text, leastProse) {
		return 0, ""
	}
	text = outsideQuotes(runes.First(text, sceneRunes))
	for _, sort := range tellingSorts {
		if !sort.sign.May(text) {
			continue
		}
		found := sort.sign.Regexp().FindAllString(text, max(sort.many, 1))
		if len(found) == 0 {
			continue
		}
		if n++; len(found) == sort.many {
			n++
		}
		if words == "" || sort.shown {
			words = found[0]
		}
	}
	return n, words
}

// tellingSorts are the sorts of signs, with how many of each are many; 0 where
// none are.
var tellingSorts = []struct {
	sign  *expression.Expression
	many  int
	shown bool // the better evidence
}{
	{expression.Compile(`[他她]`), 3, false},
	{expression.Compile(`\d{2,3}[岁歲](?:的|，|,)`), 0, true},
	{expression.Compile(`[\d一二三四五六七八九十半]+[多余餘]?[个個]?(?:年|日夜|载|載)(?:来|來|前|间|間|里|的)|多年[来來前]|半[个個]世[纪紀]|年[轻輕][时時]|小[时時]候|[从從]小|[当當]年|那[时時]|回[忆憶]|[记記]得|曾[经經]`), 0, true},
	{expression.Compile(`暮色|夜幕|清晨|傍晚|天[刚剛][亮蒙]|天光|晨光|晨曦|寒[风風]|夕[阳陽]|[细細]雨|烈日|初歇|微[风風]|[阳陽]光|夜[里裡裏色晚]|月光|蒙蒙|[灯燈]火|清香|炊[烟煙]`), 2, true},
	{expression.Compile(`笑[着著道]|[乐樂]呵|哽咽|眼眶|[泪淚]|念叨|[话話]匣|黝黑|瘦削|[皱皺][纹紋]|指[着著]|掏出|忍不住|不知不[觉覺]|皮[肤膚]|[头頭][发髮]|[脸臉][上色]|眼[里裡裏神睛]|背影|[脚腳]步|[双雙]手|穿[着著]|戴[着著]|拄[着著]|坐在|站在`), 2, true},
	{expression.Compile(`[来來]到|走[进進]|映入|只[见見]|看到|[见見]到|[记記]者[见見看走来來跟]`), 0, false},
}

// asksThere is a reporter who goes to people and asks them.
var asksThere = expression.Compile(`(?:记者|記者)(?:[来來]到|[见見看]到|走[进進访訪]|在|[采採][访訪]|[访訪][问問]|了解|深入|跟[随隨]|[驱驅][车車])|(?:告[诉訴]|[对對向])\p{Han}{0,4}(?:记者|記者)|受[访訪]者`)

// sketch opens a text with a person: 林大河，今年90岁，.
var sketch = expression.Compile(`^[\s　]*\p{Han}{2,4}[,，]今年\d{2,3}[岁歲][,，]`)

// isRather takes another genre for the one that was concluded before.
func (g *genres) isRather(genre article.Genre, words string) bool {
	g.a.Evidence = slices.DeleteFunc(g.a.Evidence, func(e article.Evidence) bool { return e.Kind == string(facet.Genre) })
	return g.is(genre, words, article.Inferred)
}

// weight is how much the words of the text are a report's.
func (g *genres) weight() int {
	var paragraphs []token.Folded
	for _, p := range g.parts[1:] {
		if !p.Table {
			paragraphs = append(paragraphs, p.Folded)
		}
	}
	weight, _, _ := reportage.Weigh(g.parts[0].Folded, paragraphs)
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
