package indexfile

import "encoding/binary"

// pool holds many growing streams of bytes in a few large pieces. A stream is
// a chain of chunks, each twice as large as the one before up to a bound; the
// last four bytes of a full chunk say where the next one is.
type pool struct {
	pieces [][]byte
	used   uint32 // bytes given out, over all pieces
}

// stream is the place in a pool where one stream begins and where it grows.
type stream struct {
	first, at uint32 // chunk offsets in the pool
	left      uint16 // payload bytes left in the current chunk
	size      uint16 // of the current chunk
}

const (
	pieceBytes = 1 << 18
	firstChunk = 12
	lastChunk  = 3072
	linkBytes  = 4
)

// begin gives an empty stream.
func (p *pool) begin() stream {
	at := p.chunk(firstChunk)
	return stream{at, at, firstChunk - linkBytes, firstChunk}
}

// chunk gives room within one piece.
func (p *pool) chunk(size uint32) uint32 {
	if p.used%pieceBytes+size > pieceBytes {
		p.used += pieceBytes - p.used%pieceBytes
	}
	if int(p.used/pieceBytes) == len(p.pieces) {
		p.pieces = append(p.pieces, make([]byte, pieceBytes))
	}
	at := p.used
	p.used += size
	return at
}

func (p *pool) bytes(at, n uint32) []byte {
	return p.pieces[at/pieceBytes][at%pieceBytes:][:n]
}

// uvarint appends a varint.
func (p *pool) uvarint(s *stream, v uint64) {
	for v >= 0x80 {
		p.byte(s, byte(v)|0x80)
		v >>= 7
	}
	p.byte(s, byte(v))
}

func (p *pool) byte(s *stream, b byte) {
	if s.left == 0 {
		size := min(s.size*2, lastChunk)
		next := p.chunk(uint32(size))
		binary.LittleEndian.PutUint32(p.bytes(s.at, linkBytes), next)
		s.at, s.left, s.size = next, size-linkBytes, size
	}
	p.pieces[s.at/pieceBytes][s.at%pieceBytes] = b
	s.at++
	s.left--
}

// read appends a stream's bytes to out.
func (p *pool) read(out []byte, s *stream) []byte {
	at := s.first
	for size := uint16(firstChunk); ; size = min(size*2, lastChunk) {
		payload := uint32(size - linkBytes)
		if at <= s.at && s.at <= at+payload {
			return append(out, p.bytes(at, s.at-at)...)
		}
		out = append(out, p.bytes(at, payload)...)
		at = binary.LittleEndian.Uint32(p.bytes(at+payload, linkBytes))
	}
}
