package indexfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"fangzhi/data/facet"
	"fangzhi/data/ranges"
	"fangzhi/data/token"
)

// smallWithAll is a small index that has lists in all places, several
// dictionary blocks, blocks of positions, values and columns.
func smallWithAll() []Document {
	documents := make([]Document, 140)
	for i := range documents {
		d := Document{ID: hashID(fmt.Sprint(i)), Facets: map[facet.Kind][]string{}}
		switch {
		case i < 40:
			d.Day = Day{Number: 19000 - i/2}.Text()
			d.Title = "党建"
			d.Body = fmt.Sprintf("引领%c%c 志愿 5G", 0x4E00+i*37, 0x5000+i*91)
			d.Facets[facet.Source] = []string{"邻里报", fmt.Sprint("社区", i%3)}
		case i < 60:
			d.Body = "引领，志愿"
		default:
			d.Body = "引领"
		}
		documents[i] = d
	}
	return documents
}

// question is something asked of an index; its answer is a text.
type question func(r *Reader) (string, error)

// questions ask for everything: the terms each alone, so that damage to one
// place leaves the other answers to compare.
func questions(documents []Document) []question {
	var all []question
	for key := range inverted(documents) {
		all = append(all, func(r *Reader) (string, error) { return askList(r, key) })
	}
	for block := range blocks(len(documents), documentsPerColumn) {
		all = append(all, func(r *Reader) (string, error) {
			err := r.LoadColumns(background, []ColumnWant{{facet.Source, block}})
			var got []any
			for i := range documents {
				got = append(got, r.Ordinals(facet.Source, i))
			}
			return fmt.Sprint(got), err
		})
	}
	all = append(all, func(r *Reader) (string, error) { return askCharacters(r, len(documents)) })
	for _, typed := range []string{"d", "sq", "社", "党", "linli"} {
		all = append(all, func(r *Reader) (string, error) {
			found, err := r.Suggest(background, NewTyped(typed), nil, true, 8)
			return fmt.Sprint(found), err
		})
	}
	return append(all,
		func(r *Reader) (string, error) {
			values, err := r.Values(background, map[facet.Kind][]uint32{facet.Source: {0, 1, 2, 3}})
			return fmt.Sprint(values), err
		},
		func(r *Reader) (string, error) {
			words, err := findWords(r, []token.Part{{Text: "1"}}, nil)
			return fmt.Sprint(words), err
		},
		func(r *Reader) (string, error) {
			terms, more, err := r.Prefix(background, Body, "", 1000)
			var texts []string
			for _, term := range terms {
				texts = append(texts, term.Text)
			}
			return fmt.Sprintf("%q %v", texts, more), err
		},
		func(r *Reader) (string, error) {
			return fmt.Sprint(r.Days(), r.head.lengths, r.DocCount(), r.Tokens(Body), r.Runes(Title), r.Describe()), nil
		})
}

func askList(r *Reader, key Key) (string, error) {
	lists, err := r.Lookup(background, []Key{key})
	if err != nil || lists[0] == nil {
		return "none", err
	}
	l := lists[0]
	if err := r.Load(background, []Want{{List: l, Positions: All}}); err != nil {
		return "", err
	}
	var out strings.Builder
	for i, doc := range l.Docs {
		at, _ := l.At(i)
		fmt.Fprintln(&out, doc, at)
	}
	return out.String(), nil
}

// isNamed tells an error that says what a reader must be told of a bad file.
func isNamed(err error) bool {
	var damage *DamageError
	if errors.As(err, &damage) {
		return damage.File == "small.fzi" && damage.Section != "" && damage.Problem != ""
	}
	return strings.Contains(err.Error(), "build the site again") || errors.Is(err, errEnd)
}

var errEnd = errors.New("the file ends before")

// cutFile is a file that gives an error of its own past its end, as a host does.
type cutFile struct{ ranges.Memory }

func (f *cutFile) ReadRanges(ctx context.Context, want []ranges.Range) ([][]byte, error) {
	for _, r := range want {
		if r.End() > int64(len(f.Data)) {
			return nil, fmt.Errorf("%s: byte %d: %w", f.Label, r.End(), errEnd)
		}
	}
	return f.Memory.ReadRanges(ctx, want)
}

// checkDamaged asks everything of a damaged file: each answer must be the
// right one or a named error. It tells whether there was an error at all.
func checkDamaged(t *testing.T, data []byte, fileBytes, headBytes int64, ask []question, right []string) (noticed bool) {
	t.Helper()
	r, err := Open(background, &cutFile{ranges.Memory{Label: "small.fzi", Data: data}}, fileBytes, headBytes)
	if err != nil {
		if !isNamed(err) {
			t.Fatalf("Open: %v", err)
		}
		return true
	}
	for i, q := range ask {
		got, err := q(r)
		switch {
		case err != nil && !isNamed(err):
			t.Fatal(err)
		case err != nil:
			noticed = true
		case got != right[i]:
			t.Fatalf("a wrong answer: %s, want %s", got, right[i])
		}
	}
	return noticed
}

