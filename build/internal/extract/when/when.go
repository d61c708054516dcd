// Package when learns the day, the time, or at least the month of an article: from
// what the document states, from the lines of its imprint, a law's history, the
// head of its newspaper page, its address. A day that the text tells of is another
// matter, as is one that a list has; an impossible day is none.
package when

import (
	"strings"
	"time"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Learn looks where a date is most surely the article's: what the document
// states, a law's history, its credits near the head, a date alone at its end,
// the head of the newspaper page that it stands on, its address, its file's name;
// else what of a date it has.
func Learn(a *article.Article, said fact.Statements, zone *time.Location) {
	d := days{a, said, zone}

	for _, place := range []struct {
		look      func() (value, words string)
		certainty article.Certainty
	}{
		{d.statedTime, article.Stated},
		{d.enacted, article.Stated},
		{d.creditedDay, article.Stated},
		{d.republicYear, article.Stated},
		{d.oddMinute, article.Inferred},
		{d.signedDay, article.Stated},
		{d.issueDay, article.Stated},
		{d.attributedDay, article.Stated},
		{d.dayAround, article.Stated},
		{d.listedDay, article.Inferred},
		{d.dayOfPage, article.Inferred},
		{d.dayInAddress, article.Inferred},
	} {
		if value, words := place.look(); value != "" {
			d.setDate(value, words, place.certainty)
			return
		}
	}
	d.partial()
}

// days looks for the date of one article.
type days struct {
	a    *article.Article
	said fact.Statements
	zone *time.Location // of the archive, for times that name none
}

// parse reads a date in the archive's zone.
func (d days) parse(words string) (value string, ok bool) {
	return calendar.Parse(words, d.zone)
}

// statedTime is the day that a document states, with the time that its credits
// give to that day.
func (d days) statedTime() (value, words string) {
	if value, words = d.statedDay(d.said.Date); value == "" {
		return "", ""
	}
	return d.withTime(value, words)
}

// statedDay is the first of some statements that can be a date.
func (d days) statedDay(stated []string) (value, words string) {
	for _, words := range stated {
		if value, ok := d.parse(words); ok {
			return value, words
		}
	}
	return "", ""
}

// creditedDay is the day of a line of credits near the head.
func (d days) creditedDay() (value, words string) {
	lines := imprint.HeadLines(d.a, d.said)
	for i, text := range lines {
		if words := imprint.CreditDate(text); words != "" {
			if isVisit := imprint.VisitDay.MatchString(text); isVisit || imprint.OfDocument.MatchString(text) { // its page may tell its own day
				for _, other := range lines[i+1:] {
					later := imprint.PageTime.FindString(other)
					if timed := imprint.CreditDate(other); later == "" && isVisit && strings.Contains(timed, ":") {
						later = timed
					}
					if later != "" && runes.AtMost(other, imprint.MaxDateline) {
						words = later
						break
					}
				}
			}
			if value, ok := d.parse(imprint.TrimLabel(words)); ok {
				return d.withTime(value, words)
			}
		}
	}
	return "", ""
}

// issueDay is the day of the issue that the text's end names: 《人民日报》（2021年06月14日 05版）.
func (d days) issueDay() (value, words string) {
	if _, words = imprint.IssueOf(d.a, d.said); words != "" {
		if value, ok := d.parse(imprint.AnyDate.FindString(words)); ok {
			return value, words
		}
	}
	return "", ""
}

// attributedDay is the day with which a text says where it was first: （本文首发于2017年11月2日《河西周末》）.
func (d days) attributedDay() (value, words string) {
	for _, line := range imprint.Attributions(d.a, d.said) {
		for _, f := range imprint.Attributed[:2] {
			if m := f.In(line); m != nil {
				if value, ok := d.parse(imprint.AnyDate.FindString(m[0])); ok {
					return value, m[0]
				}
			}
		}
	}
	return "", ""
}

// dayAround is the day of a line around the text, by its label or credits, or
// alone above its source.
func (d days) dayAround() (value, words string) {
	for i, text := range d.said.Aside {
		words := imprint.AsideDate(text)
		if words == "" && i+1 < len(d.said.Aside) && imprint.SourceLine.Is(d.said.Aside[i+1]) {
			words = imprint.StampAlone(text)
		}
		if words != "" {
			if value, ok := d.parse(imprint.TrimLabel(words)); ok {
				return value, text
			}
		}
	}
	return "", ""
}

// listedDay is the day with which the page's own list of articles has this one.
func (d days) listedDay() (value, words string) {
	for _, link := range d.a.Links {
		if link.Date != "" && sameTitle(link.Title, d.a.Title) {
			if value, ok := d.parse(link.Date); ok {
				return value, link.Title + link.Date
			}
		}
	}
	return "", ""
}

// signedDay is the day alone in the last line; else in the one line that holds
// a day alone, behind which lists and enclosures stand.
func (d days) signedDay() (value, words string) {
	n := len(d.a.Blocks)
	if n < 2 {
		return "", ""
	}
	last := imprint.BareLine(d.a.Blocks[n-1])
	if imprint.Signature.MatchString(last) {
		value, _ = d.parse(last)
		return value, last
	}
	for _, b := range d.a.Blocks[max(0, n-imprint.MaxTail):] {
		if m := agencyDay.In(runes.Last(b.Text, imprint.LongestOpening)); m != nil {
			value, _ = d.parse("民國" + m[1] + "年" + m[2] + "月" + m[3] + "日")
			return value, m[0]
		}
	}
	if m := imprint.SignedLine.FindStringSubmatch(last); m != nil {
		value, _ = d.parse(m[2])
		return value, last
	}
	for _, b := range d.a.Blocks[1 : n-1] {
		line := imprint.BareLine(b)
		if len(line) > utf8.UTFMax*imprint.LongestDay || !imprint.Signature.MatchString(line) {
			continue
		}
		if words != "" {
			return "", ""
		}
		if value, _ = d.parse(line); value != "" {
			words = line
		}
	}
	return value, words
}

// agencyDay is the day as the Central News Agency notes it behind its editor: （編輯：林小滿）1131020.
var agencyDay = expression.NewForm(`[（(](?:編輯|编辑|譯者|译者|核稿)[^（()）]{2,24}[）)][\s　]?(1[0-4]\d)(0[1-9]|1[0-2])([0-3]\d)[\s　]*$`, "編輯", "编辑", "譯者", "译者", "核稿")

func sameTitle(a, b string) bool {
	return a != "" && strings.Join(strings.Fields(a), "") == strings.Join(strings.Fields(b), "")
}

func (d days) setDate(value, words string, certainty article.Certainty) {
	d.a.Date = &value
	fact.Note(d.a, fact.KindDate, value, words, certainty)
}

// withTime is the same day with its time, where another line of credits has
// that: a letter is dated at its end, and its page tells the minute.
func (d days) withTime(day, words string) (value, told string) {
	for _, text := range imprint.HeadLines(d.a, d.said) {
		if timed := imprint.CreditDate(text); len(day) == len("2006-01-02") && timed != "" {
			if value, ok := d.parse(imprint.TrimLabel(timed)); ok && strings.HasPrefix(value, day+"T") {
				return value, timed
			}
		}
	}
	return day, words
}
