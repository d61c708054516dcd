// Package people learns who made an article, by role: from what the document states
// and where credits stand, in bylines, brackets, lines of roles and names, captions,
// and from names alone where nothing else can stand. Whom a text tells of is left.
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

// Learn finds who made an article, by role. Names are looked for only where
// credits stand: in the document's own statements, in brackets that open with
// a role, in short lines of credits, in the credit under a picture.
func Learn(a *article.Article, said fact.Statements) {
	statedPeople(a, said)
	opening(a)
	for i, b := range a.Blocks {
		if (i < naming.MostAtHead || i >= len(a.Blocks)-imprint.MaxTail) && i+1 < len(a.Blocks) {
			belowLabel(a, b.Text, a.Blocks[i+1].Text)
		}
		inBlock(a, b, i < 4 || i >= len(a.Blocks)-imprint.MaxTail)
	}
	attributedWriter(a, said)
	ending(a)
	if len(a.People) == 0 {
		named(a, said)
	}
	if len(a.People) == 0 {
		introduced(a)
	}
}

// Tells tells a line that holds credits or a byline.
func Tells(line string) bool {
	return byline.Is(imprint.Plain(line)) || roleBracket.MatchString(line) || isCreditLine(imprint.Plain(line))
}

// statedPeople reads those that the document states, and the credits around its text.
func statedPeople(a *article.Article, said fact.Statements) {
	for _, words := range said.Author {
		for _, name := range naming.NamesIn(words) {
			addPerson(a, name, "作者", words)
		}
	}
	for _, words := range said.Editor {
		for _, name := range naming.NamesIn(words) {
			addPerson(a, name, "编辑", words)
		}
	}
	for _, text := range slices.Concat(said.Aside, imprint.ShortHead(a)) {
		if m := imprint.SourceLine.In(text); m != nil {
			if _, reporter := naming.SignedBy(m[1]); reporter != "" {
				credits(a, reporter, m[0])
			}
		}
	}
	for i, text := range said.Aside {
		text := withoutHead(imprint.Plain(text))
		if i+1 < len(said.Aside) && labelAlone.MatchString(text) && naming.IsPerson(strings.TrimSpace(said.Aside[i+1])) { // 责任编辑： and in the next line who
			text += strings.TrimSpace(said.Aside[i+1])
		}
		if isCreditLine(text) {
			credits(a, text, text)
		} else if m := roleBracket.FindStringSubmatch(text); m != nil && !tellsOf(m[1]) {
			credits(a, m[1], m[0])
		}
	}
}

// belowLabel reads who stands in the line below a label: 责任编辑：, or 来源： where
// writers are named as it.
func belowLabel(a *article.Article, label, below string) {
	const longest = 40 // bytes of a label
	if len(label) > longest || !strings.ContainsAny(label, ":：") {
		return
	}
	switch {
	case imprint.SourceLabel.MatchString(label):
		for _, name := range naming.NamesAlone(imprint.Plain(below)) {
			addPerson(a, name, "作者", below)
		}
	case labelAlone.MatchString(label) && naming.NamesAlone(imprint.Plain(below)) != nil:
		credits(a, label+below, below)
	}
}

// labelAlone is a role of which nobody is told in its line.
var labelAlone = expression.Compile(`^[\s　（(]*(?:` + naming.RoleWord + `)[\s　]*[:：][\s　]*$`)

