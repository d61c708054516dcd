package indexfile

import (
	"encoding/binary"
	"slices"
	"sort"
)

// letters are the characters that suggestions are spelled with. Each has a
// rank, in the order of its first reading and then of its code, by which keys
// are written and ordered; so one order serves characters, pinyin and
// initials. What has no reading (digits, Latin letters, kana) comes first,
// under the reading "". Behind those first read so, a syllable has the
// characters that are also read so, under ranks of their own: a key may begin
// with any reading, so that it is found in one place.
type letters struct {
	syllables []string         // ascending
	first     []uint32         // by syllable: the rank of the first character read so; one more at the end
	also      []uint32         // by syllable: the rank of the first that is also read so
	runes     []rune           // by rank
	main      []uint32         // by rank: that of the character under its first reading
	ranks     map[rune]uint32  // under the first reading
	others    map[uint32][]int // by that rank: the other syllables
}

// Bounds on readings: so many of a character as written, so many of all that
// fold to one, of so many letters each.
const (
	maxReadings = 3
	maxAllRead  = 6
	maxSyllable = 6
)

func (l *letters) size() uint32 { return uint32(len(l.runes)) }

// index makes what is found by rune and rank; ok is false when a character has
// more readings than may be.
func (l *letters) index() (ok bool) {
	l.ranks, l.others = make(map[rune]uint32, len(l.runes)), map[uint32][]int{}
	for s := range l.syllables {
		for rank := l.first[s]; rank < l.also[s]; rank++ {
			l.ranks[l.runes[rank]] = rank
		}
		for rank := l.also[s]; rank < l.first[s+1]; rank++ {
			main := l.main[rank]
			if l.others[main] = append(l.others[main], s); len(l.others[main]) >= maxAllRead {
				return false
			}
		}
	}
	return true
}

// syllableOf is the syllable that a rank is of.
func (l *letters) syllableOf(rank uint32) int {
	return sort.Search(len(l.syllables), func(s int) bool { return l.first[s+1] > rank })
}

// eachReading visits the readings of a character.
func (l *letters) eachReading(rank uint32, visit func(syllable string)) {
	rank = l.main[rank]
	visit(l.syllables[l.syllableOf(rank)])
	for _, s := range l.others[rank] {
		visit(l.syllables[s])
	}
}

// rankUnder is the rank of a character under one of its readings.
func (l *letters) rankUnder(syllable string, r rune) uint32 {
	main := l.ranks[r]
	s, found := slices.BinarySearch(l.syllables, syllable)
	if !found || l.syllableOf(main) == s {
		return main
	}
	at, found := slices.BinarySearch(l.main[l.also[s]:l.first[s+1]], main)
	if !found {
		return main
	}
	return l.also[s] + uint32(at)
}

// isHan tells the characters that are written by their gaps.
func isHan(r rune) bool { return r >= hanFirst && r <= hanLast }

// byCode orders runes as codeRune does their bytes: all others before Han.
func byCode(a, b rune) int {
	if isHan(a) != isHan(b) {
		if isHan(b) {
			return -1
		}
		return 1
	}
	return int(a - b)
}

// newLetters ranks characters with their readings.
func newLetters(readings map[rune][]string) *letters {
	l := &letters{}
	by := map[string][]rune{}
	also := map[string]int{}
	for r, all := range readings {
		by[all[0]] = append(by[all[0]], r)
		for _, s := range all[1:] {
			also[s]++
			by[s] = append(by[s], nil...)
		}
	}
	for s := range by {
		l.syllables = append(l.syllables, s)
	}
	slices.Sort(l.syllables)
	for _, s := range l.syllables {
		l.first = append(l.first, l.size())
		slices.SortFunc(by[s], byCode)
		l.runes = append(l.runes, by[s]...)
		l.also = append(l.also, l.size())
		l.runes = append(l.runes, make([]rune, also[s])...)
	}
	l.first = append(l.first, l.size())
	l.main = make([]uint32, l.size())
	filled := slices.Clone(l.also)
	for s := range l.syllables { // ascending, so that the others of each syllable are
		for rank := l.first[s]; rank < l.also[s]; rank++ {
			l.main[rank] = rank
			for _, other := range readings[l.runes[rank]][1:] {
				at, _ := slices.BinarySearch(l.syllables, other)
				l.runes[filled[at]], l.main[filled[at]] = l.runes[rank], rank
				filled[at]++
			}
		}
	}
	l.index()
	return l
}

const runeBits = 21

