package coding

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
)

// maxCodeBits is the length of the longest Huffman code.
const maxCodeBits = 20

var (
	errCode = errors.New("its codes contradict each other")
	errBits = errors.New("its bits end within a code")
)

// code is a canonical Huffman code: the lengths of its codes are all there is
// to know. Shorter codes are smaller, codes of one length go up with their symbols.
type code struct {
	lengths []uint8  // bits of each symbol's code, 1 to maxCodeBits
	codes   []uint32 // to write with
	symbols []int32  // to read with: in order of their codes
	first   [maxCodeBits + 2]int32
	limit   [maxCodeBits + 2]uint32 // a code of n bits, shifted to the top of maxCodeBits, is below limit[n]
	least   int
}

// newCode makes a code of the lengths of its codes, which must use up all there are.
func newCode(lengths []uint8) (*code, error) {
	c := &code{lengths: lengths, codes: make([]uint32, len(lengths)), symbols: make([]int32, len(lengths))}
	var count [maxCodeBits + 1]int32
	for _, n := range lengths {
		if n < 1 || n > maxCodeBits {
			return nil, errCode
		}
		count[n]++
	}
	next := uint64(0)
	at := int32(0)
	var firstCode [maxCodeBits + 1]uint32
	for n := 1; n <= maxCodeBits; n++ {
		next <<= 1
		firstCode[n] = uint32(next)
		c.first[n] = at - int32(next)
		next += uint64(count[n])
		at += count[n]
		if next > 1<<n {
			return nil, errCode
		}
		c.limit[n] = uint32(next << (maxCodeBits - n))
		if count[n] > 0 && c.least == 0 {
			c.least = n
		}
	}
	if next != 1<<maxCodeBits {
		return nil, errCode
	}
	for symbol, n := range lengths {
		c.codes[symbol] = firstCode[n]
		c.symbols[c.first[n]+int32(firstCode[n])] = int32(symbol)
		firstCode[n]++
	}
	return c, nil
}

// codeLengths gives the lengths of the best code for symbols that occur so
// often; one that never does counts as once. There must be at least two.
func codeLengths(counts []int) []uint8 {
	order := make([]int, len(counts))
	for i := range order {
		order[i] = i
	}
	weight := func(symbol int) int { return max(counts[symbol], 1) }
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(weight(a), weight(b)), cmp.Compare(a, b))
	})
	var atDepth [maxCodeBits + 1]int
	for _, depth := range treeDepths(len(order), func(i int) int { return weight(order[i]) }) {
		atDepth[min(depth, maxCodeBits)]++
	}
	fitDepths(&atDepth)
	lengths := make([]uint8, len(counts))
	at := 0
	for depth := maxCodeBits; depth > 0; depth-- {
		for range atDepth[depth] {
			lengths[order[at]] = uint8(depth)
			at++
		}
	}
	return lengths
}

// treeDepths builds a Huffman tree of n leaves whose weights go up and gives
// how deep each leaf lies. Inner nodes come up in order of weight, so that two
// queues take the place of a heap.
func treeDepths(n int, weight func(int) int) []int {
	inner := make([]int, 0, n-1) // weights of the inner nodes
	parent := make([]int, 2*n-1)
	leaf, node := 0, 0
	lightest := func() (at, w int) {
		if node >= len(inner) || leaf < n && weight(leaf) <= inner[node] {
			leaf++
			return leaf - 1, weight(leaf - 1)
		}
		node++
		return n + node - 1, inner[node-1]
	}
	for len(inner) < n-1 {
		a, wa := lightest()
		b, wb := lightest()
		parent[a], parent[b] = n+len(inner), n+len(inner)
		inner = append(inner, wa+wb)
	}
	depths := make([]int, 2*n-1)
	for i := 2*n - 3; i >= 0; i-- {
		depths[i] = depths[parent[i]] + 1
	}
	return depths[:n]
}

// fitDepths makes room for leaves that were moved up to the greatest depth
// allowed, by moving others down.
func fitDepths(atDepth *[maxCodeBits + 1]int) {
	taken := 0
	for depth := 1; depth <= maxCodeBits; depth++ {
		taken += atDepth[depth] << (maxCodeBits - depth)
	}
	for ; taken > 1<<maxCodeBits; taken-- {
		atDepth[maxCodeBits]--
		depth := maxCodeBits - 1
		for atDepth[depth] == 0 {
			depth--
		}
		atDepth[depth]--
		atDepth[depth+1] += 2
	}
}

// bitWriter writes bits, the highest of a byte first.
type bitWriter struct {
	out     []byte
	pending uint64 // at the bottom
	count   int
}

func (w *bitWriter) write(value uint32, n int) {
	w.pending = w.pending<<n | uint64(value)
	for w.count += n; w.count >= 8; w.count -= 8 {
		w.out = append(w.out, byte(w.pending>>(w.count-8)))
	}
}

// end marks where the bits end, with a one, and fills up the last byte.
func (w *bitWriter) end() []byte {
	w.write(1, 1)
	w.write(0, (8-w.count)%8)
	return w.out
}

// bitReader reads what bitWriter wrote. It gives zeros past the end; left is
// below zero then.
type bitReader struct {
	data []byte
	at   int // bit
	left int
}

func newBitReader(data []byte) (*bitReader, error) {
	if len(data) == 0 || data[len(data)-1] == 0 {
		return nil, errBits
	}
	mark := bits.TrailingZeros8(data[len(data)-1])
	return &bitReader{data: data, left: 8*len(data) - mark - 1}, nil
}

// peek gives the next maxCodeBits bits.
func (r *bitReader) peek() uint32 {
	at := r.at >> 3
	var four uint32
	if at+4 <= len(r.data) {
		four = binary.BigEndian.Uint32(r.data[at:])
	} else {
		for i := range 4 {
			four <<= 8
			if at+i < len(r.data) {
				four |= uint32(r.data[at+i])
			}
		}
	}
	return four << (r.at & 7) >> (32 - maxCodeBits)
}

func (r *bitReader) skip(n int) {
	r.at += n
	r.left -= n
}

// read reads a value of up to 32 bits.
func (r *bitReader) read(n int) uint32 {
	value := uint32(0)
	for n > 0 {
		take := min(n, maxCodeBits)
		value = value<<take | r.peek()>>(maxCodeBits-take)
		r.skip(take)
		n -= take
	}
	return value
}

// symbol reads one code.
func (r *bitReader) symbol(c *code) int32 {
	next := r.peek()
	n := c.least
	for next >= c.limit[n] {
		n++
	}
	r.skip(n)
	return c.symbols[c.first[n]+int32(next>>(maxCodeBits-n))]
}
