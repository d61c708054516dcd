// Package indexfile is the search index of one segment as bytes (`.fzi`): a
// writer and a reader of the same layout, side by side. It knows terms,
// postings and positions; what a term is, package token decides, and what a
// query is, the engine.
//
// # Layout, version 1
//
//	prologue   24 bytes: magic, version, sizes and checksum of the head
//	head       deflated: counts, fields, section table, dictionary root,
//	           days, lengths, the facet values' directory
//	dictionary blocks of about 2 KiB: terms, and the short posting lists
//	documents  longer posting lists: documents and frequencies
//	positions  the positions of the longest lists, in blocks of 128 documents
//	values     the names and counts of facet values, commonest first
//	columns    which documents have which facet values, 4096 documents a block
//
// All integers are unsigned LEB128 varints unless said otherwise; sections are
// named by (offset, bytes) from the start of the file, in 64 bits. Every block
// and list ends in the CRC-32C of its bytes, so a flipped or missing byte is a
// *DamageError that names file, section and offset. The prologue:
//
//	0  8 bytes  magic "fzindex\n"
//	8  u16 LE   format version
//	10 u16 LE   token version (package token) the terms were cut with
//	12 u32 LE   stored bytes of the head, without this prologue
//	16 u32 LE   bytes of the head when inflated
//	20 u32 LE   CRC-32C of bytes 0 to 19 and of the stored head
//
// Documents of a segment are numbered from 0, newest first, undated last.
//
// # Dictionary
//
// A key is made of a field and a coded term (key.go, termcode.go). A block is
//
//	entries     varint
//	documents   varint: where the block's first list begins in section documents
//	positions   varint: likewise in section positions
//	each entry  1 byte: shared prefix << 4 | rest, in bytes; a nibble of 15 is
//	            followed by a varint that is added to it (shared first)
//	            the rest of the key, without the field byte of a text term
//	            varint: documents << 3 | title << 2 | place; place 3 is a list
//	            of documents alone, inline up to 16 of them, else joined
//	            place joined: varint bytes in documents
//	            place apart:  varint bytes in documents, varint bytes in positions
//	bit stream  the inline lists, one after another
//	CRC-32C     4 bytes LE
//
// The root, in the head, holds the first key and the size of every block.
//
// # Posting lists
//
// Document numbers are gaps less one, Rice coded; frequencies less one are Rice
// coded behind each gap (lists with positions only). Positions are rune offsets
// in the folded field: a document's only one is a number below the bound of
// its length, in truncated binary; several are gaps, the first from 0, Rice
// coded with the parameter that fits bound / (frequency + 1). The bound is
// that of the length class for bodies, 256 for other fields.
// Where a list stands:
//
//	inline  in the dictionary block; parameters follow from the counts
//	joined  in section documents, positions behind the documents
//	apart   documents in section documents, positions in section positions
//
// A list outside the dictionary is a run of blocks of 128 documents. Each block:
//
//	1 byte      Rice parameter of gaps << 3 | of frequencies
//	varint      bytes of the bit stream, varint bytes of the block in section
//	            positions (only apart); the last block leaves both out
//	bit stream  gaps and frequencies
//
// then, joined: the bit stream of all positions; then CRC-32C.
// A positions block: bit stream, CRC-32C.
package indexfile

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// Version is the version of the bytes. Version history:
//
//	1: first.
const Version = 1

const (
	magic         = "fzindex\n"
	prologueBytes = 20
	checksumBytes = 4

	dictionaryBlockBytes = 2048 // a block is closed once it is this large
	postingsPerBlock     = 128
	documentsPerColumn   = 4096
	valuesPerBlock       = 512

	inlineDocuments   = 16 // lists of more documents stand outside the dictionary
	inlineOccurrences = 48 // and so do lists of more positions
	joinedDocuments   = postingsPerBlock
	joinedOccurrences = 256 // lists of more of either keep their positions apart

	// Bounds on what a file may claim; the writer refuses to go beyond them.
	maxDocuments    = 1 << 28
	maxValues       = 1 << 28
	maxHeadBytes    = 1 << 28
	maxSectionBytes = 1 << 48
	maxBlockBytes   = 1 << 12 // of the dictionary
	maxPosition     = 1 << 30 // also of the sum of a list's frequencies
	maxDay          = 1 << 30
)

// Section is a part of the file.
type Section int

// The sections, in file order.
const (
	Dictionary Section = iota
	Documents
	Positions
	Values
	Columns
	sections
)

func (s Section) String() string {
	return [...]string{"dictionary", "documents", "positions", "values", "columns", "head"}[s]
}

const headSection = sections // only for naming damage

// DamageError is a byte of the file that is not what the writer wrote.
type DamageError struct {
	File       string
	Section    string
	ByteOffset int64 // in the file
	Problem    string
}

func (e *DamageError) Error() string {
	return fmt.Sprintf("%s: damaged in %s at byte %d: %s", e.File, e.Section, e.ByteOffset, e.Problem)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// seal appends the checksum of the block that begins at from in out.
func seal(out []byte, from int) []byte {
	return binary.LittleEndian.AppendUint32(out, crc32.Checksum(out[from:], castagnoli))
}

// unseal checks a block's checksum and returns the block without it.
func unseal(block []byte) ([]byte, bool) {
	n := len(block) - checksumBytes
	if n < 0 || crc32.Checksum(block[:n], castagnoli) != binary.LittleEndian.Uint32(block[n:]) {
		return nil, false
	}
	return block[:n], true
}