// encode appends the syllables with how many characters each has, and gives
// the characters as a bit stream, which stands at the end of the opening.
func (l *letters) encode(out []byte) (counts, stream []byte) {
	out = binary.AppendUvarint(out, uint64(len(l.syllables)))
	var w bitWriter
	before := ""
	for s, syllable := range l.syllables {
		shared := commonPrefix([]byte(before), []byte(syllable))
		out = append(append(out, byte(shared<<4|len(syllable)-shared)), syllable[shared:]...)
		before = syllable
		runes, others := l.runes[l.first[s]:l.also[s]], l.main[l.also[s]:l.first[s+1]]
		han := slices.IndexFunc(runes, isHan)
		if han < 0 {
			han = len(runes)
		}
		for _, n := range []int{han, len(runes) - han, len(others)} {
			out = binary.AppendUvarint(out, uint64(n))
		}
		for _, r := range runes[:han] {
			w.write(uint64(r), runeBits)
		}
		writeGaps(&w, hanLast-hanFirst+1, runes[han:], hanFirst)
		writeGaps(&w, len(l.runes), others, 0)
	}
	return out, w.flush()
}

// writeGaps writes ascending numbers from first on, of a span.
func writeGaps[N rune | uint32](w *bitWriter, span int, numbers []N, first N) {
	shift := riceShift(uint64(span), uint64(len(numbers)))
	for _, n := range numbers {
		w.rice(uint32(n-first), shift)
		first = n + 1
	}
}

func readGaps[N rune | uint32](r *bitReader, span, n int, first N) []N {
	shift := riceShift(uint64(span), uint64(n))
	numbers := make([]N, n)
	end := uint64(first) + uint64(span)
	for i, next := 0, uint64(first); i < n; i++ {
		next += uint64(r.rice(shift))
		if next >= end {
			r.failed = true
			return nil
		}
		numbers[i] = N(next)
		next++
	}
	return numbers
}

// letterCounts are what the syllables are said to hold.
type letterCounts struct{ apart, han, others int }

// decodeSyllables reads what encode appended.
func decodeSyllables(in *scanner) (*letters, []letterCounts) {
	l := &letters{first: []uint32{0}}
	var counts []letterCounts
	before := ""
	for i := range in.count() {
		lengths := in.byte()
		shared, n := int(lengths>>4), uint64(lengths&15)
		if shared > len(before) || shared+int(n) > maxSyllable {
			in.fail()
			return l, nil
		}
		syllable := before[:shared] + string(in.take(n))
		c := letterCounts{in.atMost(maxLetters), in.atMost(maxLetters), in.atMost(maxLetters)}
		if in.failed || i > 0 && syllable <= before {
			in.fail()
			return l, nil
		}
		before = syllable
		l.syllables = append(l.syllables, syllable)
		l.also = append(l.also, l.first[i]+uint32(c.apart+c.han))
		l.first = append(l.first, l.also[i]+uint32(c.others))
		counts = append(counts, c)
		if l.first[i+1] > maxLetters {
			in.fail()
			return l, nil
		}
	}
	return l, counts
}

// maxLetters bounds how many characters a file may claim: all of Unicode's.
const maxLetters = 0x110000

// decodeRunes reads the characters from their stream.
func (l *letters) decodeRunes(stream []byte, counts []letterCounts) bool {
	size := l.first[len(l.first)-1]
	if int64(size) > 8*int64(len(stream)) { // a character takes a bit at least
		return false
	}
	r := bitReader{in: stream}
	for _, c := range counts {
		for range c.apart {
			r.fill()
			l.runes = append(l.runes, rune(r.bits(runeBits)))
		}
		l.runes = append(l.runes, readGaps[rune](&r, hanLast-hanFirst+1, c.han, hanFirst)...)
		for len(l.main) < len(l.runes) {
			l.main = append(l.main, uint32(len(l.main)))
		}
		l.main = append(l.main, readGaps[uint32](&r, int(size), c.others, 0)...)
		l.runes = append(l.runes, make([]rune, c.others)...)
		if r.failed {
			return false
		}
	}
	rest, ok := r.rest(stream)
	return ok && len(rest) == 0 && l.name() && l.index()
}

// name gives the characters that are also read so their runes.
func (l *letters) name() bool {
	for s := range l.syllables {
		for rank := l.also[s]; rank < l.first[s+1]; rank++ {
			main := l.main[rank]
			if l.main[main] != main || l.also[l.syllableOf(main)] <= main {
				return false
			}
			l.runes[rank] = l.runes[main]
		}
	}
	return true
}
