package bundlefile

import (
	"encoding/binary"
	"slices"
)

// The dictionary is put together from stretches of the sample: again and
// again the one is taken whose phrases are the most common among those not
// taken yet. (The idea is that of Liao, Petri, Moffat and Wirth, "Effective
// Construction of Relative Lempel-Ziv Dictionaries", 2016.)
const (
	phraseBytes   = 6  // what is counted
	stretchBytes  = 24 // what is taken
	phraseHashes  = 1 << 20
	sampledBytes  = 8 << 20 // of all bodies together
	sampledOfBody = 16 << 10
)

func learnDictionary(bodies [][]byte) []byte {
	text, ends := joinBodies(bodies)
	counts := countPhrases(text, ends)
	type stretch struct {
		at    int
		worth uint64
	}
	var taken []stretch
	epochs := maxDictBytes / stretchBytes
	step := max(len(text)/epochs, stretchBytes)
	for start := 0; start < len(text); start += step {
		end := min(start+step, len(text))
		best := stretch{}
		window := uint64(0)
		for i := start; i+phraseBytes <= end; i++ {
			window += uint64(counts[phraseHash(text[i:])])
			if first := i - (stretchBytes - phraseBytes); first >= start {
				if window > best.worth {
					best = stretch{first, window}
				}
				window -= uint64(counts[phraseHash(text[first:])])
			}
		}
		if best.worth == 0 {
			continue
		}
		for i := best.at; i+phraseBytes <= best.at+stretchBytes; i++ {
			counts[phraseHash(text[i:])] = 0
		}
		taken = append(taken, best)
	}
	slices.SortStableFunc(taken, func(a, b stretch) int {
		switch {
		case a.worth < b.worth:
			return -1
		case a.worth > b.worth:
			return 1
		}
		return 0
	})
	var dict []byte
	for _, s := range taken {
		dict = append(dict, text[s.at:s.at+stretchBytes]...)
	}
	return dict[max(0, len(dict)-maxDictBytes):]
}

func joinBodies(bodies [][]byte) (text []byte, ends []int) {
	for _, body := range bodies {
		body = body[:min(len(body), sampledOfBody)]
		if len(text)+len(body) > sampledBytes {
			break
		}
		text = append(text, body...)
		ends = append(ends, len(text))
	}
	return text, ends
}

// countPhrases counts in how many bodies a phrase stands, less one.
func countPhrases(text []byte, ends []int) []uint32 {
	counts := make([]uint32, phraseHashes)
	seenIn := make([]uint32, phraseHashes)
	start := 0
	for n, end := range ends {
		for i := start; i+phraseBytes <= end; i++ {
			h := phraseHash(text[i:])
			if seenIn[h] != uint32(n+1) {
				seenIn[h] = uint32(n + 1)
				counts[h]++
			}
		}
		start = end
	}
	for i := range counts {
		if counts[i] > 0 {
			counts[i]--
		}
	}
	return counts
}

func phraseHash(p []byte) uint32 {
	n := uint64(binary.LittleEndian.Uint32(p)) | uint64(p[4])<<32 | uint64(p[5])<<40
	return uint32(n * 0x9E3779B97F4A7C15 >> 44)
}
