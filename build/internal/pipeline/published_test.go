package pipeline

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"
	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/site"
	"fangzhi/data/article"
	"fangzhi/data/catalog"
	"fangzhi/data/token"
)

// published is an archive as a reader has it.
type published struct {
	*Result
	folder string
}

// publishTo builds and lays the archive in a folder, without its pages.
func publishTo(t *testing.T, opt Options) published {
	t.Helper()
	folder := t.TempDir()
	opt.TempDir = folder
	opt.Program = "p"
	made, err := Run(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	c := &catalog.Catalog{Version: catalog.Version, TokenVersion: token.Version, Archive: made.Archive, Articles: made.Articles,
		FirstDay: made.FirstDay, LastDay: made.LastDay, Order: made.Order, BothScripts: made.BothScripts(), Newest: made.Newest, Segments: []catalog.Segment{}}
	for i, s := range made.Segments {
		if s.Kept != nil {
			c.Segments = append(c.Segments, s.Kept.Segment)
			for _, f := range []catalog.File{s.Kept.Segment.Index, s.Kept.Segment.Bundle} {
				if err := os.Link(filepath.Join(s.Kept.Folder, f.Name), filepath.Join(folder, f.Name)); err != nil {
					t.Fatal(err)
				}
			}
			continue
		}
		name := func(f File) catalog.File {
			to := fmt.Sprintf("%s-%d-%s", filepath.Base(folder), i, filepath.Base(f.Path))
			if err := os.Rename(f.Path, filepath.Join(folder, to)); err != nil {
				t.Fatal(err)
			}
			return catalog.File{Name: to, Bytes: f.Bytes, HeadBytes: f.HeadBytes}
		}
		c.Segments = append(c.Segments, catalog.Segment{Articles: s.Articles, Index: name(s.Index), Bundle: name(s.Bundle)})
	}
	data, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	remembered, err := made.Ledger.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{catalog.Name: data, ledger.Name: remembered} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return published{made, folder}
}

// grown builds a folder as it is now on a site, reusing so many files; it must
// be as if built in one go.
func (p published) grown(t *testing.T, what, dir string, reused int) published {
	t.Helper()
	next := publishTo(t, Options{Sources: []string{dir}, Earlier: []*Earlier{p.earlier(t)}})
	if next.Report.Totals.Reused != reused {
		t.Errorf("%s: %d files reused, want %d", what, next.Report.Totals.Reused, reused)
	}
	next.mustBeAs(t, what, publishTo(t, Options{Sources: []string{dir}}))
	return next
}

// earlier opens an archive to be built on.
func (p published) earlier(t *testing.T) *Earlier {
	t.Helper()
	e, err := OpenEarlier(context.Background(), p.folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

// articles are all of an archive, newest first, each with its text as found.
func (p published) articles(t *testing.T) (all []*article.Article, raws []string) {
	t.Helper()
	ctx, e := context.Background(), p.earlier(t)
	runs := e.Catalog.Runs()
	next := make([]int32, len(e.Catalog.Segments))
	for _, r := range runs {
		for range r.Articles {
			at := place{segment: int16(r.Segment), document: next[r.Segment]}
			next[r.Segment]++
			a, err := e.article(ctx, at)
			if err != nil {
				t.Fatal(err)
			}
			raw, err := e.raw(ctx, at)
			if err != nil {
				t.Fatal(err)
			}
			all, raws = append(all, a), append(raws, raw)
		}
	}
	return all, raws
}

// mustBeAs holds that an archive is as another that was built in one go: the
// same articles in the same order, the same answers.
func (p published) mustBeAs(t *testing.T, what string, fresh published) {
	t.Helper()
	got, gotRaws := p.articles(t)
	want, wantRaws := fresh.articles(t)
	if len(got) != len(want) {
		t.Fatalf("%s: %d articles, want %d", what, len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) || gotRaws[i] != wantRaws[i] {
			t.Fatalf("%s: article %d is\n%+v, want\n%+v", what, i, got[i], want[i])
		}
	}
	if !reflect.DeepEqual(p.Newest, fresh.Newest) || p.FirstDay != fresh.FirstDay || p.LastDay != fresh.LastDay ||
		!reflect.DeepEqual(p.Formats, fresh.Formats) || !reflect.DeepEqual(p.Charsets, fresh.Charsets) {
		t.Errorf("%s: the catalog tells of another archive", what)
	}
	p.mustAnswerAs(t, what, fresh, runsOf(want, 40))
	mine, its := p.Report.Totals, fresh.Report.Totals
	mine.Reused, its.Reused = 0, 0
	if !reflect.DeepEqual(mine, its) {
		t.Errorf("%s: report %+v, want %+v", what, mine, its)
	}
}

// runsOf takes runs of one to six characters out of the articles.
func runsOf(articles []*article.Article, n int) (queries []string) {
	r := rand.New(rand.NewPCG(5, 6))
	for range n {
		text := []rune(articles[r.IntN(len(articles))].Text())
		from := r.IntN(len(text))
		queries = append(queries, string(text[from:min(len(text), from+1+r.IntN(6))]))
	}
	return queries
}

func (p published) mustAnswerAs(t *testing.T, what string, fresh published, drawn []string) {
	t.Helper()
	mine, its := opened(t, p.folder), opened(t, fresh.folder)
	queries := []string{"", "社区", "社區 -网格", "居民", "“社区 居民”", "了", "3", "来源:日报", "日期:2021", "香樟 OR 网格", "词语:香樟"}
	for _, q := range append(queries, drawn...) {
		for _, req := range []engine.Request{
			{Limit: 100}, {Limit: 7, Offset: 5}, {Sort: engine.Newest}, {Sort: engine.Oldest, Limit: 50}, {Works: true, Limit: 100},
			{Filters: []engine.Filter{{Kind: "year", Value: "2021"}}}, {From: "2021-02", To: "2021-02", Sort: engine.Newest, Limit: 100},
		} {
			req.Query, req.Counts = q, true
			got, err := mine.Search(context.Background(), req)
			var wrong *language.QueryError
			if errors.As(err, &wrong) {
				continue // signs, as drawn
			}
			if err != nil {
				t.Fatal(err)
			}
			want, err := its.Search(context.Background(), req)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range []*engine.Result{got, want} {
				r.TookMS, r.BytesRead, r.Reads, r.Rounds, r.CountBytes, r.CountReads = 0, 0, 0, 0, 0, 0
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %+v: %s", what, req, firstDifference(reflect.ValueOf(*got), reflect.ValueOf(*want)))
				return
			}
		}
	}
}

// firstDifference tells where two values part.
func firstDifference(a, b reflect.Value) string {
	switch {
	case a.Kind() == reflect.Struct:
		for i := range a.NumField() {
			if !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
				return "." + a.Type().Field(i).Name + firstDifference(a.Field(i), b.Field(i))
			}
		}
	case a.Kind() == reflect.Slice && a.Len() == b.Len():
		for i := range a.Len() {
			if !reflect.DeepEqual(a.Index(i).Interface(), b.Index(i).Interface()) {
				return fmt.Sprintf("[%d]", i) + firstDifference(a.Index(i), b.Index(i))
			}
		}
	case a.Kind() == reflect.Map:
		for _, k := range a.MapKeys() {
			if v := b.MapIndex(k); !v.IsValid() || !reflect.DeepEqual(a.MapIndex(k).Interface(), v.Interface()) {
				return fmt.Sprintf("[%v]", k) + firstDifference(a.MapIndex(k), v)
			}
		}
	}
	return fmt.Sprintf(": %v, want %v", a, b)
}

func opened(t *testing.T, folder string) *engine.Archive {
	t.Helper()
	s, err := site.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	a, err := engine.Open(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
