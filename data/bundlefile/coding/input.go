package coding

import (
	"encoding/binary"
	"errors"
	"math"
)

// AppendNumber writes a number. Numbers in a bundle are varints as encoding/binary writes them, signed ones
// folded so that small negative numbers stay short.
func AppendNumber(dst []byte, n uint64) []byte { return binary.AppendUvarint(dst, n) }
func appendSigned(dst []byte, n int64) []byte  { return binary.AppendVarint(dst, n) }

// ErrShort is told of what ends within a thing.
var ErrShort = errors.New("it ends too early")

// Input reads numbers and bytes from a slice. After the first error every
// read gives zero, so that a caller may look at err once, at the end of a
// step; a count that lengthens a loop or sizes memory must come from count.
type Input struct {
	Data []byte
	Err  error
}

// Fail has every further read give zero; the first error stays.
//
//go:noinline
func (in *Input) Fail(err error) {
	if in.Err == nil {
		in.Err = err
	}
	in.Data = nil
}

// Number reads a varint.
func (in *Input) Number() uint64 {
	n, used := binary.Uvarint(in.Data)
	if used <= 0 {
		in.Fail(ErrShort)
		return 0
	}
	in.Data = in.Data[used:]
	return n
}

func (in *Input) signed() int64 {
	n, used := binary.Varint(in.Data)
	if used <= 0 {
		in.Fail(ErrShort)
		return 0
	}
	in.Data = in.Data[used:]
	return n
}

// Count reads how many things follow, each of which takes at least one byte.
func (in *Input) Count() int {
	n := in.Number()
	if n > uint64(len(in.Data)) {
		in.Fail(ErrShort)
		return 0
	}
	return int(n)
}

// Size reads a number that must not pass limit.
//
//go:noinline
func (in *Input) Size(limit int64) int64 {
	n := in.Number()
	if n > uint64(limit) || n > math.MaxInt64 {
		in.Fail(ErrTooLarge)
		return 0
	}
	return int64(n)
}

// Bytes takes the next n bytes; they are not copied.
func (in *Input) Bytes(n int) []byte {
	if n < 0 || n > len(in.Data) {
		in.Fail(ErrShort)
		return nil
	}
	taken := in.Data[:n]
	in.Data = in.Data[n:]
	return taken
}

// End fails unless everything was read.
func (in *Input) End() error {
	if in.Err == nil && len(in.Data) > 0 {
		in.Fail(ErrLeftOver)
	}
	return in.Err
}

var (
	ErrTooLarge = errors.New("a size in it passes the limit of the format")
	ErrLeftOver = errors.New("it holds more than it says")
)
