// Package bundlefile is the bundle, the file (.fzb) that holds a segment's
// articles in the order of their documents: each can be read alone, with one
// range of bytes, and any byte that is not as written is found out.
//
// # Layout, version 1
//
// Integers of fixed size are little-endian; a number is a varint (7 bits a
// byte, the lowest first), a signed number a zigzag varint. Checksums are
// CRC-32C. DEFLATE is raw (RFC 1951).
//
//	head         what opening reads, in one range whose length the catalog gives
//	  magic        4 bytes "FZB\x00"
//	  version      uint32
//	  counts       uint64 each: bytes of the head, articles, bytes that the largest record
//	               inflates to, bytes that the largest raw inflates to; and 1 if the
//	               directory's blocks are at the end of the file, 0 if they are in the head
//	  sections     uint64 each: bytes of model, root, directory, records, raws
//	  model        number: bytes it inflates to; DEFLATE of
//	                 number of single characters, number of double characters,
//	                 each character as a signed distance from the one before,
//	                 number of bytes of the dictionary, the dictionary
//	  root         for each 4096 articles: bytes of their directory block, of their records,
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
//
// A record:
//
//	checksum     uint32, of the rest
//	identities   number of hashed identities, 10 bytes each, in the order the body calls for them
//	body         DEFLATE with the model's dictionary; what it holds is told at bodyWriter
//
// A raw:
//
//	checksum     uint32, of the rest
//	text         DEFLATE with a dictionary of the model's followed by the body of the article
//	             that owns it (the last 32 KiB of the two), in the code page, without an end
//
// Text is written in a code page that the model brings; see codePage.
//
// # Versions
//
//	1: first.
package bundlefile

import "errors"

// Version is the version of the layout. A reader refuses another.
const Version = 1

const magic = "FZB\x00"

// Limits of the format. A reader refuses what passes them, so that damaged or
// hostile bytes cannot ask for much memory.
const (
	maxHeadBytes   = 32 << 20
	maxStoredBytes = 64 << 20  // a record or raw in the file
	maxPlainBytes  = 256 << 20 // a record or raw inflated
	maxFileBytes   = 1 << 52
)

// ErrDamaged is in every error that says bytes are not as they were written.
var ErrDamaged = errors.New("damaged")

var errChecksum = errors.New("its checksum does not fit")

// Summary tells what Finish wrote.
type Summary struct {
	Articles       int
	Bytes          int64
	HeadBytes      int64
	SHA256         string // of the whole file, in hex
	ModelBytes     int64  // in the head
	DirectoryBytes int64  // root and blocks, wherever they are
	RecordBytes    int64
	RawBytes       int64
}
