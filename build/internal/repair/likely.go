package repair

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"io"
	"sync"
	"unicode/utf8"

	"fangzhi/data/token"
)

// The tables of likely text: characters and pairs, and rows of three.
var (
	//go:embed likely.bin
	likelyPairs []byte
	//go:embed likely3.bin
	likelyTriples []byte
)

// likelihood tells likely text from damaged text: how surprising a character is
// behind the two before it. Surprise is counted in quarters of a bit; a
// character of everyday text costs about 30, one of text in a wrong charset
// about 80.
//
// It knows which characters begin and end words and which follow one another
// often (see tally), in both scripts; marks that it knows no more of come at
// the rates of everyday prose.
type likelihood struct {
	rank  *[utf8Plane]uint16 // of a character, from 1; 0 where it is not in the table
	mark  *[utf8Plane]uint16 // of a mark, likewise
	first []uint8            // of each rank: as the first character of a word
	last  []uint8            // of each rank: the end of a word behind it
	one   followers          // of each rank
	plain *[utf8Plane]bool   // everyday characters and marks, no letters
	page  *onPage            // what stands on the page; nil where that is not asked
}

// twos are the followers of pairs, in the order in which one lists them.
type twos struct {
	followers
	rest []uint8 // of each pair: what a follower costs more that is not listed
}

// followers are lists of ranks in order, with the surprise of each.
type followers struct {
	starts   []uint32 // where each list begins, and the last one ends
	ranks    []uint16
	surprise []uint8
}

const utf8Plane = 1 << 16 // the Basic Multilingual Plane

// Surprises of what is in no table.
const (
	rareHan     = 84  // a character in no word
	unknownSign = 90  // signs and letters of other scripts
	brokenSign  = 120 // no character at all: U+FFFD, private use, controls
)

var likely = sync.OnceValue(func() *likelihood {
	t := tableReader{bytes: inflate(likelyPairs)}
	count := t.uvarint()
	l := &likelihood{rank: new([utf8Plane]uint16), mark: new([utf8Plane]uint16), first: make([]uint8, count+1), last: make([]uint8, count+1)}
	folded := map[rune]uint16{}
	for rank := 1; rank <= count; rank++ {
		folded[rune(binary.BigEndian.Uint16(t.bytes))] = uint16(rank)
		l.first[rank], l.last[rank] = t.bytes[2], t.bytes[3]
		t.bytes = t.bytes[4:]
	}
	t.read(&l.one, 1, count) // rank 0 has none
	for r := rune(0x3400); r < 0xFB00; r++ {
		if isHan(r) {
			one, _ := utf8.DecodeRuneInString(token.FoldString(string(r)))
			l.rank[r] = folded[one]
		}
	}
	for digit := '0'; digit <= '9'; digit++ {
		l.mark[digit] = folded['0']
	}
	for letter := 'a'; letter <= 'z'; letter++ {
		l.mark[letter], l.mark[letter-'a'+'A'] = folded['a'], folded['a']
	}
	l.mark[0] = folded['\n'] // what stands before a line
	for r := range marks {
		one, _ := utf8.DecodeRuneInString(token.FoldString(string(r)))
		l.mark[r] = folded[one]
	}
	l.plain = new([utf8Plane]bool)
	for r := rune(utf8.RuneSelf); r < utf8Plane; r++ {
		l.plain[r] = l.isEveryday(r) || !isOdd(l, r) && !mayBeAccent(r)
	}
	return l
})

func inflate(packed []byte) []byte {
	out, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		panic("repair: the tables of likely text are not whole: " + err.Error()) // it is part of the program
	}
	return out
}

// two is read where damage is suspected; clean text asks for none of it.
var two = sync.OnceValue(func() *twos {
	t, pairs := tableReader{bytes: inflate(likelyTriples)}, len(likely().one.ranks)
	all := &twos{rest: make([]uint8, pairs)}
	copy(all.rest, t.bytes[:pairs])
	t.bytes = t.bytes[pairs:]
	t.read(&all.followers, 0, pairs)
	return all
})

// tableReader reads what tally wrote; it says what is in it.
type tableReader struct{ bytes []byte }

func (t *tableReader) uvarint() int {
	n, size := binary.Uvarint(t.bytes)
	t.bytes = t.bytes[size:]
	return int(n)
}

