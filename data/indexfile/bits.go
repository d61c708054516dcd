package indexfile

import (
	"encoding/binary"
	"math/bits"
)

// A bit stream is written from the lowest bit of each byte up.

type bitWriter struct {
	out   []byte
	acc   uint64
	count uint // bits in acc, below 8 between calls
}

func (w *bitWriter) write(value uint64, width uint) {
	w.acc |= value << w.count
	w.count += width
	for w.count >= 8 {
		w.out = append(w.out, byte(w.acc))
		w.acc >>= 8
		w.count -= 8
	}
}

// A Rice code's quotient is cut off here, so that no value takes more than
// escapeOnes + valueBits bits and a reader needs no loop.
const (
	escapeOnes = 24
	valueBits  = 31
	maxShift   = 30
)

// rice writes value, below 1<<31, as its quotient in unary (ones, then a zero)
// and shift low bits. A quotient of 24 or more is 24 ones and the value in 31 bits.
func (w *bitWriter) rice(value uint32, shift uint) {
	if quotient := value >> shift; quotient < escapeOnes {
		w.write(1<<quotient-1, uint(quotient)+1)
		w.write(uint64(value)&(1<<shift-1), shift)
		return
	}
	w.write(1<<escapeOnes-1, escapeOnes)
	w.write(uint64(value), valueBits)
}

// below writes a value in truncated binary: about log2(bound) bits. A value of
// bound or more, which is rare, is the code of bound and then Rice coded.
func (w *bitWriter) below(value, bound uint32) {
	width, short := truncated(bound)
	code := min(value, bound)
	if code < short {
		w.write(uint64(code), width)
	} else {
		code += short
		w.write(uint64(code>>1), width) // the top bits first: from them a reader tells
		w.write(uint64(code&1), 1)
	}
	if value >= bound {
		w.rice(value-bound, width)
	}
}

// truncated gives the parameters of truncated binary for the codes 0 to bound:
// the bits of a short code, and how many codes are short; others take a bit more.
func truncated(bound uint32) (width uint, short uint32) {
	width = uint(bits.Len32(bound+1)) - 1
	return width, 1<<(width+1) - (bound + 1)
}

// flush pads the last byte with zeros and returns all bytes.
func (w *bitWriter) flush() []byte {
	if w.count > 0 {
		w.out = append(w.out, byte(w.acc))
	}
	w.acc, w.count = 0, 0
	return w.out
}

type bitReader struct {
	in     []byte // not yet counted in acc
	acc    uint64
	count  uint
	failed bool // asked for more bits than there are
}

// fill makes at least 56 bits ready, or all that are left.
func (r *bitReader) fill() {
	if len(r.in) >= 8 {
		r.acc |= binary.LittleEndian.Uint64(r.in) << r.count // bits above count are set early; later fills set them alike
		n := (63 - r.count) >> 3
		r.in = r.in[n:]
		r.count += n * 8
		return
	}
	for r.count <= 56 && len(r.in) > 0 {
		r.acc |= uint64(r.in[0]) << r.count
		r.in = r.in[1:]
		r.count += 8
	}
}

// rice reads what bitWriter.rice wrote; after the end it sets failed and gives 0.
func (r *bitReader) rice(shift uint) uint32 {
	r.fill()
	ones := uint(bits.TrailingZeros64(^r.acc))
	if ones >= escapeOnes {
		r.skip(escapeOnes)
		return r.bits(valueBits)
	}
	r.skip(ones + 1)
	return uint32(ones)<<shift | r.bits(shift)
}

// below reads what bitWriter.below wrote.
func (r *bitReader) below(bound uint32) uint32 {
	r.fill()
	width, short := truncated(bound)
	code := r.bits(width)
	if code >= short {
		code = code<<1 | r.bits(1)
		code -= short
	}
	if code < bound {
		return code
	}
	return bound + r.rice(width)
}

// bits takes bits that fill made ready.
func (r *bitReader) bits(width uint) uint32 {
	value := uint32(r.acc & (1<<width - 1))
	r.skip(width)
	if r.failed {
		return 0
	}
	return value
}

func (r *bitReader) skip(width uint) {
	if width > r.count {
		r.failed, r.in, r.acc, r.count = true, nil, 0, 0
		return
	}
	r.acc >>= width
	r.count -= width
}

// rest is the whole bytes that no bit was read from; ok tells that the bits
// before them are the zeros that flush pads with.
func (r *bitReader) rest(stream []byte) (rest []byte, ok bool) {
	unread := len(r.in) + int(r.count/8)
	padding := r.acc & (1<<(r.count%8) - 1)
	return stream[len(stream)-unread:], padding == 0 && !r.failed
}

// riceShift is the Rice parameter for values of a mean: log2(mean · ln 2),
// rounded down, which is within a few per cent of the best for a geometric
// distribution.
func riceShift(sum, count uint64) uint {
	if count == 0 {
		return 0
	}
	scaled := sum * 177 / 256 / count // ln 2 = 177/256
	if scaled == 0 {
		return 0
	}
	return min(uint(bits.Len64(scaled))-1, maxShift)
}
