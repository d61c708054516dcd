// Package kind learns what kind of document an article is: from labels, columns,
// signatures and numbers that say so, from the parts and the closing of notices,
// laws, cases and speeches, at last from how the text tells. It asks the article for
// the date, source and people learned before. What bears no sign stays without.
package kind

import (
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// A genre is read from the words by which papers and offices say what they
// print: a label in the title or the site's column, who signs, the number of a
// document, the way a text opens. A text that has none of these has none.

// Learn tells what kind of document an article is, from its surest sign.
// Opens tells that it opens as laws do, with its history.
func Learn(a *article.Article, said fact.Statements, parts []fact.Part, opens func() bool) {
	g := genres{a: a, said: said, parts: parts, opensWithHistory: opens}
	g.wire, g.wireWords = imprint.OpeningWire(a)
	for _, sign := range []func() bool{
		g.labelled, g.inColumn, g.signedByCommentator,
		g.articles, g.numbered, g.addressed, g.asked, g.decided,
		g.reported, g.proclaimed, g.called, g.tabled, g.argued, g.bylined, g.told, g.onWay, g.stated,
		g.readsAsReport, g.pictured, g.recounted,
	} {
		if sign() {
			break
		}
	}
	if a.Genre == article.News {
		g.scened()
	}
}

// genres looks for the signs of one article. A sign that is found is noted.
type genres struct {
	a     *article.Article
	said  fact.Statements
	parts []fact.Part

	opensWithHistory func() bool

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
	fact.Note(g.a, string(facet.Genre), string(genre), words, certainty)
	return true
}

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
		if m := imprint.Retold.FindStringSubmatch(runes.First(g.a.Blocks[0].Text, imprint.LongestOpening)); m != nil {
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
