// Package fact is what the rooms of extract share: what a document states of
// itself, an article folded once for all of them, and how a fact is noted with
// its evidence and the place where that stands. It learns nothing itself.
package fact

import (
	"strings"

	"fangzhi/data/article"
)

// KindDate is what evidence of a date is called; the other kinds are facet kinds.
const KindDate = "date"

// KindCarrier is the kind of evidence that tells who carried an article that
// another published first.
const KindCarrier = "carrier"

// Note adds evidence.
func Note(a *article.Article, kind, value, text string, certainty article.Certainty) {
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

// BetweenKeywords parts the keywords in the evidence of a topic.
const BetweenKeywords = "、"
