package kind

import (
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/reportage"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// What a sign by which a first paragraph tells of what happened adds to the
// words of a report, and the day and the source that its page tells beside one; what a sort of
// signs by which features tell takes from them; what words have to weigh with a
// sign; and how much more if the title asks or exclaims, as an opinion's does as
// often as a report's.
const (
	signAdds     = 5
	datedAdds    = 3
	featureTakes = 5
	sureWithSign = 20
	markedMore   = 10
)

// readsAsReport tells news that bears no sure sign of it by its words, when they
// are sure enough, by themselves or beside a sign. The opening that it was read
// from is the evidence.
func (g *genres) readsAsReport() bool {
	var paragraphs []token.Folded
	var of []fact.Part
	for _, p := range g.parts[1+min(g.prose(), len(g.parts)-1):] {
		if !p.Table {
			paragraphs, of = append(paragraphs, p.Folded), append(of, p)
		}
	}
	weight, at, span := reportage.Weigh(g.parts[0].Folded, paragraphs)
	marked, sure := runes.HasAny(g.parts[0].Text, "！!？?"), reportage.Sure
	if signs := g.tellsOfEvent(); signs > 0 {
		if weight, sure = weight+signs*signAdds, sureWithSign; g.isDated() {
			weight += datedAdds
		}
		if g.a.Source != "" {
			weight += datedAdds
		}
		if marked {
			sure += markedMore
		}
	} else if marked {
		sure *= 2
	}
	if span.End == 0 || weight < sure {
		return false
	}
	if n, _ := g.tellings(); weight-(n-2)*featureTakes < sure && n > 2 {
		return false
	}
	from, to := of[at].Folded.Bytes(span)
	return g.is(article.News, of[at].Text[from:to], article.Inferred)
}

// tellsOfEvent counts the signs by which the first paragraph tells of what
// happened just now: the day, the event, how a reporter knows.
func (g *genres) tellsOfEvent() (signs int) {
	lead, further := g.lead(), g.further()
	lead = stampAhead.ReplaceAllString(quoteAhead.ReplaceAllString(lead, ""), "")
	for _, sign := range []bool{
		justNow.MatchString(lead) || figuredDay.MatchString(further) || g.recentDay(lead) != nil,
		happens.MatchString(lead), finds.MatchString(further),
	} {
		if sign {
			signs++
		}
	}
	return min(signs, 2)
}
