package engine

import (
	"context"
	"math"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/search"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// BM25 finds the best hits; what their texts tell beside it orders them. The
// hits of a page are read anyway, so this costs no byte: it is done within
// every rankedTogether hits, and every page of results is the same whichever
// pages are asked for.
const rankedTogether = 10

// What a hit gains, as a share of its score, when all that is looked for
// stands in its title, its headings, its lead, and close together.
var gain = struct{ title, heading, lead, close float64 }{titleGain, headingGain, leadGain, closeGain}

const (
	titleGain   = 0.5
	headingGain = 0.1
	leadGain    = 0.05 // parts what is else alike: a lead may name much that the text is not about
	closeGain   = 0.4

	earlyRunes = 30 // how far from the body's beginning a hit loses half of what it gains by the lead
	closeRunes = 20 // how far apart words lose half of what they gain by being close
)

// ranks tells whether hits are ordered by their texts.
func (q *query) ranks() bool { return q.req.Sort == Relevance && len(q.root.Leaves()) > 0 }

// window is what must be looked at to order the hits asked for.
func (q *query) window() (offset, limit int) {
	if !q.ranks() {
		return q.req.Offset, q.req.Limit
	}
	offset = q.req.Offset / rankedTogether * rankedTogether
	end := (q.req.Offset + q.req.Limit + rankedTogether - 1) / rankedTogether * rankedTogether
	return offset, end - offset
}

// rank orders hits within every rankedTogether.
func (q *query) rank(ctx context.Context, matches search.DocumentMatchCollection, excerpts []*excerpt) {
	leaves := q.root.Leaves()
	worth := make([]float64, len(matches))
	for i, match := range matches {
		worth[i] = match.Score
		if e := excerpts[i]; e.err == nil && q.rest(ctx) == nil {
			worth[i] *= 1 + worthOf(e, leaves)
			if q.script.Term != "" && string(e.Script) == q.script.Term {
				worth[i] += math.MaxFloat32 // the query's own script first
			}
		}
	}
	for from := 0; from < len(matches); from += rankedTogether {
		to := min(from+rankedTogether, len(matches))
		sort.Stable(&byWorth{worth[from:to], matches[from:to], excerpts[from:to]})
	}
}

type byWorth struct {
	worth    []float64
	matches  search.DocumentMatchCollection
	excerpts []*excerpt
}

func (b *byWorth) Len() int           { return len(b.worth) }
func (b *byWorth) Less(i, k int) bool { return b.worth[i] > b.worth[k] }
func (b *byWorth) Swap(i, k int) {
	b.worth[i], b.worth[k] = b.worth[k], b.worth[i]
	b.matches[i], b.matches[k] = b.matches[k], b.matches[i]
	b.excerpts[i], b.excerpts[k] = b.excerpts[k], b.excerpts[i]
}

// worthOf is what an article gains by where its hits stand.
func worthOf(e *excerpt, leaves []*language.Leaf) float64 {
	a := e.Article
	title, heading, lead := inTitle(a.Title, leaves), make([]float64, len(leaves)), make([]float64, len(leaves))
	before := make([]int, len(a.Blocks)) // runes of the body before each block
	for i := 1; i < len(a.Blocks); i++ {
		before[i] = before[i-1] + utf8.RuneCountInString(a.Blocks[i-1].Text)
	}
	places := occurrences(a, leaves)
	for _, p := range places {
		if p.Block == article.InTitle {
			title[p.Part] = 1
			continue
		}
		if a.Blocks[p.Block].Kind == article.Heading {
			heading[p.Part] = 1
		}
		at := before[p.Block] + utf8.RuneCountInString(a.Blocks[p.Block].Text[:p.ByteOffset])
		lead[p.Part] = max(lead[p.Part], leadAt(at))
	}
	for i := range leaves {
		if at := e.firstSpot(i); at >= 0 {
			lead[i] = leadAt(at)
		}
	}
	return gain.title*mean(title) + gain.heading*mean(heading) + gain.lead*mean(lead) + gain.close*closeness(a, places, len(leaves))
}

// leadAt is what a hit so many runes from the body's beginning gains by that.
func leadAt(runes int) float64 { return 1 / (1 + float64(runes)/earlyRunes) }

// inTitle is how much of each run's terms a title has: 历史遗产 has one of
// the three of 文化遗产.
func inTitle(text string, leaves []*language.Leaf) []float64 {
	title, shares := token.FoldString(text), make([]float64, len(leaves))
	for i, l := range leaves {
		if len(l.Tokens) < 2 {
			continue
		}
		for _, t := range l.Tokens {
			if strings.Contains(title, t.Term) {
				shares[i] += 1 / float64(len(l.Tokens))
			}
		}
	}
	return shares
}

func mean(of []float64) float64 {
	sum := 0.0
	for _, x := range of {
		sum += x
	}
	return sum / float64(len(of))
}

// closeness is 1 when all parts stand side by side in one block, less the
// farther they are apart, and 0 when no block has them all, or there is one
// part alone.
func closeness(a *article.Article, places []Occurrence, parts int) float64 {
	if parts < 2 {
		return 0
	}
	last := make([]*Occurrence, parts)
	nearest := -1
	for i := range places {
		p := &places[i]
		last[p.Part] = p
		first, covered, runes := p.ByteOffset, 0, 0
		for _, other := range last {
			if other == nil || other.Block != p.Block {
				first = -1
				break
			}
			first = min(first, other.ByteOffset)
			covered += other.Bytes
		}
		if first < 0 {
			continue
		}
		if gap := p.ByteOffset + p.Bytes - first - covered; gap > 0 {
			runes = gap / 3 // a Han character has three bytes
		}
		if nearest < 0 || runes < nearest {
			nearest = runes
		}
	}
	if nearest < 0 {
		return 0
	}
	return 1 / (1 + float64(nearest)/closeRunes)
}
