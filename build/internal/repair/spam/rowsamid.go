package spam

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// cutRows cuts out the row of keywords that hijackers put wherever a site's
// template names it: 某官网_某某投注_某某网讯 三月以来….
//
// Evidence: keywords between two strokes, one of them a phrase or a brand, that
// stand twice on the page or more, within its sentences or before them. The row is
// all that stands alike around them.
func cutRows(p *page.Page) {
	texts := []string{p.Title}
	for _, b := range p.Blocks {
		texts = append(texts, b.Text)
	}
	all := strings.Join(texts, "\n")
	for _, at := range betweenStrokes.FindAllStringIndex(all, -1) {
		keyword := all[at[0]:at[1]]
		if strings.Count(all, keyword) < leastRows || phrasesIn(keyword) == nil && brandsAt(keyword) == nil {
			continue
		}
		if row := alike(texts, keyword); utf8.RuneCountInString(row) <= maxRow {
			p.Mend(Rule, func(text string) []page.Edit { return without(text, row) })
			return
		}
	}
}

// without are the edits that take words out of a text wherever they stand.
func without(text, words string) (edits []page.Edit) {
	for from := 0; ; {
		at := strings.Index(text[from:], words)
		if at < 0 {
			return edits
		}
		from += at + len(words)
		edits = append(edits, page.Edit{From: from - len(words), To: from, With: "", Certainty: article.Stated})
	}
}

const (
	leastRows = 2
	maxRow    = 80 // characters
)

// betweenStrokes is a keyword with the strokes that part it from others.
var betweenStrokes = expression.Compile(`_[\p{Han}A-Za-z0-9.·()（）-]{3,24}_`)

// alike is a keyword with what stands alike around all its places in some texts.
func alike(texts []string, keyword string) string {
	before, behind, first := "", "", true
	for _, text := range texts {
		for from := 0; ; {
			at := strings.Index(text[from:], keyword)
			if at < 0 {
				break
			}
			at += from
			from = at + len(keyword)
			if first {
				before, behind, first = text[:at], text[from:], false
				continue
			}
			before, behind = sameEnd(before, text[:at]), sameStart(behind, text[from:])
		}
	}
	return before + keyword + behind
}

// sameStart is what two texts begin with.
func sameStart(a, b string) string {
	for i, r := range a {
		if other, _ := utf8.DecodeRuneInString(b[min(i, len(b)):]); other != r {
			return a[:i]
		}
	}
	return a
}

// sameEnd is what two texts end with.
func sameEnd(a, b string) string {
	end := a
	for end != "" && !strings.HasSuffix(b, end) {
		_, size := utf8.DecodeRuneInString(end)
		end = end[size:]
	}
	return end
}
