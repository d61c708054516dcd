// Package facet is the closed list of kinds a reader filters by, and how an
// article's values of each kind are named.
package facet

import (
	"strings"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Kind is a kind of facet, as it stands in filters, addresses and JSON.
type Kind string

// The kinds.
const (
	Source Kind = "source"
	Place  Kind = "place"
	Topic  Kind = "topic"
	Person Kind = "person"
	Phrase Kind = "phrase"
	Script Kind = "script"
	Year   Kind = "year"
)

// Work is no kind that readers filter by: its values tell which articles are
// reposts and near-copies of each other (WorkValues).
const Work Kind = "work"

// WorkValues are the values of kind Work of an article that is, or is a copy
// of, the work's leader: the cleanest of them, by whose id the work goes.
func WorkValues(leader string, isLeader bool) []string {
	if isLeader {
		return []string{leader, leader + PlaceSeparator + "1"} // under the work's own value
	}
	return []string{leader}
}

// Kinds lists every kind in the order a reader meets them.
var Kinds = []Kind{Source, Place, Topic, Person, Phrase, Script, Year}

// PlaceSeparator joins the levels of a place into one value, so that
// "江苏省/常州市" is a value of its own and a prefix of the places below it.
const PlaceSeparator = "/"

// Key is what a value is found by: of names, 江蘇省 and 江苏省 are one.
func Key(kind Kind, value string) string {
	switch kind {
	case Script, Year, Work:
		return value
	}
	if key := token.FoldString(value); key != "" {
		return key
	}
	return value
}

// Parse reads a kind's name; ok is false for a name that is no kind.
func Parse(name string) (kind Kind, ok bool) {
	for _, k := range Kinds {
		if string(k) == name {
			return k, true
		}
	}
	return "", false
}

// Values lists an article's values of a kind, without repeats, in the
// article's order. A place counts at every level above it too.
func Values(a *article.Article, kind Kind) []string {
	var values []string
	add := func(value string) {
		if value == "" {
			return
		}
		for _, v := range values {
			if v == value {
				return
			}
		}
		values = append(values, value)
	}
	switch kind {
	case Source:
		add(a.Source)
	case Place:
		for _, levels := range a.Places {
			for i := range levels {
				add(strings.Join(levels[:i+1], PlaceSeparator))
			}
		}
	case Topic:
		for _, v := range a.Topics {
			add(v)
		}
	case Person:
		for _, p := range a.People {
			add(p.Name)
		}
	case Phrase:
		for _, v := range a.Phrases {
			add(v)
		}
	case Script:
		add(string(a.Script))
	case Year:
		if day := a.Day(); day != "" {
			add(day[:4])
		}
	}
	return values
}
