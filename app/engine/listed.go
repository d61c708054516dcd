package engine

import (
	"math"

	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/app/engine/internal/blevereader"
)

// listed is a searcher over documents known to match, which all score the
// same: as a term that so many documents had.
type listed struct {
	documents []uint64 // what is left
	count     int
	boost     float64
	idf       float64
	score     float64
}

func newListed(reader *blevereader.Reader, documents []uint64, boost float64) *listed {
	all, _ := reader.DocCount() // an archive in memory always knows
	n, df := float64(all), float64(len(documents))
	idf := math.Log(1 + (n-df+0.5)/(df+0.5)) // as bleve's BM25
	return &listed{documents: documents, count: len(documents), boost: boost, idf: idf, score: boost * idf}
}

// Next gives the next document.
func (l *listed) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if len(l.documents) == 0 {
		return nil, nil
	}
	match := ctx.DocumentMatchPool.Get()
	match.IndexInternalID = append(match.IndexInternalID[:0], blevereader.ID(l.documents[0])...)
	match.Score = l.score
	l.documents = l.documents[1:]
	return match, nil
}

// Advance gives the first document at or after id.
func (l *listed) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	for least := blevereader.Document(id); len(l.documents) > 0 && l.documents[0] < least; {
		l.documents = l.documents[1:]
	}
	return l.Next(ctx)
}

// Weight is the square of what a match weighs, as bleve sums it.
func (l *listed) Weight() float64 { return l.boost * l.boost * l.idf * l.idf }

// SetQueryNorm makes weights comparable between queries.
func (l *listed) SetQueryNorm(norm float64) { l.score = l.idf * l.boost * l.idf * norm }

// Count is how many documents there are.
func (l *listed) Count() uint64 { return uint64(l.count) }

// Min is 0: nothing else must match.
func (l *listed) Min() int { return 0 }

// Size is not accounted.
func (l *listed) Size() int { return 0 }

// DocumentMatchPoolSize is how many matches are held at once.
func (l *listed) DocumentMatchPoolSize() int { return 1 }

// Close does nothing.
func (l *listed) Close() error { return nil }
