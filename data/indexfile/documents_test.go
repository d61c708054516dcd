package indexfile

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fangzhi/data/facet"
	"fangzhi/data/ranges"
	"fangzhi/data/token"
)

var background = context.Background()

// hashID gives ids that look like those of articles.
func hashID(text string) string {
	sum := sha256.Sum256([]byte(text))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10]))
}

// write makes an index of documents.
func write(t testing.TB, documents []Document, opt Options) ([]byte, Summary) {
	t.Helper()
	if opt.Readings == nil {
		opt.Readings = fewReadings
	}
	w := NewWriter(t.TempDir(), opt)
	for _, d := range documents {
		if err := w.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	summary, err := w.Finish(&out)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	if summary.Bytes != int64(out.Len()) || summary.Documents != len(documents) {
		t.Fatalf("the summary %+v is not of the %d bytes written", summary, out.Len())
	}
	return out.Bytes(), summary
}

func open(t testing.TB, data []byte, headBytes int64) *Reader {
	t.Helper()
	r, err := Open(background, &ranges.Memory{Label: "test.fzi", Data: data}, int64(len(data)), headBytes)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func reopen(t testing.TB, documents []Document) *Reader {
	t.Helper()
	data, summary := write(t, documents, Options{})
	return open(t, data, summary.HeadBytes)
}

// posting is a document that holds a term, and where.
type posting struct {
	Doc uint32
	At  []uint32 // nil for a list without frequencies; anywhere in one without positions
}

// anywhere is a position that a list does not tell.
const anywhere = maxPosition

// postingsOf tells a loaded list in the form of postings.
func postingsOf(t testing.TB, l *List) []posting {
	t.Helper()
	if l == nil {
		return nil
	}
	if len(l.Docs) != l.DocFreq {
		t.Fatalf("a list of %d documents has %d", l.DocFreq, len(l.Docs))
	}
	var all []posting
	for i, doc := range l.Docs {
		p := posting{Doc: doc}
		switch {
		case l.Positional() && !l.Placed():
			p.At = slices.Repeat([]uint32{anywhere}, int(l.Freqs[i]))
		case l.Positional():
			at, ok := l.At(i)
			if !ok || len(at) != int(l.Freqs[i]) {
				t.Fatalf("posting %d has frequency %d and positions %v", i, l.Freqs[i], at)
			}
			p.At = slices.Clone(at)
		}
		all = append(all, p)
	}
	return all
}

// fewOf is in how many documents pairs have no positions.
func fewOf(documents []Document) int {
	var lengths []byte
	for _, d := range documents {
		lengths = append(lengths, lengthClass(len(token.Fold(d.Body).Runes)))
	}
	return fewDocuments(lengths)
}

func TestFewDocuments(t *testing.T) {
	for _, test := range []struct{ short, long, want int }{{0, 0, 40}, {100, 1000, 40}, {1200, 1200, 32}, {100, 10_000, 4}, {60_000, 60_000, 0}} {
		lengths := slices.Repeat([]byte{lengthClass(test.short), lengthClass(test.long)}, 50)
		if got := fewDocuments(lengths); got != test.want {
			t.Errorf("%d and %d runes: %d, want %d", test.short, test.long, got, test.want)
		}
	}
	documents := make([]Document, 12)
	for i := range documents {
		documents[i] = Document{ID: hashID(fmt.Sprint(i)), Title: "党建", Body: strings.Repeat("社区，", 2000) + "网格"}
	}
	r := reopen(t, documents)
	if few := r.FewDocuments(); few != 6 {
		t.Errorf("%d are few", few)
	}
}

// inverted is what an index of documents should hold, by the simplest way to
// tell: every term of every text, in order.
func inverted(documents []Document) map[Key][]posting {
	all, few := map[Key][]posting{}, fewOf(documents)
	add := func(key Key, doc int, at int) {
		list := all[key]
		if len(list) == 0 || list[len(list)-1].Doc != uint32(doc) {
			list = append(list, posting{Doc: uint32(doc)})
		}
		if last := &list[len(list)-1]; at >= 0 {
			last.At = append(last.At, uint32(at))
		}
		all[key] = list
	}
	for doc, d := range documents {
		for field, text := range map[Field]string{Body: d.Body, Title: d.Title} {
			for _, t := range token.Cut(token.Fold(text)) {
				at := -1
				if t.Positional {
					at = t.Pos
				}
				add(Key{field, t.Term}, doc, at)
				for _, letters := range lettersIn(t.Term) {
					add(Key{field, letters}, doc, anywhere)
				}
			}
		}
		for _, key := range formsIn(d) {
			add(key, doc, -1)
		}
		add(Key{ID, d.ID[:min(6, len(d.ID))]}, doc, -1)
		for kind, values := range d.Facets {
			if field, ok := FieldOf(kind); ok {
				for _, key := range keysOf(kind, values) {
					add(Key{field, key}, doc, -1)
				}
			}
		}
	}
	for key, list := range all {
		if len(list) <= few && !token.IsWord(key.Term) {
			for i := range list {
				for k := range list[i].At {
					list[i].At[k] = anywhere
				}
			}
		}
	}
	return all
}

// addTriples adds what is said to be there of three characters in a row.
func addTriples(all map[Key][]posting, rule tripleRule, documents []Document) {
	if rule.together == 0 {
		return
	}
	triples, few := map[Key][]posting{}, fewOf(documents)
	for doc, d := range documents {
		runes := token.Fold(d.Body).Runes
		for at := 0; at+3 <= len(runes); at++ {
			documentsOf := func(at int) uint64 { return uint64(len(all[Key{Body, string(runes[at : at+2])}])) }
			if !IsTriple(runes[at:at+3]) || documentsOf(at)+documentsOf(at+1) <= rule.together || min(documentsOf(at), documentsOf(at+1)) < rule.least {
				continue
			}
			key := Key{Body, string(runes[at : at+3])}
			list := triples[key]
			if len(list) == 0 || list[len(list)-1].Doc != uint32(doc) {
				list = append(list, posting{Doc: uint32(doc)})
			}
			last := &list[len(list)-1]
			last.At = append(last.At, uint32(at))
			triples[key] = list
		}
	}
	for key, list := range triples {
		for i := range list {
			for k := range list[i].At {
				if len(list) <= few {
					list[i].At[k] = anywhere
				}
			}
		}
		all[key] = list
	}
}

// lettersIn are the terms of one and two letters that a word has, each as often
// as it stands there.
func lettersIn(word string) (all []string) {
	if !token.IsWord(word) || token.IsPiece(word) {
		return nil
	}
	seen := map[string]bool{}
	runes := []rune(word)
	for i := range runes {
		for _, letters := range []string{string(runes[i]), string(runes[i:min(i+2, len(runes))])} {
			if term := "\x04" + letters; !seen[term] {
				seen[term] = true
				all = append(all, slices.Repeat([]string{term}, strings.Count(word, letters))...)
			}
		}
	}
	return all
}

// otherwise are characters that fold to another in some words: 沈默 is 沉默.
var otherwise = map[rune][]rune{'沈': {'沉'}, '鍊': {'链'}}

// formsIn are the characters that are written otherwise than is usual, each once.
func formsIn(d Document) []Key {
	var keys []Key
	traditional := slices.Contains(d.Facets[facet.Script], "Hant")
	for _, r := range token.Written(d.Title + "\n" + d.Body).Runes {
		for _, folded := range append(token.Fold(string(r)).Runes, otherwise[r]...) {
			key := Key{Form, string([]rune{folded, r})}
			if token.IsHan(folded) && token.UsualForm(folded, traditional) != r && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// checkAll compares everything that the index answers with its documents.
func checkAll(t *testing.T, r *Reader, documents []Document) {
	t.Helper()
	want := inverted(documents)
	addTriples(want, r.head.triples, documents)
	checkCharacters(t, r, documents)
	checkWords(t, r, documents)
	if r.DocCount() != len(documents) || r.Terms() != len(want) {
		t.Fatalf("%d documents with %d lists, want %d with %d", r.DocCount(), r.Terms(), len(documents), len(want))
	}
	keys := slices.SortedFunc(maps.Keys(want), func(a, b Key) int {
		return bytes.Compare(appendKey(nil, a.Field, a.Term), appendKey(nil, b.Field, b.Term))
	})
	lists, err := r.Lookup(background, append(keys, Key{Body, "党\x05"}, Key{Title, ""}, Key{ID, "zzzzzz"}))
	if err != nil {
		t.Fatal(err)
	}
	for _, absent := range lists[len(keys):] {
		if absent != nil {
			t.Fatal("a term that is in no document has a list")
		}
	}
	var wants []Want
	for _, l := range lists {
		wants = append(wants, Want{List: l, Positions: All})
	}
	if err := r.Load(background, wants); err != nil {
		t.Fatal(err)
	}
	for i, key := range keys {
		if got := postingsOf(t, lists[i]); fmt.Sprint(got) != fmt.Sprint(want[key]) {
			t.Fatalf("%v: %v, want %v", key, got, want[key])
		}
	}
	for f := Body; f < fieldCount; f++ {
		terms, more, err := r.Prefix(background, f, "", len(keys))
		if err != nil || more {
			t.Fatal(err, more)
		}
		for _, term := range terms {
			if _, ok := want[Key{f, term.Text}]; !ok && len(term.Text) < 100 {
				t.Fatalf("field %d has a term %q that no document has", f, term.Text)
			}
		}
	}
	checkHead(t, r, documents)
	checkFacets(t, r, documents)
	if errs := r.Verify(background); errs != nil {
		t.Fatalf("Verify: %v", errs)
	}
}

// checkHead compares days, lengths and sums.
func checkHead(t *testing.T, r *Reader, documents []Document) {
	t.Helper()
	var tokens, runes [Title + 1]uint64
	for doc, d := range documents {
		for field, text := range map[Field]string{Body: d.Body, Title: d.Title} {
			folded := token.Fold(text)
			runes[field] += uint64(len(folded.Runes))
			for _, t := range token.Cut(folded) {
				if t.Positional {
					tokens[field]++
				}
			}
		}
		day, ok := r.DayOf(doc)
		if got := day.Text(); ok != (d.Day != "") || ok && got != d.Day {
			t.Fatalf("document %d is of %s %v, want %s", doc, got, ok, d.Day)
		}
		n := len(token.Fold(d.Body).Runes)
		if got := r.Length(doc); got < n-n/15 || got > n+n/15 {
			t.Fatalf("document %d has about %d runes, want %d", doc, got, n)
		}
	}
	for _, f := range textFields {
		if r.Tokens(f) != tokens[f] || r.Runes(f) != runes[f] {
			t.Fatalf("field %d: %d tokens, %d runes, want %d, %d", f, r.Tokens(f), r.Runes(f), tokens[f], runes[f])
		}
	}
}

// keysOf are the keys of values, each once.
func keysOf(kind facet.Kind, values []string) []string {
	var keys []string
	for _, value := range values {
		if key := facet.Key(kind, value); !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// checkFacets compares values, their counts and columns.
func checkFacets(t *testing.T, r *Reader, documents []Document) {
	t.Helper()
	for _, kind := range columnKinds {
		counts := map[string]int{}
		for _, d := range documents {
			for _, key := range keysOf(kind, d.Facets[kind]) {
				counts[key]++
			}
		}
		if r.ValueCount(kind) != len(counts) {
			t.Fatalf("%s: %d values, want %d", kind, r.ValueCount(kind), len(counts))
		}
		ordinals := make([]uint32, len(counts))
		for i := range ordinals {
			ordinals[i] = uint32(i)
		}
		got, err := r.Values(background, map[facet.Kind][]uint32{kind: ordinals})
		if err != nil {
			t.Fatal(err)
		}
		for i, value := range got[kind] {
			if counts[facet.Key(kind, value.Text)] != value.Count || i > 0 && value.Count > got[kind][i-1].Count {
				t.Fatalf("%s: value %q of %d documents, want %d", kind, value.Text, value.Count, counts[facet.Key(kind, value.Text)])
			}
		}
		for doc, d := range documents {
			if err := r.LoadColumns(background, []ColumnWant{{kind, ColumnBlock(doc)}}); err != nil {
				t.Fatal(err)
			}
			var values []string
			for _, ordinal := range r.Ordinals(kind, doc) {
				values = append(values, facet.Key(kind, got[kind][ordinal].Text))
			}
			if !slices.Equal(values, keysOf(kind, d.Facets[kind])) {
				t.Fatalf("document %d: %s %q, want %q", doc, kind, values, d.Facets[kind])
			}
		}
	}
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 7)) }

// randomDocuments draws documents of few different runes, so that lists of
// every length come about.
func randomDocuments(rng *rand.Rand, n int) []Document {
	alphabet := []rune("党建党建引领一二丁〇々ー纔\U00020000ab1.2 ，\n月7")
	text := func(most int) string {
		of := 2 + rng.IntN(len(alphabet)-1)
		out := make([]rune, rng.IntN(most+1))
		for i := range out {
			out[i] = alphabet[rng.IntN(of)]
		}
		return string(out)
	}
	documents := make([]Document, n)
	day, dated := 20000, n-rng.IntN(n/3+1)
	for i := range documents {
		d := Document{ID: hashID(fmt.Sprint(rng.Uint64())), Body: text(1 + rng.IntN(120)), Facets: map[facet.Kind][]string{}}
		if rng.IntN(4) > 0 {
			d.Title = text(12)
		}
		if rng.IntN(50) == 0 {
			d.Body = strings.Repeat(d.Body, 30)
		}
		if i < dated {
			day -= rng.IntN(3) * rng.IntN(400)
			d.Day = Day{Number: day}.Text()
		}
		for _, kind := range columnKinds {
			for range rng.IntN(3) * rng.IntN(2) {
				value := fmt.Sprintf("值%d", rng.IntN(1+rng.IntN(2*n)))
				if !slices.Contains(d.Facets[kind], value) {
					d.Facets[kind] = append(d.Facets[kind], value)
				}
			}
		}
		documents[i] = d
	}
	return documents
}

// TestPlacesStandUnderPlaces gives documents places with the places above
// them: all come back, and a place that is once without the one above it
// stands under none.
func TestPlacesStandUnderPlaces(t *testing.T) {
	rows := [][]string{
		{"江苏省", "江苏省/常州市", "江苏省/常州市/武进区"},
		{"江苏省", "江苏省/常州市", "江苏省/南京市"},
		{"湖北省"},
		nil,
		{"江苏省"},
		{"四川省/成都市"},
		{"四川省", "四川省/成都市"},
	}
	var documents []Document
	for i, row := range rows {
		documents = append(documents, Document{ID: string(rune('a' + i)), Facets: map[facet.Kind][]string{facet.Place: row}})
	}
	data, summary := write(t, documents, Options{})
	r := open(t, data, summary.HeadBytes)
	checkFacets(t, r, documents)
	if errs := r.Verify(background); len(errs) > 0 {
		t.Error(errs)
	}
}

// askCharacters asks for the characters of all months and documents.
func askCharacters(r *Reader, documents int) (string, error) {
	months, err := r.Months(background)
	if err != nil {
		return "", err
	}
	all := fmt.Sprint(months)
	for doc := range documents {
		if err := r.LoadCharacters(background, []int{ColumnBlock(doc)}); err != nil {
			return "", err
		}
		n, ok := r.CharactersOf(doc)
		all += fmt.Sprint(" ", n, ok)
	}
	return all, nil
}

// checkCharacters counts the characters of documents and months by hand.
func checkCharacters(t *testing.T, r *Reader, documents []Document) {
	t.Helper()
	var months []Month
	counts := ""
	for _, d := range documents {
		number := NoMonth
		if d.Day != "" {
			var year, month int
			if _, err := fmt.Sscanf(d.Day, "%d-%d-", &year, &month); err != nil {
				t.Fatal(err)
			}
			number = 12*year + month - 1
		}
		if n := len(months); n == 0 || months[n-1].Number != number {
			months = append(months, Month{Number: number})
		}
		n := 0
		for _, text := range []string{d.Title, d.Body} {
			runes := []rune(text)
			n += len(slices.DeleteFunc(runes, unicode.IsSpace))
		}
		months[len(months)-1].Documents++
		months[len(months)-1].Characters += uint64(n)
		counts += fmt.Sprint(" ", n, true)
	}
	got, err := askCharacters(r, len(documents))
	if want := fmt.Sprint(months) + counts; err != nil || got != want {
		t.Fatalf("characters\n got %s %v\nwant %s", got, err, want)
	}
	if _, ok := r.CharactersOf(len(documents)); ok {
		t.Fatal("a document behind the last has characters")
	}
}
