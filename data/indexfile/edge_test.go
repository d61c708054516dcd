package indexfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/facet"
	"fangzhi/data/ranges"
)

func TestSmallAndOddIndexes(t *testing.T) {
	longPlace := strings.Repeat("江苏省/", 60)
	many := make([]Document, 5000)
	for i := range many {
		many[i] = Document{ID: hashID(fmt.Sprint(i)), Facets: map[facet.Kind][]string{facet.Person: {fmt.Sprint("人", i)}, facet.Script: {"Hans"}}}
	}
	for name, documents := range map[string][]Document{
		"no documents":             nil,
		"one":                      {{ID: "a", Day: "2024-02-29", Title: "党建", Body: "党建"}},
		"one of nothing":           {{ID: "a"}},
		"no titles":                {{ID: "a", Body: "党"}, {ID: "b", Body: "建"}},
		"days before 1970":         {{ID: "a", Day: "1970-01-01"}, {ID: "b", Day: "1969-12-31"}, {ID: "c", Day: "1890-05-01"}, {ID: "d", Day: "0001-01-01"}},
		"ids that begin alike":     {{ID: "abcdefgh1"}, {ID: "abcdefgh2"}, {ID: "abcdef"}, {ID: "abcde"}},
		"long words":               {{ID: "a", Body: strings.Repeat("x", 1000) + " " + strings.Repeat("가", 40)}},
		"a long title":             {{ID: "a", Title: strings.Repeat("党建引领", 5000) + "末尾"}},
		"a long body":              {{ID: "a", Body: strings.Repeat("一", 300_000) + "末尾"}},
		"values of two-byte runes": {{ID: "a", Facets: map[facet.Kind][]string{facet.Source: {strings.Repeat("é", 66), strings.Repeat("é", 67), strings.Repeat("é", 100), strings.Repeat("é", 127)}}}},
		"rare runes":               {{ID: "a", Body: "\U00020000\U0003FFFF \U0010FFFDab一丁\uE000"}},
		"values of 255 bytes":      {{ID: "a", Facets: map[facet.Kind][]string{facet.Source: {strings.Repeat("x", 199), strings.Repeat("x", 200), strings.Repeat("x", 201), strings.Repeat("x", 255)}}}},
		"values that begin alike": {
			{ID: "a", Facets: map[facet.Kind][]string{facet.Place: {longPlace, longPlace + "常州市"}}},
			{ID: "b", Facets: map[facet.Kind][]string{facet.Place: {longPlace + "常州市"}}},
		},
		"values of one byte":   {{ID: "a", Facets: map[facet.Kind][]string{facet.Topic: {"\x00", "\x01", " "}}}},
		"thousands of persons": many,
		"values of both scripts": {
			{ID: "a", Facets: map[facet.Kind][]string{facet.Place: {"江蘇省", "江蘇省/常州市"}, facet.Person: {"蔣大河", "蒋大河"}, facet.Script: {"Hant"}}},
			{ID: "b", Facets: map[facet.Kind][]string{facet.Place: {"江苏省", "江苏省/武进区"}, facet.Person: {"蒋大河"}, facet.Script: {"Hans"}}},
		},
		"values that folding lengthens": {{ID: "a", Facets: map[facet.Kind][]string{facet.Topic: {strings.Repeat("\uFDFA", 20), strings.Repeat("㍿", 80)}}}},
	} {
		t.Run(name, func(t *testing.T) { checkAll(t, reopen(t, documents), documents) })
	}
}