// inBlock reads the credits of one block; near tells that it stands near an end
// of the text, where lines of credits do.
func inBlock(a *article.Article, b article.Block, near bool) {
	behind(a, b)
	amid(a, b)
	if at := strings.LastIndex(b.Text, "\n"); b.Kind == article.Figure && at >= 0 { // a line under a caption
		if line := imprint.Plain(b.Text[at+1:]); isCreditLine(line) {
			pictureCredit(a, line)
			credits(a, line, line)
		}
	}
	if !near && b.Kind != article.Figure && !runes.HasAny(b.Text, "摄攝") { // but who took a picture nobody is credited there
		return
	}
	text := imprint.Plain(b.Text)
	if b.Kind == article.Paragraph {
		pictureCredit(a, runes.Last(text, maxSigned))
	}
	if !near && b.Kind != article.Figure && len(text) > 3*maxCaption {
		return
	}
	if near || b.Kind == article.Figure {
		for _, m := range roleBracket.FindAllStringSubmatch(fromRoleBracket(text), -1) {
			if !tellsOf(m[1]) {
				credits(a, m[1], m[0])
			}
		}
	}
	if b.Kind == article.Figure || len(text) <= 3*maxCaption {
		pictureCredit(a, text)
	}
	if near && len(text) <= 4*imprint.MaxDateline {
		wholeLine(a, b.Kind, text)
	}
}

// wholeLine reads a line that is credits alone, or ends with its reporter.
func wholeLine(a *article.Article, kind article.BlockKind, text string) {
	line := withoutHead(text)
	if kind == article.Heading && !strings.ContainsAny(line, ":：/／|｜ 　") { // 翻译文档
		return
	}
	if isCreditLine(line) || onlyWriter.Is(line) {
		credits(a, line, text)
	} else if m := signedEnd.FindStringSubmatch(line); m != nil && runes.AtMost(line, maxSigned) {
		credits(a, m[1], m[0])
	}
}

// withoutHead is a line of credits without the day that it begins with and who
// stands beside that.
func withoutHead(line string) string {
	line = strings.TrimPrefix(line, imprint.Dateline.FindString(line))
	return strings.TrimSpace(strings.TrimPrefix(line, outletBeside.FindString(line)))
}

var outletBeside = expression.Compile(`^[\s　|｜]+\p{Han}{1,8}?(?:` + naming.Outlets + `)[\s　|｜]+`)

// roleBracket is credits in brackets: (记者 何晓丹), （央广网记者郑楚豫 通讯员常景轩）, (通訊員:陳東)
var roleBracket = expression.Compile(`[（(【\[〔]\s*(?:文\s?[/／]\s?)?((?:[\p{Han}]{0,10}?)(?:` + naming.RoleWord + `)[^）)】\]〕]{1,60})[）)】\]〕]`)

// fromRoleBracket is a text from the first bracket on that a role can stand
// behind, which is where roleBracket can match; "" where there is none.
func fromRoleBracket(text string) string {
	for at, r := range runes.Others(text) {
		if opensBracket(r) && naming.RoleWords.In(runes.First(strings.TrimLeft(text[at+utf8.RuneLen(r):], "\t\n\f\r "), mostBeforeRole+longestRole)) {
			return text[at:]
		}
	}
	return ""
}

// mostBeforeRole is how many characters stand between roleBracket's bracket and
// its role at most; longestRole is more than any role has.
const (
	mostBeforeRole = 14
	longestRole    = 8
)

func opensBracket(r rune) bool {
	return r == '（' || r == '(' || r == '【' || r == '[' || r == '〔'
}

// maxCaption is how many characters a line has that can be a picture's caption.
const maxCaption = 100

// signedEnd is a line that ends with its reporter, whatever stands before him.
var signedEnd = expression.Compile(`^[^。！？：:]*?((?:(?:记者|記者|通讯员|通訊員)[\s　]*\p{Han}{2,3}(?:[\s　、]+\p{Han}{2,3}){0,3}[\s　]*){1,3})$`)

// maxSigned is how many characters at the end of a paragraph hold who took
// the picture that it tells of.
const maxSigned = 40

func addPerson(a *article.Article, name, role, words string) {
	for _, p := range a.People {
		if p.Name == name && p.Role == role {
			return
		}
	}
	a.People = append(a.People, article.Person{Name: name, Role: role})
	fact.Note(a, string(facet.Person), name, words, article.Stated)
}
