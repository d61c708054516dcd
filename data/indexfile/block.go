package indexfile

import (
	"bytes"
	"sort"
)

// entry is a term as it stands in a dictionary block.
type entry struct {
	key  []byte
	list *List
}

// blockReader reads the entries of a dictionary block.
type blockReader struct {
	scanner
	shapes    func(Field) shape
	few       int    // documents of pairs without positions
	keys      []byte // room for the keys
	documents int64  // where the next lists begin in the two sections
	positions int64
	stem      []byte
}

// parseBlock reads a dictionary block, checksum taken off, with its inline lists.
// Its lists outside stand in documents, a part of that section.
func parseBlock(block []byte, h *head, documents span) ([]entry, bool) {
	in := blockReader{scanner: scanner{in: block}, shapes: h.shape, few: h.few}
	count := in.count()
	in.documents, in.positions = documents.offset, int64(in.atMost(maxSectionBytes))
	entries := make([]entry, 0, count)
	lists := make([]List, count)
	for i := range lists {
		key := in.entry(&lists[i])
		if in.failed || i > 0 && bytes.Compare(key, entries[i-1].key) <= 0 {
			return nil, false
		}
		entries = append(entries, entry{key, &lists[i]})
	}
	bits, room, positions := bitReader{in: in.in}, room{least: 4 * count}, make([]positionsBlock, count)
	for i, e := range entries {
		if e.list.place != inline {
			continue
		}
		e.list.blocks = positions[i : i : i+1]
		if e.list.readInline(&bits, in.shapes(e.list.field), &room) != nil {
			return nil, false
		}
	}
	rest, ok := bits.rest(in.in)
	return entries, ok && len(rest) == 0 && !in.failed && in.documents == documents.end()
}

// entry reads one entry into l and gives its key.
func (in *blockReader) entry(l *List) (key []byte) {
	header := in.byte()
	shared, rest := len(in.stem)-int(header&formBits), int(header&formBits)
	if rest == formLengths {
		shared, rest = in.lengths()
	}
	if shared < 0 || shared > len(in.stem) || shared+rest >= maxKeyBytes {
		in.fail()
		return nil
	}
	key = in.newKey(shared + rest + 1)
	key = append(append(key, in.stem[:shared]...), in.take(uint64(rest))...)
	if in.stem = key; !validStem(key) {
		in.fail()
		return nil
	}
	if title := header & titleBit; key[0] == textLead {
		key = append(key, title/titleBit)
	} else if title != 0 {
		in.fail()
	}
	l.field = keyField(key)
	l.letters, l.triple = isLettersKey(key), isTripleKey(key)
	in.postings(l, header)
	return key
}

// lengths reads what appendLengths wrote.
func (in *blockReader) lengths() (shared, rest int) {
	both := in.byte()
	if shared = int(both >> 4); shared == longLength {
		shared += in.atMost(maxKeyBytes)
	}
	if rest = int(both & longLength); rest == longLength {
		rest += in.atMost(maxKeyBytes)
	}
	return shared, rest
}

// newKey gives an empty key with room for so many bytes.
func (in *blockReader) newKey(bytes int) []byte {
	if bytes > len(in.keys) {
		in.keys = make([]byte, max(bytes, dictionaryBlockBytes/2))
	}
	key := in.keys[:0:bytes]
	in.keys = in.keys[bytes:]
	return key
}

// validStem tells whether a stem has a field and a term.
func validStem(stem []byte) bool {
	return len(stem) >= 2 && (stem[0] == textLead || stem[0] > byte(Title) && stem[0] < byte(fieldCount))
}

// postings reads how many documents a list has and where it stands.
func (in *blockReader) postings(l *List, header byte) {
	l.DocFreq = int(header >> documentShift)
	if l.DocFreq == 0 {
		l.DocFreq = in.atMost(maxDocuments) + smallDocuments + 1
	}
	l.place, l.positional, l.placed = place(header>>placeShift&placeBits), true, true
	switch {
	case l.place == documentsAlone:
		l.place, l.positional, l.placed = placeAlone(l.DocFreq, l.field == gramField), false, false
	case l.place == joined && (l.letters || l.DocFreq <= in.few):
		l.place, l.placed = placeAlone(l.DocFreq, false), false
	}
	if l.DocFreq > in.shapes(l.field).documents || l.positional && !l.field.isText() || l.placed && l.DocFreq > l.place.most() {
		in.fail()
	}
	if l.place != inline {
		l.documents = in.span(&in.documents)
	}
	if l.place == apart {
		l.positions = in.span(&in.positions)
	}
}

// dictionary is the root: enough to find the block of a key.
type dictionary struct {
	firsts    [][]byte
	offsets   []int64 // of blocks in the section, and the section's end
	documents []int64 // likewise of their lists in section Documents
}

func newDictionary(root []rootEntry) dictionary {
	d := dictionary{offsets: []int64{0}, documents: []int64{0}}
	for i, e := range root {
		d.firsts = append(d.firsts, e.first)
		d.offsets = append(d.offsets, d.offsets[i]+e.bytes)
		d.documents = append(d.documents, d.documents[i]+e.documents)
	}
	return d
}

// block finds the block that holds key if any does.
func (d *dictionary) block(key []byte) (int, bool) {
	i := sort.Search(len(d.firsts), func(i int) bool { return bytes.Compare(d.firsts[i], key) > 0 })
	return i - 1, i > 0
}

// blocks finds the blocks that may hold keys beginning with prefix.
func (d *dictionary) blocks(prefix []byte) (first, end int) {
	first, _ = d.block(prefix)
	end = sort.Search(len(d.firsts), func(i int) bool {
		return bytes.Compare(d.firsts[i], prefix) > 0 && !bytes.HasPrefix(d.firsts[i], prefix)
	})
	return max(first, 0), end
}

func (d *dictionary) span(block int) span {
	return span{d.offsets[block], d.offsets[block+1] - d.offsets[block]}
}

// lists is where in section Documents the lists of a block stand.
func (d *dictionary) lists(block int) span {
	return span{d.documents[block], d.documents[block+1] - d.documents[block]}
}

func find(entries []entry, key []byte) *List {
	i := sort.Search(len(entries), func(i int) bool { return bytes.Compare(entries[i].key, key) >= 0 })
	if i < len(entries) && bytes.Equal(entries[i].key, key) {
		return entries[i].list
	}
	return nil
}
