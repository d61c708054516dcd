package indexfile

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"unicode"

	"fangzhi/data/ranges"
	"fangzhi/data/token"
)

// mergeGap is how many unwanted bytes the engine reads to save a request.
const mergeGap = 512

// merging counts what is read when near ranges are read in one.
type merging struct {
	ranges.File
	reads int
	bytes int64
}

func (m *merging) ReadRanges(ctx context.Context, want []ranges.Range) ([][]byte, error) {
	merged, _ := ranges.Merge(want, mergeGap)
	m.reads += len(merged)
	for _, r := range merged {
		m.bytes += r.Bytes
	}
	return m.File.ReadRanges(ctx, want)
}

// queriesOf draws queries of n Han that stand in the documents.
func queriesOf(documents []Document, n, count int) []token.Run {
	rng := newRand(uint64(n))
	var runs []token.Run
	for len(runs) < count {
		body := []rune(documents[rng.IntN(len(documents))].Body)
		from := rng.IntN(len(body) + 1)
		query := body[from:min(from+n, len(body))]
		if len(query) == n && !slices.ContainsFunc(query, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			runs = append(runs, token.Runs(string(query))...)
		}
	}
	return runs
}

// ask finds the bodies that hold a run, in the three rounds that the engine
// takes: dictionary, documents, positions of those documents that hold all terms.
func ask(r *Reader, run token.Run) (found int, err error) {
	keys := make([]Key, len(run.Tokens))
	for i, t := range run.Tokens {
		keys[i] = Key{Body, t.Term}
	}
	lists, err := r.Lookup(background, keys)
	if err != nil {
		return 0, err
	}
	byTerm := map[string]*List{}
	for i, l := range lists {
		if l == nil {
			return 0, fmt.Errorf("%q is not in the index", keys[i].Term)
		}
		byTerm[keys[i].Term] = l
	}
	cover := run.Cover(func(t token.Token) int { return byTerm[t.Term].DocFreq })
	wants := make([]Want, len(cover))
	for i, t := range cover {
		wants[i].List = byTerm[t.Term]
	}
	if err := r.Load(background, wants); err != nil || len(cover) == 1 {
		return wants[0].List.DocFreq, err
	}
	candidates := slices.Clone(wants[0].List.Docs)
	for _, w := range wants[1:] {
		candidates = slices.DeleteFunc(candidates, func(doc uint32) bool {
			_, ok := slices.BinarySearch(w.List.Docs, doc)
			return !ok
		})
	}
	for i := range wants {
		wants[i].Positions = Some
		for _, doc := range candidates {
			at, _ := slices.BinarySearch(wants[i].List.Docs, doc)
			wants[i].Postings = append(wants[i].Postings, at)
		}
	}
	return len(candidates), r.Load(background, wants)
}

// BenchmarkLookup measures cold queries, the head alone being there: bytes
// and reads of the index for each, median and 95th of a hundred.
func BenchmarkLookup(b *testing.B) {
	documents := measured(b, "news-10k")
	data, summary := write(b, documents, Options{})
	for _, n := range []int{1, 2, 3, 4, 6, 8} {
		b.Run(fmt.Sprint(n, "-characters"), func(b *testing.B) {
			runs := queriesOf(documents, n, 100)
			var bytes, reads []float64
			for b.Loop() {
				bytes, reads = nil, nil
				for _, run := range runs {
					b.StopTimer()
					r := open(b, data, summary.HeadBytes)
					file := &merging{File: r.file}
					r.file = file
					b.StartTimer()
					if found, err := ask(r, run); err != nil || found == 0 {
						b.Fatalf("%q: %d found, %v", string(run.Text), found, err)
					}
					bytes, reads = append(bytes, float64(file.bytes)), append(reads, float64(file.reads))
				}
			}
			slices.Sort(bytes)
			slices.Sort(reads)
			b.ReportMetric(bytes[50], "B-median")
			b.ReportMetric(bytes[95], "B-95th")
			b.ReportMetric(reads[50], "reads-median")
			b.ReportMetric(reads[95], "reads-95th")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(runs)), "µs/query")
		})
	}
}

// BenchmarkDecode reads the commonest list of the corpus, documents alone and
// the commonest pair with all its positions.
func BenchmarkDecode(b *testing.B) {
	documents := measured(b, "news-10k")
	data, summary := write(b, documents, Options{})
	r := open(b, data, summary.HeadBytes)
	var commonest [2]*List
	for number := range r.head.root {
		blocks, err := r.dictionaryBlocks(background, []int{number})
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range blocks[number] {
			i := 0
			if e.list.positional {
				i = 1
			}
			if commonest[i] == nil || e.list.DocFreq > commonest[i].DocFreq {
				commonest[i] = e.list
			}
		}
	}
	for i, name := range []string{"character", "pair"} {
		b.Run(name, func(b *testing.B) {
			l := commonest[i]
			for b.Loop() {
				l.unload()
				if err := r.Load(background, []Want{{List: l, Positions: All}}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(l.DocFreq), "postings")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*l.DocFreq), "ns/posting")
		})
	}
}
