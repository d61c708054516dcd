package blevereader

import (
	"context"
	"encoding/binary"

	index "github.com/blevesearch/bleve_index_api"
)

// Postings are the documents of something that is no term of the index, but
// is to be scored as if it were one.
type Postings struct {
	Documents []uint64 // numbers, ascending
	Freqs     []uint32 // how often it is in each
	DocFreq   uint64   // in how many it is said to be
}

type withKey struct{}

// With has the term readers made under ctx give known postings, whatever the
// term.
func With(ctx context.Context, known *Postings) context.Context {
	return context.WithValue(ctx, withKey{}, known)
}

// listed gives known postings with the norms of a field.
type listed struct {
	*postings
	*Postings
	at int
}

// Next gives the next posting.
func (l *listed) Next(given *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	if l.at >= len(l.Documents) {
		return nil, nil
	}
	d := given
	if d == nil {
		d = &index.TermFieldDoc{}
	}
	number := l.Documents[l.at]
	d.Term = l.term
	d.ID = binary.BigEndian.AppendUint64(d.ID[:0], number)
	d.Freq = uint64(l.Freqs[l.at])
	if l.norm {
		var document int
		l.segment, document = l.reader.Locate(number)
		d.Norm = l.normOf(document)
	}
	l.at++
	return d, nil
}

// Advance gives the first posting at or after id.
func (l *listed) Advance(id index.IndexInternalID, given *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	least := Document(id)
	for l.at < len(l.Documents) && l.Documents[l.at] < least {
		l.at++
	}
	return l.Next(given)
}

// Count is in how many documents it is said to be.
func (l *listed) Count() uint64 { return l.DocFreq }
