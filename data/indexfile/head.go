package indexfile

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"time"

	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// head is everything a reader keeps in memory.
type head struct {
	documents int
	tokens    [fieldCount]uint64 // terms with positions in a field, for BM25's mean length
	runes     [fieldCount]uint64 // folded runes in a field
	sections  [sections]span
	root      []rootEntry
	days      []Day
	lengths   []byte // of bodies, one class a document
	kinds     map[facet.Kind]*kindHead
}

// kindHead is where the values and columns of a facet kind stand.
type kindHead struct {
	values       int
	valueBlocks  []span
	columnBlocks []span // bytes 0: no document of the block has a value
}

// Day is a day and the documents of it: First up to the next Day's First.
type Day struct {
	Number int // days since 1970-01-01
	First  int // document
	Count  int
}

// Text gives the day as 2006-01-02.
func (d Day) Text() string {
	return time.Unix(int64(d.Number)*86400, 0).UTC().Format(time.DateOnly)
}

// dayNumber reads 2006-01-02.
func dayNumber(day string) (int, error) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, fmt.Errorf("day %q is not of the form 2006-01-02", day)
	}
	return int(floorDiv(t.Unix(), 86400)), nil
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func (h *head) shape(f Field) shape {
	if f == Body {
		return shape{h.documents, h.lengths}
	}
	return shape{h.documents, nil}
}

func (h *head) encode() []byte {
	out := binary.AppendUvarint(nil, uint64(h.documents))
	for f := range fieldCount {
		out = binary.AppendUvarint(out, h.tokens[f])
		out = binary.AppendUvarint(out, h.runes[f])
	}
	for _, s := range h.sections {
		out = binary.AppendUvarint(out, uint64(s.bytes))
	}
	out = binary.AppendUvarint(out, uint64(len(h.root)))
	var last []byte
	for _, e := range h.root {
		shared := commonPrefix(last, e.first)
		out = appendNibbles(out, shared, len(e.first)-shared)
		out = append(out, e.first[shared:]...)
		out = binary.AppendUvarint(out, uint64(e.bytes))
		last = e.first
	}
	out = binary.AppendUvarint(out, uint64(len(h.days)))
	before := 0
	for _, d := range h.days {
		out = binary.AppendVarint(out, int64(before-d.Number))
		out = binary.AppendUvarint(out, uint64(d.Count))
		before = d.Number
	}
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
	}
	return out
}

func decodeHead(body []byte, headBytes int64) (*head, bool) {
	in := scanner{in: body}
	h := &head{documents: int(min(in.uvarint(), maxDocuments+1)), kinds: map[facet.Kind]*kindHead{}}
	if h.documents > maxDocuments {
		return nil, false
	}
	for f := range fieldCount {
		h.tokens[f], h.runes[f] = in.uvarint(), in.uvarint()
		if h.tokens[f] > 1<<60 || h.runes[f] > 1<<60 {
			return nil, false
		}
	}
	offset := headBytes
	for s := range h.sections {
		h.sections[s] = in.span(&offset)
	}
	var last []byte
	for range in.count() {
		nibbles := in.byte()
		shared, rest := uint64(nibbles>>4), uint64(nibbles&15)
		if shared == 15 {
			shared += in.uvarint()
		}
		if rest == 15 {
			rest += in.uvarint()
		}
		if shared > uint64(len(last)) || rest > maxTermBytes || in.failed {
			return nil, false
		}
		first := append(append(make([]byte, 0, shared+rest), last[:shared]...), in.take(rest)...)
		h.root = append(h.root, rootEntry{first, int64(in.uvarint())})
		last = first
	}
	if !h.decodeDays(&in) {
		return nil, false
	}
	h.lengths = in.take(uint64(h.documents))
	var valuesAt, columnsAt int64
	for _, kind := range columnKinds {
		k := &kindHead{values: int(min(in.uvarint(), maxDocuments))}
		if k.values > 0 && blocks(k.values, valuesPerBlock) > len(in.in) {
			return nil, false
		}
		for range blocks(k.values, valuesPerBlock) {
			k.valueBlocks = append(k.valueBlocks, in.span(&valuesAt))
		}
		if k.values > 0 {
			if blocks(h.documents, documentsPerColumn) > len(in.in) {
				return nil, false
			}
			for range blocks(h.documents, documentsPerColumn) {
				k.columnBlocks = append(k.columnBlocks, in.span(&columnsAt))
			}
		}
		h.kinds[kind] = k
	}
	return h, !in.failed && len(in.in) == 0
}