// TestNoDamageGoesUnnoticed changes every byte of an index, and ends it at
// every byte.
func TestNoDamageGoesUnnoticed(t *testing.T) {
	documents := smallWithAll()
	data, summary := write(t, documents, Options{})
	clean := open(t, data, summary.HeadBytes)
	places := map[place]int{}
	ask := questions(documents)
	var right []string
	for _, q := range ask {
		answer, err := q(clean)
		if err != nil {
			t.Fatal(err)
		}
		right = append(right, answer)
	}
	for number := range clean.head.root {
		entries, _ := clean.blocks.get(blockOf{clean, number})
		for _, e := range entries {
			places[e.list.place]++
		}
	}
	sizes := clean.head.sections
	if len(places) != 3 || len(clean.head.root) < 2 || sizes[Positions].bytes == 0 || sizes[Values].bytes == 0 || sizes[Columns].bytes == 0 {
		t.Fatalf("the index lacks something: places %v, %d blocks, sections %v", places, len(clean.head.root), sizes)
	}
	changed := bytes.Clone(data)
	for at := range data {
		for _, to := range []byte{data[at] ^ 1<<(at%8), 0, 255} {
			if to == data[at] {
				continue
			}
			changed[at] = to
			if !checkDamaged(t, changed, summary.Bytes, summary.HeadBytes, ask, right) {
				t.Fatalf("byte %d is %#x instead of %#x and nobody noticed", at, to, data[at])
			}
		}
		changed[at] = data[at]
		short := data[:at]
		if !checkDamaged(t, short, summary.Bytes, summary.HeadBytes, ask, right) || at%16 == 0 && !checkDamaged(t, short, int64(at), min(summary.HeadBytes, int64(at)), ask, right) {
			t.Fatalf("the file ends at byte %d and nobody noticed", at)
		}
	}
}

// TestVerifyNamesDamage changes a byte of each kind of block.
func TestVerifyNamesDamage(t *testing.T) {
	data, summary := write(t, smallWithAll(), Options{})
	clean := open(t, data, summary.HeadBytes)
	for s, at := range clean.head.sections {
		if at.bytes == 0 { // few words stand in the head
			continue
		}
		changed := bytes.Clone(data)
		changed[at.offset+at.bytes/2] ^= 1
		errs := open(t, changed, summary.HeadBytes).Verify(background)
		var damage *DamageError
		if len(errs) != 1 || !errors.As(errs[0], &damage) || damage.Section != Section(s).String() || damage.ByteOffset < at.offset || damage.ByteOffset > at.offset+at.bytes/2 {
			t.Errorf("%v: %v", Section(s), errs)
		}
	}
	for at := clean.head.sections[Documents].offset; at < int64(len(data)); at += 10 { // much damage
		data[at] ^= 1
	}
	if errs := open(t, data, summary.HeadBytes).Verify(background); len(errs) < 3 || len(errs) > maxFindings {
		t.Errorf("%d findings", len(errs))
	}
	stopped, stop := context.WithCancel(background)
	stop()
	if errs := clean.Verify(stopped); len(errs) != 1 || !errors.Is(errs[0], context.Canceled) {
		t.Errorf("stopped: %v", errs)
	}
}

// TestVerifySeesWhatChecksumsDoNot gives files whose checksums are right but
// whose counts disagree.
func TestVerifySeesWhatChecksumsDoNot(t *testing.T) {
	source := func(w *Writer) *columnWriter { return w.columns[facet.Source] }
	for want, spoil := range map[string]func(w *Writer){
		"the head says": func(w *Writer) { w.head.tokens[Body]++ },
		"document 140 has not one id": func(w *Writer) {
			w.head.documents++
			w.head.lengths = append(w.head.lengths, 0)
			w.characters = append(w.characters, 0)
		},
		"is said to have 41 documents":    func(w *Writer) { source(w).counts[0].Count++ },
		"81 documents, but 4 lists of 80": func(w *Writer) { source(w).add(139, []string{"邻里报"}, []string{"邻里报"}) },
		"behind the end of document 3":    func(w *Writer) { w.head.lengths[3] = 1 },
	} {
		w := NewWriter(t.TempDir(), Options{})
		for _, d := range smallWithAll() {
			if err := w.Add(d); err != nil {
				t.Fatal(err)
			}
		}
		spoil(w)
		var out bytes.Buffer
		summary, err := w.Finish(&out)
		if err != nil {
			t.Fatal(err)
		}
		errs := open(t, out.Bytes(), summary.HeadBytes).Verify(background)
		if len(errs) == 0 || !strings.Contains(errs[0].Error(), want) {
			t.Errorf("%v, want %s", errs, want)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
}
