package engine

import (
	"encoding/binary"
	"math"

	"github.com/blevesearch/bleve/v2/search"

	"fangzhi/app/engine/internal/blevereader"
)

// byDay sorts hits by their day; those of unknown day come last either way,
// and those of one day in the order of the archive.
type byDay struct {
	reader *blevereader.Reader
	plans  []*plan
	oldest bool
	anyDay bool // days do not matter, but for the order of the archive
}

// archivePlace is where a document stands in the archive, newest first, whatever
// segment holds it.
func archivePlace(reader *blevereader.Reader, plans []*plan, number uint64) uint64 {
	segment, local := reader.Locate(number)
	if places := plans[segment].places; places != nil {
		return uint64(places[local])
	}
	return number
}

// Value is a key that sorts as wanted, byte by byte.
func (o *byDay) Value(match *search.DocumentMatch) string {
	number := blevereader.Document(match.IndexInternalID)
	segment, local := o.reader.Locate(number)
	key := uint32(math.MaxUint32)
	if day, ok := o.plans[segment].index.DayOf(local); ok && !o.anyDay {
		key = uint32(day.Number + 1<<31) // days before 1970 are negative
		if !o.oldest {
			key = math.MaxUint32 - 1 - key
		}
	}
	return string(binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(nil, key), archivePlace(o.reader, o.plans, number)))
}

// DecodeValue gives the key as it is.
func (o *byDay) DecodeValue(value string) string { return value }

// UpdateVisitor is not asked for any field.
func (o *byDay) UpdateVisitor(string, []byte) {}

// Descending is false: Value turns the order round.
func (o *byDay) Descending() bool { return false }

// RequiresDocID is false.
func (o *byDay) RequiresDocID() bool { return false }

// RequiresScoring is false.
func (o *byDay) RequiresScoring() bool { return false }

// RequiresFields is none: days are in memory.
func (o *byDay) RequiresFields() []string { return nil }

// Reverse turns the order round.
func (o *byDay) Reverse() { o.oldest = !o.oldest }

// Copy gives another of the same order.
func (o *byDay) Copy() search.SearchSort { c := *o; return &c }
