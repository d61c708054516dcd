package blevereader

import (
	index "github.com/blevesearch/bleve_index_api"
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

// noValues has no doc values: the engine sorts and counts by itself.
type noValues struct{}

// VisitDocValues gives none.
func (noValues) VisitDocValues(index.IndexInternalID, index.DocValueVisitor) error { return nil }

// BytesRead is counted by the engine.
func (noValues) BytesRead() uint64 { return 0 }
