package indexfile

import (
	"encoding/binary"
	"errors"
)

// place says where a posting list stands (layout.go).
type place byte

const (
	inline place = iota
	joined
	apart
)

// List is the posting list of one term. What is in the dictionary is known
// from Lookup on; Reader.Load brings the rest.
type List struct {
	DocFreq    int // documents that hold the term
	field      Field
	positional bool
	place      place
	documents  span // in section Documents
	positions  span // in section Positions

	Docs   []uint32 // ascending; nil until loaded
	Freqs  []uint32 // occurrences by posting; nil for a list without positions
	starts []uint32 // sums of Freqs: where a posting's positions begin
	blocks []positionsBlock
}

type positionsBlock struct {
	at   span
	flat []uint32 // positions of the block's postings; nil until loaded
}

// span is a run of bytes of a section.
type span struct{ offset, bytes int64 }

// Positional tells whether the list has frequencies and positions.
func (l *List) Positional() bool { return l.positional }

// Loaded tells whether Docs and Freqs are there.
func (l *List) Loaded() bool { return l.Docs != nil }

// BytesToLoad is what Load would read for the documents, and for all positions.
func (l *List) BytesToLoad() (documents, positions int64) {
	if !l.Loaded() {
		documents = l.documents.bytes
	}
	if l.place == apart {
		positions = l.positions.bytes
		for _, b := range l.blocks {
			if b.flat != nil {
				positions -= b.at.bytes
			}
		}
	}
	return documents, positions
}

// At gives the positions (rune offsets in the folded field, ascending) of the
// i-th posting, and false when they are not loaded.
func (l *List) At(i int) ([]uint32, bool) {
	block := i / postingsPerBlock
	if block >= len(l.blocks) || l.blocks[block].flat == nil {
		return nil, false
	}
	base := l.starts[block*postingsPerBlock]
	return l.blocks[block].flat[l.starts[i]-base : l.starts[i+1]-base], true
}

// postings is a list as the writer gathers it.
type postings struct {
	docs       []uint32
	freqs      []uint32 // positional lists only
	positions  []uint32 // all documents' positions, one after another
	positional bool
}

func (p *postings) reset(positional bool) {
	p.docs, p.freqs, p.positions, p.positional = p.docs[:0], p.freqs[:0], p.positions[:0], positional
}

// shape is what the parameters of a list follow from.
type shape struct {
	documents int    // in the segment
	lengths   []byte // of bodies, a class a document; nil for other fields
}

func (s shape) gapShift(docFreq int) uint { return riceShift(uint64(s.documents), uint64(docFreq)) }

// bound is a number that most positions of a document are below.
func (s shape) bound(document uint32) uint32 {
	if s.lengths == nil {
		return otherBound
	}
	return uint32(lengthBound(s.lengths[document]))
}

const otherBound = 256

func positionShift(bound, freq uint32) uint { return riceShift(uint64(bound), uint64(freq)+1) }

func writeInline(w *bitWriter, p *postings, s shape) {
	w.writeDocuments(p.docs, p.freqs, -1, s.gapShift(len(p.docs)), 0)
	if p.positional {
		w.writePositions(p.docs, p.freqs, p.positions, s)
	}
}

func (w *bitWriter) writeDocuments(docs, freqs []uint32, last int64, gapShift, freqShift uint) {
	for i, doc := range docs {
		w.rice(uint64(int64(doc)-last-1), gapShift)
		last = int64(doc)
		if freqs != nil && len(freqs) > 0 {
			w.rice(uint64(freqs[i]-1), freqShift)
		}
	}
}

func (w *bitWriter) writePositions(docs, freqs, positions []uint32, s shape) {
	for i, freq := range freqs {
		bound := s.bound(docs[i])
		if freq == 1 {
			w.below(positions[0], bound)
		} else {
			last, shift := uint32(0), positionShift(bound, freq)
			for _, position := range positions[:freq] {
				w.rice(uint64(position-last), shift)
				last = position
			}
		}
		positions = positions[freq:]
	}
}

// encodeOutside writes a list for the sections: documents, and the positions
// either behind them (joined) or as blocks of their own (apart).
func encodeOutside(p *postings, s shape) (documents, positions []byte, where place) {
	documents = encodeDocuments(p, nil)
	if !p.positional {
		return seal(documents), nil, joined
	}
	together := append(documents, encodePositions(p.docs, p.freqs, p.positions, s)...)
	if len(together) <= joinedBytes {
		return seal(together), nil, joined
	}
	var sizes []int
	flat := p.positions
	for i := 0; i < len(p.docs); i += postingsPerBlock {
		end := min(i+postingsPerBlock, len(p.docs))
		n := 0
		for _, f := range p.freqs[i:end] {
			n += int(f)
		}
		block := seal(encodePositions(p.docs[i:end], p.freqs[i:end], flat[:n], s))
		flat = flat[n:]
		positions = append(positions, block...)
		sizes = append(sizes, len(block))
	}
	return seal(encodeDocuments(p, sizes)), positions, apart
}

func encodePositions(docs, freqs, positions []uint32, s shape) []byte {
	w := bitWriter{}
	w.writePositions(docs, freqs, positions, s)
	return w.flush()
}

