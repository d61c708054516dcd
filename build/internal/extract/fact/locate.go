package fact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// Locate tells of evidence where its words stand: the first place of those
// that are looked at, in the order in which they are. The parts of the article
// are folded when they are not given and are needed.
func Locate(a *article.Article, said Statements, evidence []article.Evidence, of []Part) {
	folded := func(i int) token.Folded { return of[i].Folded }
	if of == nil {
		own := map[int]token.Folded{}
		folded = func(i int) token.Folded {
			if _, ok := own[i]; !ok {
				own[i] = token.Fold(textAt(a, i))
			}
			return own[i]
		}
	}
	for i := range evidence {
		e := &evidence[i]
		words := strings.TrimSuffix(e.Text, "…")
		if e.Kind == string(facet.Topic) && e.Certainty == article.Inferred {
			words, _, _ = strings.Cut(words, BetweenKeywords)
		}
		e.Block, e.Offset, e.Field = whereIs(a, said, e.Kind, words, folded)
	}
}

// textAt is that of a part: the title's, or a block's.
func textAt(a *article.Article, part int) string {
	if part == 0 {
		return a.Title
	}
	return a.Blocks[part-1].Text
}

func whereIs(a *article.Article, said Statements, kind, words string, folded func(part int) token.Folded) (block, offset int, field article.Field) {
	has := func(lists ...string) bool {
		return slices.ContainsFunc(lists, func(text string) bool { return text != "" && indexOf(text, words) >= 0 })
	}
	switch {
	case kind == KindDate && has(said.Date...):
		return article.OutOfText, 0, article.FieldDate
	case kind == string(facet.Source) && has(said.Source...):
		return article.OutOfText, 0, article.FieldSource
	case kind == string(facet.Person) && has(said.Author...), kind == KindCarrier && has(said.Author...):
		return article.OutOfText, 0, article.FieldAuthor
	case kind == string(facet.Person) && has(said.Editor...):
		return article.OutOfText, 0, article.FieldEditor
	case kind == KindCarrier && has(said.Site...):
		return article.OutOfText, 0, article.FieldSite
	case (kind == string(facet.Topic) || kind == string(facet.Genre)) && has(said.Topics...):
		return article.OutOfText, 0, article.FieldTopics
	}
	if at := indexIn(a.Title, words, func() token.Folded { return folded(0) }); at >= 0 {
		return article.InTitle, at, ""
	}
	for i, b := range a.Blocks {
		if at := indexIn(b.Text, words, func() token.Folded { return folded(1 + i) }); at >= 0 {
			return i, at, ""
		}
	}
	return article.OutOfText, 0, outside(a, said, words)
}

// outside is what words were read from that do not stand in the text.
func outside(a *article.Article, said Statements, words string) article.Field {
	holds := func(text string) bool { return text != "" && indexOf(text, words) >= 0 }
	switch {
	case slices.ContainsFunc(said.Author, holds):
		return article.FieldAuthor
	case slices.ContainsFunc(said.Site, holds):
		return article.FieldSite
	case holds(said.Page):
		return article.FieldPage
	case slices.ContainsFunc(a.Links, func(l article.Link) bool { return holds(l.Title + l.Date) }):
		return article.FieldLinks
	case a.Origin.URL != "" && (strings.HasSuffix(words, a.Origin.URL) || strings.HasPrefix(a.Origin.URL, words)):
		return article.FieldURL
	case holds(a.Origin.Path):
		return article.FieldPath
	}
	return article.FieldAround
}

// indexOf is where words begin in a text, in characters, or -1: as they are
// written, else whatever the space between them, else in the other script.
func indexOf(text, words string) int {
	return indexIn(text, words, func() token.Folded { return token.Fold(text) })
}

// indexIn is the same of a text that is folded when that is needed.
func indexIn(text, words string, fold func() token.Folded) int {
	if at := strings.Index(text, words); at >= 0 {
		return utf8.RuneCountInString(text[:at])
	}
	bare := withoutSpace(words)
	if bare == "" {
		return -1
	}
	if whole := withoutSpace(text); len(whole) != len(text) || len(bare) != len(words) {
		if at := strings.Index(whole, bare); at >= 0 {
			return skipSpaced(text, utf8.RuneCountInString(whole[:at]))
		}
	}
	folded := fold()
	wanted := []rune(token.FoldString(bare))
	for at := range folded.Runes {
		if len(folded.Runes)-at >= len(wanted) && slices.Equal(folded.Runes[at:at+len(wanted)], wanted) {
			from, _ := folded.Bytes(token.Span{Start: at, End: at + len(wanted)})
			return utf8.RuneCountInString(text[:from])
		}
	}
	return -1
}

func withoutSpace(text string) string {
	if !holdsSpace(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

func holdsSpace(text string) bool {
	for _, r := range runes.Others(text) {
		if unicode.IsSpace(r) {
			return true
		}
	}
	return false
}

// skipSpaced is the place of the character before which so many that are no
// space stand.
func skipSpaced(text string, before int) int {
	at := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			if before == 0 {
				return at
			}
			before--
		}
		at++
	}
	return at
}
