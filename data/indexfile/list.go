package indexfile

import "slices"

// place says where a posting list stands (layout.go).
type place byte

const (
	inline place = iota
	joined
	apart
)

// most is how many documents a list with frequencies has there.
func (p place) most() int {
	switch p {
	case inline:
		return inlineDocuments
	case joined:
		return joinedDocuments
	}
	return maxDocuments
}

// placeAlone is where a list without positions stands.
func placeAlone(documents int, gram bool) place {
	if documents <= inlineDocuments || gram && documents <= inlineBlocks {
		return inline
	}
	return joined
}

// List is the posting list of one term. What is in the dictionary is known
// from Lookup on; Reader.Load brings the rest.
type List struct {
	DocFreq    int // documents that hold the term
	field      Field
	positional bool // it has frequencies
	placed     bool // and positions
	letters    bool // it is of letters in words
	triple     bool // it is of three characters
	place      place
	home       int  // dictionary block
	documents  span // in section Documents
	positions  span // in section Positions

	Docs   []uint32 // ascending; nil until loaded
	Freqs  []uint32 // occurrences by posting; nil for a list without positions
	starts []uint32 // sums of Freqs: where a posting's positions begin, and the end
	blocks []positionsBlock
}

// positionsBlock is the positions of up to 128 postings; an inline or joined
// list, which has no more, is one.
type positionsBlock struct {
	at   span     // in section Positions; only for lists apart
	flat []uint32 // one posting's positions after another's; nil until loaded
}

// span is a run of bytes of a section.
type span struct{ offset, bytes int64 }

func (s span) end() int64 { return s.offset + s.bytes }

// Positional tells whether the list has frequencies: the term stands at places
// of the text.
func (l *List) Positional() bool { return l.positional }

// Placed tells whether the list has positions. Of a pair in at most Reader.FewDocuments
// the texts tell where it stands.
func (l *List) Placed() bool { return l.placed }

// Loaded tells whether Docs and Freqs are there.
func (l *List) Loaded() bool { return l.Docs != nil }

// BytesToLoad is what Load would read for the documents, and for all positions.
func (l *List) BytesToLoad() (documents, positions int64) {
	if !l.Loaded() {
		documents = l.documents.bytes
	}
	positions = l.positions.bytes
	for _, b := range l.blocks {
		if b.flat != nil {
			positions -= b.at.bytes
		}
	}
	return documents, positions
}

// At gives the positions (rune offsets in the folded field, ascending) of the
// i-th posting, and false when they are not loaded.
func (l *List) At(i int) ([]uint32, bool) {
	block := i / postingsPerBlock
	if i < 0 || i >= len(l.Docs) || block >= len(l.blocks) || l.blocks[block].flat == nil {
		return nil, false
	}
	base := l.starts[block*postingsPerBlock]
	return l.blocks[block].flat[l.starts[i]-base : l.starts[i+1]-base], true
}

// PositionsBlock is the block that a posting's positions are in: Load reads
// whole blocks.
func PositionsBlock(posting int) int { return posting / postingsPerBlock }

// grow makes room for the postings.
func (l *List) grow(room *room) {
	l.Docs = room.numbers(l.DocFreq)
	if l.positional {
		l.Freqs = room.numbers(l.DocFreq)
		l.starts = append(room.numbers(l.DocFreq+1), 0)
	}
}

// room gives the many short lists of a dictionary block parts of a few large
// slices. The zero room gives each list slices of its own.
type room struct {
	piece []uint32
	least int // numbers in a new piece
}

// numbers gives an empty slice for n numbers.
func (r *room) numbers(n int) []uint32 {
	if n > len(r.piece) {
		r.piece = make([]uint32, max(n, r.least))
	}
	taken := r.piece[:0:n]
	r.piece = r.piece[n:]
	return taken
}

// unload forgets what is not in the dictionary.
func (l *List) unload() { l.Docs, l.Freqs, l.starts, l.blocks = nil, nil, nil, nil }

// memoryBytes is about what the postings take.
func (l *List) memoryBytes() int {
	n := 4*(cap(l.Docs)+cap(l.Freqs)+cap(l.starts)) + 40*cap(l.blocks)
	for _, b := range l.blocks {
		n += 4 * cap(b.flat)
	}
	return n
}

// shape is what the parameters of a list follow from.
type shape struct {
	documents int    // in the segment
	lengths   []byte // of bodies, a class a document; nil for other fields
}

// gapShift is the Rice parameter of an inline list's gaps.
func (s shape) gapShift(docFreq int) uint { return riceShift(uint64(s.documents), uint64(docFreq)) }

// bound is a number that most positions in a document's field are below.
func (s shape) bound(document uint32) uint32 {
	if s.lengths == nil {
		return titleBound
	}
	return lengthBound(s.lengths[document])
}

const titleBound = 64

// positionShift is the Rice parameter of the gaps between a document's
// positions, when there are several.
func positionShift(bound, freq uint32) uint { return riceShift(uint64(bound), uint64(freq)+1) }

// Seek finds the first of ascending numbers, like those of a list's documents,
// at or after one, fast when it is near.
func Seek(ascending []uint32, least uint32) (at int, found bool) {
	reach := 1
	for reach < len(ascending) && ascending[reach] < least {
		reach *= 2
	}
	low := reach / 2
	at, found = slices.BinarySearch(ascending[low:min(reach+1, len(ascending))], least)
	return low + at, found
}
