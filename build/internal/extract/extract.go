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
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// KindDate is what evidence of a date is called; the other kinds are facet kinds.
const KindDate = "date"

// Options is what the archive's publisher decides.
type Options struct {
	TimeZone *time.Location // of times that name none; dates are told in it
	Topics   []Topic
}

// Topic is a topic and the words that show an article is about it.
type Topic struct {
	Name     string
	Keywords []string
}

// Statements are what a document says of itself apart from its text.
type Statements struct {
	Date   []string
	Source []string
	Site   []string // the website it was saved from
	Author []string
	Editor []string
	Topics []string
	Genre  []string
	Rights []string
	Above  []string // lines that stood above the text and are no part of it
	Aside  []string // lines around the text that are no part of it, those above among them
	Page   string   // the title and introduction of the newspaper page it stands on

	Chapter bool // it is one of a book, and no news
}

// Extractor learns facts from articles. It may be used from several
// goroutines at once.
type Extractor struct {
	zone   *time.Location
	topics []topic
}

// New prepares an extractor.
func New(opt Options) *Extractor {
	e := &Extractor{zone: opt.TimeZone, topics: foldTopics(opt.Topics)}
	if e.zone == nil {
		e.zone = time.UTC
	}
	return e
}

// Fill sets the facts of an article whose title, blocks and origin are known.
// It returns the terms that can be phrases, for Phrases to tell which are.
func (e *Extractor) Fill(a *article.Article, said Statements) []Term {
	a.Script = token.ScriptOf(a.Title + "\n" + a.Text())
	if isCredits(a.Title) {
		said.Above = append(slices.Clone(said.Above), a.Title)
		said.Aside = append(slices.Clone(said.Aside), a.Title)
	}
	parts := parts(a)
	e.date(a, said)
	source(a, said)
	carrier(a, said)
	people(a, said)
	places(a, said, parts)
	e.about(a, said, parts)
	rights(a, said)
	e.genre(a, said, parts)
	locate(a, said, a.Evidence, parts)
	return terms(a, parts)
}

// isCredits tells a title that holds credits: the first line of a text that
// has no title.
func isCredits(title string) bool {
	return isWire(title) || sourceLine.is(title) || stampOf(title).day != "" || isDayLine(title) || byline.is(plain(title)) || roleBracket.MatchString(title) || isCreditLine(plain(title))
}

// isDayLine tells a line that holds a day and hardly more.
func isDayLine(line string) bool {
	const more = 6 // characters
	if dayLabel.MatchString(line) {
		return true
	}
	day := dateline.FindString(line)
	return day != "" && utf8.RuneCountInString(line)-utf8.RuneCountInString(day) <= more && creditDate(line) != ""
}

// dayLabel opens a line with its day, by a label.
var dayLabel = expression.Compile(`^[\s　]*(?:[Dd]ate|` + dateLabels + `)[\s　]*[:：]?[\s　]*` + calendar.Plain)

// TermsOf gives the terms that Fill gave, of an article that was filled before.
func TermsOf(a *article.Article) []Term { return terms(a, parts(a)) }

// note adds evidence.
func note(a *article.Article, kind, value, text string, certainty article.Certainty) {
	a.Evidence = append(a.Evidence, article.Evidence{Kind: kind, Value: value, Text: clip(strings.TrimSpace(text)), Certainty: certainty})
}

// clip keeps evidence to the words that matter.
func clip(text string) string {
	const most = 80
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
