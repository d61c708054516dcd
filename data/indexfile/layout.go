package indexfile

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// Version is the version of the bytes. Version history:
//
//	1: first.
//	2: sections characters, suggestions and words; facet values are found by their
//	   keys, in either script; forms.
//	3: a pair in few documents has no positions: texts tell where it stands; genres;
//	   lists of one and two letters as parts of words; few words stand in the head.
//	4: three characters of common pairs are a term; frequencies, when most are one.
//	5: no list of all words, where they are many: grams tell in which blocks they are;
//	   where texts are long, pairs in fewer documents have no positions; the root tells
//	   where the lists of a block stand.
const Version = 5

const (
	magic         = "fzindex\n"
	prologueBytes = 20
	checksumBytes = 4

	dictionaryBlockBytes = 1024 // a block is closed once it is this large
	listsTogetherBytes   = 4096 // or its lists are, in section documents: a reader may take them with it
	postingsPerBlock     = 128
	documentsPerColumn   = 4096
	valuesPerBlock       = 64
	maxLevels            = 32 // of values under values

	inlineDocuments   = 16   // lists of more documents stand outside the dictionary
	inlineOccurrences = 48   // and so do lists of more positions
	inlineBlocks      = 2048 // of a gram
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
	CharacterCounts
	Suggested
	sections
)

func (s Section) String() string {
	return [...]string{"dictionary", "documents", "positions", "values", "columns", "characters", "suggestions", "head"}[s]
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
