// Package engine answers queries over an archive's segments: bleve searches,
// scores, counts and highlights, over our own index files. It knows neither
// the browser nor go-app, so the same code runs in a Web Worker and natively.
package engine

import (
	"context"
	"errors"

	"fangzhi/data/ranges"
)

// ErrNoArticle is returned for an id that no segment holds.
var ErrNoArticle = errors.New("no article has this id")

// Archive is an opened archive. It may be used from one goroutine at a time.
type Archive struct{}

// Open reads the catalog and the head of every segment. A segment that cannot
// be read is left out and named in Info().Problems; Open fails only when the
// catalog itself cannot be used.
func Open(ctx context.Context, src ranges.Source) (*Archive, error) {
	return nil, errors.New("engine: being written")
}

// Info tells what was opened.
func (a *Archive) Info() *Info { return nil }

// Search answers a request. A wrong query is a *QueryError.
func (a *Archive) Search(ctx context.Context, req Request) (*Result, error) { return nil, nil }

// Article reads an article and marks the hits of query in it; query may be "".
func (a *Archive) Article(ctx context.Context, id, query string) (*View, error) { return nil, nil }

// Raw is the text as found in the file the article came from.
func (a *Archive) Raw(ctx context.Context, id string) (string, error) { return "", nil }

// QueryError is a query that cannot be read.
type QueryError struct {
	Query      string `json:"query"`
	RuneOffset int    `json:"offset"`     // where in the query
	Problem    string `json:"problem"`    // a key of the message catalogue, such as "query.unclosed-quote"
	Suggestion string `json:"suggestion"` // a query that would work, or ""
}

// Error tells the problem for a developer; readers get it from the catalogue of messages.
func (e *QueryError) Error() string { return "query: " + e.Problem + ": " + e.Query }
