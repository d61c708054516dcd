package pipeline

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/pronounce"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/catalog"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
)

// What a bundle's model is learned from.
const (
	sampleArticles = 2000
	sampleBytes    = 16 << 20
)

// segments makes the archive's segments: those of sites built before that stay
// as they are, and new ones of all other articles, newest first.
func (b *build) segments(ctx context.Context, result *Result) error {
	b.renamed = tellApart(b.keys)
	newestFirst(b.keys)
	same, err := b.settle(ctx)
	if err != nil {
		return err
	}
	kept := b.keep(same)
	var parts []part
	for _, s := range kept {
		e := b.options.Earlier[s.site]
		was := e.Ledger.Segments[s.segment]
		result.Unfiled += s.unfiled
		parts = append(parts, part{keys: s.keys, Segment: Segment{
			Articles: len(s.keys), facets: was.Facets, phrases: was.Phrases, Kept: &Kept{Folder: e.Folder, Segment: e.Catalog.Segments[s.segment]},
		}})
		result.Kept += len(s.keys)
	}
	var fresh []int
	for i, of := range b.owners(kept) {
		if of < 0 {
			fresh = append(fresh, i)
		}
	}
	per := b.options.MaxArticlesPerSegment
	if per <= 0 {
		per = max(len(fresh), 1)
	}
	for from := 0; from < len(fresh) || len(b.keys) == 0 && from == 0; from += per {
		keys := fresh[from:min(from+per, len(fresh))]
		s, err := b.segment(ctx, len(parts), keys, len(fresh))
		if err != nil {
			return err
		}
		parts = append(parts, part{s, keys})
	}
	b.arrange(parts, result)
	return nil
}

// part is a segment and which of all articles it holds.
type part struct {
	Segment
	keys []int
}

// arrange puts the segments in order, by the newest article of each, and says
// how their articles lie between each other.
func (b *build) arrange(parts []part, result *Result) {
	slices.SortFunc(parts, func(x, y part) int {
		return cmp.Compare(first(x.keys), first(y.keys))
	})
	owners := make([]int, len(b.keys))
	for n, p := range parts {
		result.Segments = append(result.Segments, p.Segment)
		numbers := make(ledger.Numbers, len(p.keys))
		for document, i := range p.keys {
			owners[i], numbers[document] = n, b.keys[i].seq
		}
		result.Ledger.Segments = append(result.Ledger.Segments, ledger.Segment{Articles: numbers, Facets: p.facets, Phrases: p.phrases})
	}
	var runs []catalog.Run
	for _, of := range owners {
		if n := len(runs); n > 0 && runs[n-1].Segment == of {
			runs[n-1].Articles++
		} else {
			runs = append(runs, catalog.Run{Segment: of, Articles: 1})
		}
	}
	if len(runs) > len(parts) {
		result.Order = catalog.EncodeOrder(runs)
	}
}

func first(keys []int) int {
	if len(keys) == 0 {
		return 0
	}
	return keys[0]
}

// segment writes an index and a bundle side by side, of some of so many
// articles to be written.
func (b *build) segment(ctx context.Context, number int, keys []int, all int) (Segment, error) {
	sample, err := b.sample(ctx, keys)
	if err != nil {
		return Segment{}, err
	}
	bundle, err := bundlefile.NewWriter(b.options.TempDir, bundlefile.Train(sample))
	if err != nil {
		return Segment{}, err
	}
	defer bundle.Close()
	index := indexfile.NewWriter(b.options.TempDir, indexfile.Options{Readings: pronounce.Readings})
	defer index.Close()

	ctx, stop := context.WithCancel(ctx)
	defer stop()
	queue := make(chan indexed, 64)
	done := make(chan error, 1)
	go func() {
		done <- addAll(index, queue, stop)
	}()
	told, err := b.bundleAll(ctx, keys, bundle, queue, all)
	close(queue)
	if indexErr := <-done; indexErr != nil {
		return Segment{}, indexErr
	}
	if err != nil {
		return Segment{}, err
	}
	s := Segment{Articles: len(keys)}
	s.facets, s.phrases = told.sums()
	name := func(kind string) string {
		return filepath.Join(b.options.TempDir, fmt.Sprintf("segment-%d.%s", number, kind))
	}
	if s.Index, err = finish(name("index"), func(out io.Writer) (int64, int64, error) {
		sum, err := index.Finish(out)
		return sum.Bytes, sum.HeadBytes, err
	}); err != nil {
		return Segment{}, err
	}
	s.Bundle, err = finish(name("bundle"), func(out io.Writer) (int64, int64, error) {
		sum, err := bundle.Finish(out)
		return sum.Bytes, sum.HeadBytes, err
	})
	return s, err
}

