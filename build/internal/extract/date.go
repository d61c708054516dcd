package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/extract/calendar"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// date looks where a date is most surely the article's: what the document
// states, a law's history, its credits near the head, a date alone at its end,
// the head of the newspaper page that it stands on, its address, its file's name;
// else what of a date it has.
func (e *Extractor) date(a *article.Article, said Statements) {
	for _, place := range []struct {
		look      func() (value, words string)
		certainty article.Certainty
	}{
		{func() (string, string) { return e.statedTime(a, said) }, article.Stated},
		{func() (string, string) { return e.enacted(a) }, article.Stated},
		{func() (string, string) { return e.creditedDay(a, said) }, article.Stated},
		{func() (string, string) { return e.republicYear(a, said) }, article.Stated},
		{func() (string, string) { return e.signedDay(a) }, article.Stated},
		{func() (string, string) { return e.issueDay(a, said) }, article.Stated},
		{func() (string, string) { return e.attributedDay(a, said) }, article.Stated},
		{func() (string, string) { return e.dayAround(said) }, article.Stated},
		{func() (string, string) { return e.listedDay(a) }, article.Inferred},
		{func() (string, string) { return e.dayOfPage(said) }, article.Inferred},
		{func() (string, string) { return e.dayInAddress(a) }, article.Inferred},
	} {
		if value, words := place.look(); value != "" {
			e.setDate(a, value, words, place.certainty)
			return
		}
	}
	e.partial(a, said)
}

// parse reads a date in the archive's zone.
func (e *Extractor) parse(words string) (value string, ok bool) {
	return calendar.Parse(words, e.zone)
}

// statedTime is the day that a document states, with the time that its credits
// give to that day.
func (e *Extractor) statedTime(a *article.Article, said Statements) (value, words string) {
	if value, words = e.statedDay(said.Date); value == "" {
		return "", ""
	}
	return e.withTime(a, said, value, words)
}

// statedDay is the first of some statements that can be a date.
func (e *Extractor) statedDay(stated []string) (value, words string) {
	for _, words := range stated {
		if value, ok := e.parse(words); ok {
			return value, words
		}
	}
	return "", ""
}

// creditedDay is the day of a line of credits near the head.
func (e *Extractor) creditedDay(a *article.Article, said Statements) (value, words string) {
	lines := headLines(a, said)
	for i, text := range lines {
		if words := creditDate(text); words != "" {
			if isVisit := visitDay.MatchString(text); isVisit || ofDocument.MatchString(text) { // its page may tell its own day
				for _, other := range lines[i+1:] {
					later := pageTime.FindString(other)
					if timed := creditDate(other); later == "" && isVisit && strings.Contains(timed, ":") {
						later = timed
					}
					if later != "" && runes.AtMost(other, maxDateline) {
						words = later
						break
					}
				}
			}
			if value, ok := e.parse(trimLabel(words)); ok {
				return e.withTime(a, said, value, words)
			}
		}
	}
	return "", ""
}

// issueDay is the day of the issue that the text's end names: 《人民日报》（2021年06月14日 05版）.
func (e *Extractor) issueDay(a *article.Article, said Statements) (value, words string) {
	if _, words = issueOf(a, said); words != "" {
		if value, ok := e.parse(anyDate.FindString(words)); ok {
			return value, words
		}
	}
	return "", ""
}

// dayAround is the day of a line around the text, by its label or credits, or
// alone above its source.
func (e *Extractor) dayAround(said Statements) (value, words string) {
	for i, text := range said.Aside {
		words := asideDate(text)
		if words == "" && i+1 < len(said.Aside) && sourceLine.is(said.Aside[i+1]) {
			words = stampAlone(text)
		}
		if words != "" {
			if value, ok := e.parse(trimLabel(words)); ok {
				return value, text
			}
		}
	}
	return "", ""
}

// listedDay is the day with which the page's own list of articles has this one.
func (e *Extractor) listedDay(a *article.Article) (value, words string) {
	for _, link := range a.Links {
		if link.Date != "" && sameTitle(link.Title, a.Title) {
			if value, ok := e.parse(link.Date); ok {
				return value, link.Title + link.Date
			}
		}
	}
	return "", ""
}

