// Package indexfile is the search index of one segment as bytes (`.fzi`): a
// writer and a reader of the same layout, side by side. It knows terms,
// postings and positions; what a term is, package token decides, and what a
// query is, the engine.
//
// # Layout, version 5
//
//	prologue   20 bytes: magic, versions, size and checksum of the head
//	head       deflated: counts, section sizes, dictionary root, days, lengths,
//	           the facet values' and columns' blocks
//	dictionary blocks of about 1 KiB, less where their longer lists come to 4: terms,
//	           and the short posting lists
//	documents  longer posting lists: documents and frequencies
//	positions  the positions of the longest lists, in blocks of 128 documents
//	values     the names and counts of facet values, commonest first; the dictionary has
//	           their keys, which are one in both scripts
//	columns    which documents have which facet values, 4096 documents a block
//	characters how many characters months and documents have
//	suggestions the names and titles that a reader may be typing
//
// Documents of a segment are numbered from 0, newest first, undated last.
// Numbers called varint are unsigned LEB128; those in 2 or 4 bytes are little
// endian. "Deflated" is RFC 1951. Every block and list ends in the CRC-32C of
// its bytes, 4 bytes, so that a changed or missing byte is a *DamageError that
// names file, section and offset. Offsets in a section count from its start.
//
// # Prologue and head
//
//	0  8 bytes  magic "fzindex\n"
//	8  2 bytes  format version
//	10 2 bytes  token version (package token) the terms were cut with
//	12 4 bytes  stored bytes of the head, without this prologue
//	16 4 bytes  CRC-32C of bytes 0 to 15 and of the stored head
//
// The head, inflated:
//
//	varint      documents
//	varint      lists in the dictionary
//	2 × varint  body: occurrences that have a position; folded runes
//	2 × varint  title: the same
//	2 × varint  triples: the documents T and M of their pairs, or 0 and 0
//	varint      F: in up to so many documents pairs and joints have no positions
//	7 × varint  bytes of the sections, in file order
//	varint      dictionary blocks; for each: 1 byte length and the shortest key
//	            that is above all keys of the blocks before, varint bytes,
//	            varint bytes of its lists in section documents, where they follow
//	            those of the blocks before: a reader may take them along
//	varint      days; for each, newest first: the days back from the one before
//	            as a zigzag varint, the first from 1970-01-01; varint documents
//	1 byte      for each document: the length class of its body
//	for each facet kind (source, place, topic, person, phrase, genre, script, work):
//	varint      values; if any: varint bytes of each block of 64 values, varint
//	            bytes of each block of 4096 documents' columns, 0 for an empty
//	            one; for each value a varint: 0, or one more than the value
//	            that it stands under, in the order of the values
//	varint      when the words are many, else 0: dictionary blocks up to the last
//	            that has one
//	varint      bytes of all words, when they are few, else 0; for each, in the
//	            order of the dictionary: varint bytes shared with the word before,
//	            varint new bytes, these, in UTF-8
//	varint      bytes of the characters' block of months; then of each block of
//	            4096 documents' characters
//	varint      bytes of the opening of section suggestions
//
// A length below 16 is its own class; class c from 16 on is of the lengths from
// (8 + c mod 8) << (c/8 - 1) up to the next class, which is its bound.
//
// # Keys
//
// A key names a list. A term is coded rune by rune: below U+0080 as one byte;
// U+4E00 to U+9FFF as two, A000 hexadecimal + the rune - 4E00; others as three,
// 800000 + the rune; high bytes first.
//
//	body    1 byte 1, the coded term, 1 byte 0
//	title   1 byte 1, the coded term, 1 byte 1: behind the body's
//	others  1 byte field, the coded term; the fields are 3 id, 4 source, 5 place,
//	        6 topic, 7 person, 8 phrase, 9 script, 10 work, 11 form, 12 genre, 13 gram
//
// A form is a Han character as it is folded and then as it is written, ㈱ also
// as a form of 株, 鍊 of 炼 and of 链. It has the documents that write it in title or body, but for
// the usual form, which is not noted: in documents of script Hant the first
// Traditional one of a character that only Simplified writes as it is folded;
// there none of one that both do and Traditional writes otherwise too (后, 後);
// else the folded one.
//
// U+0004 and one or two letters next to each other are a term of all words that
// have these, as often as they are in them, without overlaps: a list without
// positions. Words that are cut into pieces are left out.
//
// Three characters of a body from U+4E00 to U+9FFF next to each other are a term
// where their two pairs are in more than T documents together, and each in M at
// least; the head has T and M. Where it has zeros there are none.
//
// When the words (package token) are many, the dictionary has their grams, to
// find those with a part: three letters in a row, with $ for the end of the
// word, and its last letter with $. The list of a gram has no documents, but
// the blocks of the dictionary that have a word with it. Words that are cut into
// pieces are left out.
//
// Of an id the first six characters are its term. Of a term whose code is longer
// than 200 bytes as many runes as fit, U+0003 and the FNV-1a hash of the whole
// in 64 bits, in hexadecimal.
//
// # Dictionary
//
// Keys ascend by their bytes. A block is
//
//	varint      entries
//	varint      where the block's first list begins in section positions
//	each entry  1 byte: how much of the key is new, in 2 bits; 1 for a title's
//	            list; its place in 2 bits: 0 inline, 1 joined, or without
//	            positions up to F documents and of letters, 2 apart, 3 a list
//	            of documents alone; the last and those without positions are inline up to 16
//	            documents, of a gram up to 2048 blocks, else joined; the number of documents in 3 bits, 0 for
//	            more than 7
//	            new 0 to 2: the key is as long as the one before and that many
//	            of its last bytes are new; new 3: 1 byte, bytes shared with the
//	            key before << 4 | new ones, where 15 says that a varint to add
//	            follows. The byte of a text key that tells body from title is
//	            not counted and not stored
//	            the new bytes
//	            varint: documents less 8, when more than 7
//	            varint: bytes in section documents, unless inline
//	            varint: bytes in section positions, when apart
//	bit stream  the inline lists, one after another
//
// # Posting lists
//
// Bit streams are filled from the lowest bit of each byte up and end in zeros.
// A value is Rice coded with a parameter k as its value >> k in ones, a zero,
// and its k low bits; from 24 ones on as 24 ones and the value in 31 bits. A
// parameter that follows from a mean is log2(mean · 177/256), rounded down, and
// at least 0.
//
// A value below a bound is coded in truncated binary, with one code more that
// says "not below": of n = bound + 1 codes with w = log2(n), rounded down, the
// first s = 2 << w - n take w bits; to others s is added, and their upper w bits
// come before the lowest. "Not below" is followed by the excess, Rice coded with w.
//
// Document numbers are gaps less one, the first from -1, Rice coded; with them,
// in lists of words and of characters in a row, the frequencies, in one of eight
// ways: 0 to 4, behind each document the frequency less one, Rice coded with
// that parameter; 5 to 7, when most are one, behind all documents, for each
// frequency above one, how many ones stand before it, Rice coded by 2, 4 or 6,
// and the frequency less two, by 0; and last how many ones are left.
// Then come the positions: rune offsets in the folded field. Of a pair or joint in up
// to F documents there are none: to find it, reading these is little. F is 40, less
// where texts are long. A document's only position
// is a value below the bound of its length class (titles: below 64); several are
// gaps less one, the first from -1, Rice coded with the parameter that follows
// from the mean bound / (frequency + 1).
//
//	inline  up to 16 documents and 48 positions, in the dictionary block: gaps by
//	        the mean segment's documents / list's documents, frequencies in way 0
//	joined  up to 128 documents and 256 positions, and without positions: one
//	        block of documents in section documents, the positions behind in a bit
//	        stream of their own
//	apart   blocks of documents in section documents, positions in section
//	        positions
//
// A list outside the dictionary is a run of blocks of 128 documents. Each block:
//
//	1 byte      parameter of gaps << 3 | way of frequencies
//	varint      bytes of the bit stream, varint bytes of the block in section
//	            positions (only apart); the last block leaves both out
//	bit stream  gaps and frequencies
//
// A positions block is the bit stream of up to 128 documents' positions.
//
// # Values and columns
//
// A block of values, deflated, has for each: varint bytes of the text, the text,
// varint documents. A block of columns, deflated, has for each document that
// has values: varint documents skipped, varint values, and for each value, as a
// varint, which it is in the order of the values. A value that another of the
// document's stands under (江苏省 above 江苏省/常州市) is left out.
//
// # Characters
//
// The characters of a document's title and body as they are written, without
// white space. The first block, deflated, has a varint for each month that the
// days fall in, newest first, and one for the undated documents if there are
// any: the sum over its documents. Then come blocks, deflated, of a varint for
// each of 4096 documents.
//
// # Suggestions
//
// What may be typed, in characters, pinyin or initials, is found in two lists
// of entries: one of facet values (place, person, source, topic, phrase), a
// place by the name of its narrowest level, and one of titles, without those of
// copies. Each has an entry for up to four of its words: what stands behind its
// beginning, a sign or a space; under every reading of the word's first
// character. An entry's key is the text, folded, from there on, without signs,
// up to 16 characters.
//
// A character's rank is its place in the order of its first reading, in pinyin
// without tones (ü as v), and then of its code; those without a reading come
// first, under the syllable "". Behind those first read so, each syllable has
// the characters also read so, in the order of their ranks, under ranks of their
// own that only begin keys. Keys are written as ranks and ascend by them. So one
// order serves all ways of typing: what was typed is a few ranges of ranks at
// each place.
//
// The section begins with its opening:
//
//	varint      syllables; for each, ascending: 1 byte, letters shared with the
//	            one before << 4 | new ones; the new ones; 3 × varint: characters
//	            first read so outside of U+4E00 to U+9FFF; those inside;
//	            characters also read so
//	for each list, the values' first:
//	varint      blocks; for each: varint ranks and as many varints, the shortest
//	            key above all keys before; varint bytes; varint weight of the
//	            best entry: documents of a value, the segment's documents less
//	            the number of the one that has the title
//	bit stream  for each syllable: the characters outside in 21 bits each; those
//	            inside as gaps, from 4E00 hexadecimal on; the ranks of those also
//	            read so as gaps. Gaps are Rice coded with the parameter that
//	            follows from 20992 (of ranks: from all characters) / their number
//	4 bytes     CRC-32C
//
// A block is a bit stream: 12 bits entries, 5 bits a parameter of steps, and for
// each entry: characters shared with the key before, Rice coded by 1, and new
// ones, by 0; the first new one, if the key before goes on, as the step from its
// rank less one, Rice coded with the parameter; else, and the others, as a value
// below the number of characters; 1 bit, whether the key is cut off: it is where
// it is told from both neighbours, but not before 4 characters. Then of a title
// the document, a value below the documents; of a value its kind, below 5; which
// it is in the order of the values, below their number; and the documents that
// have it, as the bits behind the first, their number Rice coded by 0 before them.
package indexfile
