package indexfile

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// bounded fails when f allocates more than a multiple of the bytes it is given.
func bounded(t *testing.T, given int, f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<19+1024*uint64(given) {
		t.Errorf("%d bytes made the reader take %d", given, took)
	}
}

// FuzzRoundTrip writes documents of arbitrary texts, parted by form feeds, and
// reads them back.
func FuzzRoundTrip(f *testing.F) {
	f.Add("黨建引領\f第一段\n第二段 12月28日\fA-股 C++ \U00020000々ー", uint8(1))
	f.Add(strings.Repeat("\u0301\x00\xff党\f", 30), uint8(40))
	f.Fuzz(func(t *testing.T, text string, copies uint8) {
		if len(text) > 1<<12 {
			return
		}
		var documents []Document
		for i, part := range strings.Split(text, "\f") {
			for range copies%20 + 1 {
				d := Document{ID: hashID(fmt.Sprint(len(documents))), Title: part[:len(part)/4], Body: part[len(part)/4:]}
				if part = strings.ToValidUTF8(part, "?"); part != "" {
					d.Facets = map[facet.Kind][]string{facet.Topic: {part}, facet.Source: {fmt.Sprint(i)}}
				}
				documents = append(documents, d)
			}
		}
		checkAll(t, reopen(t, documents), documents)
	})
}

// FuzzHead reads arbitrary heads, first as a file would give them, then as if
// their checksum had been right.
func FuzzHead(f *testing.F) {
	for _, documents := range [][]Document{nil, tiny, smallWithAll()} {
		data, summary := write(f, documents, Options{})
		r := open(f, data, summary.HeadBytes)
		f.Add(data[:summary.HeadBytes])
		f.Add(r.head.encode())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		bounded(t, len(data), func() {
			if _, err := openHead("fuzz", data); err != nil && !isFuzzNamed(err) {
				t.Error(err)
			}
			if h, ok := decodeHead(data, 100); ok {
				useHead(h)
			}
		})
	})
}

func isFuzzNamed(err error) bool { return err.Error() != "" }

// useHead asks what a reader asks of a head.
func useHead(h *head) {
	r := &Reader{head: h, root: newDictionary(h.root)}
	for doc := range min(h.documents, 1000) {
		r.DayOf(doc)
		r.Length(doc)
	}
	r.Between(-1000, 1000)
	r.root.block([]byte{1, 2, 3})
	r.root.blocks([]byte{1})
	r.Describe()
	r.ColumnBytes()
}

// FuzzDictionaryBlock reads arbitrary dictionary blocks in a segment of a few
// documents.
func FuzzDictionaryBlock(f *testing.F) {
	documents := smallWithAll()
	data, summary := write(f, documents, Options{})
	r := open(f, data, summary.HeadBytes)
	for number := range r.head.root {
		got, err := r.read(background, []located{{Dictionary, r.root.span(number)}})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(got[0], uint16(number))
	}
	f.Fuzz(func(t *testing.T, block []byte, number uint16) {
		if len(block) > maxBlockBytes {
			return
		}
		bounded(t, len(block), func() {
			entries, ok := parseBlock(block, r.head, r.root.lists(int(number)%len(r.head.root)))
			if !ok {
				return
			}
			for _, e := range entries {
				checkList(t, e.list, len(documents))
			}
		})
	})
}

// checkList looks at all that a list tells; lists that stand outside have
// nothing loaded.
func checkList(t *testing.T, l *List, documents int) {
	last := -1
	for i, doc := range l.Docs {
		if int(doc) <= last || int(doc) >= documents {
			t.Fatalf("documents %v", l.Docs)
		}
		last = int(doc)
		if at, ok := l.At(i); ok {
			for k := 1; k < len(at); k++ {
				if at[k] <= at[k-1] {
					t.Fatalf("positions %v", at)
				}
			}
		}
	}
	l.BytesToLoad()
}

