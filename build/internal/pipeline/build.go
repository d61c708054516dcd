package pipeline

import (
	"context"
	"sync"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/extract"
	"fangzhi/build/internal/extract/phrases"
	"fangzhi/build/internal/extract/topics"
	"fangzhi/build/internal/group"
	"fangzhi/build/internal/illustrate"
	"fangzhi/build/internal/scan"
	"fangzhi/data/article"
	"fangzhi/data/catalog"
)

// build is a build under way.
type build struct {
	options       Options
	config        *config.Config
	extractor     *extract.Extractor
	archive       catalog.Archive
	settings      string // hash of those that articles depend on
	files         []scan.File
	sums          []string               // hashes of the files' bytes, "" for those that are not read
	known         []*known               // the files as a site built before knows them, nil where none does
	loose         loose                  // articles of such sites whose files are read again, or are gone
	holds         []int                  // articles by file
	allFolders    []*pageFolder          // of pages, and
	folderOf      map[string]*pageFolder // that of a file, by its source and path
	pages         sitePages              // of all shares
	pictureFiles  string                 // hash of all files that pictures may be found in
	holdsPictures []bool                 // by file: archives with pictures in them
	fates         []*fate                // of files and members of archives, in the order they were planned
	spool         *spool
	keys          []key
	grouper       group.Grouper
	links         *group.Links       // which articles are one work, once all are known
	phrases       *phrases.Collector // of the whole archive, once the works are known
	writing       writing            // in which facet values are shown
	renamed       map[uint32]string  // ids of articles that are alike, by seq
	copies        int                // articles that are copies of another
	ids           [][16]byte         // by seq, before any is renamed
	written       int

	pictures *pictures
	wanted   []wanted // in the order they were met
	store    *illustrate.Store
	fetcher  *illustrate.Fetcher
	formats  map[string]int // articles by format and by charset
	charsets map[string]int
	scripts  map[article.Script]int
}

// Settings reads what the publisher says of an archive, in whatever charset an
// editor saved it: in the file at path, or where that is "", in the sources.
func Settings(path string, sources []string) (*config.Config, error) {
	if path != "" {
		return config.LoadFile(path, sources, decodedNames)
	}
	return config.Load(sources, decodedNames)
}

// configure learns what the publisher says of the archive.
func (b *build) configure() (err error) {
	if b.options.Join {
		first := b.options.Earlier[0]
		b.config, b.archive, b.settings = config.Default(nil), first.Catalog.Archive, first.Ledger.Settings
		return nil
	}
	if b.config = b.options.Config; b.config == nil {
		if b.config, err = Settings("", b.options.Sources); err != nil {
			return err
		}
	}
	if err := checkRules(b.config); err != nil {
		return err
	}
	b.archive = catalog.Archive{Title: b.config.Title, Description: b.config.Description, Language: b.config.Language, TimeZone: b.config.TimeZone.String()}
	b.settings, err = SettingsHash(b.config)
	return err
}

// find lists the files, and which of them were read before.
func (b *build) find(ctx context.Context) (err error) {
	b.loose = loose{}
	for i, e := range b.options.Earlier {
		e.number(i)
	}
	if b.options.Join {
		b.files, b.known, b.sums = gathered(b.options.Earlier)
		return nil
	}
	if b.files, err = scan.Scan(ctx, b.options.Sources, decodedNames, func(n int) { b.progress(Progress{Stage: Scanning, Done: int64(n)}) }); err != nil {
		return err
	}
	b.pages = sitePagesOf(b.files)
	b.folders(b.files)
	b.files = shareOf(b.files, b.options.Share)
	return b.remember(ctx)
}

func (b *build) progress(p Progress) {
	if b.options.Progress != nil {
		b.options.Progress(p)
	}
}

func topicsOf(c *config.Config) []topics.Topic {
	list := make([]topics.Topic, len(c.Topics))
	for i, t := range c.Topics {
		list[i] = topics.Topic{Name: t.Name, Keywords: t.Keywords}
	}
	return list
}

// each does n things, several at once, and gives the first error.
func (b *build) each(ctx context.Context, n int, do func(i int) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	next := make(chan int)
	var workers sync.WaitGroup
	for range b.options.Workers {
		workers.Go(func() {
			for i := range next {
				if ctx.Err() != nil {
					continue
				}
				if err := do(i); err != nil {
					stop(err)
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
	return context.Cause(ctx)
}
