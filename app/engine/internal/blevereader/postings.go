package blevereader

import (
	"encoding/binary"
	"math"

	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/data/indexfile"
)

// postings walks one term's lists, segment after segment.
type postings struct {
	reader  *Reader
	term    string
	field   indexfile.Field
	norm    bool
	lists   []*indexfile.List
	count   uint64
	segment int // where the next posting is
	posting int
	window  int
}

// Next gives the next posting, nil at the end.
func (p *postings) Next(given *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	return p.from(0, given)
}

// Advance gives the first posting at or after id.
func (p *postings) Advance(id index.IndexInternalID, given *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	return p.from(Document(id), given)
}

func (p *postings) from(least uint64, given *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	for p.segment < len(p.lists) {
		s, list := p.reader.segments[p.segment], p.lists[p.segment]
		if list == nil || p.posting >= len(list.Docs) || least >= s.Base+uint64(s.Index.DocCount()) {
			p.segment++
			p.posting, p.window = 0, 0
			continue
		}
		if least > s.Base {
			skipped, _ := indexfile.Seek(list.Docs[p.posting:], uint32(least-s.Base))
			p.posting += skipped
		}
		if p.posting >= len(list.Docs) {
			continue
		}
		document := int(list.Docs[p.posting])
		if next, ok := p.allowed(s, document); !ok {
			p.posting = len(list.Docs)
			continue
		} else if next > document {
			least = s.Base + uint64(next)
			continue
		}
		number := s.Base + uint64(document)
		p.posting++
		return p.fill(list, p.posting-1, document, number, given), nil
	}
	return nil, nil
}

// allowed is the first document at or after one that the windows let through.
func (p *postings) allowed(s *Segment, document int) (int, bool) {
	if s.Only == nil {
		return document, true
	}
	for p.window < len(s.Only) && s.Only[p.window].End <= document {
		p.window++
	}
	if p.window == len(s.Only) {
		return 0, false
	}
	return max(document, s.Only[p.window].First), true
}

func (p *postings) fill(list *indexfile.List, posting, document int, number uint64, d *index.TermFieldDoc) *index.TermFieldDoc {
	if d == nil {
		d = &index.TermFieldDoc{}
	}
	d.Term = p.term
	d.ID = binary.BigEndian.AppendUint64(d.ID[:0], number)
	d.Freq = 1
	if list.Positional() {
		d.Freq = uint64(list.Freqs[posting])
	}
	if p.norm {
		d.Norm = p.normOf(document)
	}
	return d
}

// normOf is the norm of a document in the segment that the postings are at.
func (p *postings) normOf(document int) float64 {
	class := byte(0)
	if p.field == indexfile.Body {
		class = p.reader.segments[p.segment].Index.LengthClass(document)
	}
	return p.reader.NormOf(p.field, class)
}

// NormOf is 1/√length, from which bleve takes the length back, of a field; of
// the body in documents of a class of lengths. Titles are all taken for as long
// as their mean, facet values for one long.
func (r *Reader) NormOf(field indexfile.Field, class byte) float64 {
	switch field {
	case indexfile.Body:
		return 1 / math.Sqrt(float64(max(1, indexfile.ClassLength(class))))
	case indexfile.Title:
		return r.titleNorm
	}
	return 1
}

// Count is the term's document frequency in all segments.
func (p *postings) Count() uint64 { return p.count }

// Close does nothing.
func (p *postings) Close() error { return nil }

// Size is not accounted.
func (p *postings) Size() int { return 0 }
