package extract

import (
	"fangzhi/build/internal/extract/reportage"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// readsAsReport tells news that bears no sign of it by its words, when they are
// sure enough. The opening that it was read from is the evidence.
func (g *genres) readsAsReport(parts []part) bool {
	var paragraphs []token.Folded
	var of []part
	for _, p := range parts[1:] {
		if !p.table {
			paragraphs, of = append(paragraphs, p.folded), append(of, p)
		}
	}
	weight, at, span := reportage.Weigh(parts[0].folded, paragraphs)
	sure := reportage.Sure
	if runes.HasAny(parts[0].text, "！!？?") { // an opinion's title as often as a report's
		sure *= 2
	}
	if weight < sure || span.End == 0 {
		return false
	}
	from, to := of[at].folded.Bytes(span)
	return g.is(article.News, of[at].text[from:to], article.Inferred)
}
