package pipeline

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

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

// segments writes all articles, newest first.
func (b *build) segments(ctx context.Context, result *Result) error {
	b.renamed = tellApart(b.keys)
	newestFirst(b.keys)
	per := b.options.MaxArticlesPerSegment
	if per <= 0 {
		per = max(len(b.keys), 1)
	}
	for from := 0; from < len(b.keys) || from == 0; from += per {
		s, err := b.segment(ctx, len(result.Segments), b.keys[from:min(from+per, len(b.keys))], result)
		if err != nil {
			return err
		}
		result.Segments = append(result.Segments, s)
	}
	return nil
}

// segment writes an index and a bundle side by side.
func (b *build) segment(ctx context.Context, number int, keys []key, result *Result) (Segment, error) {
	sample, err := b.sample(keys)
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
		done <- addAll(index, &b.writing, queue, stop)
	}()
	err = b.bundleAll(ctx, keys, bundle, queue, result)
	close(queue)
	if indexErr := <-done; indexErr != nil {
		return Segment{}, indexErr
	}
	if err != nil {
		return Segment{}, err
	}
	s := Segment{Articles: len(keys)}
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
	work    []string
}

// addAll feeds an index. After an error it stops the others and lets them run out.
func addAll(index *indexfile.Writer, w *writing, articles <-chan indexed, stop func()) error {
	var failed error
	for i := range articles {
		a := i.article
		if failed != nil {
			continue
		}
		d := indexfile.Document{ID: a.ID, Day: a.Day(), Title: a.Title, Body: a.Text(), Facets: map[facet.Kind][]string{}}
		for _, kind := range facet.Kinds {
			if values := facet.Values(a, kind); len(values) > 0 {
				d.Facets[kind] = w.allShown(kind, values)
			}
		}
		if len(i.work) > 0 {
			d.Facets[facet.Work] = i.work
		}
		if err := index.Add(d); err != nil {
			failed = fmt.Errorf("index: %s: %w", a.Origin.Path, err)
			stop()
		}
	}
	return failed
}

// bundleAll reads the articles back, in order, bundles them and hands them on.
func (b *build) bundleAll(ctx context.Context, keys []key, bundle *bundlefile.Writer, queue chan<- indexed, result *Result) error {
	for _, k := range keys {
		item, err := b.read(k)
		if err != nil {
			return err
		}
		a := item.Article
		select {
		case queue <- indexed{a, b.work(k.seq)}:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := bundle.Add(a, item.Raw); err != nil {
			return fmt.Errorf("bundle: %s: %w", a.Origin.Path, err)
		}
		result.Formats[a.Origin.Format]++
		result.Charsets[a.Origin.Charset]++
		if len(result.Newest) < NewestListed {
			result.Newest = append(result.Newest, catalog.Newest{ID: a.ID, Title: a.Title, Date: a.Date, Source: a.Source})
		}
		b.written++
		if b.written%256 == 0 || b.written == len(b.keys) {
			b.progress(Progress{Stage: Indexing, Done: int64(b.written), Total: int64(len(b.keys)), Articles: len(b.keys)})
		}
	}
	return nil
}

// read gives an article back under its final id, which its page knows too.
func (b *build) read(k key) (*spooled, error) {
	item, err := b.spool.read(k)
	if err != nil {
		return nil, err
	}
	b.show(item)
	b.phrases.File(item.Article, item.Terms)
	b.link(item.Article, k.seq)
	if len(b.renamed) == 0 {
		return item, nil
	}
	if id, ok := b.renamed[k.seq]; ok {
		item.Article.ID = id
	}
	if page := item.Article.Page; page != nil { // its articles lie one behind the other
		for i := range page.Articles {
			if id, ok := b.renamed[k.seq+uint32(i-item.PageAt)]; ok {
				page.Articles[i] = id
			}
		}
	}
	return item, nil
}

// sample picks articles all along a segment.
func (b *build) sample(keys []key) ([]*article.Article, error) {
	step := max((len(keys)+sampleArticles-1)/sampleArticles, 1)
	var sample []*article.Article
	size := 0
	for i := 0; i < len(keys) && size < sampleBytes; i += step {
		item, err := b.read(keys[i])
		if err != nil {
			return nil, err
		}
		sample = append(sample, item.Article)
		size += int(keys[i].bytes)
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
