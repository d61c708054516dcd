package group

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"fangzhi/data/token"
)

// torn tells whether two readings of a place differ by damage in decoding: one
// is full of characters that no writer of today means, or both are the same bytes,
// read out of step.
func torn(x, y string) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if isTorn(x) != isTorn(y) {
		return true
	}
	return sameBytes(x, y, simplifiedchinese.GBK) || sameBytes(x, y, traditionalchinese.Big5)
}

// isTorn tells whether of a text's characters one in four or more is a sign
// that is none, or such that no writer of today means.
func isTorn(text string) bool {
	strange, all := 0, 0
	for _, r := range token.Fold(text).Runes {
		switch {
		case isHan(r) && !isOrdinary(r), r == utf8.RuneError, r >= 0xE000 && r < 0xF900:
			strange++
			all++
		case isLetter(r):
			all++
		}
	}
	return strange > 0 && 4*strange >= all
}

// sameBytes tells whether two texts are made of nearly the same bytes in order.
func sameBytes(x, y string, charset encoding.Encoding) bool {
	const most = 256 // bytes; a longer run is no accident
	a, b := bytesIn(x, charset), bytesIn(y, charset)
	least := min(len(a), len(b))
	if least < 4 || max(len(a), len(b)) > min(2*least, most) {
		return false
	}
	return 10*bytesInBoth(a, b) >= 7*least && 10*commonBytes(a, b) >= 7*least
}

// bytesInBoth is how many bytes two texts have in common in whatever order: they
// have no more in the same.
func bytesInBoth(a, b []byte) (n int) {
	var left [1 << 8]int
	for _, c := range a {
		left[c]++
	}
	for _, c := range b {
		if left[c] > 0 {
			left[c]--
			n++
		}
	}
	return n
}

// bytesIn encodes what can be encoded.
func bytesIn(text string, charset encoding.Encoding) []byte {
	encoder := charset.NewEncoder()
	out := make([]byte, 0, len(text))
	var from [utf8.UTFMax]byte
	var to [2 * utf8.UTFMax]byte
	for _, r := range text {
		encoder.Reset()
		n, _, err := encoder.Transform(to[:], from[:utf8.EncodeRune(from[:], r)], true)
		if err == nil {
			out = append(out, to[:n]...)
		}
	}
	return out
}

// commonBytes is the length of the longest common subsequence.
func commonBytes(a, b []byte) int {
	row := make([]int, len(b)+1)
	for _, c := range a {
		corner := 0
		for j, d := range b {
			above := row[j+1]
			if c == d {
				row[j+1] = corner + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			corner = above
		}
	}
	return row[len(b)]
}
