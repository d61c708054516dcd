package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"fangzhi/build/internal/extract"
	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/site"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/catalog"
	"fangzhi/data/facet"
)

// Earlier is a site built before, whose articles may be taken as they stand.
type Earlier struct {
	Folder  string
	Catalog *catalog.Catalog
	Ledger  *ledger.Ledger

	site    *site.Site
	readers []chan *bundlefile.Reader // of each segment, those that nobody uses
	at      []place                   // by article number
}

// place is where an article stands in a site built before.
type place struct {
	site, segment int16
	document      int32 // -1 for an article that stands nowhere yet
}

var nowhere = place{document: -1}

// keptReaders is how many readers of one segment are kept for whoever reads next.
const keptReaders = 8

// OpenEarlier opens a site that a build or a join made. Close it when the
// build that uses it is published.
func OpenEarlier(ctx context.Context, folder string) (*Earlier, error) {
	s, err := site.Open(folder)
	if err != nil {
		return nil, err
	}
	e := &Earlier{Folder: folder, site: s}
	if err := e.open(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return e, nil
}

func (e *Earlier) open(ctx context.Context) error {
	data, err := e.site.Whole(ctx, catalog.Name)
	if err != nil {
		return err
	}
	if e.Catalog, err = catalog.Parse(data); err != nil {
		return fmt.Errorf("%s: %w", e.Folder, err)
	}
	if data, err = os.ReadFile(filepath.Join(e.Folder, ledger.Name)); err != nil {
		return err
	}
	if e.Ledger, err = ledger.Parse(data); err != nil {
		return fmt.Errorf("%s: %w", e.Folder, err)
	}
	if len(e.Ledger.Segments) != len(e.Catalog.Segments) {
		return fmt.Errorf("%s: %s tells of another archive", e.Folder, ledger.Name)
	}
	e.at = make([]place, e.Catalog.Articles)
	for i, s := range e.Ledger.Segments {
		if len(s.Articles) != e.Catalog.Segments[i].Articles {
			return fmt.Errorf("%s: %s tells of another archive", e.Folder, ledger.Name)
		}
		for document, n := range s.Articles {
			e.at[n] = place{segment: int16(i), document: int32(document)}
		}
		e.readers = append(e.readers, make(chan *bundlefile.Reader, keptReaders))
	}
	return nil
}

// Close lets go of the site's files.
func (e *Earlier) Close() error { return e.site.Close() }

// number says which of the build's sites this is.
func (e *Earlier) number(n int) {
	for i := range e.at {
		e.at[i].site = int16(n)
	}
}

// with reads from a segment's bundle; several may at once.
func (e *Earlier) with(ctx context.Context, segment int16, do func(*bundlefile.Reader) error) (err error) {
	var r *bundlefile.Reader
	select {
	case r = <-e.readers[segment]:
	default:
		f := e.Catalog.Segments[segment].Bundle
		if r, err = bundlefile.Open(ctx, e.site.File(f.Name, f.Bytes, f.Parts), f.HeadBytes); err != nil {
			return e.damaged(err)
		}
	}
	err = do(r)
	select {
	case e.readers[segment] <- r:
	default:
	}
	return e.damaged(err)
}

// Damaged is a site built before that cannot be read.
type Damaged struct{ err error }

// Error tells what of it, and Unwrap why.
func (d *Damaged) Error() string { return "the archive built before cannot be read: " + d.err.Error() }
func (d *Damaged) Unwrap() error { return d.err }

func (e *Earlier) damaged(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return &Damaged{fmt.Errorf("%s: %w", e.Folder, err)}
}

// article reads an article as it was published.
func (e *Earlier) article(ctx context.Context, at place) (a *article.Article, err error) {
	err = e.with(ctx, at.segment, func(r *bundlefile.Reader) error {
		all, errs := r.Read(ctx, []int{int(at.document)})
		a = all[0]
		return errs[0]
	})
	return a, err
}

// raw reads its text as found, "" where that is no other.
func (e *Earlier) raw(ctx context.Context, at place) (text string, err error) {
	err = e.with(ctx, at.segment, func(r *bundlefile.Reader) (err error) {
		text, err = r.Raw(ctx, int(at.document))
		return err
	})
	return text, err
}

// alone gives an article as it was before the archive told it of others: its
// copies, the phrases that recur, the name it has where another is like it.
// The one given is left as it is.
func (e *Earlier) alone(published *article.Article) *spooled {
	a := *published
	item := &spooled{Article: &a}
	a.ID = e.firstID(a.ID)
	if published.Page != nil {
		page := *published.Page
		item.PageAt = max(slices.Index(page.Articles, published.ID), 0)
		page.Articles = slices.Clone(page.Articles)
		for i, id := range page.Articles {
			page.Articles[i] = e.firstID(id)
		}
		a.Page = &page
	}
	a.Copies, a.Phrases = []string{}, []string{}
	a.Evidence = make([]article.Evidence, 0, len(published.Evidence))
	for _, told := range published.Evidence {
		if told.Kind != string(facet.Phrase) {
			a.Evidence = append(a.Evidence, told)
		}
	}
	item.Terms = extract.TermsOf(&a)
	return item
}

// firstID is an article's id before it was told apart from others like it.
func (e *Earlier) firstID(id string) string {
	if first, ok := e.Ledger.Renamed[id]; ok {
		return first
	}
	return id
}