// FuzzList reads arbitrary records of lists, of all places.
func FuzzList(f *testing.F) {
	documents := smallWithAll()
	data, summary := write(f, documents, Options{})
	r := open(f, data, summary.HeadBytes)
	for _, term := range []string{"引领", "志愿", "引"} {
		lists, err := r.Lookup(background, []Key{{Body, term}})
		if err != nil {
			f.Fatal(err)
		}
		at := []located{{Documents, lists[0].documents}, {Documents, lists[0].documents}}
		if lists[0].place == apart {
			at[1] = located{Positions, lists[0].positions}
		}
		got, err := r.read(background, at[:1])
		if err != nil {
			f.Fatal(err)
		}
		sealed, err := r.readSealed(background, at[1:])
		if err != nil {
			f.Fatal(err)
		}
		f.Add(got[0], sealed[0], uint16(lists[0].DocFreq), byte(lists[0].place), lists[0].positional, lists[0].placed)
	}
	f.Fuzz(func(t *testing.T, record, positions []byte, docFreq uint16, where byte, positional, placed bool) {
		bounded(t, len(record)+len(positions), func() {
			l := &List{DocFreq: int(docFreq), field: Body, place: joined + place(where)%2, positional: positional, placed: positional && placed, positions: span{0, int64(len(positions))}}
			switch { // what a dictionary block would not have let through
			case l.place == apart:
				l.positional, l.placed = true, true
			case positional:
				l.DocFreq = min(l.DocFreq, joinedDocuments)
			}
			if l.decodeOutside(record, r.head.shape(Body)) != nil {
				return
			}
			for b, block := range l.blocks {
				if l.place == apart && l.decodePositions(b, positions[block.at.offset:block.at.end()], r.head.shape(Body)) != nil {
					return
				}
			}
			checkList(t, l, len(documents))
		})
	})
}

// FuzzColumns reads arbitrary values and columns.
func FuzzColumns(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 2, 0, 1}, byte(5), byte(3))
	f.Add([]byte("\x03abc\x02\x02de\x01"), byte(3), byte(2))
	f.Fuzz(func(t *testing.T, body []byte, documents, values byte) {
		bounded(t, len(body), func() {
			if c, ok := parseColumn(body, int(documents), int(values)); ok {
				for i := range int(documents) + 1 {
					for _, ordinal := range c.Ordinals(i) {
						if ordinal >= uint32(values) {
							t.Fatal("an ordinal that is none")
						}
					}
				}
			}
			if got, ok := parseValues(body, int(values), int(documents)); ok && len(got) != int(values) {
				t.Fatalf("%d values of %d", len(got), values)
			}
			if got, ok := parseCounts(body, int(values), maxPosition); ok && len(got) != int(values) {
				t.Fatalf("%d counts of %d", len(got), values)
			}
			if _, err := inflate(body); err == nil && len(body) == 0 {
				t.Error("nothing inflates")
			}
		})
	})
}

// FuzzGrams reads arbitrary dictionary blocks where those of the grams of many
// words stand, and finds words by them.
func FuzzGrams(f *testing.F) {
	data, summary := write(f, manyWords(), Options{})
	r := open(f, data, summary.HeadBytes)
	first, end := r.root.blocks(appendStem(nil, gramField, ""))
	if !r.HasManyWords() || end-first < 3 {
		f.Fatalf("grams stand in blocks %d to %d", first, end)
	}
	for number := first; number < end; number += (end - first) / 3 {
		got, err := r.read(background, []located{{Dictionary, r.root.span(number)}})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(got[0], uint16(number-first), "x21")
		f.Add(got[0], uint16(number-first), "3")
	}
	f.Fuzz(func(t *testing.T, block []byte, number uint16, text string) {
		runs := token.Runs(text)
		home := first + int(number)%(end-first)
		if len(block) > maxBlockBytes || len(runs) == 0 || len(text) > 40 {
			return
		}
		entries, ok := parseBlock(block, r.head, r.root.lists(home))
		if !ok {
			return
		}
		r := open(t, data, summary.HeadBytes)
		r.blocks.put(blockOf{r, home}, entries)
		var parts []token.Part
		for _, in := range runs[0].Tokens {
			if part, ok := runs[0].Part(in); ok {
				parts = append(parts, part)
			}
		}
		words, err := findWords(r, parts, nil)
		if err != nil {
			return
		}
		for i, part := range parts {
			for _, word := range words[i] {
				if len(part.In(word)) == 0 {
					t.Errorf("%q has no %+v", word, part)
				}
			}
		}
	})
}
