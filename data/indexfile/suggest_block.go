package indexfile

import (
	"math/bits"
	"slices"

	"fangzhi/data/facet"
)

// suggestEntry is a value or title under a key: the ranks of its characters.
// A key is cut off where it has told the entry from its neighbours.
type suggestEntry struct {
	key []uint32
	cut bool
	Suggestion
}

// suggestShape is what the numbers of a list's entries are bounded by.
type suggestShape struct {
	titles    bool
	letters   uint32
	documents uint32
	values    []uint32 // by kind, in the order of suggestKinds
}

func (h *head) suggestShape(titles bool, letters uint32) suggestShape {
	s := suggestShape{titles: titles, letters: letters, documents: uint32(h.documents)}
	for _, kind := range suggestKinds {
		s.values = append(s.values, uint32(h.kinds[kind].values))
	}
	return s
}

const (
	maxSuggestKey       = 16  // characters
	leastSuggestKey     = 4   // not cut off before
	suggestBlockBytes   = 768 // a block is closed once it is about this large
	entryCountBits      = 12
	stepShiftBits       = 5
	entriesPerFullBlock = 1<<entryCountBits - 1
)

// encodeEntries writes a block.
func encodeEntries(entries []suggestEntry, shape suggestShape) []byte {
	var w bitWriter
	shift := stepShift(entries)
	w.write(uint64(len(entries)), entryCountBits)
	w.write(uint64(shift), stepShiftBits)
	var before []uint32
	for _, e := range entries {
		w.writeEntry(e, before, shift, shape)
		before = e.key
	}
	return seal(w.flush(), 0)
}

func (w *bitWriter) writeEntry(e suggestEntry, before []uint32, shift uint, shape suggestShape) {
	shared := sharedRanks(before, e.key)
	w.rice(uint32(shared), 1)
	w.rice(uint32(len(e.key)-shared), 0)
	for i, rank := range e.key[shared:] {
		if i == 0 && shared < len(before) {
			w.rice(rank-before[shared]-1, shift)
		} else {
			w.below(rank, shape.letters)
		}
	}
	w.write(uint64(bit(e.cut)), 1)
	if shape.titles {
		w.below(uint32(e.Document), shape.documents)
		return
	}
	kind := slices.Index(suggestKinds, e.Kind)
	w.below(uint32(kind), uint32(len(suggestKinds)))
	w.below(e.Ordinal, shape.values[kind])
	width := uint(bits.Len(uint(e.Count))) - 1
	w.rice(uint32(width), 0)
	w.write(uint64(e.Count)&(1<<width-1), width)
}

func bit(is bool) byte {
	if is {
		return 1
	}
	return 0
}

// stepShift is the parameter of the steps from one key's first new character
// to that of the key before.
func stepShift(entries []suggestEntry) uint {
	sum, n := uint64(0), uint64(0)
	for i := 1; i < len(entries); i++ {
		before, key := entries[i-1].key, entries[i].key
		if shared := sharedRanks(before, key); shared < min(len(before), len(key)) {
			sum += uint64(key[shared] - before[shared] - 1)
			n++
		}
	}
	return riceShift(sum, n)
}

func sharedRanks(a, b []uint32) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// decodeEntries reads a block, checksum taken off.
func decodeEntries(block []byte, shape suggestShape) ([]suggestEntry, bool) {
	r := bitReader{in: block}
	r.fill()
	n, shift := int(r.bits(entryCountBits)), uint(r.bits(stepShiftBits))
	if n > 4*len(block) || shift > maxShift { // an entry takes more than two bits
		return nil, false
	}
	entries := make([]suggestEntry, 0, n)
	var before []uint32
	for range n {
		e, ok := r.readEntry(before, shift, shape)
		if !ok {
			return nil, false
		}
		entries = append(entries, e)
		before = e.key
	}
	rest, ok := r.rest(block)
	return entries, ok && len(rest) == 0
}

func (r *bitReader) readEntry(before []uint32, shift uint, shape suggestShape) (e suggestEntry, ok bool) {
	shared, news := int(r.rice(1)), int(r.rice(0))
	if r.failed || shared > len(before) || news > maxSuggestKey-shared || shared+news == 0 {
		return e, false
	}
	e.key = append(make([]uint32, 0, shared+news), before[:shared]...)
	for i := range news {
		rank := uint32(0)
		if i == 0 && shared < len(before) {
			rank = before[shared] + 1 + r.rice(shift) // below 1<<31 + 1<<21
		} else {
			rank = r.below(shape.letters)
		}
		if rank >= shape.letters {
			return e, false
		}
		e.key = append(e.key, rank)
	}
	r.fill()
	e.cut = r.bits(1) == 1
	if shape.titles {
		e.Document = int(r.below(shape.documents))
		return e, !r.failed && e.Document < int(shape.documents)
	}
	kind := r.below(uint32(len(suggestKinds)))
	if kind >= uint32(len(suggestKinds)) {
		return e, false
	}
	e.Kind = suggestKinds[kind]
	e.Ordinal = r.below(shape.values[kind])
	width := uint(r.rice(0))
	if r.failed || width >= valueBits {
		return e, false
	}
	r.fill()
	e.Count = 1<<width | int(r.bits(width))
	return e, !r.failed && e.Ordinal < shape.values[kind] && e.Count <= int(shape.documents)
}

// nameOf is what a value is suggested by: a place by its narrowest level.
func nameOf(kind facet.Kind, value string) string {
	if kind == facet.Place {
		return value[lastLevel(value):]
	}
	return value
}
