package main

import "math/bits"

// step is one step of a text: a literal byte (distance 0) or a match.
type step struct{ length, distance uint16 } // for a literal, length is the byte

func (s step) bytes() int {
	if s.distance == 0 {
		return 1
	}
	return int(s.length)
}

// Numbers of symbols: literals, end of block and lengths; distances.
const (
	endOfBlock      = 256
	literalSymbols  = 286
	distanceSymbols = 30
)

// lengthSymbol is the symbol of a match's length, the number of its extra
// bits, and those bits.
func lengthSymbol(length int) (symbol, extraBits, extra int) {
	n := length - minMatch
	switch {
	case length == maxMatch:
		return 285, 0, 0
	case n < 8:
		return 257 + n, 0, 0
	}
	extraBits = bits.Len(uint(n)) - 3
	return 257 + extraBits*4 + n>>extraBits, extraBits, n & (1<<extraBits - 1)
}

// distanceSymbol is the same for its distance.
func distanceSymbol(distance int) (symbol, extraBits, extra int) {
	n := distance - 1
	if n < 4 {
		return n, 0, 0
	}
	extraBits = bits.Len(uint(n)) - 2
	return extraBits*2 + n>>extraBits, extraBits, n & (1<<extraBits - 1)
}

// counts is how often each symbol stands in a block.
type counts struct {
	literals  [literalSymbols]int
	distances [distanceSymbols]int
}

func (c *counts) add(s step) {
	if s.distance == 0 {
		c.literals[s.length]++
		return
	}
	l, _, _ := lengthSymbol(int(s.length))
	d, _, _ := distanceSymbol(int(s.distance))
	c.literals[l]++
	c.distances[d]++
}

func count(steps []step) *counts {
	c := &counts{}
	c.literals[endOfBlock] = 1
	for _, s := range steps {
		c.add(s)
	}
	return c
}

// plus is the count of two blocks as one.
func (c *counts) plus(d *counts) *counts {
	sum := *c
	for i, n := range d.literals {
		sum.literals[i] += n
	}
	for i, n := range d.distances {
		sum.distances[i] += n
	}
	sum.literals[endOfBlock] = 1
	return &sum
}