// bareLine is a line without brackets around it, as a day alone is read of it.
func bareLine(b article.Block) string {
	return calendar.HalfWide(strings.Trim(b.Text, "（）() 　"))
}

// signedDay is the day alone in the last line; else in the one line that holds
// a day alone, behind which lists and enclosures stand.
func (e *Extractor) signedDay(a *article.Article) (value, words string) {
	n := len(a.Blocks)
	if n < 2 {
		return "", ""
	}
	last := bareLine(a.Blocks[n-1])
	if signature.MatchString(last) {
		value, _ = e.parse(last)
		return value, last
	}
	for _, b := range a.Blocks[max(0, n-maxTail):] {
		if m := agencyDay.in(lastRunes(b.Text, longestOpening)); m != nil {
			value, _ = e.parse("民國" + m[1] + "年" + m[2] + "月" + m[3] + "日")
			return value, m[0]
		}
	}
	if m := signedLine.FindStringSubmatch(last); m != nil {
		value, _ = e.parse(m[1])
		return value, last
	}
	for _, b := range a.Blocks[1 : n-1] {
		line := bareLine(b)
		if len(line) > utf8.UTFMax*longestDay || !signature.MatchString(line) {
			continue
		}
		if words != "" {
			return "", ""
		}
		if value, _ = e.parse(line); value != "" {
			words = line
		}
	}
	return value, words
}

// agencyDay is the day as the Central News Agency notes it behind its editor: （編輯：林小滿）1131020.
var agencyDay = newForm(`[（(](?:編輯|编辑|譯者|译者|核稿)[^（()）]{2,24}[）)][\s　]?(1[0-4]\d)(0[1-9]|1[0-2])([0-3]\d)[\s　]*$`, "編輯", "编辑", "譯者", "译者", "核稿")

// longestDay is the most characters that a day is written with.
const longestDay = 24

func sameTitle(a, b string) bool {
	return a != "" && strings.Join(strings.Fields(a), "") == strings.Join(strings.Fields(b), "")
}

func (e *Extractor) setDate(a *article.Article, value, words string, certainty article.Certainty) {
	a.Date = &value
	note(a, KindDate, value, words, certainty)
}

// withTime is the same day with its time, where another line of credits has
// that: a letter is dated at its end, and its page tells the minute.
func (e *Extractor) withTime(a *article.Article, said Statements, day, words string) (value, told string) {
	for _, text := range headLines(a, said) {
		if timed := creditDate(text); len(day) == len("2006-01-02") && timed != "" {
			if value, ok := e.parse(trimLabel(timed)); ok && strings.HasPrefix(value, day+"T") {
				return value, timed
			}
		}
	}
	return day, words
}

// headLines are the lines in which a page's credits stand: the first of the
// text, then those above it, the nearest first.
func headLines(a *article.Article, said Statements) []string {
	var lines []string
	for _, b := range headBlocks(a) {
		lines = append(lines, b.Text)
	}
	for i := len(said.Above) - 1; i >= 0; i-- {
		lines = append(lines, said.Above[i])
	}
	return lines
}

// headBlocks are the first blocks of a text, and those below its title where a
// page has that again behind lines of its own.
func headBlocks(a *article.Article) []article.Block {
	const most, below, reach, least = 6, 3, 60, 8 // blocks, blocks, blocks, characters
	first := a.Blocks[:min(len(a.Blocks), most)]
	title := strings.Join(strings.Fields(a.Title), "")
	if utf8.RuneCountInString(title) < least {
		return first
	}
	for i := 2; i < min(len(a.Blocks), reach); i++ {
		if text := a.Blocks[i].Text; len(text) > len(title)/2 && len(text) < 2*len(title) && strings.HasPrefix(title, strings.Join(strings.Fields(text), "")) {
			return slices.Concat(first, a.Blocks[min(len(a.Blocks), max(most, i+1)):min(len(a.Blocks), max(most, i+1+below))])
		}
	}
	return first
}
