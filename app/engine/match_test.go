package engine

import (
	"context"
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"testing"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/app/engine/language"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// TestMatchEqualsBlevePhrase compares the engine's own matching with bleve's
// phrase search over the same reader, and its scores with bleve's for a term
// that is where plain reading finds the run.
func TestMatchEqualsBlevePhrase(t *testing.T) {
	articles := measured(t, "news-1k")
	archive := open(t, site(t, articles, 2))
	ctx := context.WithValue(context.Background(), search.GetScoringModelCallbackKey,
		search.GetScoringModelCallbackFn(func() string { return index.BM25Scoring }))
	random := rand.New(rand.NewSource(3))
	compared := 0
	for runes := 3; runes <= 8; runes++ {
		queries := append(drawn(random, articles, runes, 25, false), drawn(random, articles, runes, 25, true)...)
		for _, text := range queries {
			q, err := archive.ask(Request{Query: text})
			if err != nil || len(q.leaves) != 1 || len(q.leaves[0].Tokens) < 2 {
				continue
			}
			if err := q.prepare(ctx); err != nil {
				t.Fatal(err)
			}
			l := leafField{q.leaves[0], indexfile.Body}
			ours := q.buildField(l)
			if ours == nil {
				if plain := plainTerm(t, ctx, q, l); len(plain) > 0 {
					t.Errorf("%q: plain reading finds %d, the engine none", text, len(plain))
				}
				continue
			}
			got := scores(t, q, &eitherField{[]*scored{ours}})
			want := plainTerm(t, ctx, q, l)
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%q: scores %v, a term's are %v", text, got, want)
			}
			compared++
			if !hasPlaces(q, l) { // plain reading alone tells
				continue
			}
			if plain := blevePhrase(t, ctx, q, l); !hasPart(l.leaf) && !slices.Equal(slices.Sorted(maps.Keys(plain)), slices.Sorted(maps.Keys(got))) {
				t.Errorf("%q: %d found, bleve finds %d", text, len(got), len(plain))
			}
		}
	}
	if compared < 100 {
		t.Errorf("only %d queries were compared", compared)
	}
}

// hasPlaces tells whether all terms of a run have positions.
func hasPlaces(q *query, l leafField) bool {
	for _, p := range q.plans {
		for _, token := range p.runs[l].tokens {
			for _, e := range token.terms {
				if !e.list.Placed() {
					return false
				}
			}
		}
	}
	return true
}

// hasPart tells a run with a word at an end, which bleve looks for whole.
func hasPart(l *language.Leaf) bool {
	return slices.ContainsFunc(l.Tokens, func(t token.Token) bool {
		_, ok := l.Run.Part(t)
		return ok
	})
}

