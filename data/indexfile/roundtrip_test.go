package indexfile

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// tiny is an index small enough to write its lists by hand.
var tiny = []Document{
	{ID: "aaaaaaaa22222222", Day: "2021-12-28", Title: "黨建引領", Body: "黨建引領，黨建\n12月", Facets: map[facet.Kind][]string{facet.Source: {"邻里报"}, facet.Place: {"江苏省", "江苏省/常州市"}}},
	{ID: "bbbbbbbb22222222", Day: "1890-05-01", Body: "引领", Facets: map[facet.Kind][]string{facet.Source: {"邻里报"}}},
	{ID: "cccccccc22222222", Title: "党", Body: ""},
}

func TestTinyIndex(t *testing.T) {
	r := reopen(t, tiny)
	source, _ := FieldOf(facet.Source)
	place, _ := FieldOf(facet.Place)
	for _, test := range []struct {
		field Field
		term  string
		want  []posting
	}{
		{Body, "党", []posting{{0, nil}}},
		{Body, "引", []posting{{0, nil}, {1, nil}}},
		{Body, "党建", []posting{{0, []uint32{anywhere, anywhere}}}},
		{Body, "建引", []posting{{0, []uint32{anywhere}}}},
		{Body, "引领", []posting{{0, []uint32{anywhere}}, {1, []uint32{anywhere}}}},
		{Body, "12", []posting{{0, []uint32{8}}}},
		{Body, "2月", []posting{{0, []uint32{anywhere}}}},
		{Body, "建党", nil},
		{Body, "黨建", nil}, // not folded
		{Title, "党", []posting{{0, nil}, {2, nil}}},
		{Title, "引领", []posting{{0, []uint32{anywhere}}}},
		{Title, "12", nil},
		{ID, "bbbbbbbb22222222", []posting{{1, nil}}},
		{ID, "bbbbbb", []posting{{1, nil}}}, // an id's first six characters
		{ID, "bbbbb", nil},
		{source, "邻里报", []posting{{0, nil}, {1, nil}}},
		{place, "江苏省", []posting{{0, nil}}},
		{place, "江苏省/常州市", []posting{{0, nil}}},
		{place, "邻里报", nil},
		{Field(99), "党", nil},
	} {
		lists, err := r.Lookup(background, []Key{{test.field, test.term}})
		if err != nil {
			t.Fatal(err)
		}
		if got := postingsOf(t, lists[0]); fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("field %d, %q: %v, want %v", test.field, test.term, got, test.want)
		}
	}
	if got := r.Days(); !slices.Equal(got, []Day{{18989, 0, 1}, {-29099, 1, 1}}) {
		t.Errorf("days %v", got)
	}
	checkAll(t, r, tiny)
}

func TestRandomDocumentsComeBack(t *testing.T) {
	for seed := range uint64(20) {
		rng := newRand(seed)
		documents := randomDocuments(rng, 1+rng.IntN(400))
		data, summary := write(t, documents, Options{})
		checkAll(t, open(t, data, summary.HeadBytes), documents)
		spilled, _ := write(t, documents, Options{MemoryBytes: 1 + rng.IntN(1<<21)})
		if !bytes.Equal(data, spilled) {
			t.Fatalf("seed %d: an index written within little memory is another", seed)
		}
	}
}

// TestManyRuns spills at every document.
func TestManyRuns(t *testing.T) {
	documents := randomDocuments(newRand(1), 60)
	data, _ := write(t, documents, Options{})
	dir := t.TempDir()
	w := NewWriter(dir, Options{MemoryBytes: 1, Readings: fewReadings})
	for _, d := range documents {
		if err := w.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	if len(w.runs) != len(documents)-1 {
		t.Fatalf("%d temporary files, want %d", len(w.runs), len(documents)-1)
	}
	var out bytes.Buffer
	if _, err := w.Finish(&out); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, out.Bytes()) {
		t.Error("the index is another")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("temporary files are left: %v %v", left, err)
	}
}

// TestNewsComesBack writes real articles; the lists of all sizes are there.
func TestNewsComesBack(t *testing.T) {
	documents := measured(t, "news-1k")
	for i, d := range documents {
		documents[i].Facets = map[facet.Kind][]string{facet.Source: {"来源" + d.Title}, facet.Place: {"江苏省", "江苏省/" + d.Day}}
	}
	data, summary := write(t, documents, Options{MemoryBytes: 4 << 20})
	checkAll(t, open(t, data, summary.HeadBytes), documents)
}

// TestListsOfEverySize has terms in exactly so many documents and places as
// lists change their place or number of blocks at.
func TestListsOfEverySize(t *testing.T) {
	sizes := []int{1, 7, 8, 16, 17, 40, 41, 127, 128, 129, 255, 256, 257, 300}
	documents := make([]Document, 300)
	for i := range documents {
		var body strings.Builder
		for k, n := range sizes {
			if i < n {
				fmt.Fprintf(&body, "s%d %c%c ", k, 0x5000+k, 0x6000+k) // in n documents, once
			}
			if i == n-1 {
				body.WriteString(strings.Repeat(fmt.Sprintf("d%d ", k), n)) // in one document, n times
			}
			if i < 16 {
				body.WriteString(strings.Repeat(fmt.Sprintf("m%d ", k), 1+n/16)) // in 16 documents
			}
		}
		documents[i] = Document{ID: hashID(fmt.Sprint(i)), Title: "s0", Body: body.String()}
	}
	r := reopen(t, documents)
	seen := map[place]bool{}
	for k := range sizes {
		lists, err := r.Lookup(background, []Key{{Body, fmt.Sprintf("s%d", k)}, {Body, token.FoldString(fmt.Sprintf("%c%c", 0x5000+k, 0x6000+k))}, {Body, fmt.Sprintf("m%d", k)}, {Body, fmt.Sprintf("d%d", k)}})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lists {
			seen[l.place] = true
		}
		if l := lists[1]; l.Placed() != (l.DocFreq > fewOf(documents)) {
			t.Errorf("a pair in %d documents: positions %v", l.DocFreq, l.Placed())
		}
	}
	if len(seen) != 3 {
		t.Fatalf("lists stand in %v only", seen)
	}
	checkAll(t, r, documents)
}
