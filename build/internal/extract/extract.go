// Package extract learns from a text what a reader filters by: date, source,
// people, places, topics, phrases, kind of document, script.
//
// Every value comes with its evidence: the words it was read from, and whether
// the source states it or it was concluded. What is not known stays unknown.
package extract

import (
	"slices"
	"strings"
	"time"

	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/kind"
	"fangzhi/build/internal/extract/origin"
	"fangzhi/build/internal/extract/people"
	"fangzhi/build/internal/extract/phrases"
	"fangzhi/build/internal/extract/topics"
	"fangzhi/build/internal/extract/when"
	"fangzhi/build/internal/extract/where"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Options is what the archive's publisher decides.
type Options struct {
	TimeZone *time.Location // of times that name none; dates are told in it
	Topics   []topics.Topic
}

// Extractor learns facts from articles. It may be used from several
// goroutines at once.
type Extractor struct {
	zone   *time.Location
	topics topics.List
}

// New prepares an extractor.
func New(opt Options) *Extractor {
	e := &Extractor{zone: opt.TimeZone, topics: topics.New(opt.Topics)}
	if e.zone == nil {
		e.zone = time.UTC
	}
	return e
}

// Fill sets the facts of an article whose title, blocks and origin are known.
// It returns the terms that can be phrases, for Phrases to tell which are.
func (e *Extractor) Fill(a *article.Article, said fact.Statements) []phrases.Term {
	a.Script = token.ScriptOf(a.Title + "\n" + a.Text())
	above := func(line string) {
		said.Above = append(slices.Clone(said.Above), line)
		said.Aside = append(slices.Clone(said.Aside), line)
	}
	if isCredits(a.Title) {
		above(a.Title)
	}
	if at := strings.IndexAny(a.Title, "□■"); at > 0 { // a headline with its writers behind it
		above(a.Title[at:])
	}
	parts, blocks := fact.Parts(a), a.Blocks
	a.Blocks = imprint.Unglued(blocks)
	when.Learn(a, said, e.zone)
	origin.Learn(a, said)
	people.Learn(a, said)
	where.Learn(a, said, parts)
	e.topics.Learn(a, said, parts)
	kind.Learn(a, said, parts, func() bool { return when.HasHistory(a) })
	a.Blocks = blocks
	fact.Locate(a, said, a.Evidence, parts)
	return phrases.Terms(a, parts)
}

// isCredits tells a title that holds credits: the first line of a text that
// has no title.
func isCredits(title string) bool {
	return imprint.IsWire(title) || imprint.SourceLine.Is(title) || imprint.StampOf(title).Day != "" || imprint.IsDayLine(title) || people.Tells(title)
}

// TermsOf gives the terms that Fill gave, of an article that was filled before.
func TermsOf(a *article.Article) []phrases.Term { return phrases.Terms(a, fact.Parts(a)) }
