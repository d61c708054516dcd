package indexfile

import "math/bits"

// lengthClass puts a length into a class, eight for each doubling, so that a
// byte is enough for BM25 and for the bound of positions.
func lengthClass(runes int) byte {
	runes = min(runes, maxPosition-1)
	if runes < 16 {
		return byte(runes)
	}
	top := bits.Len(uint(runes)) - 4 // runes >> top is 8 to 15
	return byte(top*8 + runes>>top)
}

// lengthBound is just above all lengths of a class.
func lengthBound(class byte) uint32 {
	step, eighths := classStep(class)
	return (eighths + 1) << step
}

// LengthClasses is how many classes of lengths there are.
const LengthClasses = 256

// ClassLength is the middle of a class, in runes.
func ClassLength(class byte) int {
	step, eighths := classStep(class)
	return int(eighths<<step + 1<<step/2)
}

// classStep gives a class as eighths << step, its shortest length.
func classStep(class byte) (step uint, eighths uint32) {
	if class < 16 {
		return 0, uint32(class)
	}
	return min(uint(class/8)-1, 26), uint32(class%8) + 8
}
