package bundlefile

import (
	"encoding/binary"
	"errors"
	"math"
)

// Numbers in a bundle are varints as encoding/binary writes them, signed ones
// folded so that small negative numbers stay short.
func appendNumber(dst []byte, n uint64) []byte { return binary.AppendUvarint(dst, n) }
func appendSigned(dst []byte, n int64) []byte  { return binary.AppendVarint(dst, n) }

var errShort = errors.New("it ends too early")

// input reads numbers and bytes from a slice. After the first error every
// read gives zero, so that a caller may look at err once, at the end of a
// step; a count that lengthens a loop or sizes memory must come from count.
type input struct {
	data []byte
	err  error
}

//go:noinline
func (in *input) fail(err error) {
	if in.err == nil {
		in.err = err
	}
	in.data = nil
}

func (in *input) number() uint64 {
	n, used := binary.Uvarint(in.data)
	if used <= 0 {
		in.fail(errShort)
		return 0
	}
	in.data = in.data[used:]
	return n
}

func (in *input) signed() int64 {
	n, used := binary.Varint(in.data)
	if used <= 0 {
		in.fail(errShort)
		return 0
	}
	in.data = in.data[used:]
	return n
}

// count reads how many things follow, each of which takes at least one byte.
func (in *input) count() int {
	n := in.number()
	if n > uint64(len(in.data)) {
		in.fail(errShort)
		return 0
	}
	return int(n)
}

// size reads a number that must not pass limit.
//
//go:noinline
func (in *input) size(limit int64) int64 {
	n := in.number()
	if n > uint64(limit) || n > math.MaxInt64 {
		in.fail(errTooLarge)
		return 0
	}
	return int64(n)
}

// bytes takes the next n bytes; they are not copied.
func (in *input) bytes(n int) []byte {
	if n < 0 || n > len(in.data) {
		in.fail(errShort)
		return nil
	}
	taken := in.data[:n]
	in.data = in.data[n:]
	return taken
}

// end fails unless everything was read.
func (in *input) end() error {
	if in.err == nil && len(in.data) > 0 {
		in.fail(errLeftOver)
	}
	return in.err
}

var (
	errTooLarge = errors.New("a size in it passes the limit of the format")
	errLeftOver = errors.New("it holds more than it says")
)
