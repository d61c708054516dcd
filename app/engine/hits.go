package engine

import (
	"context"
	"math"

	"github.com/blevesearch/bleve/v2/search"

	"fangzhi/data/citation"
)

// The hits of a search: what was found is read, ordered and shown.

// allHits gives the hits asked for, behind skip others.
func (q *query) allHits(ctx context.Context, matches search.DocumentMatchCollection, skip int) ([]Hit, error) {
	hits := make([]Hit, 0, min(len(matches), q.req.Limit))
	for round := 4; ; round++ {
		together := min(len(matches), hitsTogether)
		some, err := q.hits(inRound(ctx, round), matches[:together], skip, q.req.Limit-len(hits))
		if err != nil {
			return nil, err
		}
		hits, matches, skip = append(hits, some...), matches[together:], 0
		if len(matches) == 0 {
			return hits, nil
		}
	}
}

// hits reads the articles found, orders them, and makes snippets of those
// asked for, behind skip others.
func (q *query) hits(ctx context.Context, matches search.DocumentMatchCollection, skip, limit int) ([]Hit, error) {
	leaves := q.root.Leaves()
	excerpts := q.at(ctx, numbersOf(matches), false)
	if q.ranks() {
		q.rank(ctx, matches, excerpts)
	}
	end := min(len(matches), skip+limit)
	skip = min(skip, end)
	hits := make([]Hit, end-skip)
	for i := range hits {
		e := excerpts[skip+i]
		if err := e.err; err != nil {
			hits[i] = Hit{Problem: err.Error(), Places: [][]string{}, Copies: []string{}, Parts: []Part{}, TitleParts: []Part{}}
		} else if q.rest(ctx) == nil {
			hits[i] = newHit(e.Article, leaves)
			if q.req.Cite {
				work := citation.Of(e.Article)
				hits[i].Cited = &work
			}
		}
		if score := matches[skip+i].Score; !math.IsNaN(score) { // bleve's for filters alone, which score nothing
			hits[i].Score = score
		}
	}
	return hits, ctx.Err()
}
