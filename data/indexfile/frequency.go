package indexfile

// How the frequencies of a block are coded: up to manyOnce Rice coded behind
// each document, with this parameter; from there on most are one, and behind
// all documents stand the others.
const (
	manyOnce = 5
	freqWays = 8
)

// onesShift is the Rice parameter of how many ones stand in a row.
func onesShift(freqShift uint) uint { return 2 * (freqShift - manyOnce + 1) }

// wayOf is the way that takes the fewest bits.
func wayOf(freqs []uint32) (best uint) {
	var bits [freqWays]uint64
	last := -1
	for i, freq := range freqs {
		if freq == 1 {
			continue
		}
		for way := range uint(manyOnce) {
			bits[way] += uint64((freq - 1) >> way)
		}
		for way := uint(manyOnce); way < freqWays; way++ {
			bits[way] += uint64((i-last-1)>>onesShift(way)) + uint64(onesShift(way)) + uint64(freq)
		}
		last = i
	}
	for way := range uint(freqWays) {
		if way < manyOnce {
			bits[way] += uint64(len(freqs)) * uint64(way+1)
		} else {
			bits[way] += uint64((len(freqs)-last-1)>>onesShift(way)) + uint64(onesShift(way)+1)
		}
		if bits[way] < bits[best] {
			best = way
		}
	}
	return best
}

// writeSeveral writes the frequencies that are not one: each as the postings
// passed over before it and what it has beyond two; at last those behind.
func (w *bitWriter) writeSeveral(freqs []uint32, shift uint) {
	passed := uint32(0)
	for _, freq := range freqs {
		if freq == 1 {
			passed++
			continue
		}
		w.rice(passed, shift)
		w.rice(freq-2, 0)
		passed = 0
	}
	w.rice(passed, shift)
}

// readSeveral reads the frequencies of n postings that writeSeveral wrote.
func (l *List) readSeveral(r *bitReader, n int, shift uint) {
	for {
		passed := int(r.rice(shift))
		for range min(passed, n) {
			l.Freqs = append(l.Freqs, 1)
		}
		if n -= passed; n <= 0 {
			r.failed = r.failed || n < 0
			return
		}
		l.Freqs = append(l.Freqs, r.rice(0)+2)
		n--
	}
}
