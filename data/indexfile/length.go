package indexfile

import "math/bits"

// lengthClass puts a length into a class, four for each doubling, so that a
// byte is enough for BM25. Length gives a class's middle back.
func lengthClass(runes int) byte {
	if runes < 8 {
		return byte(runes)
	}
	top := bits.Len(uint(runes)) - 3 // runes >> top is 4 to 7
	return byte(top*4 + runes>>top)
}

// lengthBound is above all lengths of a class.
func lengthBound(class byte) int {
	if class < 8 {
		return int(class) + 1
	}
	top := min(uint(class/4)-1, 24)
	return (int(class%4) + 5) << top
}

// length is about how many runes a document of a class has.
func length(class byte) int {
	if class < 8 {
		return int(class)
	}
	top := min(uint(class/4)-1, 24)
	return (int(class%4)+4)<<top + 1<<top/2
}
