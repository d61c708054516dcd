package bundlefile

import (
	"errors"
	"hash/crc32"

	"fangzhi/data/bundlefile/coding"
)

// The directory tells where each article's record and raw text lie. It is cut
// into blocks of blockArticles; its root, always in the head, has a line for
// each block.
const (
	blockArticles  = 512     // small, for a page of results may need ten blocks
	insideArticles = 1 << 17 // up to so many articles the writer puts the blocks in the head too
)

// entry is what the directory knows of one article. Records lie in the order
// of the articles, raws in the order of their owners, so that sizes suffice.
type entry struct {
	recordBytes uint32
	rawBytes    uint32 // of the raw that is stored for this article, 0 if none is
	rawOwner    uint32 // how many articles back the one is whose raw this one shares, 0 if it is its own or none
	cut         *cut   // of a long article's record; nil for a short one
}

// maxEntryBytes bounds what an entry can take, inflated.
const maxEntryBytes = (6 + 2*MaxPieces) * 5

var errDirectory = errors.New("its entries contradict each other")

// appendBlock writes the entries of one block: its checksum, the low byte of
// every record's size, and the rest deflated, column by column.
func appendBlock(dst []byte, entries []entry) ([]byte, error) {
	start := len(dst)
	dst = append(dst, 0, 0, 0, 0)
	var rest []byte
	for _, e := range entries {
		dst = append(dst, byte(e.recordBytes))
		rest = coding.AppendNumber(rest, uint64(e.recordBytes>>8))
	}
	for _, e := range entries {
		switch {
		case e.rawOwner > 0:
			rest = coding.AppendNumber(rest, uint64(e.rawOwner)+1)
		case e.rawBytes > 0:
			rest = coding.AppendNumber(rest, 1)
		default:
			rest = coding.AppendNumber(rest, 0)
		}
	}
	for _, e := range entries {
		if e.rawBytes > 0 {
			rest = coding.AppendNumber(rest, uint64(e.rawBytes))
		}
	}
	rest = appendCuts(rest, entries)
	packed, err := coding.Deflate(rest)
	if err != nil {
		return nil, err
	}
	dst = append(dst, packed...)
	putChecksum(dst[start:])
	return dst, nil
}

// block is a part of the directory as the reader keeps it: sizes added up.
type block struct {
	records []int64 // where each record begins in the file, and where the last one ends
	raws    []int64 // the same for raws; one of no bytes is not there
	owners  []uint32
	cuts    map[int]*cut // of long articles
}

// readBlock reads what appendBlock wrote of n articles whose records and raws
// lie where the root says.
func readBlock(data []byte, n int, records, raws span) (*block, error) {
	if !checksumHolds(data) {
		return nil, errChecksum
	}
	in := &coding.Input{Data: data[checksumBytes:]}
	low := in.Bytes(n)
	if in.Err != nil {
		return nil, in.Err
	}
	rest, err := coding.Inflate(in.Data, nil, int64(n*maxEntryBytes))
	if err != nil {
		return nil, err
	}
	in = &coding.Input{Data: rest}
	b := &block{records: make([]int64, n+1), raws: make([]int64, n+1), owners: make([]uint32, n)}
	b.records[0], b.raws[0] = records.start, raws.start
	for i := range n {
		b.records[i+1] = b.records[i] + in.Size(maxStoredBytes>>8)<<8 + int64(low[i])
	}
	owned := make([]bool, n)
	for i := range n {
		switch ref := in.Number(); ref {
		case 0:
		case 1:
			owned[i] = true
		default:
			b.owners[i] = uint32(min(ref-1, 1<<32-1))
		}
	}
	for i := range n {
		b.raws[i+1] = b.raws[i]
		if owned[i] {
			b.raws[i+1] += in.Size(maxStoredBytes)
		}
	}
	b.cuts = readCuts(in, n, b.records)
	if err := in.End(); err != nil {
		return nil, err
	}
	if b.records[n] != records.end || b.raws[n] != raws.end {
		return nil, errDirectory
	}
	return b, nil
}

// span is a run of bytes of the file.
type span struct{ start, end int64 }

func (s span) bytes() int64 { return s.end - s.start }

// root says, for each block, where it lies and where the records and raws of
// its articles do.
type root struct {
	blocks, records, raws []int64 // starts, and the end of the last
}

// appendRootLine writes a block's line of the root: bytes of the block, of its
// articles' records and of their raws.
func appendRootLine(dst []byte, blockBytes int, entries []entry) []byte {
	var records, raws uint64
	for _, e := range entries {
		records += uint64(e.recordBytes)
		raws += uint64(e.rawBytes)
	}
	dst = coding.AppendNumber(dst, uint64(blockBytes))
	dst = coding.AppendNumber(dst, records)
	return coding.AppendNumber(dst, raws)
}

// readRoot reads the lines for n blocks, which must fill the three sections.
func readRoot(data []byte, n int, blocks, records, raws span) (*root, error) {
	if n > len(data)/3 {
		return nil, coding.ErrShort
	}
	in := &coding.Input{Data: data}
	r := &root{blocks: make([]int64, n+1), records: make([]int64, n+1), raws: make([]int64, n+1)}
	r.blocks[0], r.records[0], r.raws[0] = blocks.start, records.start, raws.start
	for i := range n {
		r.blocks[i+1] = r.blocks[i] + in.Size(blocks.end-r.blocks[i])
		r.records[i+1] = r.records[i] + in.Size(records.end-r.records[i])
		r.raws[i+1] = r.raws[i] + in.Size(raws.end-r.raws[i])
	}
	if err := in.End(); err != nil {
		return nil, err
	}
	if r.blocks[n] != blocks.end || r.records[n] != records.end || r.raws[n] != raws.end {
		return nil, errDirectory
	}
	return r, nil
}

// Checksums are CRC-32C and stand before the bytes they cover.
const checksumBytes = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)
