package indexfile

import (
	"bytes"
	"encoding/binary"
)

// An entry's first byte: how much of its stem is new, whether it is a title's,
// where its list stands, and how many documents are in it.
const (
	formBits       = 3 // the last 0, 1 or 2 bytes of the stem before are others; 3: lengths follow
	formLengths    = 3
	longLength     = 15
	titleBit       = 1 << 2
	placeShift     = 3
	placeBits      = 3 // inline, joined (or without positions), apart; or documentsAlone
	documentShift  = 5 // documents 1 to 7; 0: they follow, less 8
	smallDocuments = 7

	documentsAlone = 3 // a list without positions: inline up to 16 documents, else joined
)

// dictionaryWriter gathers entries in key order into blocks.
type dictionaryWriter struct {
	shape   func(Field) shape
	emit    func(block []byte) error
	root    []rootEntry
	last    []byte // key before
	stem    []byte // the latest stem in the block
	first   []byte // separator of the block being filled
	entries int
	head    []byte
	lists   bitWriter
	spans   [2]int64 // where the block's lists begin in documents and positions
	next    [2]int64 // where the next list goes
	block   []byte
}

// add appends a term's entry; documents and positions are what its list takes
// in the two sections, both 0 for an inline list.
func (d *dictionaryWriter) add(key []byte, p *postings, documents, positions int) error {
	stem := stemOf(key)
	if d.full() && !bytes.Equal(stem, d.stem) {
		if err := d.flush(); err != nil {
			return err
		}
	}
	if d.entries == 0 {
		d.first = bytes.Clone(key[:min(commonPrefix(d.last, key)+1, len(key))])
		d.spans = d.next
		d.stem = d.stem[:0]
	}
	d.addHeader(key, stem, p)
	where, _ := p.place()
	if where == inline {
		writeInline(&d.lists, p, d.shape(keyField(key)))
	} else {
		d.head = binary.AppendUvarint(d.head, uint64(documents))
	}
	if where == apart {
		d.head = binary.AppendUvarint(d.head, uint64(positions))
	}
	d.next[0] += int64(documents)
	d.next[1] += int64(positions)
	d.last = append(d.last[:0], key...)
	d.stem = append(d.stem[:0], stem...)
	d.entries++
	return nil
}

func (d *dictionaryWriter) full() bool {
	return len(d.head)+len(d.lists.out) >= dictionaryBlockBytes || d.next[0]-d.spans[0] >= listsTogetherBytes
}

// addHeader writes what is known of an entry before its list.
func (d *dictionaryWriter) addHeader(key, stem []byte, p *postings) {
	shared, n := commonPrefix(d.stem, stem), len(p.docs)
	where, placed := p.place()
	switch {
	case !p.positional:
		where = documentsAlone
	case !placed:
		where = joined
	}
	header := byte(where) << placeShift
	if keyField(key) == Title {
		header |= titleBit
	}
	if n <= smallDocuments {
		header |= byte(n) << documentShift
	}
	if rest := len(stem) - shared; d.entries > 0 && len(stem) == len(d.stem) && rest < formLengths {
		d.head = append(d.head, header|byte(rest))
	} else {
		d.head = appendLengths(append(d.head, header|formLengths), shared, rest)
	}
	d.head = append(d.head, stem[shared:]...)
	if n > smallDocuments {
		d.head = binary.AppendUvarint(d.head, uint64(n-smallDocuments-1))
	}
}

// appendLengths writes two lengths in a byte, 4 bits each; what is beyond 14
// follows.
func appendLengths(out []byte, shared, rest int) []byte {
	a, b := min(shared, longLength), min(rest, longLength)
	out = append(out, byte(a<<4|b))
	if a == longLength {
		out = binary.AppendUvarint(out, uint64(shared-a))
	}
	if b == longLength {
		out = binary.AppendUvarint(out, uint64(rest-b))
	}
	return out
}

// flush closes the block being filled.
func (d *dictionaryWriter) flush() error {
	if d.entries == 0 {
		return nil
	}
	block := binary.AppendUvarint(d.block[:0], uint64(d.entries))
	block = binary.AppendUvarint(block, uint64(d.spans[1]))
	block = append(block, d.head...)
	block = seal(append(block, d.lists.flush()...), 0)
	d.root = append(d.root, rootEntry{d.first, int64(len(block)), d.next[0] - d.spans[0]})
	d.entries, d.head, d.lists, d.block = 0, d.head[:0], bitWriter{out: d.lists.out[:0]}, block
	return d.emit(block)
}

func commonPrefix(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