func encodeDocuments(p *postings, positionsBytes []int) []byte {
	var out []byte
	last := int64(-1)
	for i := 0; i < len(p.docs); i += postingsPerBlock {
		end := min(i+postingsPerBlock, len(p.docs))
		docs := p.docs[i:end]
		var freqs []uint32
		freqSum := uint64(0)
		if p.positional {
			freqs = p.freqs[i:end]
			for _, f := range freqs {
				freqSum += uint64(f - 1)
			}
		}
		n := uint64(len(docs))
		gapShift := riceShift(uint64(int64(docs[len(docs)-1])-last)-n, n)
		freqShift := min(riceShift(freqSum, n), 7)
		w := bitWriter{}
		w.writeDocuments(docs, freqs, last, gapShift, freqShift)
		last = int64(docs[len(docs)-1])
		stream := w.flush()
		out = append(out, byte(gapShift<<3|freqShift))
		if end < len(p.docs) {
			out = binary.AppendUvarint(out, uint64(len(stream)))
			if positionsBytes != nil {
				out = binary.AppendUvarint(out, uint64(positionsBytes[i/postingsPerBlock]))
			}
		}
		out = append(out, stream...)
	}
	return out
}

var (
	errShort      = errors.New("a posting list ends too soon")
	errImpossible = errors.New("a posting list holds impossible numbers")
)

// readDocuments reads n postings into the list.
func (l *List) readDocuments(r *bitReader, n int, s shape, gapShift, freqShift uint) error {
	last := int64(-1)
	if len(l.Docs) > 0 {
		last = int64(l.Docs[len(l.Docs)-1])
	}
	for range n {
		last += int64(r.rice(gapShift)) + 1
		if last >= int64(s.documents) || r.failed {
			return errImpossible
		}
		l.Docs = append(l.Docs, uint32(last))
		if l.positional {
			extra := r.rice(freqShift)
			if extra >= maxPosition || r.failed {
				return errImpossible
			}
			l.Freqs = append(l.Freqs, uint32(extra)+1)
			l.starts = append(l.starts, l.starts[len(l.starts)-1]+uint32(extra)+1)
			if l.starts[len(l.starts)-1] > maxPosition {
				return errImpossible
			}
		}
	}
	return nil
}

// readPositions reads the positions of the postings from first up to end.
func (l *List) readPositions(r *bitReader, first, end int, s shape) ([]uint32, error) {
	total := int(l.starts[end] - l.starts[first])
	if total > 8*len(r.in)+64 { // a position takes a bit at least
		return nil, errShort
	}
	flat := make([]uint32, 0, total)
	for i := first; i < end; i++ {
		freq, bound := l.Freqs[i], s.bound(l.Docs[i])
		if freq == 1 {
			flat = append(flat, r.below(bound))
		} else {
			last, shift := uint64(0), positionShift(bound, freq)
			for range freq {
				last += r.rice(shift)
				if last >= maxPosition {
					return nil, errImpossible
				}
				flat = append(flat, uint32(last))
			}
		}
		if r.failed {
			return nil, errShort
		}
	}
	return flat, nil
}

func (l *List) grow() {
	l.Docs = make([]uint32, 0, l.DocFreq)
	if l.positional {
		l.Freqs = make([]uint32, 0, l.DocFreq)
		l.starts = append(make([]uint32, 0, l.DocFreq+1), 0)
	}
}

// readInline reads a list out of its dictionary block.
func (l *List) readInline(r *bitReader, s shape) error {
	l.grow()
	if err := l.readDocuments(r, l.DocFreq, s, s.gapShift(l.DocFreq), 0); err != nil {
		return err
	}
	if !l.positional {
		return nil
	}
	flat, err := l.readPositions(r, 0, len(l.Docs), s)
	l.blocks = []positionsBlock{{flat: flat}}
	return err
}

// decodeOutside reads a list's record in section Documents, checksum taken off.
func (l *List) decodeOutside(record []byte, s shape) error {
	if l.DocFreq > 8*len(record) { // a posting takes a bit at least
		return errShort
	}
	l.grow()
	next := l.positions.offset
	for left := l.DocFreq; left > 0; {
		if len(record) == 0 {
			return errShort
		}
		gapShift, freqShift := uint(record[0]>>3), uint(record[0]&7)
		record = record[1:]
		n := min(left, postingsPerBlock)
		left -= n
		stream, block := record, positionsBlock{at: span{next, l.positions.offset + l.positions.bytes - next}}
		if left > 0 {
			size, k := binary.Uvarint(record)
			if k <= 0 {
				return errShort
			}
			record = record[k:]
			if l.place == apart {
				bytes, k := binary.Uvarint(record)
				if k <= 0 || int64(bytes) < 0 || int64(bytes) > block.at.bytes {
					return errImpossible
				}
				record = record[k:]
				block.at.bytes = int64(bytes)
			}
			if size > uint64(len(record)) {
				return errShort
			}
			stream, record = record[:size], record[size:]
		}
		next = block.at.offset + block.at.bytes
		r := bitReader{in: stream}
		if err := l.readDocuments(&r, n, s, gapShift, freqShift); err != nil {
			return err
		}
		if l.place == apart {
			l.blocks = append(l.blocks, block)
		}
		if left == 0 {
			record = stream[len(stream)-r.unread():]
		}
	}
	if l.positional && l.place == joined {
		return l.decodeJoined(record, s)
	}
	return nil
}

// decodeJoined reads the positions that stand behind the documents.
func (l *List) decodeJoined(record []byte, s shape) error {
	flat, err := l.readPositions(&bitReader{in: record}, 0, len(l.Docs), s)
	if err != nil {
		return err
	}
	for i := 0; i < len(l.Docs); i += postingsPerBlock {
		end := min(i+postingsPerBlock, len(l.Docs))
		l.blocks = append(l.blocks, positionsBlock{flat: flat[l.starts[i]:l.starts[end]]})
	}
	return nil
}

// decodePositions reads one positions block, checksum taken off.
func (l *List) decodePositions(block int, record []byte, s shape) error {
	first := block * postingsPerBlock
	flat, err := l.readPositions(&bitReader{in: record}, first, min(first+postingsPerBlock, len(l.Docs)), s)
	l.blocks[block].flat = flat
	return err
}
