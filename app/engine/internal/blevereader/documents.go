package blevereader

import (
	"encoding/binary"

	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/data/facet"
)

// documents walks every document that may match.
type documents struct {
	reader *Reader
	next   uint64
}

// Next gives the next document's id, nil at the end.
func (d *documents) Next() (index.IndexInternalID, error) {
	for d.next < d.reader.documents {
		i, local := d.reader.Locate(d.next)
		s := d.reader.segments[i]
		if s.Only != nil {
			allowed := allowedFrom(s.Only, local)
			if allowed < 0 {
				d.next = s.Base + uint64(s.Index.DocCount())
				continue
			}
			d.next = s.Base + uint64(allowed)
		}
		d.next++
		return ID(d.next - 1), nil
	}
	return nil, nil
}

func allowedFrom(windows []Window, document int) int {
	for _, w := range windows {
		if document < w.End {
			return max(document, w.First)
		}
	}
	return -1
}

// Advance gives the first id at or after one.
func (d *documents) Advance(id index.IndexInternalID) (index.IndexInternalID, error) {
	d.next = max(d.next, Document(id))
	return d.Next()
}

// Size is not accounted.
func (d *documents) Size() int { return 0 }

// Close does nothing.
func (d *documents) Close() error { return nil }

// values gives the facet values of documents as terms: the segment in two
// bytes and the value's ordinal in it in four; for the month, four bytes.
type values struct {
	reader *Reader
	kinds  []facet.Kind
	months bool
	term   []byte
}

// DocValueReader reads what facets are counted from.
func (r *Reader) DocValueReader(names []string) (index.DocValueReader, error) {
	v := &values{reader: r}
	for _, name := range names {
		if name == MonthField {
			v.months = true
		} else {
			v.kinds = append(v.kinds, facet.Kind(name))
		}
	}
	return v, nil
}

// VisitDocValues gives a document's values.
func (v *values) VisitDocValues(id index.IndexInternalID, visit index.DocValueVisitor) error {
	if len(v.kinds) == 0 && !v.months {
		return nil
	}
	segment, local := v.reader.Locate(Document(id))
	s := v.reader.segments[segment]
	if v.months {
		if day, ok := s.Index.DayOf(local); ok {
			visit(MonthField, binary.BigEndian.AppendUint32(v.term[:0], uint32(day.Month())))
		}
	}
	for _, kind := range v.kinds {
		for _, ordinal := range s.Index.Ordinals(kind, local) {
			v.term = binary.BigEndian.AppendUint16(v.term[:0], uint16(segment))
			v.term = binary.BigEndian.AppendUint32(v.term, ordinal)
			visit(string(kind), v.term)
		}
	}
	return nil
}

// Value takes a facet's term apart.
func Value(term []byte) (segment int, ordinal uint32) {
	return int(binary.BigEndian.Uint16(term)), binary.BigEndian.Uint32(term[2:])
}

// Month takes a month's term apart: months since January of the year 0.
func Month(term []byte) int { return int(int32(binary.BigEndian.Uint32(term))) }

// BytesRead is counted by the engine.
func (v *values) BytesRead() uint64 { return 0 }
