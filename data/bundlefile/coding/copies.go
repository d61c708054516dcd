package coding

import (
	"math"
	"math/bits"
)

// A copy repeats units of the same body: so many of them, from so far back.
// Length and distance are each written as a class, which has a Huffman code,
// and the bits that tell the values of a class apart. Small values have
// classes of their own, after that every doubling has two.
const (
	minCopy         = 2
	lengthClasses   = 32 // of the length less minCopy
	distanceClasses = 52 // of the distance less one
	maxCopy         = 1<<16 + minCopy - 1
	maxDistance     = 1 << 26
)

// classOf gives the class of a value and the bits that follow it.
func classOf(n int) (class, extraBits int) {
	if n < 4 {
		return n, 0
	}
	extraBits = bits.Len(uint(n)) - 2
	return 4 + 2*(extraBits-1) + n>>extraBits&1, extraBits
}

// classBase gives the least value of a class and how many bits follow.
func classBase(class int) (least, extraBits int) {
	if class < 4 {
		return class, 0
	}
	extraBits = (class-4)/2 + 1
	return (2 + class&1) << extraBits, extraBits
}

// chains finds the earlier places of a body where the same two units stand.
type chains struct {
	heads  []int32 // the last place of each hash
	places []int32 // the place before with the same hash, of each place
	base   int32   // what is added to places in heads, so that those of earlier bodies are known
	shift  int     // 32 - log2(len(heads))
}

// A hash has so many bits; in a body of more than longBody units more, for else
// most places with the same hash would be those of other units.
const (
	chainBits     = 14
	longBody      = 1 << 17
	longChainBits = 20
)

func (c *chains) reset(n int) {
	size := chainBits
	if n > longBody {
		size = longChainBits
	}
	if c.shift = 32 - size; len(c.heads) != 1<<size {
		c.heads = make([]int32, 1<<size)
	}
	c.base += int32(len(c.places)) + 1
	if c.base > math.MaxInt32/2 {
		clear(c.heads)
		c.base = 1
	}
	if cap(c.places) < n {
		c.places = make([]int32, n)
	}
	c.places = c.places[:n]
}

func (c *chains) hash(a, b Unit) uint32 {
	return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77) * 0xC2B2AE3D >> c.shift
}

func (c *chains) nearest(units []Unit, at int) int {
	return int(c.heads[c.hash(units[at], units[at+1])] - c.base)
}

func (c *chains) before(at int) int { return int(c.places[at]) }

// add notes a place.
func (c *chains) add(units []Unit, at int) {
	if at+1 >= len(units) {
		return
	}
	h := c.hash(units[at], units[at+1])
	c.places[at] = max(c.heads[h]-c.base, -1)
	c.heads[h] = int32(at) + c.base
}
