package indexfile

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"fangzhi/data/ranges"
)

// TestEveryListComesBack writes a corpus and compares every list read from
// the file with the list that was gathered.
func TestEveryListComesBack(t *testing.T) {
	documents := corpus(t, "news-1k")
	write := func() *Writer {
		w := NewWriter(t.TempDir(), Options{MemoryBytes: 4 << 20}) // several runs
		for _, d := range documents {
			if err := w.Add(d); err != nil {
				t.Fatal(err)
			}
		}
		return w
	}
	var out bytes.Buffer
	summary, err := write().Finish(&out)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	r, err := Open(ctx, &ranges.Memory{Label: "test.fzi", Data: out.Bytes()}, summary.Bytes, summary.HeadBytes)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	err = merge(write().sources(), func(key []byte, p *postings) error {
		term, ok := keyTerm(key)
		if !ok {
			t.Fatalf("key %x is no term", key)
		}
		lists, err := r.Lookup(ctx, []Key{{keyField(key), term}})
		if err != nil {
			t.Fatal(err)
		}
		list := lists[0]
		if list == nil {
			t.Fatalf("term %q of field %d is lost", term, keyField(key))
		}
		if err := r.Load(ctx, []Want{{List: list, Positions: All}}); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(list.Docs, p.docs) || !slices.Equal(list.Freqs, p.freqs) {
			t.Fatalf("term %q: documents %v %v, want %v %v", term, list.Docs, list.Freqs, p.docs, p.freqs)
		}
		if p.positional {
			var positions []uint32
			for i := range list.Docs {
				at, ok := list.At(i)
				if !ok {
					t.Fatalf("term %q: positions of posting %d are not loaded", term, i)
				}
				positions = append(positions, at...)
			}
			if !slices.Equal(positions, p.positions) {
				t.Fatalf("term %q: positions %v, want %v", term, positions, p.positions)
			}
		}
		count++
		return nil
	})
	if err != nil || count != summary.Terms {
		t.Fatalf("%d terms of %d, %v", count, summary.Terms, err)
	}
}
