// Package pipeline is the only place that knows the order of the work: scan,
// decode, read, repair, split, extract, then index and bundle.
//
// It goes in two passes. The first reads every file, several at once, and lays
// its articles in a temporary file; the second writes them to segments, newest
// first. What stays in memory is a few words an article, so memory is bounded
// as articles grow in size. The same input gives the same bytes, however many
// workers there are. One bad file never stops a build: it is in the report.
package pipeline

import (
	"fangzhi/build/internal/config"
	"fangzhi/build/internal/report"
	"fangzhi/data/catalog"
)

// Options is what a build is made of. Sources is all that is needed.
type Options struct {
	Sources               []string       // files and folders
	Config                *config.Config // nil: config.Load(Sources)
	TempDir               string         // where segments and the spool are made; "" is the system's
	Workers               int            // files read at once; 0 is the number of processors
	MaxArticlesPerSegment int            // 0 puts everything into one segment
	Progress              func(Progress) // called now and then, from one goroutine at a time; may be nil
}

// Stage is what a build is doing, in a word for the user.
type Stage string

// The stages a user sees.
const (
	Scanning Stage = "scan"  // Done counts files found; Total is not known
	Reading  Stage = "read"  // Done and Total are bytes of sources
	Indexing Stage = "index" // Done and Total are articles
)

// Progress is how far a build is.
type Progress struct {
	Stage       Stage
	Done, Total int64
	Files       int // files read so far, and articles found in them
	Articles    int
}

// Result is everything that goes into a site.
type Result struct {
	Report   *report.Report
	Archive  catalog.Archive
	Segments []Segment // newest articles first
	Articles int
	FirstDay string // earliest and latest day known, 2006-01-02
	LastDay  string
	Newest   []catalog.Newest
}

// Segment is a pair of files in Options.TempDir; whoever publishes them moves
// them away or removes them.
type Segment struct {
	Articles int
	Index    File
	Bundle   File
}

// File is one finished file of a segment.
type File struct {
	Path      string // absolute
	Bytes     int64
	HeadBytes int64 // the first bytes, which opening the file reads
}

// NewestListed is how many of the latest articles a Result names.
const NewestListed = 12
