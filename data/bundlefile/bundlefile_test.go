package bundlefile

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/ranges"
)

func TestArticlesComeBack(t *testing.T) {
	entries := few()
	data, summary := written(t, entries)
	r := opened(t, data, summary.HeadBytes)
	checkAll(t, r, entries)
}

// checkAll reads everything from a bundle and compares.
func checkAll(t *testing.T, r *Reader, entries []entryOf) {
	t.Helper()
	ctx := context.Background()
	if r.Articles() != len(entries) {
		t.Fatalf("%d articles, want %d", r.Articles(), len(entries))
	}
	docs := make([]int, len(entries))
	for i := range docs {
		docs[i] = len(docs) - 1 - i
	}
	articles, errs := r.Read(ctx, docs)
	for i, doc := range docs {
		if errs[i] != nil {
			t.Errorf("article %d: %v", doc, errs[i])
		} else if want := entries[doc].Article; !reflect.DeepEqual(articles[i], want) {
			t.Errorf("article %d reads back as\n%+v, want\n%+v", doc, articles[i], want)
		}
		raw, err := r.Raw(ctx, doc)
		if err != nil || raw != entries[doc].raw {
			t.Errorf("raw of article %d is %.80q (%v), want %.80q", doc, raw, err, entries[doc].raw)
		}
		if has, err := r.HasRaw(ctx, doc); err != nil || has != (entries[doc].raw != "") {
			t.Errorf("article %d: HasRaw says %v (%v)", doc, has, err)
		}
	}
	if problems := r.Verify(ctx); len(problems) > 0 {
		t.Errorf("Verify finds %v", problems)
	}
}

func TestNilListsReadBackEmpty(t *testing.T) {
	data, summary := written(t, []entryOf{{&article.Article{ID: "x"}, ""}})
	got, errs := opened(t, data, summary.HeadBytes).Read(context.Background(), []int{0})
	if errs[0] != nil || !reflect.DeepEqual(got[0], bare("x")) {
		t.Errorf("got %+v (%v), want %+v", got[0], errs[0], bare("x"))
	}
}

func TestEmptyBundle(t *testing.T) {
	data, summary := written(t, nil)
	checkAll(t, opened(t, data, summary.HeadBytes), nil)
}

func TestWithoutTraining(t *testing.T) {
	entries := few()
	data, summary := writtenWith(t, Train(nil), entries)
	checkAll(t, opened(t, data, summary.HeadBytes), entries)
}

func TestSummary(t *testing.T) {
	data, s := written(t, few())
	if s.Bytes != int64(len(data)) || s.Articles != len(few()) {
		t.Errorf("summary %+v of a file of %d bytes", s, len(data))
	}
	sections := opened(t, data, s.HeadBytes).Describe()
	at := int64(0)
	for _, section := range sections {
		if section.ByteOffset != at {
			t.Errorf("%s begins at %d, want %d", section.Name, section.ByteOffset, at)
		}
		at += section.Bytes
	}
	if at != s.Bytes {
		t.Errorf("the sections end at %d, the file at %d", at, s.Bytes)
	}
	if s.HeadBytes+s.RecordBytes+s.RawBytes != s.Bytes {
		t.Errorf("%+v does not add up", s)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	first, _ := written(t, few())
	for range 3 {
		if again, _ := written(t, few()); !bytes.Equal(first, again) {
			t.Fatal("a second bundle of the same articles differs")
		}
	}
}

func TestEqualRawsAreStoredOnce(t *testing.T) {
	page := strings.Repeat("湖塘镇采菱社区的一整版。", 500) + "尾"
	var entries []entryOf
	for i := range 4 {
		entries = append(entries, entryOf{bare(article.ID("", "", string(rune('a'+i)))), page})
	}
	_, shared := written(t, entries)
	_, single := written(t, entries[:1])
	if shared.RawBytes != single.RawBytes {
		t.Errorf("four articles of one page take %d raw bytes, one takes %d", shared.RawBytes, single.RawBytes)
	}
}

func TestAddRefusesWhatIsNotText(t *testing.T) {
	tests := []struct {
		name string
		give entryOf
	}{
		{"title", entryOf{&article.Article{ID: "bad1", Title: "\xff"}, ""}},
		{"topic", entryOf{&article.Article{ID: "bad1", Topics: []string{"好", "\xe4\xb8"}}, ""}},
		{"surrogate", entryOf{&article.Article{ID: "bad1", Blocks: []article.Block{{Text: "\xed\xa0\x80"}}}, ""}},
		{"raw", entryOf{&article.Article{ID: "bad1"}, "a\x80"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			w, err := NewWriter(dir, Train(nil))
			if err != nil {
				t.Fatal(err)
			}
			err = w.Add(test.give.Article, test.give.raw)
			if err == nil || !strings.Contains(err.Error(), "bad1") {
				t.Errorf("Add says %v, want an error that names the article", err)
			}
			if err := w.Close(); err != nil {
				t.Error(err)
			}
			if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
				t.Errorf("Close left %v", left)
			}
		})
	}
}

