package indexfile

import (
	"encoding/binary"

	"fangzhi/data/facet"
)

// head is everything a reader keeps in memory.
type head struct {
	documents       int
	terms           int               // entries of the dictionary
	tokens          [Title + 1]uint64 // by text field: occurrences with a position
	runes           [Title + 1]uint64 // by text field: folded runes
	triples         tripleRule
	few             int // in up to so many documents a pair or a joint has no positions
	sections        [sections]span
	root            []rootEntry
	days            []Day
	lengths         []byte // of bodies, one class a document
	kinds           map[facet.Kind]*kindHead
	wordBlocks      int    // dictionary blocks up to the last that has a word, when these are many
	words           []byte // all of them, when they are few
	characterBlocks []span // of the months, then of 4096 documents each
	suggestBytes    int64  // of the opening of section suggestions
}

// rootEntry is a dictionary block as the root knows it.
type rootEntry struct {
	first     []byte // the shortest key above all keys of the blocks before
	bytes     int64
	documents int64 // bytes of its lists in section Documents
}

// kindHead is where the values and columns of a facet kind stand.
type kindHead struct {
	values       int
	parents      []uint32 // by ordinal: one more than that of the value it stands under, or 0
	valueBlocks  []span
	columnBlocks []span // bytes 0: no document of the block has a value
}

var textFields = [...]Field{Body, Title}

func (h *head) shape(f Field) shape {
	switch f {
	case Body:
		return shape{h.documents, h.lengths}
	case gramField:
		return shape{h.wordBlocks, nil}
	}
	return shape{h.documents, nil}
}

func (h *head) encode() []byte {
	out := binary.AppendUvarint(nil, uint64(h.documents))
	out = binary.AppendUvarint(out, uint64(h.terms))
	for _, f := range textFields {
		out = binary.AppendUvarint(out, h.tokens[f])
		out = binary.AppendUvarint(out, h.runes[f])
	}
	out = binary.AppendUvarint(out, h.triples.together)
	out = binary.AppendUvarint(out, h.triples.least)
	out = binary.AppendUvarint(out, uint64(h.few))
	for _, s := range h.sections {
		out = binary.AppendUvarint(out, uint64(s.bytes))
	}
	out = binary.AppendUvarint(out, uint64(len(h.root)))
	for _, e := range h.root {
		out = append(out, byte(len(e.first)))
		out = append(out, e.first...)
		out = binary.AppendUvarint(out, uint64(e.bytes))
		out = binary.AppendUvarint(out, uint64(e.documents))
	}
	out = h.encodeDays(out)
	out = append(out, h.lengths...)
	for _, kind := range columnKinds {
		k := h.kinds[kind]
		out = binary.AppendUvarint(out, uint64(k.values))
		for _, s := range k.valueBlocks {
			out = binary.AppendUvarint(out, uint64(s.bytes))
		}
		for _, s := range k.columnBlocks {
			out = binary.AppendUvarint(out, uint64(s.bytes))
		}
		for _, parent := range k.parents {
			out = binary.AppendUvarint(out, uint64(parent))
		}
	}
	out = binary.AppendUvarint(out, uint64(h.wordBlocks))
	out = binary.AppendUvarint(out, uint64(len(h.words)))
	out = append(out, h.words...)
	for _, s := range h.characterBlocks {
		out = binary.AppendUvarint(out, uint64(s.bytes))
	}
	return binary.AppendUvarint(out, uint64(h.suggestBytes))
}

func (h *head) encodeDays(out []byte) []byte {
	out = binary.AppendUvarint(out, uint64(len(h.days)))
	before := 0
	for _, d := range h.days {
		out = binary.AppendVarint(out, int64(before-d.Number))
		out = binary.AppendUvarint(out, uint64(d.Count))
		before = d.Number
	}
	return out
}

// decodeHead reads what encode wrote; headBytes is where the sections begin.
func decodeHead(body []byte, headBytes int64) (*head, bool) {
	in := scanner{in: body}
	h := &head{}
	h.documents = in.atMost(maxDocuments)
	h.terms = in.atMost(1 << 40)
	for _, f := range textFields {
		h.tokens[f], h.runes[f] = in.uvarint(), in.uvarint()
	}
	h.triples = tripleRule{uint64(in.atMost(2 * maxDocuments)), uint64(in.atMost(maxDocuments))}
	h.few = in.atMost(MostFewDocuments)
	for s := range h.sections {
		h.sections[s] = in.span(&headBytes)
	}
	h.decodeRoot(&in)
	h.decodeDays(&in)
	h.lengths = in.take(uint64(h.documents))
	h.decodeKinds(&in)
	h.decodeWords(&in)
	h.decodeCharacters(&in)
	h.suggestBytes = int64(in.atMost(h.sections[Suggested].bytes))
	if h.suggestBytes <= checksumBytes {
		in.fail()
	}
	return h, !in.failed && len(in.in) == 0
}

func (h *head) decodeRoot(in *scanner) {
	total, documents, last := int64(0), int64(0), ""
	for range in.count() {
		e := rootEntry{first: in.take(uint64(in.byte()))}
		e.bytes = int64(in.atMost(maxBlockBytes))
		e.documents = int64(in.atMost(h.sections[Documents].bytes - documents))
		if in.failed || string(e.first) <= last || e.bytes == 0 {
			in.failed = true
			return
		}
		h.root = append(h.root, e)
		total += e.bytes
		documents += e.documents
		last = string(e.first)
	}
	if total != h.sections[Dictionary].bytes || documents != h.sections[Documents].bytes {
		in.failed = true
	}
}

func (h *head) decodeDays(in *scanner) {
	first, before := 0, int64(0)
	for i := range in.count() {
		step := in.varint()
		before -= step
		count := in.uvarint()
		if in.failed || count == 0 || count > uint64(h.documents-first) || before > maxDay || before < -maxDay || (i > 0 && step <= 0) {
			in.failed = true
			return
		}
		h.days = append(h.days, Day{int(before), first, int(count)})
		first += int(count)
	}
}

func (h *head) decodeKinds(in *scanner) {
	h.kinds = map[facet.Kind]*kindHead{}
	var valuesAt, columnsAt int64
	for _, kind := range columnKinds {
		k := &kindHead{values: in.atMost(maxValues)}
		h.kinds[kind] = k
		if k.values == 0 {
			continue
		}
		k.valueBlocks = in.spans(blocks(k.values, valuesPerBlock), &valuesAt)
		k.columnBlocks = in.spans(blocks(h.documents, documentsPerColumn), &columnsAt)
		if k.values > len(in.in) { // a parent takes a byte at least
			in.failed = true
			return
		}
		k.parents = in.parents(k.values)
	}
	for _, k := range h.kinds {
		for _, s := range k.valueBlocks {
			if s.bytes <= checksumBytes {
				in.failed = true
			}
		}
	}
	if valuesAt != h.sections[Values].bytes || columnsAt != h.sections[Columns].bytes {
		in.failed = true
	}
}

// parents reads what each value stands under: a value before it, since that
// has more documents or comes first by name.
func (s *scanner) parents(values int) []uint32 {
	parents, levels := make([]uint32, values), make([]byte, values)
	for ordinal := range parents {
		parents[ordinal] = uint32(s.atMost(int64(ordinal)))
		if up := parents[ordinal]; up > 0 {
			levels[ordinal] = levels[up-1] + 1
		}
		if levels[ordinal] > maxLevels {
			s.failed = true
			return nil
		}
	}
	return parents
}

// blocks is how many blocks of a size hold n things.
func blocks(n, size int) int { return (n + size - 1) / size }
