package engine

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/indexfile"
)

// eitherField is a searcher over documents that have a leaf in one of its fields.
// It gives what bleve's disjunction of term searchers gives, the scores too (a
// test compares them), from the lists as they lie: a query of one common
// character would else spend its time between bleve's layers.
type eitherField struct{ terms []*scored }

// scored is a leaf in one field, scored as bleve's BM25 scores a term.
type scored struct {
	parts    []part // that are left, the first being gone through
	next     uint64 // the document it is at, or none
	at       int    // its posting in the first part
	docFreq  uint64
	boost    float64
	idf      float64
	weight   float64
	slowness []float64 // by length class, how much longer than others a field takes to be saturated
	isBody   bool
	whole    *scored // of a word, also where it stands alone: that counts once more; nil for no other
}

// part is the postings of one segment.
type part struct {
	base        uint64 // the number of the segment's first document
	docs, freqs []uint32
	index       *indexfile.Reader
}

// postings are those of all segments.
type postings struct {
	parts   []part
	docFreq uint64 // in how many documents it is said to be
}

const noDocument = math.MaxUint64

// newScored scores a leaf in one field.
func (q *query) newScored(l leafField, of postings) *scored {
	docFreq := of.docFreq
	name, boost := fieldOf(l.field)
	all, _ := q.reader.DocCount() // an archive in memory always knows
	runes, _ := q.reader.FieldCardinality(name)
	mean := math.Ceil(float64(runes) / float64(all))
	t := &scored{parts: of.parts, at: -1, docFreq: docFreq, boost: boost, weight: 1, isBody: l.field == indexfile.Body,
		idf: math.Log(1 + (float64(all)-float64(docFreq)+0.5)/(float64(docFreq)+0.5))}
	classes := 1
	if t.isBody {
		classes = indexfile.LengthClasses
	}
	for class := range classes {
		norm := q.reader.NormOf(l.field, byte(class))
		length := 1 / (norm * norm) // as bleve takes it back
		t.slowness = append(t.slowness, search.BM25_k1*(1-search.BM25_b+(search.BM25_b*length/mean)))
	}
	t.step()
	return t
}

// fieldOf is what bleve calls a field, and how much a hit in it weighs.
func fieldOf(field indexfile.Field) (name string, boost float64) {
	if field == indexfile.Title {
		return blevereader.TitleField, titleBoost
	}
	return blevereader.BodyField, 1
}

// step goes to the next posting.
func (t *scored) step() {
	t.at++
	for len(t.parts) > 0 {
		if p := &t.parts[0]; t.at < len(p.docs) {
			t.next = p.base + uint64(p.docs[t.at])
			return
		}
		t.parts, t.at = t.parts[1:], 0
	}
	t.next = noDocument
}

// advance goes to the first posting at or after a document.
func (t *scored) advance(least uint64) {
	for t.next < least {
		p := &t.parts[0]
		skipped, _ := indexfile.Seek(p.docs[t.at:], uint32(min(least-p.base, math.MaxUint32)))
		t.at += skipped - 1
		t.step()
	}
}

// score is that of the posting it is at.
func (t *scored) score() float64 {
	p := &t.parts[0]
	freq, class := uint32(1), byte(0)
	if p.freqs != nil {
		freq = p.freqs[t.at]
	}
	if t.isBody {
		class = p.index.LengthClass(int(p.docs[t.at]))
	}
	tf := math.Sqrt(float64(freq))
	score := t.idf * (tf * search.BM25_k1) / (tf + t.slowness[class])
	if t.weight != 1 {
		score *= t.weight
	}
	return score
}

// scoreAll is that with what the word alone adds.
func (t *scored) scoreAll() float64 {
	score := t.score()
	if t.whole != nil {
		if t.whole.advance(t.next); t.whole.next == t.next {
			score += t.whole.score()
		}
	}
	return score
}

