package engine

import (
	"fangzhi/data/article"
	"fangzhi/data/catalog"
	"fangzhi/data/citation"
)

// Request is one search. The zero Request lists the newest articles.
type Request struct {
	Query   string   `json:"query"`
	Filters []Filter `json:"filters,omitempty"` // values of one kind are alternatives, kinds all hold
	From    string   `json:"from,omitempty"`    // first and last day of a range, as 2006, 2006-01 or 2006-01-02
	To      string   `json:"to,omitempty"`
	Sort    Sort     `json:"sort,omitempty"`
	Offset  int      `json:"offset,omitempty"`
	Limit   int      `json:"limit,omitempty"`  // 0 means DefaultLimit
	Counts  bool     `json:"counts,omitempty"` // whether Facets and Months are wanted
	All     string   `json:"all,omitempty"`    // a kind of which Facets is to hold up to 10,000 values, rather than the 100 counted most
	Cite    bool     `json:"cite,omitempty"`   // whether hits say how they are cited
	Works   bool     `json:"works,omitempty"`  // whether of reposts and near-copies only the cleanest is a hit
}

// DefaultLimit is how many hits a search gives when it does not say.
const DefaultLimit = 10

// Filter keeps the articles that have a facet value.
type Filter struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

// Sort is the order of hits.
type Sort string

// The orders. The zero Sort is Relevance, or Newest for an empty query.
const (
	Relevance Sort = "relevance"
	Newest    Sort = "newest"
	Oldest    Sort = "oldest"
)

// Result is what a search found. `fangzhi search --json`, the page API and
// the app all get this object.
type Result struct {
	Query      string             `json:"query"`
	Total      int                `json:"total"`
	Copies     int                `json:"copies"` // articles left out of Total because a hit is the same work
	TookMS     float64            `json:"took_ms"`
	BytesRead  int64              `json:"bytes_read"` // taken from the source for the hits
	Reads      int                `json:"reads"`
	Rounds     int                `json:"rounds"`      // reads in sequence
	CountBytes int64              `json:"count_bytes"` // taken beside that, for Facets
	CountReads int                `json:"count_reads"`
	Hits       []Hit              `json:"hits"`
	Facets     map[string][]Count `json:"facets"`
	Months     []Month            `json:"months"`             // newest first; only months with hits
	Undated    int                `json:"undated"`            // hits whose date is unknown
	Nearest    []Nearest          `json:"nearest,omitempty"`  // when nothing is found: queries near this one that find something
	Problems   []string           `json:"problems,omitempty"` // segments that could not be read, in words: what was found is not all there is
}

// Hit is one article found.
type Hit struct {
	ID         string         `json:"id"`
	Title      string         `json:"title"`
	TitleParts []Part         `json:"title_parts"`
	Date       *string        `json:"date"`
	Source     string         `json:"source"`
	Places     [][]string     `json:"places"`
	Score      float64        `json:"score"`
	Snippet    string         `json:"snippet"`
	Parts      []Part         `json:"snippet_parts"`
	At         *Mark          `json:"at,omitempty"` // where in the article the snippet's first hit stands
	Script     article.Script `json:"script"`
	Copies     []string       `json:"copies"`            // ids of its reposts and near-copies
	Cited      *citation.Work `json:"cited,omitempty"`   // when Request.Cite
	Problem    string         `json:"problem,omitempty"` // why the article could not be read
}

// Part is a run of text that is or is not a hit.
type Part struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit,omitempty"`
}

// Count is how many hits have a facet value.
type Count struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Month is how many hits fall in a month, "2006-01".
type Month struct {
	Month string `json:"month"`
	Count int    `json:"count"`
}

// View is an article with the hits of a query in it.
type View struct {
	Article *article.Article `json:"article"`
	Marks   []Mark           `json:"marks"`   // in reading order
	HasRaw  bool             `json:"has_raw"` // whether Raw gives a text that differs from the blocks
}

// Mark is a hit in an article, in bytes of the block's text.
type Mark struct {
	Block      int `json:"block"` // -1 is the title
	ByteOffset int `json:"offset"`
	Bytes      int `json:"bytes"`
}

// Info is what a reader is told on opening an archive.
type Info struct {
	Catalog   *catalog.Catalog `json:"catalog"`
	OpenBytes int64            `json:"open_bytes"` // taken from the source to open: catalog and heads
	OpenReads int              `json:"open_reads"`
	Problems  []string         `json:"problems,omitempty"`
}