func TestAddGoesOnAfterARefusal(t *testing.T) {
	w, err := NewWriter(t.TempDir(), Train(nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []entryOf{
		{&article.Article{ID: "long", Blocks: []article.Block{{Text: strings.Repeat("a", maxBodyUnits)}}}, "shared"},
		{&article.Article{ID: "raw"}, strings.Repeat("a", maxRawBytes+1)},
		{&article.Article{ID: "text", Title: "\xff"}, "shared"},
	} {
		if err := w.Add(bad.Article, bad.raw); err == nil || !strings.Contains(err.Error(), bad.ID) {
			t.Errorf("Add of %s says %v", bad.ID, err)
		}
	}
	entries := []entryOf{{bare("first"), "shared"}, {bare("second"), "shared"}}
	data, summary := finished(t, w, entries)
	checkAll(t, opened(t, data, summary.HeadBytes), entries)
}

func TestFits(t *testing.T) {
	for name, c := range map[string]struct {
		article *article.Article
		raw     string
		want    bool
	}{
		"usual":         {full(), "raw", true},
		"long":          {&article.Article{Blocks: []article.Block{{Text: strings.Repeat("文", maxBodyUnits-2*toldLater)}}}, "", true},
		"no room left":  {&article.Article{Blocks: []article.Block{{Text: strings.Repeat("a", maxBodyUnits-toldLater)}}}, "", false},
		"raw too long":  {full(), strings.Repeat("a", maxRawBytes+1), false},
		"much repaired": {&article.Article{Repairs: []article.Repair{{Before: strings.Repeat("a", maxBodyUnits)}}}, "", false},
	} {
		if got := Fits(c.article, c.raw); got != c.want {
			t.Errorf("%s: Fits is %v", name, got)
		}
	}
}

func TestFinishLeavesNoFiles(t *testing.T) {
	dir := t.TempDir()
	w, err := NewWriter(dir, Train(nil))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Add(full(), "raw"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Finish(failing{}); err == nil {
		t.Error("Finish hides that its writer failed")
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("Finish left %v", left)
	}
	if _, err := w.Finish(&bytes.Buffer{}); err == nil {
		t.Error("Finish may be called twice")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, os.ErrPermission }

// counting counts how a file is read.
type counting struct {
	ranges.Memory
	batches, ranges int
	bytes           int64
}

func (c *counting) ReadRanges(ctx context.Context, want []ranges.Range) ([][]byte, error) {
	c.batches++
	c.ranges += len(want)
	for _, w := range want {
		c.bytes += w.Bytes
	}
	return c.Memory.ReadRanges(ctx, want)
}

func TestReadsInBatches(t *testing.T) {
	var entries []entryOf
	for range 10 {
		entries = append(entries, few()...)
	}
	data, summary := written(t, entries)
	file := &counting{Memory: ranges.Memory{Label: "bundle.fzb", Data: data}}
	r, err := Open(context.Background(), file, summary.HeadBytes)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name            string
		docs            []int
		batches, ranges int
	}{
		{"opened", nil, 1, 1},
		{"neighbours are one range", []int{3, 4, 5, 6}, 1, 1},
		{"in any order, twice", []int{9, 7, 8, 9, 20}, 1, 2},
		{"nobody there", []int{-1, 50}, 0, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.docs != nil {
				file.batches, file.ranges = 0, 0
			}
			articles, errs := r.Read(context.Background(), test.docs)
			if file.batches != test.batches || file.ranges != test.ranges {
				t.Errorf("%d batches, %d ranges; want %d, %d", file.batches, file.ranges, test.batches, test.ranges)
			}
			for i, doc := range test.docs {
				there := doc >= 0 && doc < len(entries)
				if there != (errs[i] == nil) || there && !reflect.DeepEqual(articles[i], entries[doc].Article) {
					t.Errorf("article %d: %v", doc, errs[i])
				}
			}
		})
	}
}

func TestReadersShareABundle(t *testing.T) {
	entries := many(2 * blockArticles)
	data, summary := writtenWith(t, Train(nil), entries)
	r := opened(t, data, summary.HeadBytes)
	var readers sync.WaitGroup
	for first := range 4 {
		readers.Go(func() {
			for doc := first; doc < len(entries); doc += 97 {
				articles, errs := r.Read(context.Background(), []int{doc})
				if errs[0] != nil || articles[0].ID != entries[doc].ID {
					t.Errorf("article %d: %v", doc, errs[0])
				}
				if raw, err := r.Raw(context.Background(), doc); err != nil || raw != entries[doc].raw {
					t.Errorf("raw of article %d: %q, %v", doc, raw, err)
				}
			}
		})
	}
	readers.Wait()
}
