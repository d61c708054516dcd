package bundlefile

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"reflect"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/ranges"
)

// many are short articles enough for several directory blocks; every tenth
// has a raw, which the one after shares, and so do some far from each other.
func many(n int) []entryOf {
	entries := make([]entryOf, n)
	for i := range entries {
		a := bare(article.ID("", "", fmt.Sprint(i)))
		a.Title = fmt.Sprintf("第%d条", i)
		raw := ""
		switch {
		case i%1000 == 3:
			raw = "同一个版面"
		case i%10 < 2:
			raw = fmt.Sprintf("原文%d", i/10)
		}
		entries[i] = entryOf{a, raw}
	}
	return entries
}

func TestDirectoryOutsideTheHead(t *testing.T) {
	entries := many(2*blockArticles + 5)
	w, err := NewWriter(t.TempDir(), Train(nil))
	if err != nil {
		t.Fatal(err)
	}
	w.insideArticles = blockArticles
	data, summary := finished(t, w, entries)
	file := &counting{Memory: ranges.Memory{Label: "bundle.fzb", Data: data}}
	r, err := Open(context.Background(), file, summary.HeadBytes)
	if err != nil {
		t.Fatal(err)
	}
	if r.head.inside() || summary.HeadBytes > 200 {
		t.Errorf("the directory is in the head of %d bytes", summary.HeadBytes)
	}
	file.batches, file.ranges = 0, 0
	for round, want := range []int{2, 1} {
		file.batches = 0
		docs := []int{0, 2*blockArticles + 1, 17}
		articles, errs := r.Read(context.Background(), docs)
		for i, doc := range docs {
			if errs[i] != nil || !reflect.DeepEqual(articles[i], entries[doc].Article) {
				t.Errorf("article %d: %+v, %v", doc, articles[i], errs[i])
			}
		}
		if file.batches != want {
			t.Errorf("read %d took %d batches, want %d", round, file.batches, want)
		}
	}
	checkAll(t, r, entries)
}

func TestDirectoryInTheHead(t *testing.T) {
	entries := many(blockArticles + 5)
	data, summary := writtenWith(t, Train(nil), entries)
	checkAll(t, opened(t, data, summary.HeadBytes), entries)
}

func TestOnlySomeBlocksAreKept(t *testing.T) {
	r := &Reader{blocks: make(map[int]*block)}
	for n := range 3 * keptBlocks {
		r.keep(n, &block{})
	}
	if len(r.blocks) != keptBlocks || r.blocks[3*keptBlocks-1] == nil || r.blocks[0] != nil {
		t.Errorf("%d blocks kept, want the last %d", len(r.blocks), keptBlocks)
	}
}

func TestDirectoryBlocks(t *testing.T) {
	tests := []struct {
		name    string
		entries []entry
	}{
		{"one", []entry{{recordBytes: 1}}},
		{"largest", []entry{{recordBytes: maxStoredBytes, rawBytes: maxStoredBytes}, {rawOwner: math.MaxUint32}}},
		{"mixed", []entry{{300, 0, 0, nil}, {255, 7, 0, nil}, {256, 0, 1, nil}, {0, 0, 0, nil}, {70000, 1, 0, nil}}},
		{"long", []entry{{recordBytes: 9}, {recordBytes: 30, cut: &cut{10, []piece{{7, 2048}, {8, 70000}}}}, {}, {}, {recordBytes: 600, cut: &cut{0, []piece{{600, 1}}}}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			stored, err := appendBlock([]byte("before"), test.entries)
			if err != nil {
				t.Fatal(err)
			}
			var records, raws int64
			for _, e := range test.entries {
				records += int64(e.recordBytes)
				raws += int64(e.rawBytes)
			}
			b, err := readBlock(stored[len("before"):], len(test.entries), span{100, 100 + records}, span{5000, 5000 + raws})
			if err != nil {
				t.Fatal(err)
			}
			var got []entry
			for i := range test.entries {
				got = append(got, entry{uint32(b.records[i+1] - b.records[i]), uint32(b.raws[i+1] - b.raws[i]), b.owners[i], b.cuts[i]})
			}
			if !reflect.DeepEqual(got, test.entries) || b.records[0] != 100 || b.raws[0] != 5000 {
				t.Errorf("got %v, want %v", got, test.entries)
			}
			if _, err := readBlock(stored[len("before"):], len(test.entries), span{100, 101 + records}, span{0, raws}); err == nil {
				t.Error("a block that does not fill its place is read all the same")
			}
		})
	}
}

func TestHeadsReadBack(t *testing.T) {
	give := &head{articles: 3, bodyLimit: 10, rawLimit: 20, modelContent: []byte("mmm"), rootContent: []byte("rr"), blockContent: []byte("b")}
	give.place(3, 2, 1, 1<<40, 1<<33)
	data := give.append(nil)
	got, err := readHead(data)
	if err != nil || !reflect.DeepEqual(got, give) {
		t.Errorf("got %+v (%v), want %+v", got, err, give)
	}
	if int64(len(data)) != give.headBytes || !bytes.HasPrefix(data, []byte(magic)) {
		t.Errorf("a head of %d bytes, want %d", len(data), give.headBytes)
	}
}
