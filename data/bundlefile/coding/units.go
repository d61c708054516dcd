// Package coding packs the units of articles into bits: a Huffman code for
// units, phrases and copies, all learned from articles like them (Model). It
// knows nothing of what the units say.
package coding

import (
	"encoding/binary"
	"errors"
	"unicode/utf8"
)

// Unit is a character of a string, the end of a string, or a byte of a varint.
// Each sort has values of its own, so that what follows may mix them (a phrase
// of the model may end a string and go on with a number) and need not know them
// apart.
type Unit = int32

const (
	EndOfString Unit = utf8.MaxRune + 1
	firstByte   Unit = EndOfString + 1
	unitLimit   Unit = firstByte + 256
)

func validUnit(u Unit) bool {
	return utf8.ValidRune(u) || u >= EndOfString && u < unitLimit
}

// appendBytes appends a varint.
func appendBytes(dst []Unit, varint []byte) []Unit {
	for _, b := range varint {
		dst = append(dst, firstByte+Unit(b))
	}
	return dst
}

// UnitReader reads numbers and strings from a body. After the first error
// every read gives zero; a count that lengthens a loop or sizes memory must
// come from count.
type UnitReader struct {
	Units []Unit
	Err   error
	Text  []byte // scratch
	Away  int    // so many units at most are in parts that may not be here
}

// Fail has every further read give zero; the first error stays.
//
//go:noinline
func (r *UnitReader) Fail(err error) {
	if r.Err == nil {
		r.Err = err
	}
	r.Units = nil
}

// Number reads a varint.
func (r *UnitReader) Number() uint64 {
	value := uint64(0)
	for shift := 0; ; shift += 7 {
		if len(r.Units) == 0 || r.Units[0] < firstByte || shift > 63 {
			r.Fail(ErrRecord)
			return 0
		}
		b := uint64(r.Units[0] - firstByte)
		r.Units = r.Units[1:]
		value |= b & 0x7F << shift
		if b < 0x80 {
			return value
		}
	}
}

// Signed reads a signed varint.
func (r *UnitReader) Signed() int64 {
	n := r.Number()
	return int64(n>>1) ^ -int64(n&1)
}

// Count reads how many things follow, each of which takes at least one unit.
//
//go:noinline
func (r *UnitReader) Count() int {
	n := r.Number()
	if n > uint64(len(r.Units)+r.Away) {
		r.Fail(ErrShort)
		return 0
	}
	return int(n)
}

// String reads up to the end of a string.
func (r *UnitReader) String() string {
	r.Text = r.Text[:0]
	for i, u := range r.Units {
		if u == EndOfString {
			r.Units = r.Units[i+1:]
			return string(r.Text)
		}
		if u > EndOfString {
			break
		}
		r.Text = utf8.AppendRune(r.Text, u)
	}
	r.Fail(ErrRecord)
	return ""
}

// End fails unless everything was read.
func (r *UnitReader) End() error {
	if r.Err == nil && len(r.Units) > 0 {
		r.Fail(ErrLeftOver)
	}
	return r.Err
}

// NumberUnits appends a varint.
func NumberUnits(dst []Unit, n int) []Unit {
	var varint [binary.MaxVarintLen64]byte
	return appendBytes(dst, binary.AppendUvarint(varint[:0], uint64(n)))
}

// SignedUnits appends a signed varint.
func SignedUnits(dst []Unit, n int) []Unit {
	var varint [binary.MaxVarintLen64]byte
	return appendBytes(dst, binary.AppendVarint(varint[:0], int64(n)))
}

// ErrRecord is told of units that are no article.
var ErrRecord = errors.New("it is no article")
