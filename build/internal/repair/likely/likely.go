// Package likely tells likely text from damaged text, by which characters
// follow one another in everyday text of both scripts.
package likely

import (
	_ "embed"
	"encoding/binary"
	"sync"
	"unicode/utf8"

	"fangzhi/build/internal/runes"
	"fangzhi/data/token"
)

// The tables of likely text: characters and pairs, and rows of three. They are not
// packed: to unpack them took a tenth of the time of a small build.
var (
	//go:embed likely.bin
	likelyPairs []byte
	//go:embed likely3.bin
	likelyTriples []byte
)

// Model tells likely text from damaged text: how surprising a character is
// behind the two before it. Surprise is counted in quarters of a bit; a
// character of everyday text costs about 30, one of text in a wrong charset
// about 80.
//
// It knows which characters begin and end words and which follow one another
// often (see tally), in both scripts; marks that it knows no more of come at
// the rates of everyday prose.
type Model struct {
	Rank  *[Plane]uint16 // of a character, from 1; 0 where it is not in the table
	mark  *[Plane]uint16 // of a mark, likewise
	First []uint8        // of each rank: as the first character of a word
	Last  []uint8        // of each rank: the end of a word behind it
	one   followers      // of each rank
	plain *runes.Set     // everyday characters and marks, no letters
	Page  *onPage        // what stands on the page; nil where that is not asked
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

const Plane = runes.Plane // the Basic Multilingual Plane

// Surprises of what is in no table.
const (
	RareHan     = 84  // a character in no word
	unknownSign = 90  // signs and letters of other scripts
	BrokenSign  = 120 // no character at all: U+FFFD, private use, controls
)

var Text = sync.OnceValue(func() *Model {
	t := tableReader{bytes: likelyPairs}
	count := t.uvarint()
	l := &Model{Rank: new([Plane]uint16), mark: new([Plane]uint16), First: make([]uint8, count+1), Last: make([]uint8, count+1)}
	folded := map[rune]uint16{}
	for rank := 1; rank <= count; rank++ {
		folded[rune(binary.BigEndian.Uint16(t.bytes))] = uint16(rank)
		l.First[rank], l.Last[rank] = t.bytes[2], t.bytes[3]
		t.bytes = t.bytes[4:]
	}
	t.read(&l.one, 1, count) // rank 0 has none
	for r := rune(0x3400); r < 0xFB00; r++ {
		if runes.IsHan(r) {
			one, _ := utf8.DecodeRuneInString(token.FoldString(string(r)))
			l.Rank[r] = folded[one]
		}
	}
	for digit := '0'; digit <= '9'; digit++ {
		l.mark[digit] = folded['0']
	}
	for letter := 'a'; letter <= 'z'; letter++ {
		l.mark[letter], l.mark[letter-'a'+'A'] = folded['a'], folded['a']
	}
	l.mark[0] = folded['\n'] // what stands before a line
	for r := range Marks {
		one, _ := utf8.DecodeRuneInString(token.FoldString(string(r)))
		l.mark[r] = folded[one]
	}
	l.plain = new(runes.Set)
	for r := rune(utf8.RuneSelf); r < Plane; r++ {
		if l.IsEveryday(r) || !IsOdd(l, r) && !MayBeAccent(r) {
			l.plain.Add(r)
		}
	}
	return l
})

// two is read where damage is suspected; clean text asks for none of it.
var two = sync.OnceValue(func() *twos {
	t, pairs := tableReader{bytes: likelyTriples}, len(Text().one.ranks)
	all := &twos{rest: t.bytes[:pairs]}
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

// IsEveryday tells common characters; it is the cheap look at clean text.
func (l *Model) IsEveryday(r rune) bool {
	return r >= 0x3400 && r < Plane && l.Rank[r] != 0 && l.Rank[r] <= RareRank
}

// IsPlain tells everyday characters and marks, in one look.
func (l *Model) IsPlain(r rune) bool { return l.plain.Has(r) }

// classOf a character or mark: its rank; 0 where the table has none.
func (l *Model) classOf(r rune) uint16 {
	if r >= Plane {
		return 0
	}
	if rank := l.Rank[r]; rank != 0 {
		return rank
	}
	return l.mark[r]
}

// Surprise of b behind a; a is 0 at the beginning of a line.
func (l *Model) Surprise(a, b rune) int {
	cost := l.generally(a, b)
	if cost > pairOftenOnPage {
		return min(cost, l.Page.pair(a, b))
	}
	return cost
}

// generally is the same, whatever stands on the page.
func (l *Model) generally(a, b rune) int {
	end := 2 // what is no character ends a word, whatever it is
	if a < Plane && l.Rank[a] != 0 {
		end = int(l.Last[l.Rank[a]])
	}
	if b < Plane && l.Rank[b] != 0 {
		return min(end+int(l.First[l.Rank[b]])+1, l.Together(l.classOf(a), l.Rank[b]))
	}
	alone := min(end, 16) + signSurprise(a, b)
	if b < Plane && l.mark[b] != 0 && a != b {
		return min(alone, l.Together(l.classOf(a), l.mark[b]))
	}
	return alone
}

// Together is the surprise of a pair that the table has.
func (l *Model) Together(a, b uint16) int {
	if a != 0 {
		if at := l.one.find(int(a), b); at >= 0 {
			return int(l.one.surprise[at])
		}
	}
	return RareHan
}

// IsOneWord tells that a character follows another within a word rather than
// as the beginning of the next.
func (l *Model) IsOneWord(a, b rune) bool {
	if !runes.IsHan(a) || !runes.IsHan(b) || a >= Plane || b >= Plane || l.Rank[a] == 0 || l.Rank[b] == 0 {
		return false
	}
	together := l.Together(l.Rank[a], l.Rank[b])
	return together < RareHan && together <= int(l.Last[l.Rank[a]])+int(l.First[l.Rank[b]])
}

// Pair is the place of a pair in the table; -1 where it is not in it.
func (l *Model) Pair(a, b rune) int {
	first, second := l.classOf(a), l.classOf(b)
	if first == 0 || second == 0 {
		return -1
	}
	return l.one.find(int(first), second)
}

// BehindPair is the surprise of c behind a pair and its second character b,
// which is 0 before a line.
func (l *Model) BehindPair(pair int, b, c rune) int {
	if pair < 0 {
		return l.Surprise(b, c)
	}
	cost := l.generallyBehind(pair, b, c)
	if cost > pairOftenOnPage {
		return min(cost, l.Page.pair(b, c))
	}
	return cost
}

// generallyBehind is the same, whatever stands on the page.
func (l *Model) generallyBehind(pair int, b, c rune) int {
	if class := l.classOf(c); class != 0 && (b != c || runes.IsHan(c)) {
		if at := two().find(pair, class); at >= 0 {
			return int(two().surprise[at])
		}
	}
	return l.generally(b, c) + int(two().rest[pair])
}

// Follower is a character behind another, whatever stands before the two.
type Follower struct {
	class     uint16 // of those that pairs list; 0 where none does
	generally int
	onPage    int
}

// Behind tells of c behind b what BehindPair asks of them for any pair.
func (l *Model) Behind(b, c rune) Follower {
	f := Follower{generally: l.generally(b, c), onPage: l.Page.pair(b, c)}
	if b != c || runes.IsHan(c) {
		f.class = l.classOf(c)
	}
	return f
}

// AfterPair is what BehindPair gives.
func (f Follower) AfterPair(pair int) int {
	cost := f.generally
	if pair >= 0 {
		at := -1
		if f.class != 0 {
			at = two().find(pair, f.class)
		}
		if at >= 0 {
			cost = int(two().surprise[at])
		} else {
			cost += int(two().rest[pair])
		}
	}
	return min(cost, f.onPage)
}

// Of a whole text, at the beginning of a line or behind a character.
func (l *Model) Of(before rune, text []rune) int {
	all := 0
	for _, r := range text {
		all += l.Surprise(before, r)
		before = r
	}
	return all
}

// IsOdd tells characters that everyday text hardly has.
func IsOdd(l *Model, r rune) bool {
	if r >= Plane {
		return true
	}
	if rank := l.Rank[r]; rank != 0 {
		return rank > RareRank
	}
	_, isMark := Marks[r]
	return !isMark && (r < 0xFF00 || r > 0xFF5E)
}

// RareRank is the rank from which characters are rare: of everyday text one in
// 300 is rarer, of text in a wrong charset every second.
const RareRank = 3000
