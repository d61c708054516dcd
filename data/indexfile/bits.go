package indexfile

import "math/bits"

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

// rice writes value as a unary quotient (ones, then a zero) and shift low bits.
func (w *bitWriter) rice(value uint64, shift uint) {
	quotient := value >> shift
	for ; quotient >= 32; quotient -= 32 {
		w.write(1<<32-1, 32)
	}
	w.write(1<<quotient-1, uint(quotient)+1)
	w.write(value&(1<<shift-1), shift)
}

// below writes a value in truncated binary: about log2(bound) bits. A value of
// bound or more, which is rare, is the code of bound and then Rice coded.
func (w *bitWriter) below(value, bound uint32) {
	number, width, short := truncated(bound)
	code := min(value, bound)
	if code < short {
		w.write(uint64(code), width)
	} else {
		code += short
		w.write(uint64(code>>1), width) // the top bits first, so that a reader can tell
		w.write(uint64(code&1), 1)
	}
	if value >= bound {
		w.rice(uint64(value-bound), uint(bits.Len32(number)))
	}
}

// truncated gives the parameters of truncated binary for the codes 0 to bound:
// their number, the bits of a short code, and how many codes are short.
func truncated(bound uint32) (number uint32, width uint, short uint32) {
	number = bound + 1
	width = uint(bits.Len32(number)) - 1
	return number, width, 1<<(width+1) - number
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
	in     []byte // not yet in acc
	acc    uint64
	count  uint
	failed bool // asked for more bits than there are
}

func (r *bitReader) fill() {
	for r.count <= 56 && len(r.in) > 0 {
		r.acc |= uint64(r.in[0]) << r.count
		r.in = r.in[1:]
		r.count += 8
	}
}

// rice reads what bitWriter.rice wrote; after the end it sets failed and gives 0.
func (r *bitReader) rice(shift uint) uint64 {
	quotient := uint64(0)
	for {
		r.fill()
		ones := uint(bits.TrailingZeros64(^r.acc))
		if ones < r.count {
			quotient += uint64(ones)
			r.acc >>= ones + 1
			r.count -= ones + 1
			break
		}
		quotient += uint64(r.count)
		r.acc, r.count = 0, 0
		if len(r.in) == 0 {
			r.failed = true
			return 0
		}
	}
	r.fill()
	if r.count < shift {
		r.failed = true
		return 0
	}
	value := quotient<<shift | r.acc&(1<<shift-1)
	r.acc >>= shift
	r.count -= shift
	return value
}

// below reads what bitWriter.below wrote.
func (r *bitReader) below(bound uint32) uint32 {
	number, width, short := truncated(bound)
	code := r.bits(width)
	if code >= short {
		code = code<<1 | r.bits(1)
		code -= short
	}
	if code < bound {
		return code
	}
	return bound + uint32(min(r.rice(uint(bits.Len32(number))), maxPosition))
}

func (r *bitReader) bits(width uint) uint32 {
	r.fill()
	if r.count < width {
		r.failed = true
		return 0
	}
	value := uint32(r.acc & (1<<width - 1))
	r.acc >>= width
	r.count -= width
	return value
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

const maxShift = 30

// unread is how many whole bytes no bit was read from.
func (r *bitReader) unread() int { return len(r.in) + int(r.count/8) }