func (h *head) decodeDays(in *scanner) bool {
	first, before := 0, int64(0)
	for i := range in.count() {
		step, n := binary.Varint(in.in)
		if n <= 0 {
			return false
		}
		in.in = in.in[n:]
		before -= step
		count := in.uvarint()
		if in.failed || count == 0 || count > uint64(h.documents-first) || before > 1<<30 || before < -1<<30 || (i > 0 && step <= 0) {
			return false
		}
		h.days = append(h.days, Day{int(before), first, int(count)})
		first += int(count)
	}
	return !in.failed
}

// span reads a size and puts it behind what came before.
func (s *scanner) span(offset *int64) span {
	bytes := s.uvarint()
	if bytes > 1<<48 {
		s.failed = true
		bytes = 0
	}
	at := span{*offset, int64(bytes)}
	*offset += at.bytes
	return at
}

// blocks is how many blocks of a size hold n things.
func blocks(n, size int) int { return (n + size - 1) / size }

// encodeHead gives the file's first bytes: prologue and deflated head.
func encodeHead(h *head) ([]byte, error) {
	body := h.encode()
	stored := deflate(body)
	if len(stored) > maxHeadBytes || len(body) > maxHeadBytes {
		return nil, fmt.Errorf("index of %d documents: its head takes %d bytes, more than %d: build smaller segments", h.documents, len(body), maxHeadBytes)
	}
	out := append(make([]byte, 0, prologueBytes+len(stored)), magic...)
	out = binary.LittleEndian.AppendUint16(out, Version)
	out = binary.LittleEndian.AppendUint16(out, token.Version)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(stored)))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(body)))
	sum := crc32.Update(crc32.Checksum(out, castagnoli), castagnoli, stored)
	out = binary.LittleEndian.AppendUint32(out, sum)
	return append(out, stored...), nil
}

// openHead checks and reads the file's first bytes.
func openHead(file string, first []byte) (*head, error) {
	damaged := func(at int64, problem string) error {
		return &DamageError{file, headSection.String(), at, problem}
	}
	if len(first) < prologueBytes {
		return nil, damaged(int64(len(first)), "the file ends here, in its prologue")
	}
	if string(first[:8]) != magic {
		return nil, damaged(0, "not an index file")
	}
	version, words := binary.LittleEndian.Uint16(first[8:]), binary.LittleEndian.Uint16(first[10:])
	stored, size := binary.LittleEndian.Uint32(first[12:]), binary.LittleEndian.Uint32(first[16:])
	sum := binary.LittleEndian.Uint32(first[20:])
	if version != Version {
		return nil, fmt.Errorf("%s: index of version %d, this program reads version %d: build the site again", file, version, Version)
	}
	if words != token.Version {
		return nil, fmt.Errorf("%s: words cut by rules of version %d, this program searches by version %d: build the site again", file, words, token.Version)
	}
	if int64(stored) != int64(len(first)-prologueBytes) || size > maxHeadBytes {
		return nil, damaged(12, "its sizes are not those of the head")
	}
	if crc32.Update(crc32.Checksum(first[:20], castagnoli), castagnoli, first[prologueBytes:]) != sum {
		return nil, damaged(20, "wrong checksum")
	}
	body, err := inflate(first[prologueBytes:], int(size))
	if err != nil || len(body) != int(size) {
		return nil, damaged(prologueBytes, "it does not inflate")
	}
	h, ok := decodeHead(body, int64(len(first)))
	if !ok {
		return nil, damaged(prologueBytes, "its numbers are impossible")
	}
	return h, nil
}

func deflate(body []byte) []byte {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestCompression) // the level is valid
	w.Write(body)                                        // a buffer takes everything
	w.Close()
	return out.Bytes()
}

// inflate gives at most limit bytes.
func inflate(stored []byte, limit int) ([]byte, error) {
	r := flate.NewReader(bytes.NewReader(stored))
	body, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err == nil && len(body) > limit {
		err = fmt.Errorf("more than %d bytes", limit)
	}
	return body, err
}