// newEither puts fields together, whose weights are made comparable.
func newEither(terms []*scored) *eitherField {
	e := &eitherField{terms}
	e.SetQueryNorm(1 / math.Sqrt(e.Weight()))
	return e
}

// next gives the next document and its score, or noDocument.
func (e *eitherField) next() (document uint64, score float64) {
	least := uint64(noDocument)
	for _, t := range e.terms {
		least = min(least, t.next)
	}
	if least == noDocument {
		return noDocument, 0
	}
	sum, n := 0.0, 0
	for _, t := range e.terms {
		if t.next == least {
			sum += t.scoreAll()
			n++
			t.step()
		}
	}
	return least, sum * (float64(n) / float64(len(e.terms)))
}

// Next gives the next document.
func (e *eitherField) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	document, score := e.next()
	if document == noDocument {
		return nil, nil
	}
	match := ctx.DocumentMatchPool.Get()
	match.IndexInternalID = binary.BigEndian.AppendUint64(match.IndexInternalID[:0], document)
	match.Score = score
	return match, nil
}

// Advance gives the first document at or after id.
func (e *eitherField) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	least := blevereader.Document(id)
	for _, t := range e.terms {
		t.advance(least)
	}
	return e.Next(ctx)
}

// Weight is the sum of the squares of what matches weigh, as bleve has it.
func (e *eitherField) Weight() float64 {
	sum := 0.0
	for _, t := range e.terms {
		field := 0.0
		for ; t != nil; t = t.whole {
			weight := t.boost * t.idf
			field += weight * weight
		}
		sum += field
	}
	return sum
}

// SetQueryNorm makes weights comparable between queries.
func (e *eitherField) SetQueryNorm(norm float64) {
	for _, t := range e.terms {
		for ; t != nil; t = t.whole {
			t.weight = t.boost * t.idf * norm
		}
	}
}

// Count bounds how many documents there are.
func (e *eitherField) Count() uint64 {
	n := uint64(0)
	for _, t := range e.terms {
		n += t.docFreq
	}
	return n
}

// Min is 0: nothing else must match.
func (e *eitherField) Min() int { return 0 }

// Size is not accounted.
func (e *eitherField) Size() int { return 0 }

// DocumentMatchPoolSize is how many matches are held at once.
func (e *eitherField) DocumentMatchPoolSize() int { return 1 }

// Close does nothing.
func (e *eitherField) Close() error { return nil }

// listed are the postings of a leaf that is a term.
func (q *query) listed(l leafField) (all postings) {
	for i, p := range q.plans {
		list := p.list(l)
		if list == nil {
			continue
		}
		all.docFreq += uint64(list.DocFreq)
		whole := part{q.reader.Base(i), list.Docs, list.Freqs, p.index}
		if p.only == nil {
			all.parts = append(all.parts, whole)
			continue
		}
		for _, w := range p.only {
			from, _ := indexfile.Seek(list.Docs, uint32(w.First))
			to, _ := slices.BinarySearch(list.Docs, uint32(w.End))
			all.parts = append(all.parts, whole.slice(from, max(from, to)))
		}
	}
	return all
}

func (p part) slice(from, to int) part {
	p.docs = p.docs[from:to]
	if p.freqs != nil {
		p.freqs = p.freqs[from:to]
	}
	return p
}

// ran are the postings of a leaf that is a run, which is said to be as rare as
// the rarest of its tokens.
func (q *query) ran(l leafField) (all postings) {
	docFreqs := make([]uint64, len(l.leaf.Tokens))
	found := uint64(0)
	for i, p := range q.plans {
		if stand := p.stands[l]; stand != nil {
			matches := p.matches[l]
			all.parts = append(all.parts, part{q.reader.Base(i), matches, stand.freqsIn(matches), p.index})
			found += uint64(len(matches))
		}
		if r := p.runs[l]; r != nil {
			for k, documents := range r.docFreqs {
				docFreqs[k] += uint64(documents)
			}
		}
	}
	all.docFreq = max(slices.Min(docFreqs), found)
	return all
}
