package extract

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// A genre is read from the words by which papers and offices say what they
// print: a label in the title or the site's column, who signs, the number of a
// document, the way a text opens. A text that has none of these has none.

// genre tells what kind of document an article is, from its surest sign.
func (e *Extractor) genre(a *article.Article, said Statements, parts []part) {
	g := genres{a: a, said: said}
	g.wire, g.wireWords = openingWire(a)
	for _, sign := range []func() bool{
		g.labelled, g.inColumn, g.signedByCommentator,
		func() bool { return g.articles(e) }, g.numbered, g.addressed, g.asked, g.decided,
		g.reported, g.proclaimed, g.called, g.tabled, g.argued, g.bylined, g.told, g.onWay, g.stated,
		func() bool { return g.readsAsReport(parts) }, func() bool { return g.pictured(parts) }, g.recounted,
	} {
		if sign() {
			break
		}
	}
	if a.Genre == article.News {
		g.scened(parts)
	}
}

// genres looks for the signs of one article. A sign that is found is noted.
type genres struct {
	a         *article.Article
	said      Statements
	wire      bool   // it opens as an item of a wire or a paper does: …讯, …电
	wireWords string // with these words
	certainty article.Certainty
	tells     *tellings // once they are counted
}

func (g *genres) is(genre article.Genre, words string, certainty article.Certainty) bool {
	if g.said.Chapter && genre == article.News {
		return false
	}
	g.a.Genre, g.certainty = genre, certainty
	note(g.a, string(facet.Genre), string(genre), words, certainty)
	return true
}

// openingWire tells how an item of a wire or a paper opens.
func openingWire(a *article.Article) (wire bool, words string) {
	if isWire(a.Title) {
		return true, a.Title
	}
	for _, b := range a.Blocks[:min(len(a.Blocks), 5)] {
		if b.Kind == article.Figure {
			continue
		}
		text := plain(firstRunes(b.Text, longestEdge))
		if m := ownLead.FindStringSubmatch(text); m != nil {
			return true, m[0]
		}
		if value, words := openingAgency(text); value != "" {
			return true, words
		}
		if m := dayLead.in(text); m != nil {
			return true, m[0]
		}
	}
	return false, ""
}

// isWire tells a title that is but the opening of a text without a title.
func isWire(title string) bool {
	if !runes.AtMost(title, 24) {
		return false
	}
	for _, form := range []*expression.Expression{ownLead, agencyLead.Expression, slashLead.Expression, dayLead.Expression} {
		if m := form.FindString(title); m != "" && len(strings.TrimSpace(m)) == len(strings.TrimSpace(title)) {
			return true
		}
	}
	return false
}

var ownLead = expression.Compile(`^[\s　]*[【\[〔](?:特讯|特訊|专讯|專訊)[】\]〕]|^[\s　]*[（(【\[〔]?(?:本报|本報|本刊|本网|本網|本台|本社|本站)[^，,。：:（(]{0,12}?(?:讯|訊|消息|电|電)(?:[\s　（(【\[/：:）)】\]〕]|$)`)

// reported reads news by its opening.
func (g *genres) reported() bool {
	return g.wire && g.is(article.News, g.wireWords, article.Stated)
}

// bylined reads news by its reporters, or by the report it retells.
func (g *genres) bylined() bool {
	if words := g.isReporters(); words != "" {
		return g.is(article.News, words, article.Inferred)
	}
	if len(g.a.Blocks) > 0 {
		if m := retold.FindStringSubmatch(firstRunes(g.a.Blocks[0].Text, longestOpening)); m != nil {
			return g.is(article.News, m[0], article.Inferred)
		}
	}
	return false
}

// isReporters is the words that name a reporter or a correspondent, or "".
func (g *genres) isReporters() string {
	for i, p := range g.a.People {
		switch p.Role {
		case "记者", "記者", "通讯员", "通訊員":
			for _, e := range g.a.Evidence {
				if e.Kind == string(facet.Person) && e.Value == g.a.People[i].Name {
					return e.Text
				}
			}
		}
	}
	return ""
}
