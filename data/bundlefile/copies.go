package bundlefile

import "math/bits"

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
