package pipeline

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/ranges"
)

// built is what a build made, read back from its files.
type built struct {
	*Result
	articles []*article.Article // of all segments, in their order
	raws     []string
	sums     []string // of the segments' files
}

// run builds and reads back; what was written aside must be gone.
func run(t *testing.T, opt Options) built {
	t.Helper()
	opt.TempDir = t.TempDir()
	if opt.Fault == nil {
		opt.Fault = func(path string, fault any, stack []byte) { t.Errorf("%s: %v\n%s", path, fault, stack) }
	}
	result, err := Run(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	b := built{Result: result}
	for _, s := range result.Segments {
		b.readSegment(t, s)
	}
	left, err := os.ReadDir(opt.TempDir)
	want := 2 * len(result.Segments)
	if result.Pictures != nil {
		want++ // their folder
	}
	if err != nil || len(left) != want {
		t.Errorf("%d files are left for %d segments (%v)", len(left), len(result.Segments), err)
	}
	return b
}

func (b *built) readSegment(t *testing.T, s Segment) {
	t.Helper()
	ctx := context.Background()
	for _, f := range []File{s.Index, s.Bundle} {
		data, err := os.ReadFile(f.Path)
		if err != nil || int64(len(data)) != f.Bytes || f.HeadBytes <= 0 || f.HeadBytes > f.Bytes {
			t.Fatalf("%s: %d bytes (%v), said to be %d with a head of %d", f.Path, len(data), err, f.Bytes, f.HeadBytes)
		}
		b.sums = append(b.sums, fmt.Sprintf("%x", sha256.Sum256(data)))
		if f != s.Bundle {
			continue
		}
		r, err := bundlefile.Open(ctx, &ranges.Memory{Label: f.Path, Data: data}, f.HeadBytes)
		if err != nil {
			t.Fatal(err)
		}
		if r.Articles() != s.Articles {
			t.Fatalf("%d articles in the bundle, %d in the segment", r.Articles(), s.Articles)
		}
		for doc := range r.Articles() {
			got, errs := r.Read(ctx, []int{doc})
			if errs[0] != nil {
				t.Fatal(errs[0])
			}
			raw, err := r.Raw(ctx, doc)
			if err != nil {
				t.Fatal(err)
			}
			b.articles, b.raws = append(b.articles, got[0]), append(b.raws, raw)
		}
	}
}

// titled finds an article by its title.
func (b *built) titled(t *testing.T, title string) *article.Article {
	t.Helper()
	var titles []string
	for _, a := range b.articles {
		if a.Title == title {
			return a
		}
		titles = append(titles, a.Title)
	}
	t.Fatalf("no article is called %s; there are\n  %s", title, strings.Join(titles, "\n  "))
	return nil
}

// fates are the files' fates, "path status code articles", one a line.
func (b *built) fates() string {
	var out strings.Builder
	for _, f := range b.Report.Files {
		fmt.Fprintf(&out, "%s %s %s %d\n", f.Path, f.Status, f.Code, f.Articles)
	}
	return out.String()
}

// introductionOf is what an article holds of its page's title and introduction.
func introductionOf(a *article.Article) string {
	var lines []string
	for _, b := range a.Blocks {
		if b.Kind == article.Introduction {
			lines = append(lines, b.Text)
		}
	}
	return strings.Join(lines, "\n")
}

// from finds an article by the file and the address it came from.
func (b *built) from(t *testing.T, path, url string) *article.Article {
	t.Helper()
	for _, a := range b.articles {
		if a.Origin.Path == path && a.Origin.URL == url {
			return a
		}
	}
	t.Fatalf("nothing of %s in %s", url, path)
	return nil
}
