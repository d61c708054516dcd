package main

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"fangzhi/build/internal/site"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/catalog"

	"github.com/andybalholm/brotli"
)

// cost is what a build took from the machine.
type cost struct {
	cpuSeconds float64
	peakBytes  int64
}

// build makes the archive of a source in a process of its own and measures that.
func (b *bench) build(ctx context.Context, source, dir string) (cost, error) {
	if err := os.RemoveAll(dir); err != nil {
		return cost{}, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return cost{}, err
	}
	child := exec.CommandContext(ctx, b.program, "build", source, "-o", dir)
	if out, err := child.CombinedOutput(); err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", source, err, out)
	}
	cpu := child.ProcessState.UserTime() + child.ProcessState.SystemTime()
	return cost{cpu.Seconds(), peakBytes(child.ProcessState)}, nil
}

// text is what an archive's articles say, and the size of the files that hold it.
type text struct {
	articles      []string // title, a line end, the blocks
	bytes, gzip   int64
	index, bundle int64
}

// readText reads every article back from the archive.
func readText(ctx context.Context, place *site.Site) (*text, error) {
	data, err := place.Whole(ctx, catalog.Name)
	if err != nil {
		return nil, err
	}
	c, err := catalog.Parse(data)
	if err != nil {
		return nil, err
	}
	t := &text{}
	for _, s := range c.Segments {
		t.index, t.bundle = t.index+s.Index.Bytes, t.bundle+s.Bundle.Bytes
		articles, err := readBundle(ctx, place, s.Bundle)
		if err != nil {
			return nil, err
		}
		for _, a := range articles {
			t.articles = append(t.articles, a.Title+"\n"+a.Text())
		}
	}
	counter := &counting{}
	packed, err := gzip.NewWriterLevel(counter, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, article := range t.articles {
		n, err := io.WriteString(packed, article+"\n")
		if err != nil {
			return nil, err
		}
		t.bytes += int64(n)
	}
	err = packed.Close()
	t.gzip = counter.bytes
	return t, err
}

func readBundle(ctx context.Context, place *site.Site, f catalog.File) ([]*article.Article, error) {
	r, err := bundlefile.Open(ctx, place.File(f.Name, f.Bytes, f.Parts), f.HeadBytes)
	if err != nil {
		return nil, err
	}
	docs := make([]int, r.Articles())
	for i := range docs {
		docs[i] = i
	}
	articles, errs := r.Read(ctx, docs)
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return articles, nil
}

func buildRow(name string, c cost, t *text) []string {
	return []string{name, fmt.Sprint(len(t.articles)), megabytes(t.bytes), fmt.Sprintf("%.1f s", c.cpuSeconds), peak(c.peakBytes),
		megabytes(t.index), ratio(t.index, t.bytes), megabytes(t.bundle), megabytes(t.gzip), ratio(t.bundle, t.gzip)}
}

func peak(bytes int64) string {
	if bytes == 0 {
		return "–"
	}
	return fmt.Sprintf("%.0f MB", float64(bytes)/1e6)
}

func ratio(a, b int64) string {
	if b == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f", float64(a)/float64(b))
}

// counting counts what is written to it.
type counting struct{ bytes int64 }

func (c *counting) Write(p []byte) (int, error) {
	c.bytes += int64(len(p))
	return len(p), nil
}

// measureProgram tells how large the reader's program is, from any archive made.
func measureProgram(dir string, t *table) error {
	published, err := os.Stat(filepath.Join(dir, "app.wasm.gz"))
	if err != nil {
		return err
	}
	f, err := os.Open(filepath.Join(dir, "app.wasm.gz"))
	if err != nil {
		return err
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	small := &counting{}
	squeezed := brotli.NewWriterLevel(small, brotli.BestCompression)
	raw, err := io.Copy(squeezed, unpacked)
	if err == nil {
		err = squeezed.Close()
	}
	t.add("app.wasm", megabytes(raw), megabytes(published.Size()), megabytes(small.bytes))
	return err
}
