package indexfile

import "encoding/binary"

// postings is a list as the writer gathers it.
type postings struct {
	docs       []uint32
	freqs      []uint32 // positional lists only
	positions  []uint32 // all documents' positions, one after another
	positional bool
	word       bool // a word, or a piece of one
	letters    bool // of words
	gram       bool
	few        int // documents of pairs without positions
}

// reset begins the list of a key.
func (p *postings) reset(key []byte, positional bool) {
	p.docs, p.freqs, p.positions, p.positional = p.docs[:0], p.freqs[:0], p.positions[:0], positional
	p.word, p.letters, p.gram = positional && isWordKey(key), isLettersKey(key), keyField(key) == gramField
}

// Pairs and joints in few documents have no positions: the texts tell. In how
// many follows from how long these are.
const (
	MostFewDocuments = 40
	fewRunes         = 40_000 // of texts that are read to tell
)

// fewDocuments is how many documents of such lengths are few. Long ones have
// more pairs, and count for more.
func fewDocuments(lengths []byte) int {
	runes, squares := uint64(0), uint64(0)
	for _, class := range lengths {
		length := uint64(ClassLength(class))
		runes += length
		squares += length * length
	}
	if squares == 0 {
		return MostFewDocuments
	}
	return int(min(MostFewDocuments, fewRunes*runes/squares))
}

// place is where the list stands, and whether with positions. A word, of
// which a query may ask a part, always has them.
func (p *postings) place() (where place, placed bool) {
	switch n, occurrences := len(p.docs), len(p.positions); {
	case !p.positional, p.letters, !p.word && n <= p.few:
		return placeAlone(n, p.gram), false
	case n <= inlineDocuments && occurrences <= inlineOccurrences:
		return inline, true
	case n > p.few && n <= joinedDocuments && occurrences <= joinedOccurrences:
		return joined, true
	}
	return apart, true
}

// part is the list of the postings from first up to end, whose positions
// begin at from; next is where those of the others do.
func (p *postings) part(first, end, from int) (part postings, next int) {
	part = postings{docs: p.docs[first:end], positional: p.positional, word: p.word, letters: p.letters}
	next = from
	if p.positional {
		part.freqs = p.freqs[first:end]
		for _, f := range part.freqs {
			next += int(f)
		}
		part.positions = p.positions[from:next]
	}
	return part, next
}

// writeInline writes a list into a dictionary block's bit stream.
func writeInline(w *bitWriter, p *postings, s shape) {
	w.writeDocuments(p, -1, s.gapShift(len(p.docs)), 0)
	if _, placed := p.place(); placed {
		w.writePositions(p, s)
	}
}

func (w *bitWriter) writeDocuments(p *postings, last int64, gapShift, freqShift uint) {
	each := p.positional && freqShift < manyOnce
	for i, doc := range p.docs {
		w.rice(uint32(int64(doc)-last-1), gapShift)
		last = int64(doc)
		if each {
			w.rice(p.freqs[i]-1, freqShift)
		}
	}
	if p.positional && !each {
		w.writeSeveral(p.freqs, onesShift(freqShift))
	}
}

func (w *bitWriter) writePositions(p *postings, s shape) {
	positions := p.positions
	for i, freq := range p.freqs {
		bound := s.bound(p.docs[i])
		if freq == 1 {
			w.below(positions[0], bound)
		} else {
			next, shift := uint32(0), positionShift(bound, freq)
			for _, position := range positions[:freq] {
				w.rice(position-next, shift)
				next = position + 1
			}
		}
		positions = positions[freq:]
	}
}

// listEncoder writes lists for the sections; its buffers serve again.
type listEncoder struct {
	documents, positions []byte // of the latest list
	stream               []byte
	positionsEnd         []int // of the blocks, in positions
}

// encode fills documents and positions with a list that stands outside the
// dictionary, sealed.
func (e *listEncoder) encode(p *postings, s shape) {
	e.documents, e.positions, e.positionsEnd = e.documents[:0], e.positions[:0], e.positionsEnd[:0]
	where, placed := p.place()
	if where == apart {
		e.encodePositions(p, s)
	}
	e.encodeDocuments(p)
	if placed && where == joined {
		w := bitWriter{out: e.documents}
		w.writePositions(p, s)
		e.documents = w.flush()
	}
	e.documents = seal(e.documents, 0)
}

func (e *listEncoder) encodePositions(p *postings, s shape) {
	from := 0
	for i := 0; i < len(p.docs); i += postingsPerBlock {
		var part postings
		part, from = p.part(i, min(i+postingsPerBlock, len(p.docs)), from)
		begin := len(e.positions)
		w := bitWriter{out: e.positions}
		w.writePositions(&part, s)
		e.positions = seal(w.flush(), begin)
		e.positionsEnd = append(e.positionsEnd, len(e.positions))
	}
}

func (e *listEncoder) encodeDocuments(p *postings) {
	last, from, positionsAt := int64(-1), 0, 0
	for i := 0; i < len(p.docs); i += postingsPerBlock {
		var part postings
		part, from = p.part(i, min(i+postingsPerBlock, len(p.docs)), from)
		gapShift, freqShift := part.shifts(last)
		w := bitWriter{out: e.stream[:0]}
		w.writeDocuments(&part, last, gapShift, freqShift)
		e.stream = w.flush()
		last = int64(part.docs[len(part.docs)-1])
		e.documents = append(e.documents, byte(gapShift<<3|freqShift))
		if i+postingsPerBlock < len(p.docs) {
			e.documents = binary.AppendUvarint(e.documents, uint64(len(e.stream)))
			if len(e.positionsEnd) > 0 {
				end := e.positionsEnd[i/postingsPerBlock]
				e.documents = binary.AppendUvarint(e.documents, uint64(end-positionsAt))
				positionsAt = end
			}
		}
		e.documents = append(e.documents, e.stream...)
	}
}

// shifts are the Rice parameters that fit the gaps behind document last, and
// the frequencies.
func (p *postings) shifts(last int64) (gapShift, freqShift uint) {
	n := uint64(len(p.docs))
	gaps := uint64(int64(p.docs[n-1])-last) - n
	return riceShift(gaps, n), wayOf(p.freqs)
}
