// Package bundlefile is the bundle, the file (.fzb) that holds a segment's
// articles in the order of their documents: each can be read alone, with one
// range of bytes, and any byte that is not as written is found out.
//
// # Layout, version 5
//
// Integers of fixed size are little-endian; a number is a varint (7 bits a
// byte, the lowest first), a signed number a zigzag varint. Bits are written
// the highest of a byte first. Checksums are CRC-32C. DEFLATE is raw (RFC 1951).
//
//	head         what opening reads, in one range whose length the catalog gives
//	  magic        4 bytes "FZB\x00"
//	  version      uint32
//	  counts       uint64 each: bytes of the head; articles; units of the longest body;
//	               bytes of the largest raw; and 1 if the directory's blocks are at the
//	               end of the file, 0 if they are in the head
//	  sections     uint64 each: bytes of model, root, directory, records, raws
//	  model        number: bytes it inflates to; DEFLATE of it
//	  root         for each 512 articles: bytes of their directory block, of their records,
//	               of their raws, as numbers
//	  directory    its blocks, if they are here: so the writer has it up to 131,072 articles
//	  checksum     uint32, of the head up to here
//	records      one for each article, in order
//	raws         the texts as found that differ from the articles', in order of their owners
//	directory    its blocks, if they are not in the head
//
// A directory block:
//
//	checksum     uint32, of the rest
//	low bytes    for each article the lowest byte of its record's size
//	columns      DEFLATE of three columns of numbers:
//	               for each article the rest of its record's size (size >> 8)
//	               for each article its raw: 0 none, 1 its own, 1+n that of the article n before
//	               for each article that owns a raw the raw's size
//	             and for each long article: how many articles stand between the long one
//	             before, or the block's beginning, and it; its pieces; the bytes of its
//	             record's head; of each piece; the folded runes (package token) of each
//	             piece's blocks, with one more for the end of each block
//
// A record:
//
//	checksum     uint32, of the rest
//	identities   number of hashed identities, 10 bytes each, in the order the body calls for them
//	body         units, packed: bits up to the last one that is set, which is not theirs
//
// That of a long article is such parts one behind another, and its body theirs: a head, with
// all identities and all units but those of the others; two pieces or more, with the texts and
// pictures of some blocks each, but those of headings, which are in the head; and a tail, with
// evidence, repairs and links.
//
// A body is a sequence of units: characters, the end of a string, bytes of
// numbers. They are packed as symbols of the model's Huffman code: a unit; a
// phrase of units; the escape and a unit in 21 bits; or the class of a length,
// the bits of the class, the class of a distance in a second Huffman code, the
// bits of that, for so many units as already stand so far back in the body.
//
// What the units of a body say, parts in brackets only if the article has them:
//
//	number          which parts there are (bits), and the script
//	[script] [genre] [rights] [source] [charset, format, path] [address] [date]   strings
//	identity, title
//	blocks          number of blocks; runs of one form, each: form [kind] [level, or
//	                number of a list's item, signed] number of blocks; of a long article how many
//	                blocks are in each piece; then of every block its text [image] [width,
//	                height, as numbers] [where the image is from] [the full image]
//	[topics]        list of strings
//	[places]        list of lists of strings
//	[people]        list of role, name
//	[phrases]       list of strings
//	[evidence]      number; of each kind, certainty, field; then of each block and
//	                offset, signed; then of each value, text
//	[repairs]       number; runs, each: rule, certainty, number of repairs; then of every
//	                repair its block and its offset, as signed distances from the one before, but
//	                for the first offset in a block; then what stood before of all; then what
//	                stands after of all
//	[links]         list of title, address, date
//	[page]          title, list of identities; whether it is a book is one of the bits
//	[copies]        list of identities
//
// A list is a number and as many things. A script, a genre, a kind, a certainty or
// a field is a number, the index of a word known to the format, or one past the
// last and the word. An identity is the number 0 for the next of the record's hashed
// ones, or 1 and a string.
//
// The model, inflated, is told at Model.plain.
//
// A raw:
//
//	checksum     uint32, of the rest
//	text         DEFLATE of its UTF-8, with a dictionary: the strings in the body of the
//	             article that owns it, a newline after each, the last 32 KiB of them
//
// # Why so
//
// An article must be readable alone and is short, some 500 characters, so
// DEFLATE would spend a fifth of it on the description of its own Huffman code
// and write the commonest words as bytes of UTF-8 or as long ways back into a
// dictionary. One code for the whole segment, over characters and the phrases
// that occur in it, needs neither. The phrases and their code take about 32 KB
// of the head.
//
// # Versions
//
//	1: first.
//	2: the size of a picture, where it is from, its file as found; the offset of a repair.
//	3: the genre of an article; where evidence stands.
//	4: what stands above a page's articles is blocks of the first; numbers of lists.
//	5: records of long articles in parts.
//	6: whether a page is a book.
package bundlefile

import "errors"

// Version is the version of the layout. A reader refuses another.
const Version = 6

const magic = "FZB\x00"

// Limits of the format. A reader refuses what passes them, so that damaged or
// hostile bytes cannot ask for much memory.
const (
	maxHeadBytes   = 32 << 20
	maxStoredBytes = 64 << 20 // a record or raw in the file
	maxBodyUnits   = 16 << 20 // of a record
	maxRawBytes    = 64 << 20 // of a raw, inflated
	maxFileBytes   = 1 << 52
	maxSide        = 1 << 20 // of a picture, in pixels
)

// ErrDamaged is in every error that says bytes are not as they were written.
var ErrDamaged = errors.New("damaged")

var errChecksum = errors.New("its checksum does not fit")

// Summary tells what Finish wrote.
type Summary struct {
	Articles       int
	Bytes          int64
	HeadBytes      int64
	ModelBytes     int64 // in the head
	DirectoryBytes int64 // root and blocks, wherever they are
	RecordBytes    int64
	RawBytes       int64
}