// plainTerm reads every article, and has bleve score what it finds there.
func plainTerm(t *testing.T, ctx context.Context, q *query, l leafField) map[uint64]float64 {
	t.Helper()
	known := &knownTerm{Reader: q.reader, query: q}
	docFreqs := make([]uint64, len(l.leaf.Tokens))
	base := uint64(0)
	for _, p := range q.plans {
		documents := make([]int, p.index.DocCount())
		for i := range documents {
			documents[i] = i
		}
		articles, _ := p.bundle.Read(ctx, documents)
		for i, a := range articles {
			if n := len(l.leaf.Run.Find(token.Fold(a.Text()))); n > 0 {
				known.documents, known.freqs = append(known.documents, base+uint64(i)), append(known.freqs, uint64(n))
			}
		}
		for i := range docFreqs {
			docFreqs[i] += uint64(p.runs[l].tokens[i].docFreq())
		}
		base += uint64(p.index.DocCount())
	}
	known.docFreq = max(slices.Min(docFreqs), uint64(len(known.documents)))
	s, err := searcher.NewTermSearcher(ctx, known, "x", blevereader.BodyField, 1, search.SearcherOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return scores(t, q, s)
}

// knownTerm shows bleve an index of which every term has known postings.
type knownTerm struct {
	*blevereader.Reader
	query            *query
	documents, freqs []uint64
	docFreq          uint64
}

func (k *knownTerm) TermFieldReader(context.Context, []byte, string, bool, bool, bool) (index.TermFieldReader, error) {
	return k, nil
}

func (k *knownTerm) Next(*index.TermFieldDoc) (*index.TermFieldDoc, error) {
	if len(k.documents) == 0 {
		return nil, nil
	}
	segment, local := k.Locate(k.documents[0])
	class := k.query.plans[segment].index.LengthClass(local)
	d := &index.TermFieldDoc{ID: blevereader.ID(k.documents[0]), Freq: k.freqs[0], Norm: k.NormOf(indexfile.Body, class)}
	k.documents, k.freqs = k.documents[1:], k.freqs[1:]
	return d, nil
}

func (k *knownTerm) Advance(id index.IndexInternalID, d *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	for len(k.documents) > 0 && k.documents[0] < blevereader.Document(id) {
		k.documents, k.freqs = k.documents[1:], k.freqs[1:]
	}
	return k.Next(d)
}

func (k *knownTerm) Count() uint64 { return k.docFreq }
func (k *knownTerm) Size() int     { return 0 }

// blevePhrase runs bleve's phrase searcher with all positions loaded.
func blevePhrase(t *testing.T, ctx context.Context, q *query, l leafField) map[uint64]float64 {
	t.Helper()
	var terms [][]string // an empty place is a gap
	for _, token := range l.leaf.Tokens {
		place := int(placeOf(token.Term, uint32(token.Pos)))
		for len(terms) <= place {
			terms = append(terms, nil)
		}
		terms[place] = []string{token.Term}
		for _, p := range q.plans {
			if list := p.lists[indexfile.Key{Field: l.field, Term: token.Term}]; list != nil {
				if err := p.index.Load(ctx, []indexfile.Want{{List: list, Positions: indexfile.All}}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	s, err := searcher.NewMultiPhraseSearcher(ctx, placedReader{q.reader, q}, terms, 0, false, blevereader.BodyField, 1, search.SearcherOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return scores(t, q, s)
}

// placedReader shows bleve positions too.
type placedReader struct {
	*blevereader.Reader
	query *query
}

func (r placedReader) TermFieldReader(ctx context.Context, term []byte, field string, freq, norm, vectors bool) (index.TermFieldReader, error) {
	plain, err := r.Reader.TermFieldReader(ctx, term, field, freq, norm, vectors)
	return placedPostings{plain, r.query, string(term)}, err
}

// placedPostings are of a term in bodies.
type placedPostings struct {
	index.TermFieldReader
	query *query
	term  string
}

func (p placedPostings) Next(given *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	return p.place(p.TermFieldReader.Next(given))
}

func (p placedPostings) Advance(id index.IndexInternalID, given *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	return p.place(p.TermFieldReader.Advance(id, given))
}

func (p placedPostings) place(d *index.TermFieldDoc, err error) (*index.TermFieldDoc, error) {
	if d == nil || err != nil {
		return d, err
	}
	segment, local := p.query.reader.Locate(blevereader.Document(d.ID))
	list := p.query.plans[segment].lists[indexfile.Key{Field: indexfile.Body, Term: p.term}]
	posting, _ := indexfile.Seek(list.Docs, uint32(local))
	positions, ok := list.At(posting)
	if !ok {
		return nil, fmt.Errorf("positions of %q in document %d were not loaded", p.term, local)
	}
	d.Vectors = nil
	for _, position := range positions { // bleve counts places from 1
		d.Vectors = append(d.Vectors, &index.TermFieldVector{Field: blevereader.BodyField, Pos: placeOf(p.term, position) + 1})
	}
	return d, nil
}

// placeOf is where bleve is told that a term stands. It takes terms of one
// place for alternatives, so each position has two places: one for joints,
// which begin where a word does, and one for all other terms.
func placeOf(term string, position uint32) uint64 {
	if token.IsJoint(term) {
		return 2*uint64(position) + 1
	}
	return 2 * uint64(position)
}

func scores(t *testing.T, q *query, s search.Searcher) map[uint64]float64 {
	t.Helper()
	found := map[uint64]float64{}
	ctx := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0), IndexReader: q.reader}
	for {
		match, err := s.Next(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if match == nil {
			return found
		}
		found[blevereader.Document(match.IndexInternalID)] = match.Score
		ctx.DocumentMatchPool.Put(match)
	}
}
