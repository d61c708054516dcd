// Package pipeline is the only place that knows the order of the work: scan,
// decode, read, repair, split, extract, group, then index and bundle.
//
// It goes in two passes. The first reads every file, several at once, and lays
// its articles in a temporary file. Then what the whole archive tells is known:
// which articles are one work, which phrases recur. The second writes them to
// segments, newest first. What stays in memory is a few words an article, so memory is bounded
// as articles grow in size. The same input gives the same bytes, however many
// workers there are. One bad file never stops a build: it is in the report.
package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"runtime"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/extract"
	"fangzhi/build/internal/illustrate"
	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/report"
	"fangzhi/data/article"
	"fangzhi/data/catalog"
)

// Options is what a build is made of. Sources is all that is needed.
type Options struct {
	Sources               []string       // files and folders
	Config                *config.Config // nil: what Settings gives
	TempDir               string         // where segments and the spool are made; "" is the system's
	Workers               int            // files read at once; 0 is the number of processors
	MaxArticlesPerSegment int            // of new segments; 0 sets no bound
	Earlier               []*Earlier     // sites whose articles are taken where their files are as they were
	Join                  bool           // the archive is of all that Earlier hold; there are no Sources
	Share                 *ledger.Share  // only these of the files; nil for all
	Program               string         // names the rules by which articles are made
	Unfiled               int            // of a thousand articles of a segment that is kept, how many may be filed under phrases as they were
	Progress              func(Progress) // called now and then, from one goroutine at a time; may be nil

	Before       string // the folder of the site that is replaced, whose pictures are used again; or ""
	FetchImages  bool   // pictures that are not among the sources are fetched from the web
	FetchPrivate bool   // from any address, for tests
	FetchCache   string // the folder where they are kept between builds; "" for nowhere

	// Fault is told of a panic in the reading of a file, with its stack; the
	// file is reported as failed and the build goes on. May be nil.
	Fault func(path string, fault any, stack []byte)
}

// Stage is what a build is doing, in a word for the user.
type Stage string

// The stages a user sees.
const (
	Scanning     Stage = "scan"       // Done counts files found; Total is not known
	Reading      Stage = "read"       // Done and Total are bytes of sources
	Illustrating Stage = "illustrate" // Done counts pictures that were taken along or left
	Grouping     Stage = "group"      // Done counts articles that were compared
	Indexing     Stage = "index"      // Done and Total are articles
)

// Progress is how far a build is.
type Progress struct {
	Stage       Stage
	Done, Total int64
	Files       int // files read so far, and articles found in them
	Articles    int
	Copies      int // of other articles, once they are known
}

// Result is everything that goes into a site.
type Result struct {
	Report   *report.Report
	Archive  catalog.Archive
	Segments []Segment // by the newest article of each
	Order    []byte    // as catalog.Catalog has it
	Articles int
	Kept     int                    // articles of segments that are kept
	Unfiled  int                    // of these, articles that lack a phrase or have one too many
	Scripts  map[article.Script]int // articles by script
	FirstDay string                 // earliest and latest day known, 2006-01-02
	LastDay  string
	Newest   []catalog.Newest
	Formats  map[string]int    // articles by the format they were read from
	Charsets map[string]int    // and by its charset
	Pictures *catalog.Pictures // that lie in the folder media of Options.TempDir; nil when there are none
	Ledger   *ledger.Ledger
}

// BothScripts tells whether there are articles in Simplified and in Traditional.
func (r *Result) BothScripts() bool {
	return r.Scripts[article.Simplified] > 0 && r.Scripts[article.Traditional] > 0
}

// Segment is a pair of files in Options.TempDir, which whoever publishes them
// moves away or removes; or one of a site built before.
type Segment struct {
	Articles        int
	Index           File
	Bundle          File
	Kept            *Kept  // then there are no files in Options.TempDir
	facets, phrases string // hashes of what its index is told beside the texts
}

// Kept is a segment that stays as it is.
type Kept struct {
	Folder  string // of the site that holds it
	Segment catalog.Segment
}

// File is one finished file of a segment.
type File struct {
	Path      string // absolute
	Bytes     int64
	HeadBytes int64 // the first bytes, which opening the file reads
}

// NewestListed is how many of the latest articles a Result names.
const NewestListed = 12

// Run reads the sources and makes segments of them in Options.TempDir.
func Run(ctx context.Context, opt Options) (*Result, error) {
	b := &build{options: opt}
	if err := b.configure(); err != nil {
		return nil, err
	}
	if b.options.Workers <= 0 {
		b.options.Workers = runtime.GOMAXPROCS(0)
	}
	if b.options.TempDir == "" {
		b.options.TempDir = os.TempDir()
	}
	var err error
	if b.options.TempDir, err = filepath.Abs(b.options.TempDir); err != nil {
		return nil, err
	}
	b.extractor = extract.New(extract.Options{TimeZone: b.config.TimeZone, Topics: topicsOf(b.config)})
	if err := b.find(ctx); err != nil {
		return nil, err
	}
	if b.spool, err = newSpool(b.options.TempDir); err != nil {
		return nil, err
	}
	defer b.spool.remove()
	if b.pictures, err = newPictures(b.options.TempDir); err != nil {
		return nil, err
	}
	defer b.pictures.held.remove()
	b.pictures.several = len(b.options.Sources) > 1
	b.store = illustrate.NewStore(b.options.TempDir, opt.Before, illustrate.Options{
		Side: b.config.Pictures.Side, Quality: b.config.Pictures.Quality, Originals: b.config.Pictures.Originals,
	})
	if opt.Join {
		for _, e := range opt.Earlier {
			if err := b.store.Adopt(e.Folder); err != nil {
				return nil, &Damaged{err}
			}
		}
	}
	if err := b.first(ctx); err != nil {
		return nil, err
	}
	if opt.FetchImages {
		b.fetcher = illustrate.NewFetcher(opt.FetchCache, opt.FetchPrivate)
	}
	if err := b.illustrate(ctx); err != nil {
		return nil, err
	}
	if err := b.gather(ctx); err != nil {
		return nil, err
	}
	if err := b.recur(); err != nil {
		return nil, err
	}
	return b.second(ctx)
}
