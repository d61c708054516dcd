package indexfile

import (
	"bytes"
	"encoding/binary"
	"sort"
)

// An entry's flags, beside its place and the count above them.
const (
	titleFlag      = 4 // of a text term: it is the title's list, not the body's
	placeDocuments = 3 // no positions: inline up to inlineDocuments, else joined
)

// dictionaryWriter gathers entries in key order into blocks.
type dictionaryWriter struct {
	shape   func(Field) shape
	emit    func(block []byte) error
	root    []rootEntry
	last    []byte // key before
	stem    []byte // what of it stands in the block
	first   []byte // separator of the block being filled
	entries int
	head    []byte
	lists   bitWriter
	spans   [2]int64 // where the block's lists begin in documents and positions
	next    [2]int64 // where the next list goes
}

type rootEntry struct {
	first []byte // the shortest key above all keys of the blocks before
	bytes int64
}

// add appends a term's entry; documents and positions are what its list takes
// in the two sections, both empty for an inline list.
func (d *dictionaryWriter) add(key []byte, p *postings, where place, documents, positions int) error {
	if d.entries == 0 {
		d.first = bytes.Clone(key[:min(commonPrefix(d.last, key)+1, len(key))])
		d.spans = d.next
		d.stem = d.stem[:0]
	}
	stem, flags := key, uint64(len(p.docs))<<3
	if key[0] == textLead {
		stem = key[:len(key)-1]
		if keyField(key) == Title {
			flags |= titleFlag
		}
	}
	shared := commonPrefix(d.stem, stem)
	d.head = appendNibbles(d.head, shared, len(stem)-shared)
	d.head = append(d.head, stem[shared:]...)
	switch {
	case !p.positional:
		flags |= placeDocuments
	default:
		flags |= uint64(where)
	}
	d.head = binary.AppendUvarint(d.head, flags)
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
	if len(d.head)+len(d.lists.out) >= dictionaryBlockBytes {
		return d.flush()
	}
	return nil
}

func (d *dictionaryWriter) flush() error {
	if d.entries == 0 {
		return nil
	}
	block := binary.AppendUvarint(nil, uint64(d.entries))
	block = binary.AppendUvarint(block, uint64(d.spans[0]))
	block = binary.AppendUvarint(block, uint64(d.spans[1]))
	block = append(block, d.head...)
	block = seal(append(block, d.lists.flush()...))
	d.root = append(d.root, rootEntry{d.first, int64(len(block))})
	d.entries, d.head, d.lists = 0, d.head[:0], bitWriter{out: d.lists.out[:0]}
	return d.emit(block)
}

func appendNibbles(out []byte, shared, rest int) []byte {
	a, b := min(shared, 15), min(rest, 15)
	out = append(out, byte(a<<4|b))
	if a == 15 {
		out = binary.AppendUvarint(out, uint64(shared-15))
	}
	if b == 15 {
		out = binary.AppendUvarint(out, uint64(rest-15))
	}
	return out
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

// entry is a term as it stands in a dictionary block.
type entry struct {
	key  []byte
	list *List
}

// parseBlock reads a dictionary block, checksum taken off, with its inline lists.
func parseBlock(block []byte, shapes func(Field) shape, documents int) ([]entry, bool) {
	in := scanner{in: block}
	count := in.uvarint()
	documentsAt, positionsAt := int64(in.uvarint()), int64(in.uvarint())
	if in.failed || count > uint64(len(block)) || documentsAt < 0 || positionsAt < 0 {
		return nil, false
	}
	entries := make([]entry, 0, count)
	var last []byte
	for range count {
		nibbles := in.byte()
		shared, rest := uint64(nibbles>>4), uint64(nibbles&15)
		if shared == 15 {
			shared += in.uvarint()
		}
		if rest == 15 {
			rest += in.uvarint()
		}
		if shared > uint64(len(last)) || rest > maxTermBytes {
			return nil, false
		}
		stem := append(append(make([]byte, 0, shared+rest+1), last[:shared]...), in.take(rest)...)
		flags := in.uvarint()
		if in.failed || len(stem) == 0 || flags>>3 == 0 || flags>>3 > uint64(documents) {
			return nil, false
		}
		key := stem
		if stem[0] == textLead {
			key = append(stem, byte(Body)+byte(flags&titleFlag)/titleFlag)
		}
		list := &List{DocFreq: int(flags >> 3), field: keyField(key), positional: true, place: place(flags & 3)}
		if flags&3 == placeDocuments {
			list.positional, list.place = false, joined
			if list.DocFreq <= inlineDocuments {
				list.place = inline
			}
		}
		if len(entries) > 0 && bytes.Compare(key, entries[len(entries)-1].key) <= 0 {
			return nil, false
		}
		if list.place != inline {
			list.documents = span{documentsAt, int64(in.uvarint())}
			documentsAt += list.documents.bytes
		}
		if list.place == apart {
			list.positions = span{positionsAt, int64(in.uvarint())}
			positionsAt += list.positions.bytes
		}
		if in.failed || list.documents.bytes < 0 || list.positions.bytes < 0 || documentsAt < 0 || positionsAt < 0 {
			return nil, false
		}
		entries = append(entries, entry{key, list})
		last = stem
	}
	lists := bitReader{in: in.in}
	for _, e := range entries {
		if e.list.place == inline {
			if e.list.DocFreq > inlineDocuments || e.list.readInline(&lists, shapes(e.list.field)) != nil {
				return nil, false
			}
		}
	}
	return entries, true
}

// dictionary is the root: enough to find the block of a key.
type dictionary struct {
	firsts  [][]byte
	offsets []int64 // of blocks in the section, and the section's end
}

// block finds the block that holds key if any does.
func (d *dictionary) block(key []byte) (int, bool) {
	i := sort.Search(len(d.firsts), func(i int) bool { return bytes.Compare(d.firsts[i], key) > 0 })
	return i - 1, i > 0
}

func (d *dictionary) span(block int) span {
	return span{d.offsets[block], d.offsets[block+1] - d.offsets[block]}
}

func find(entries []entry, key []byte) *List {
	i := sort.Search(len(entries), func(i int) bool { return bytes.Compare(entries[i].key, key) >= 0 })
	if i < len(entries) && bytes.Equal(entries[i].key, key) {
		return entries[i].list
	}
	return nil
}