func TestWriterRefuses(t *testing.T) {
	day := func(text string) Document { return Document{ID: "a", Day: text} }
	for _, test := range []struct {
		documents []Document
		want      string
	}{
		{[]Document{{Title: "党"}}, `article "": it has no id`},
		{[]Document{day("2021-2-3")}, `article "a": day "2021-2-3" is not of the form 2006-01-02`},
		{[]Document{day("2021-02-30")}, `article "a": day "2021-02-30" is not of the form 2006-01-02`},
		{[]Document{day("2021-01-01"), day("2021-01-02")}, `article "a": its day 2021-01-02 comes after an older or unknown one: add newest first, undated last`},
		{[]Document{day(""), day("2021-01-02")}, `article "a": its day 2021-01-02 comes after an older or unknown one: add newest first, undated last`},
	} {
		w := NewWriter(t.TempDir(), Options{})
		var err error
		for _, d := range test.documents {
			err = w.Add(d)
		}
		if err == nil || err.Error() != "index: "+test.want {
			t.Errorf("%v: %v, want %s", test.documents, err, test.want)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestWriterPassesOnErrors(t *testing.T) {
	w := NewWriter(t.TempDir()+"/absent", Options{})
	if err := w.Add(tiny[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Finish(io.Discard); err == nil {
		t.Error("a writer without a folder for its files finished")
	}
	w = NewWriter(t.TempDir(), Options{})
	defer w.Close()
	if err := w.Add(tiny[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Finish(fullDisk{}); !errors.Is(err, errFull) {
		t.Errorf("writing to a full disk: %v", err)
	}
}

var errFull = errors.New("no space left on device")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// TestRepeatedValuesCountOnce: values come without repeats, and if not, do no harm.
func TestRepeatedValuesCountOnce(t *testing.T) {
	given := []Document{{ID: "a", Facets: map[facet.Kind][]string{facet.Topic: {"志愿", "", "志愿"}}}}
	kept := []Document{{ID: "a", Facets: map[facet.Kind][]string{facet.Topic: {"志愿"}}}}
	checkAll(t, reopen(t, given), kept)
}

func TestPrefix(t *testing.T) {
	var documents []Document
	for i := range 3000 {
		documents = append(documents, Document{ID: hashID(fmt.Sprint(i)), Title: fmt.Sprintf("t%d 引领", i/2), Body: fmt.Sprintf("w%d 月%d引领引", i, i)})
	}
	r := reopen(t, documents)
	if len(r.head.root) < 8 {
		t.Fatalf("only %d dictionary blocks: the test shows too little", len(r.head.root))
	}
	for _, test := range []struct {
		field  Field
		prefix string
		limit  int
		want   int
		more   bool
	}{
		{Body, "w", 5000, 3000, false},
		{Body, "w", 3000, 3000, false},
		{Body, "w", 2999, 2999, true},
		{Body, "w", 0, 0, true},
		{Body, "w12", 1000, 111, false},
		{Body, "w2999", 10, 1, false},
		{Body, "w3000", 10, 0, false},
		{Body, "引", 10, 2, false}, // 引 and 引领
		{Body, "月2", 10, 1, false},
		{Body, "月\x02", 10, 0, false}, // the field of title 月 is no part of a term
		{Title, "w", 10, 0, false},
		{Title, "t1", 5000, 611, false},
		{Title, "引", 10, 2, false},
		{ID, "", 1, 1, true},
		{Body, "\U0010FFFF", 10, 0, false},
		{Field(fieldCount - 1), "", 10, 0, false},
	} {
		terms, more, err := r.Prefix(background, test.field, test.prefix, test.limit)
		if err != nil {
			t.Fatal(err)
		}
		if len(terms) != test.want || more != test.more {
			t.Errorf("field %d, %q, limit %d: %d terms, more %v, want %d, %v", test.field, test.prefix, test.limit, len(terms), more, test.want, test.more)
		}
		for _, term := range terms {
			lists, err := r.Lookup(background, []Key{{test.field, term.Text}})
			if err != nil || lists[0] != term.List || !strings.HasPrefix(term.Text, test.prefix) {
				t.Fatalf("%q is not what Lookup finds, %v", term.Text, err)
			}
		}
	}
}

// counting counts what is read.
type counting struct {
	ranges.File
	calls, ranges int
	bytes         int64
}

func (c *counting) ReadRanges(ctx context.Context, want []ranges.Range) ([][]byte, error) {
	c.calls++
	c.ranges += len(want)
	for _, r := range want {
		c.bytes += r.Bytes
	}
	return c.File.ReadRanges(ctx, want)
}

// largeLists gives a reader of 1,000 documents that hold 党建 and 引领, the
// latter thrice, in lists that stand apart.
func largeLists(t testing.TB) (*Reader, *counting, []*List) {
	var documents []Document
	for i := range 1000 {
		documents = append(documents, Document{ID: hashID(fmt.Sprint(i)), Body: "党建，引领引领引领"})
	}
	data, summary := write(t, documents, Options{})
	file := &counting{File: &ranges.Memory{Label: "test.fzi", Data: data}}
	r, err := Open(background, file, summary.Bytes, summary.HeadBytes)
	if err != nil {
		t.Fatal(err)
	}
	lists, err := r.Lookup(background, []Key{{Body, "党建"}, {Body, "引领"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lists {
		if l.place != apart {
			t.Fatal("the lists do not stand apart: the test shows too little")
		}
	}
	*file = counting{File: file.File}
	return r, file, lists
}

// TestLookupAhead brings documents with the dictionary where that is allowed, in
// one call, and leaves what is damaged for Load to tell.
func TestLookupAhead(t *testing.T) {
	r, file, _ := largeLists(t)
	lists := func(most int64) []*List {
		t.Helper()
		r.blocks, *file = NewCache(0), counting{File: file.File}
		found, err := r.LookupAhead(background, []Key{{Body, "党建"}, {Body, "引领"}, {Title, "党建"}}, most)
		if err != nil || found[2] != nil || file.calls != 1 {
			t.Fatalf("%v, %v, %d calls", found, err, file.calls)
		}
		return found[:2]
	}
	beside := int64(0)
	for b := range r.head.root {
		beside += r.root.lists(b).bytes
	}
	for _, l := range lists(beside - 1) {
		if l.Loaded() {
			t.Error("documents came that were too much")
		}
	}
	for _, l := range lists(beside) {
		if !l.Loaded() || len(l.Docs) != 1000 || r.Lacks([]Want{{List: l}}) {
			t.Error("documents did not come")
		}
	}
	data := bytes.Clone(file.File.(*ranges.Memory).Data)
	data[r.head.sections[Documents].offset+lists(0)[1].documents.offset]++
	file.File = &ranges.Memory{Label: "test.fzi", Data: data}
	found := lists(beside)
	if !found[0].Loaded() || found[1].Loaded() {
		t.Error("not the damaged list alone is left")
	}
	if damage := (*DamageError)(nil); !errors.As(r.Load(background, []Want{{List: found[1]}}), &damage) {
		t.Error("the damage is not told")
	}
}

func TestLoadReadsEachOnce(t *testing.T) {
	r, file, lists := largeLists(t)
	documentBytes, positionBytes := lists[0].BytesToLoad()
	if documentBytes == 0 || positionBytes == 0 {
		t.Fatal("nothing to load")
	}
	for _, step := range []struct {
		wants         []Want
		calls, ranges int
	}{
		{[]Want{{List: lists[0]}, {List: nil}, {List: lists[0]}}, 1, 1},
		{[]Want{{List: lists[0]}}, 0, 0},
		{[]Want{{List: lists[0], Positions: Some, Postings: []int{0, 1, 127, 128, 999}}}, 1, 3},
		{[]Want{{List: lists[0], Positions: Some, Postings: []int{0, 500}}, {List: lists[0], Positions: All}}, 1, 5},
		{[]Want{{List: lists[0], Positions: All}}, 0, 0},
		{[]Want{{List: lists[1]}, {List: lists[1], Positions: All}, {List: lists[1], Positions: All}}, 1, 2},
		{nil, 0, 0},
	} {
		before := *file
		if err := r.Load(background, step.wants); err != nil {
			t.Fatal(err)
		}
		if calls, n := file.calls-before.calls, file.ranges-before.ranges; calls != step.calls || n != step.ranges {
			t.Errorf("%+v: %d reads of %d ranges, want %d of %d", step.wants, calls, n, step.calls, step.ranges)
		}
	}
	for _, l := range lists {
		if documents, positions := l.BytesToLoad(); documents != 0 || positions != 0 {
			t.Errorf("%d and %d bytes are left to load", documents, positions)
		}
	}
	if at, ok := lists[1].At(999); !ok || !slices.Equal(at, []uint32{3, 5, 7}) {
		t.Errorf("positions %v %v", at, ok)
	}
	for _, i := range []int{-1, 1000} {
		if _, ok := lists[1].At(i); ok {
			t.Errorf("posting %d has positions", i)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	r, _, lists := largeLists(t)
	for _, wants := range [][]Want{
		{{List: lists[0], Positions: Some, Postings: []int{0}}},
		{{List: lists[0]}, {List: lists[0], Positions: Some}},
	} {
		if err := r.Load(background, wants); err == nil {
			t.Errorf("%+v: positions of postings not known were loaded", wants)
		}
	}
	if err := r.Load(background, []Want{{List: lists[0]}}); err != nil {
		t.Fatal(err)
	}
	for _, posting := range []int{-1, 1000} {
		if err := r.Load(background, []Want{{List: lists[0], Positions: Some, Postings: []int{posting}}}); err == nil {
			t.Errorf("posting %d of 1000 was loaded", posting)
		}
	}
	if _, err := r.Values(background, map[facet.Kind][]uint32{facet.Source: {0}}); err == nil {
		t.Error("a value that is not there was read")
	}
	if err := r.LoadColumns(background, []ColumnWant{{facet.Source, 7}, {facet.Year, 0}, {facet.Source, -1}}); err != nil {
		t.Errorf("columns that are not there: %v", err)
	}
}

// TestForgottenBlocksLeaveTheirLists lets the cache forget blocks while lists
// of them are in use.
func TestForgottenBlocksLeaveTheirLists(t *testing.T) {
	r, _, lists := largeLists(t)
	r.blocks.limit = 1
	for number := range r.head.root {
		if _, err := r.dictionaryBlocks(background, []int{number}); err != nil {
			t.Fatal(err)
		}
	}
	if r.blocks.order.Len() != 1 {
		t.Fatalf("%d blocks are kept", r.blocks.order.Len())
	}
	if err := r.Load(background, []Want{{List: lists[1], Positions: All}}); err != nil {
		t.Fatal(err)
	}
	if at, ok := lists[1].At(5); !ok || !slices.Equal(at, []uint32{3, 5, 7}) {
		t.Errorf("positions %v %v", at, ok)
	}
	again, err := r.Lookup(background, []Key{{Body, "引领"}})
	if err != nil || again[0] == lists[1] || again[0].Loaded() {
		t.Errorf("the block was kept, %v", err)
	}
}

// TestCacheIsBounded counts what is loaded into lists of blocks kept.
func TestCacheIsBounded(t *testing.T) {
	r, _, lists := largeLists(t)
	before := r.blocks.bytes
	if err := r.Load(background, []Want{{List: lists[0], Positions: All}}); err != nil {
		t.Fatal(err)
	}
	if grown := r.blocks.bytes - before; grown < 1000*4*4 {
		t.Errorf("a list of 1000 postings is said to take %d bytes", grown)
	}
	sum := 0
	for _, e := range r.blocks.kept {
		sum += e.Value.(*cachedBlock).bytes
	}
	if sum != r.blocks.bytes {
		t.Errorf("blocks of %d bytes are said to take %d", sum, r.blocks.bytes)
	}
}

// TestReadersShareOneMemory: the blocks of two readers make room for each other.
func TestReadersShareOneMemory(t *testing.T) {
	one, _, _ := largeLists(t)
	other, _, _ := largeLists(t)
	shared := NewCache(1)
	one.Share(shared)
	other.Share(shared)
	for _, r := range []*Reader{one, other, one} {
		lists, err := r.Lookup(background, []Key{{Body, "引领"}})
		if err != nil || lists[0] == nil {
			t.Fatalf("%v %v", lists, err)
		}
		if _, kept := shared.kept[blockOf{r, lists[0].home}]; !kept || len(shared.kept) != 1 {
			t.Errorf("%d blocks are kept, the latest %v", len(shared.kept), kept)
		}
	}
}

func TestDescribeAddsUp(t *testing.T) {
	documents := randomDocuments(newRand(3), 200)
	data, summary := write(t, documents, Options{})
	var names []string
	total := int64(0)
	for _, s := range open(t, data, summary.HeadBytes).Describe() {
		names = append(names, s.Name)
		total += s.Bytes
	}
	if total != int64(len(data)) || strings.Join(names, " ") != "head dictionary documents positions values columns characters suggestions" {
		t.Errorf("%v take %d bytes of %d", names, total, len(data))
	}
}

func TestLengthClasses(t *testing.T) {
	for runes := range 100_000 {
		class := lengthClass(runes)
		if bound := lengthBound(class); uint32(runes) >= bound || int(bound) > runes+runes/7+1 {
			t.Fatalf("%d runes have the bound %d", runes, bound)
		}
		if runes > 0 && class < lengthClass(runes-1) {
			t.Fatalf("%d runes are in class %d, fewer in a higher one", runes, class)
		}
	}
	for _, runes := range []int{maxPosition - 1, maxPosition, 1 << 40} {
		if bound := lengthBound(lengthClass(runes)); bound != maxPosition {
			t.Errorf("%d runes have the bound %d", runes, bound)
		}
	}
}

func TestKeysKeepTheirOrder(t *testing.T) {
	terms := []string{"\x01月", "\x02ab", "0", "ab", "abcdefg", "abcdefgh", "a\x02", "ー", "\U00020000", "\U0010FFFD", "一", "一\x01", "一丁", "丁", "党建", "龿"}
	type packed struct {
		code uint64
		key  []byte
	}
	var all []packed
	for _, term := range terms {
		for _, f := range textFields {
			key := appendKey(nil, f, term)
			if got, ok := keyTerm(key); !ok || got != term || keyField(key) != f {
				t.Fatalf("key %x gives %q of field %d", key, got, keyField(key))
			}
			if code, ok := packKey(f, term); ok {
				all = append(all, packed{code, key})
				if got := unpackKey(nil, code); !bytes.Equal(got, key) {
					t.Fatalf("%q: packed key %x, want %x", term, got, key)
				}
			}
		}
	}
	if len(all) < 28 {
		t.Fatalf("only %d keys could be packed", len(all))
	}
	for _, a := range all {
		for _, b := range all {
			if (a.code < b.code) != (bytes.Compare(a.key, b.key) < 0) {
				t.Errorf("packed keys %x and %x are out of order", a.key, b.key)
			}
		}
	}
}
