package indexfile

import (
	"context"
	"fmt"

	"fangzhi/data/facet"
	"fangzhi/data/ranges"
)

// Reader answers from one index file. Blocks are read when they are asked
// for, those of one call all at once, and the latest are kept. It may be used
// from one goroutine at a time, but LoadColumns and Words
// may run beside Load.
type Reader struct {
	file        ranges.File
	head        *head
	root        dictionary
	blocks      *Cache
	columns     map[columnKey]*Column
	values      map[columnKey][]Value
	characters  map[int][]uint32 // by column block
	suggestions *suggestions     // nil until they are first asked for
	words       []string         // those of the head; nil until they are asked for
	ahead       map[int][]entry  // dictionary blocks that the next Lookup wants
}

type columnKey struct {
	kind  facet.Kind
	block int
}

// Open reads and checks the head. fileBytes and headBytes are the file's
// sizes from the catalog. Damage is a *DamageError.
func Open(ctx context.Context, file ranges.File, fileBytes, headBytes int64) (*Reader, error) {
	if headBytes < prologueBytes || headBytes > maxHeadBytes+prologueBytes || headBytes > fileBytes {
		return nil, &DamageError{file.Name(), headSection.String(), 0, fmt.Sprintf("a head of %d bytes in a file of %d is impossible", headBytes, fileBytes)}
	}
	got, err := file.ReadRanges(ctx, []ranges.Range{{ByteOffset: 0, Bytes: headBytes}})
	if err != nil {
		return nil, err
	}
	h, err := openHead(file.Name(), got[0])
	if err != nil {
		return nil, err
	}
	if end := h.sections[sections-1].end(); end != fileBytes {
		return nil, &DamageError{file.Name(), headSection.String(), prologueBytes, fmt.Sprintf("its sections end at byte %d, the file at %d", end, fileBytes)}
	}
	return &Reader{file: file, head: h, root: newDictionary(h.root), blocks: NewCache(0),
		columns: map[columnKey]*Column{}, values: map[columnKey][]Value{}, characters: map[int][]uint32{}}, nil
}

// DocCount is how many documents the segment holds.
func (r *Reader) DocCount() int { return r.head.documents }

// Terms is how many lists the dictionary holds; a term of title and body has two.
func (r *Reader) Terms() int { return r.head.terms }

// FewDocuments is in up to how many documents a pair or a joint has no positions.
func (r *Reader) FewDocuments() int { return r.head.few }

// Tokens is how many positional terms Body or Title has in all documents.
func (r *Reader) Tokens(f Field) uint64 {
	if !f.isText() {
		return 0
	}
	return r.head.tokens[f]
}

// Runes is how many folded runes Body or Title has in all documents.
func (r *Reader) Runes(f Field) uint64 {
	if !f.isText() {
		return 0
	}
	return r.head.runes[f]
}

// Length is about how many folded runes a document's body has.
func (r *Reader) Length(document int) int { return ClassLength(r.LengthClass(document)) }

// LengthClass is the class that the length of a document's body is in.
func (r *Reader) LengthClass(document int) byte { return r.head.lengths[document] }

// readSealed reads blocks, all at once, with their checksums.
func (r *Reader) readSealed(ctx context.Context, want []located) ([][]byte, error) {
	if len(want) == 0 {
		return nil, nil
	}
	at := make([]ranges.Range, len(want))
	for i, w := range want {
		whole := r.head.sections[w.section]
		if w.offset < 0 || w.bytes < checksumBytes || w.offset > whole.bytes || w.bytes > whole.bytes-w.offset {
			return nil, r.damaged(w, fmt.Sprintf("%d bytes are asked of a section of %d", w.bytes, whole.bytes))
		}
		at[i] = ranges.Range{ByteOffset: whole.offset + w.offset, Bytes: w.bytes}
	}
	return r.file.ReadRanges(ctx, at)
}

// read reads blocks, all at once, and takes their checksums off.
func (r *Reader) read(ctx context.Context, want []located) ([][]byte, error) {
	got, err := r.readSealed(ctx, want)
	if err != nil {
		return nil, err
	}
	for i := range got {
		body, ok := unseal(got[i])
		if !ok {
			return nil, r.damaged(want[i], "wrong checksum")
		}
		got[i] = body
	}
	return got, nil
}

// located is a block of a section.
type located struct {
	section Section
	span
}

func locate(s Section, spans []span) []located {
	blocks := make([]located, len(spans))
	for i, at := range spans {
		blocks[i] = located{s, at}
	}
	return blocks
}

func (r *Reader) damaged(at located, problem string) error {
	return &DamageError{r.file.Name(), at.section.String(), r.head.sections[at.section].offset + at.offset, problem}
}
