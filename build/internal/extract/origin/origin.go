// Package origin learns who published an article first, who carried it, and who
// may copy it: from what the document states, from lines 来源：…, from how the text
// opens and ends, from what it says that it was taken from. Whom a text cites and
// where its figures are from is left; so is a writer in a source's place.
package origin

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// Learn finds who published an article first, who carried it, and who may copy it.
func Learn(a *article.Article, said fact.Statements) {
	source(a, said)
	carrier(a, said)
	rights(a, said)
}

// source finds who published an article first: what the document states, a
// line 来源:…, what it says it was taken from, the agency that opens the text,
// the issue it stood in, the holder of its rights, the office that signs it, the
// site it was saved from, the report it retells. A carrier is not a source, so it comes late.
func source(a *article.Article, said fact.Statements) {
	s := sources{a, said}
	for _, found := range []func() bool{
		s.ofRecord, s.ofLine, s.ofDay, s.ofAccount, s.ofOutletAlone, s.ofAttribution, s.ofTaking, s.ofAgency, s.ofReporter,
		s.ofBracket, s.ofCredited, s.ofPage, s.ofPaperRecord, s.ofIssue, s.ofRights, s.ofSignature, s.ofAuthor, s.ofSite, s.ofRetold,
	} {
		if found() {
			return
		}
	}
}

// sources looks for the source of one article. What is found is noted.
type sources struct {
	a    *article.Article
	said fact.Statements
}

// in takes the first name that a form finds in some lines.
func (s sources) in(lines []string, form expression.Form, certainty article.Certainty) bool {
	for _, text := range lines {
		if m := form.In(text); m != nil && s.is(m[1], m[0], certainty) {
			return true
		}
	}
	return false
}

// is takes a name for the source, if it can be one.
func (s sources) is(value, words string, certainty article.Certainty) bool {
	return s.called(value, words, certainty, false)
}

// called is as is; whole tells that the name's own bounds are known, so that
// there may be a 的 in it.
func (s sources) called(value, words string, certainty article.Certainty, whole bool) bool {
	if at := labelBehind.FindStringIndex(value); at != nil && at[0] == 0 { // 来源: 编辑:林小满
		return false
	}
	if isAddress(value) || isWriter(value) || strings.Trim(value, "0123456789:：-/. ") == "" {
		return false
	}
	if len(naming.NamesAlone(value)) > 1 || codeAlone.MatchString(value) { // its writers, a number of its site's
		return false
	}
	value = nameOnly(value)
	if n := utf8.RuneCountInString(value); n < 2 || n > maxSource || naming.Nameless[value] || naming.Nameless[runes.Last(value, 2)] || !whole && strings.Contains(value, "的") && !strings.HasSuffix(value, "博客") {
		return false
	}
	if notOutlet.MatchString(value) {
		return false
	}
	if isSort.MatchString(value) && !slices.Contains(s.said.Source, value) {
		return false
	}
	s.a.Source = value
	fact.Note(s.a, string(facet.Source), value, words, certainty)
	return true
}
