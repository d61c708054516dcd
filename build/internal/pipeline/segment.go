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
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
)

// What a bundle's model is learned from.
const (
	sampleArticles = 2000
	sampleBytes    = 16 << 20
)

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
