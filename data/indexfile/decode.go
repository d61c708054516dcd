package indexfile

import "errors"

var (
	errShort      = errors.New("a posting list ends too soon")
	errLong       = errors.New("a posting list ends too late")
	errImpossible = errors.New("a posting list holds impossible numbers")
)

// readInline reads a list out of its dictionary block's bit stream.
func (l *List) readInline(r *bitReader, s shape, room *room) error {
	l.grow(room)
	if err := l.readDocuments(r, l.DocFreq, s, s.gapShift(l.DocFreq), 0); err != nil {
		return err
	}
	return l.readOnlyPositions(r, s, room)
}

// decodeOutside reads a list's record in section Documents, checksum taken off.
func (l *List) decodeOutside(record []byte, s shape) error {
	if l.DocFreq > 8*len(record) { // a posting takes a bit at least
		return errShort
	}
	var own room
	l.grow(&own)
	in, positions := scanner{in: record}, l.positions
	for len(l.Docs) < l.DocFreq {
		n := min(l.DocFreq-len(l.Docs), postingsPerBlock)
		isLast := len(l.Docs)+n == l.DocFreq
		shifts, block := in.byte(), positions
		stream := in.in
		if !isLast {
			size := in.uvarint()
			if l.place == apart {
				block.bytes = int64(in.atMost(positions.bytes))
				positions = span{positions.offset + block.bytes, positions.bytes - block.bytes}
			}
			stream = in.take(size)
		}
		r := bitReader{in: stream}
		if err := l.readDocuments(&r, n, s, uint(shifts>>3), uint(shifts&7)); err != nil {
			return err
		}
		if l.place == apart {
			l.blocks = append(l.blocks, positionsBlock{at: block})
		}
		rest, ok := r.rest(stream)
		if !ok || !isLast && len(rest) > 0 {
			return errLong
		}
		if isLast {
			in.in = rest
		}
	}
	return l.decodeRest(in.in, s)
}

// decodeRest reads what stands behind the documents: the positions of a joined
// list, else nothing.
func (l *List) decodeRest(rest []byte, s shape) error {
	if l.placed && l.place == joined {
		r := bitReader{in: rest}
		if err := l.readOnlyPositions(&r, s, &room{}); err != nil {
			return err
		}
		var ok bool
		if rest, ok = r.rest(rest); !ok {
			return errLong
		}
	}
	if len(rest) > 0 {
		return errLong
	}
	return nil
}

// readDocuments reads n postings into the list.
func (l *List) readDocuments(r *bitReader, n int, s shape, gapShift, freqShift uint) error {
	next, each := int64(0), l.positional && freqShift < manyOnce
	if len(l.Docs) > 0 {
		next = int64(l.Docs[len(l.Docs)-1]) + 1
	}
	for range n {
		doc := next + int64(r.rice(gapShift))
		if doc >= int64(s.documents) {
			return errImpossible
		}
		l.Docs = append(l.Docs, uint32(doc))
		next = doc + 1
		if each {
			l.Freqs = append(l.Freqs, r.rice(freqShift)+1)
		}
	}
	if l.positional && !each {
		l.readSeveral(r, n, onesShift(freqShift))
	}
	for _, freq := range l.Freqs[max(0, len(l.Freqs)-n):] {
		sum := l.starts[len(l.starts)-1] + freq // below 1<<30 + 1<<31
		if sum > maxPosition {
			return errImpossible
		}
		l.starts = append(l.starts, sum)
	}
	if r.failed {
		return errShort
	}
	return nil
}

// readOnlyPositions reads all positions of an inline or joined list.
func (l *List) readOnlyPositions(r *bitReader, s shape, room *room) error {
	if !l.placed {
		return nil
	}
	flat, err := l.readPositions(r, 0, len(l.Docs), s, room)
	l.blocks = append(l.blocks, positionsBlock{flat: flat})
	return err
}

// decodePositions reads one positions block, checksum taken off.
func (l *List) decodePositions(block int, record []byte, s shape) error {
	first := block * postingsPerBlock
	r := bitReader{in: record}
	flat, err := l.readPositions(&r, first, min(first+postingsPerBlock, len(l.Docs)), s, &room{})
	if err != nil {
		return err
	}
	if rest, ok := r.rest(record); !ok || len(rest) > 0 {
		return errLong
	}
	l.blocks[block].flat = flat
	return nil
}

// readPositions reads the positions of the postings from first up to end.
func (l *List) readPositions(r *bitReader, first, end int, s shape, room *room) ([]uint32, error) {
	total := int(l.starts[end] - l.starts[first])
	if total > 8*len(r.in)+64 { // a position takes a bit at least
		return nil, errShort
	}
	flat := room.numbers(total)
	for i := first; i < end; i++ {
		freq, bound := l.Freqs[i], s.bound(l.Docs[i])
		position, shift := uint32(0), uint(0)
		if freq > 1 {
			shift = positionShift(bound, freq)
		}
		for range freq {
			if freq == 1 {
				position = r.below(bound)
			} else {
				position += r.rice(shift) // below 1<<30 + 1<<31
			}
			if position >= maxPosition {
				return nil, errImpossible
			}
			flat = append(flat, position)
			position++
		}
	}
	if r.failed {
		return nil, errShort
	}
	return flat, nil
}
