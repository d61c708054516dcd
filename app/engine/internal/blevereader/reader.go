// Package blevereader shows the segments of an archive to bleve as one index.
//
// bleve asks for postings synchronously and one term after another, so
// everything a query needs is looked up and loaded before (package engine
// plans it); this package only hands out what is in memory and never reads.
// Documents are numbered over all segments in catalog order, and their ids
// are those numbers in 8 bytes, big-endian, as bleve compares them.
package blevereader

import (
	"context"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strconv"

	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
)

// Names of the fields bleve is asked about, beside the facet kinds.
const (
	TitleField = "title"
	BodyField  = "body"
)

var fields = map[string]indexfile.Field{TitleField: indexfile.Title, BodyField: indexfile.Body}

func init() {
	for _, kind := range facet.Kinds {
		if field, ok := indexfile.FieldOf(kind); ok {
			fields[string(kind)] = field
		}
	}
}

// Segment is one index file's share of a search.
type Segment struct {
	Index *indexfile.Reader
	Base  uint64                            // number of its first document
	Lists map[indexfile.Key]*indexfile.List // the lists the query needs, loaded; an absent term has none
	Only  []Window                          // the documents that may match, ascending; nil means all
}

// Window is a range of a segment's documents: First up to but without End.
type Window struct{ First, End int }

// Reader is an index.IndexReader over segments.
type Reader struct {
	segments  []*Segment
	documents uint64
	titleNorm float64 // of a title of the mean length
}

var _ index.BM25Reader = (*Reader)(nil)

// New shows segments, whose bases it sets, to bleve.
func New(segments []*Segment) *Reader {
	r := &Reader{segments: segments}
	titleRunes := 0.0
	for _, s := range segments {
		s.Base = r.documents
		r.documents += uint64(s.Index.DocCount())
		titleRunes += float64(s.Index.Runes(indexfile.Title))
	}
	r.titleNorm = 1 / math.Sqrt(math.Max(1, titleRunes/float64(max(1, r.documents))))
	return r
}

// ID is the id of a document as bleve knows it.
func ID(document uint64) index.IndexInternalID {
	return binary.BigEndian.AppendUint64(nil, document)
}

// Document is the number in an id.
func Document(id index.IndexInternalID) uint64 {
	if len(id) != 8 {
		return math.MaxUint64
	}
	return binary.BigEndian.Uint64(id)
}

// Base is the number of a segment's first document.
func (r *Reader) Base(segment int) uint64 { return r.segments[segment].Base }

// Locate finds the segment that holds a document, and its number in it.
func (r *Reader) Locate(document uint64) (segment, local int) {
	for i, s := range slices.Backward(r.segments) {
		if document >= s.Base {
			return i, int(document - s.Base)
		}
	}
	return 0, 0
}

// TermFieldReader hands out a term's postings in all segments, without
// positions: bleve is asked for no phrases.
func (r *Reader) TermFieldReader(_ context.Context, term []byte, field string, _, norm, _ bool) (index.TermFieldReader, error) {
	p := &postings{reader: r, term: string(term), field: fields[field], norm: norm}
	p.lists = make([]*indexfile.List, len(r.segments))
	for i, s := range r.segments {
		if list := s.Lists[indexfile.Key{Field: p.field, Term: p.term}]; list != nil {
			p.lists[i] = list
			p.count += uint64(list.DocFreq)
		}
	}
	return p, nil
}

// DocIDReaderAll walks all documents that may match.
func (r *Reader) DocIDReaderAll() (index.DocIDReader, error) { return &documents{reader: r}, nil }

// FieldCardinality is the number of folded runes in a field: with it, bleve's
// mean length is the true one.
func (r *Reader) FieldCardinality(field string) (int, error) {
	total := uint64(0)
	for _, s := range r.segments {
		if f := fields[field]; f == indexfile.Title || f == indexfile.Body {
			total += s.Index.Runes(f)
		} else {
			total += uint64(s.Index.DocCount()) // a facet value is one long
		}
	}
	return int(total), nil
}

// DocCount is the number of documents in all segments.
func (r *Reader) DocCount() (uint64, error) { return r.documents, nil }

// ExternalID is the document's number in figures.
func (r *Reader) ExternalID(id index.IndexInternalID) (string, error) {
	return strconv.FormatUint(Document(id), 10), nil
}

// Fields names what can be searched.
func (r *Reader) Fields() ([]string, error) {
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	slices.Sort(names)
	return names, nil
}

// GetInternal has nothing to give.
func (r *Reader) GetInternal([]byte) ([]byte, error) { return nil, nil }

// Close does nothing: the segments stay open.
func (r *Reader) Close() error { return nil }

// errNotServed answers what no query of the engine asks.
var errNotServed = errors.New("blevereader: terms and articles are read by the engine, not through bleve")

func (r *Reader) InternalID(string) (index.IndexInternalID, error)    { return nil, errNotServed }
func (r *Reader) DocIDReaderOnly([]string) (index.DocIDReader, error) { return nil, errNotServed }
func (r *Reader) FieldDict(string) (index.FieldDict, error)           { return nil, errNotServed }
func (r *Reader) FieldDictRange(string, []byte, []byte) (index.FieldDict, error) {
	return nil, errNotServed
}
func (r *Reader) FieldDictPrefix(string, []byte) (index.FieldDict, error) { return nil, errNotServed }
func (r *Reader) Document(string) (index.Document, error)                 { return nil, errNotServed }
func (r *Reader) DocValueReader([]string) (index.DocValueReader, error)   { return noValues{}, nil }
