package sheet

import (
	le "encoding/binary"
	"unicode/utf16"

	"fangzhi/build/internal/read/container"
)

// xlsRecord is a record of a workbook.
type xlsRecord struct {
	id    int
	body  []byte
	after int // where the next one begins
}

// nextRecord is the record at a place; ok is false where there is none, or
// not all of it.
func nextRecord(stream []byte, at int) (r xlsRecord, ok bool) {
	if at < 0 || at+4 > len(stream) {
		return r, false
	}
	r = xlsRecord{id: container.Uint16(stream, at), after: at + 4 + container.Uint16(stream, at+2)}
	if r.after > len(stream) {
		return r, false
	}
	r.body = stream[at+4 : r.after]
	return r, true
}

// xlsReader reads what is in a record and in those that continue it.
type xlsReader struct {
	stream []byte
	piece  []byte // of the record
	after  int    // where the next one begins
	spent  bool   // there was less than was asked for
	words  []uint16
}

// reader reads a record from a place in it.
func (x *xls) reader(r xlsRecord, at int) *xlsReader {
	return &xlsReader{stream: x.stream, piece: r.body[min(at, len(r.body)):], after: r.after}
}

// fill goes on to the record that continues this one where all of this is read;
// false where there is none.
func (in *xlsReader) fill() bool {
	for len(in.piece) == 0 {
		r, ok := nextRecord(in.stream, in.after)
		if !ok || r.id != xlsContinue {
			in.spent = true
			return false
		}
		in.piece, in.after = r.body, r.after
	}
	return true
}

// uint is the number of the next n bytes.
func (in *xlsReader) uint(n int) (value int) {
	for i := 0; i < n && in.fill(); i++ {
		value |= int(in.piece[0]) << (8 * i)
		in.piece = in.piece[1:]
	}
	return value
}

func (in *xlsReader) skip(n int) {
	for n > 0 && in.fill() {
		gone := min(n, len(in.piece))
		in.piece, n = in.piece[gone:], n-gone
	}
}

// bytes are the next n bytes, or as many as there are.
func (in *xlsReader) bytes(n int) (all []byte) {
	for n > 0 && in.fill() {
		taken := min(n, len(in.piece))
		all = append(all, in.piece[:taken]...)
		in.piece, n = in.piece[taken:], n-taken
	}
	return all
}

// text is the text of n UTF-16 words that comes next ([MS-XLS] 2.5.293). Where
// a record continues it, that begins by saying anew how wide its characters are.
func (in *xlsReader) text(n int) string {
	const isWide, hasAloud, hasRuns = 1, 4, 8
	flags := in.uint(1)
	behind := 0
	if flags&hasRuns != 0 { // what is bold, or of another size
		behind = 4 * in.uint(2)
	}
	if flags&hasAloud != 0 { // how it is read aloud
		behind += in.uint(4)
	}
	in.words = in.words[:0]
	for n > 0 {
		if len(in.piece) == 0 {
			if !in.fill() {
				break
			}
			flags = in.uint(1)
			continue
		}
		size := 1 + flags&isWide
		taken := min(n, len(in.piece)/size)
		for i := range taken {
			if size == 1 {
				in.words = append(in.words, uint16(in.piece[i]))
			} else {
				in.words = append(in.words, le.LittleEndian.Uint16(in.piece[2*i:]))
			}
		}
		in.piece, n = in.piece[taken*size:], n-taken
		if n > 0 && len(in.piece) < size { // half a character, which no program writes
			in.piece = nil
		}
	}
	in.skip(behind)
	return string(utf16.Decode(in.words))
}