// read reads lists behind some that are empty.
func (t *tableReader) read(f *followers, empty, lists int) {
	total, at := t.uvarint(), 0
	f.starts = make([]uint32, empty+lists+1)
	f.ranks, f.surprise = make([]uint16, total), make([]uint8, total)
	for list := empty; list < empty+lists; list++ {
		rank := 0
		for n := t.uvarint(); n > 0; n-- {
			rank += t.uvarint() + 1
			f.ranks[at], f.surprise[at] = uint16(rank), t.bytes[0]
			t.bytes = t.bytes[1:]
			at++
		}
		f.starts[list+1] = uint32(at)
	}
}

// find gives the place of a follower in a list; -1 where it is not in it.
func (f *followers) find(list int, rank uint16) int {
	from, to := int(f.starts[list]), int(f.starts[list+1])
	for from < to {
		if mid := int(uint(from+to) / 2); f.ranks[mid] < rank {
			from = mid + 1
		} else {
			to = mid
		}
	}
	if from < int(f.starts[list+1]) && f.ranks[from] == rank {
		return from
	}
	return -1
}

// isEveryday tells common characters; it is the cheap look at clean text.
func (l *likelihood) isEveryday(r rune) bool {
	return r >= 0x3400 && r < utf8Plane && l.rank[r] != 0 && l.rank[r] <= rareRank
}

// isPlain tells everyday characters and marks, in one look.
func (l *likelihood) isPlain(r rune) bool { return r < utf8Plane && l.plain[r] }

// classOf a character or mark: its rank; 0 where the table has none.
func (l *likelihood) classOf(r rune) uint16 {
	if r >= utf8Plane {
		return 0
	}
	if rank := l.rank[r]; rank != 0 {
		return rank
	}
	return l.mark[r]
}

// surprise of b behind a; a is 0 at the beginning of a line.
func (l *likelihood) surprise(a, b rune) int {
	cost := l.generally(a, b)
	if cost > pairOftenOnPage {
		return min(cost, l.page.pair(a, b))
	}
	return cost
}

// generally is the same, whatever stands on the page.
func (l *likelihood) generally(a, b rune) int {
	end := 2 // what is no character ends a word, whatever it is
	if a < utf8Plane && l.rank[a] != 0 {
		end = int(l.last[l.rank[a]])
	}
	if b < utf8Plane && l.rank[b] != 0 {
		return min(end+int(l.first[l.rank[b]])+1, l.together(l.classOf(a), l.rank[b]))
	}
	alone := min(end, 16) + signSurprise(a, b)
	if b < utf8Plane && l.mark[b] != 0 && a != b {
		return min(alone, l.together(l.classOf(a), l.mark[b]))
	}
	return alone
}

// together is the surprise of a pair that the table has.
func (l *likelihood) together(a, b uint16) int {
	if a != 0 {
		if at := l.one.find(int(a), b); at >= 0 {
			return int(l.one.surprise[at])
		}
	}
	return rareHan
}

// pair is the place of a pair in the table; -1 where it is not in it.
func (l *likelihood) pair(a, b rune) int {
	first, second := l.classOf(a), l.classOf(b)
	if first == 0 || second == 0 {
		return -1
	}
	return l.one.find(int(first), second)
}

// behindPair is the surprise of c behind a pair and its second character b,
// which is 0 before a line.
func (l *likelihood) behindPair(pair int, b, c rune) int {
	if pair < 0 {
		return l.surprise(b, c)
	}
	cost := l.generallyBehind(pair, b, c)
	if cost > pairOftenOnPage {
		return min(cost, l.page.pair(b, c))
	}
	return cost
}

// generallyBehind is the same, whatever stands on the page.
func (l *likelihood) generallyBehind(pair int, b, c rune) int {
	if class := l.classOf(c); class != 0 && (b != c || isHan(c)) {
		if at := two().find(pair, class); at >= 0 {
			return int(two().surprise[at])
		}
	}
	return l.generally(b, c) + int(two().rest[pair])
}

// of a whole text, at the beginning of a line or behind a character.
func (l *likelihood) of(before rune, text []rune) int {
	all := 0
	for _, r := range text {
		all += l.surprise(before, r)
		before = r
	}
	return all
}

// isOdd tells characters that everyday text hardly has.
func isOdd(l *likelihood, r rune) bool {
	if r >= utf8Plane {
		return true
	}
	if rank := l.rank[r]; rank != 0 {
		return rank > rareRank
	}
	_, isMark := marks[r]
	return !isMark && (r < 0xFF00 || r > 0xFF5E)
}

// rareRank is the rank from which characters are rare: of everyday text one in
// 300 is rarer, of text in a wrong charset every second.
const rareRank = 3000