// indexed is what the index is told of an article.
type indexed struct {
	article *article.Article
	facets  map[facet.Kind][]string
}

// addAll feeds an index. After an error it stops the others and lets them run out.
func addAll(index *indexfile.Writer, articles <-chan indexed, stop func()) error {
	var failed error
	for i := range articles {
		a := i.article
		if failed != nil {
			continue
		}
		d := indexfile.Document{ID: a.ID, Day: a.Day(), Title: a.Title, Body: a.Text(), Facets: i.facets}
		if err := index.Add(d); err != nil {
			failed = fmt.Errorf("index: %s: %w", a.Origin.Path, err)
			stop()
		}
	}
	return failed
}

// bundleAll reads the articles back, in order, bundles them and hands them on.
func (b *build) bundleAll(ctx context.Context, keys []int, bundle *bundlefile.Writer, queue chan<- indexed, all int) (*told, error) {
	told := newTold(len(keys))
	for n, i := range keys {
		k := b.keys[i]
		item, err := b.read(ctx, k)
		if err == nil && k.bytes == 0 {
			item.Raw, err = b.options.Earlier[k.from.site].raw(ctx, k.from)
		}
		if err != nil {
			return nil, err
		}
		a := item.Article
		values := b.facets(a, k.seq)
		told.note(n, values)
		select {
		case queue <- indexed{a, values}:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if err := bundle.Add(a, item.Raw); err != nil {
			return nil, fmt.Errorf("bundle: %s: %w", a.Origin.Path, err)
		}
		b.written++
		if b.written%256 == 0 || b.written == all {
			b.progress(Progress{Stage: Indexing, Done: int64(b.written), Total: int64(all), Articles: len(b.keys)})
		}
	}
	return told, nil
}

// found gives an article as the first pass left it, without its text as found
// where it stands in a site built before.
func (b *build) found(ctx context.Context, k key) (*spooled, error) {
	if k.bytes > 0 {
		return b.spool.read(k)
	}
	e := b.options.Earlier[k.from.site]
	a, err := e.article(ctx, k.from)
	if err != nil {
		return nil, err
	}
	return e.alone(a), nil
}

// read gives an article as it is to be written.
func (b *build) read(ctx context.Context, k key) (*spooled, error) {
	item, err := b.found(ctx, k)
	if err == nil {
		b.tell(item, k.seq)
	}
	return item, err
}

// tell tells an article what the whole archive knows of it: its phrases, its
// copies, and its final id, which its page knows too.
func (b *build) tell(item *spooled, seq uint32) {
	b.show(item)
	b.phrases.File(item.Article, item.Terms)
	b.link(item.Article, seq)
	if len(b.renamed) == 0 {
		return
	}
	if id, ok := b.renamed[seq]; ok {
		item.Article.ID = id
	}
	if page := item.Article.Page; page != nil { // its articles lie one behind the other
		for i := range page.Articles {
			if id, ok := b.renamed[seq+uint32(i-item.PageAt)]; ok {
				page.Articles[i] = id
			}
		}
	}
}

// sample picks articles all along a segment.
func (b *build) sample(ctx context.Context, keys []int) ([]*article.Article, error) {
	step := max((len(keys)+sampleArticles-1)/sampleArticles, 1)
	var sample []*article.Article
	size := 0
	for i := 0; i < len(keys) && size < sampleBytes; i += step {
		item, err := b.read(ctx, b.keys[keys[i]])
		if err != nil {
			return nil, err
		}
		sample = append(sample, item.Article)
		size += len(item.Article.Text())
	}
	return sample, nil
}

// finish lets a writer write its file.
func finish(path string, write func(io.Writer) (size, head int64, err error)) (File, error) {
	file, err := os.Create(path)
	if err != nil {
		return File{}, err
	}
	out := bufio.NewWriterSize(file, 1<<20)
	size, head, err := write(out)
	if err == nil {
		err = out.Flush()
	}
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	return File{Path: path, Bytes: size, HeadBytes: head}, err
}
