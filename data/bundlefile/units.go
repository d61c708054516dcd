package bundlefile

import (
	"encoding/binary"
	"unicode/utf8"
)

// A record's body is a sequence of units: the characters of its strings, an
// end after each string, and numbers as bytes of varints. Each sort has values
// of its own, so that what follows may mix them (a phrase of the model may
// end a string and go on with a number) and need not know them apart.
type unit = int32

const (
	endOfString unit = utf8.MaxRune + 1
	firstByte   unit = endOfString + 1
	unitLimit   unit = firstByte + 256
)

func validUnit(u unit) bool {
	return utf8.ValidRune(u) || u >= endOfString && u < unitLimit
}

// appendBytes appends a varint.
func appendBytes(dst []unit, varint []byte) []unit {
	for _, b := range varint {
		dst = append(dst, firstByte+unit(b))
	}
	return dst
}

// unitReader reads numbers and strings from a body. After the first error
// every read gives zero; a count that lengthens a loop or sizes memory must
// come from count.
type unitReader struct {
	units []unit
	err   error
	text  []byte // scratch
	away  int    // so many units at most are in parts that may not be here
}

//go:noinline
func (r *unitReader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.units = nil
}

func (r *unitReader) number() uint64 {
	value := uint64(0)
	for shift := 0; ; shift += 7 {
		if len(r.units) == 0 || r.units[0] < firstByte || shift > 63 {
			r.fail(errRecord)
			return 0
		}
		b := uint64(r.units[0] - firstByte)
		r.units = r.units[1:]
		value |= b & 0x7F << shift
		if b < 0x80 {
			return value
		}
	}
}

func (r *unitReader) signed() int64 {
	n := r.number()
	return int64(n>>1) ^ -int64(n&1)
}

// count reads how many things follow, each of which takes at least one unit.
//
//go:noinline
func (r *unitReader) count() int {
	n := r.number()
	if n > uint64(len(r.units)+r.away) {
		r.fail(errShort)
		return 0
	}
	return int(n)
}

func (r *unitReader) string() string {
	r.text = r.text[:0]
	for i, u := range r.units {
		if u == endOfString {
			r.units = r.units[i+1:]
			return string(r.text)
		}
		if u > endOfString {
			break
		}
		r.text = utf8.AppendRune(r.text, u)
	}
	r.fail(errRecord)
	return ""
}

// end fails unless everything was read.
func (r *unitReader) end() error {
	if r.err == nil && len(r.units) > 0 {
		r.fail(errLeftOver)
	}
	return r.err
}

func numberUnits(dst []unit, n int) []unit {
	var varint [binary.MaxVarintLen64]byte
	return appendBytes(dst, binary.AppendUvarint(varint[:0], uint64(n)))
}

func signedUnits(dst []unit, n int) []unit {
	var varint [binary.MaxVarintLen64]byte
	return appendBytes(dst, binary.AppendVarint(varint[:0], int64(n)))
}
