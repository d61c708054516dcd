// Package engine answers queries over an archive's segments: bleve searches,
// scores, counts and highlights, over our own index files. It knows neither
// the browser nor go-app, so the same code runs in a Web Worker and natively.
package engine

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/catalog"
	"fangzhi/data/indexfile"
	"fangzhi/data/ranges"
)

// ErrNoArticle is returned for an id that no segment holds.
var ErrNoArticle = errors.New("no article has this id")

// Archive is an opened archive. It may be used from one goroutine at a time.
type Archive struct {
	catalog  *catalog.Catalog
	segments []*segment
	meter    meter
	lanes    func() int // how many requests are answered at once; nil for many
	info     Info
	blocks   *indexfile.Cache // of all segments
	kept     *kept            // the latest concordance, nil for none
}

// segment is one pair of files, opened.
type segment struct {
	index  *indexfile.Reader
	bundle *bundlefile.Reader
	texts  texts
	places []uint32 // of its articles in the archive's order; nil where segments lie one behind the other
}

// Open reads the catalog and the head of every segment. A segment that cannot
// be read is left out and named in Info().Problems; Open fails only when the
// catalog itself cannot be used, or all is of another version.
func Open(ctx context.Context, src ranges.Source) (*Archive, error) {
	body, err := src.Whole(ctx, catalog.Name)
	if err != nil {
		return nil, err
	}
	parsed, err := catalog.Parse(body)
	if err != nil {
		return nil, err
	}
	a := &Archive{catalog: parsed, blocks: indexfile.NewCache(0), info: Info{Catalog: parsed}}
	if few, ok := src.(ranges.FewLanes); ok {
		a.lanes = few.Lanes
	}
	opened := make([]*segment, len(parsed.Segments))
	errs := parallel(len(opened), func(i int) (err error) {
		opened[i], err = a.open(ctx, src, parsed.Segments[i])
		return err
	})
	if len(parsed.Order) > 0 {
		placed(parsed.Runs(), opened)
	}
	for i, err := range errs {
		if err == nil {
			a.segments = append(a.segments, opened[i])
			continue
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		a.info.Problems = append(a.info.Problems, err.Error())
	}
	if err := errors.Join(errs...); len(a.segments) == 0 && errors.Is(err, ranges.ErrVersion) {
		return nil, err
	}
	var opening Result
	a.meter.take(&opening)
	a.info.OpenBytes, a.info.OpenReads = opening.BytesRead+int64(len(body)), opening.Reads+1
	return a, nil
}

// open reads the heads of a segment's two files, at once.
func (a *Archive) open(ctx context.Context, src ranges.Source, from catalog.Segment) (*segment, error) {
	file := func(f catalog.File) ranges.File {
		return &counted{src.File(f.Name, f.Bytes, f.Parts), &a.meter}
	}
	var s segment
	errs := parallel(2, func(i int) (err error) {
		if i == 0 {
			if s.index, err = indexfile.Open(ctx, file(from.Index), from.Index.Bytes, from.Index.HeadBytes); err == nil {
				s.index.Share(a.blocks)
			}
		} else {
			s.bundle, err = bundlefile.Open(ctx, file(from.Bundle), from.Bundle.HeadBytes)
		}
		return err
	})
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if s.index.DocCount() != s.bundle.Articles() {
		return nil, &indexfile.DamageError{File: from.Bundle.Name, Section: "head", Problem: "it holds another number of articles than its index"}
	}
	s.weigh()
	return &s, nil
}

// placed tells segments where their articles stand in the archive.
func placed(runs []catalog.Run, segments []*segment) {
	place := uint32(0)
	for _, r := range runs {
		for range r.Articles {
			if s := segments[r.Segment]; s != nil {
				s.places = append(s.places, place)
			}
			place++
		}
	}
}

// parallel does n things at once and returns their errors.
func parallel(n int, do func(i int) error) []error {
	errs := make([]error, n)
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() { errs[i] = do(i) })
	}
	group.Wait()
	return errs
}

// Info tells what was opened.
func (a *Archive) Info() *Info { return &a.info }

// Article reads an article and marks the hits of query in it; query may be "".
func (a *Archive) Article(ctx context.Context, id, query string) (*View, error) {
	root, err := language.Parse(query)
	if err != nil {
		root = nil // an address may carry any query: the article is shown all the same
	}
	found, s, document, err := a.find(ctx, id)
	if err != nil {
		return nil, err
	}
	raw, err := s.bundle.HasRaw(ctx, document)
	if err != nil {
		return nil, err
	}
	return &View{Article: found, Marks: parted(marks(found, root.Leaves())), HasRaw: raw}, nil
}

// Raw is the text as found in the file the article came from.
func (a *Archive) Raw(ctx context.Context, id string) (string, error) {
	found, s, document, err := a.find(ctx, id)
	if err != nil {
		return "", err
	}
	raw, err := s.bundle.Raw(ctx, document)
	if err == nil && raw == "" {
		raw = found.Text()
	}
	return raw, err
}

// find looks an id up in all segments at once.
func (a *Archive) find(ctx context.Context, id string) (*article.Article, *segment, int, error) {
	type place struct {
		article  *article.Article
		document int
	}
	places := make([]place, len(a.segments))
	errs := parallel(len(a.segments), func(i int) error {
		s := a.segments[i]
		lists, err := s.index.Lookup(ctx, []indexfile.Key{{Field: indexfile.ID, Term: id}})
		if err != nil || lists[0] == nil {
			return err
		}
		if err := s.index.Load(ctx, []indexfile.Want{{List: lists[0]}}); err != nil {
			return err
		}
		documents := make([]int, len(lists[0].Docs))
		for k, document := range lists[0].Docs {
			documents[k] = int(document)
		}
		articles, faults := s.bundle.Read(ctx, documents)
		for k, found := range articles {
			if faults[k] == nil && found.ID == id {
				places[i] = place{found, documents[k]}
				return nil
			}
		}
		return errors.Join(faults...)
	})
	for i, p := range places {
		if p.article != nil {
			return p.article, a.segments[i], p.document, nil
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, nil, 0, err
	}
	return nil, nil, 0, ErrNoArticle
}

// Each reads every article that a request finds, in its order and without
// its limit, some at a time; the zero Request finds all. An article or a
// segment that cannot be read ends it with an error.
func (a *Archive) Each(ctx context.Context, req Request, visit func(*article.Article) error) error {
	const batch = 64
	q, err := a.ask(req)
	if err != nil {
		return err
	}
	if err := q.prepare(ctx); err != nil {
		return err
	}
	if problems := append(append([]string{}, a.info.Problems...), q.problems...); len(problems) > 0 {
		return errors.New(strings.Join(problems, "; "))
	}
	matches, _, err := q.collect(ctx, max(1, a.catalog.Articles), 0)
	if err != nil {
		return err
	}
	for hits := range slices.Chunk(matches, batch) {
		for _, found := range q.at(ctx, numbersOf(hits), true) {
			if found.err != nil {
				return found.err
			}
			if err := visit(found.Article); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}
