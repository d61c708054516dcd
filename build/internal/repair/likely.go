package repair

import (
	_ "embed"
	"encoding/binary"
	"math"
	"slices"
	"sync"
	"unicode/utf8"

	"fangzhi/data/token"
)

//go:generate go run ./tally

//go:embed likely.bin
var likelyTable []byte

// likelihood tells likely text from damaged text: how surprising a character is
// behind another. Surprise is counted in quarters of a bit; a character of
// everyday text costs about 35, one of text in a wrong charset about 80.
//
// It knows which characters begin and end words and which follow one another
// often (see tally), in both scripts; marks that it knows no more of come at
// the rates of everyday prose.
type likelihood struct {
	rank   [utf8Plane]uint16 // of a character, from 1; 0 where it is not in the table
	mark   [utf8Plane]uint16 // of a mark, likewise
	first  []uint8           // of each rank: as the first character of a word
	last   []uint8           // of each rank: the end of a word behind it
	starts []uint32          // of each rank: its followers begin here
	follow []uint16          // ranks, in order
	pair   []uint8           // of each follower: behind it
}

const utf8Plane = 1 << 16 // the Basic Multilingual Plane

// Surprises of what is in no table.
const (
	rareHan     = 84  // a character in no word
	unknownSign = 90  // signs and letters of other scripts
	brokenSign  = 120 // no character at all: U+FFFD, private use, controls
	impossible  = 160
)

var likely = sync.OnceValue(func() *likelihood {
	table := likelyTable
	uvarint := func() int {
		n, size := binary.Uvarint(table)
		table = table[size:]
		return int(n)
	}
	count := uvarint()
	l := &likelihood{first: make([]uint8, count+1), last: make([]uint8, count+1), starts: make([]uint32, count+2)}
	folded := map[rune]uint16{}
	for rank := 1; rank <= count; rank++ {
		folded[rune(binary.BigEndian.Uint16(table))] = uint16(rank)
		l.first[rank], l.last[rank] = table[2], table[3]
		table = table[4:]
	}
	for rank := 1; rank <= count; rank++ {
		l.starts[rank] = uint32(len(l.follow))
		at := 0
		for n := uvarint(); n > 0; n-- {
			at += uvarint() + 1
			l.follow = append(l.follow, uint16(at))
			l.pair = append(l.pair, table[0])
			table = table[1:]
		}
	}
	l.starts[count+1] = uint32(len(l.follow))
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
	return l
})

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0xF900 && r <= 0xFAFF || r == '〇' || r >= 0x20000 && r <= 0x323AF
}

func (l *likelihood) rankOf(r rune) uint16 {
	if r < utf8Plane {
		return l.rank[r]
	}
	return 0
}

// surprise of b behind a; a is 0 at the beginning of a line.
func (l *likelihood) surprise(a, b rune) int {
	behind, end := l.rankOf(a), 2 // what is no character ends a word, whatever it is
	if behind != 0 {
		end = int(l.last[behind])
	} else if a < utf8Plane {
		behind = l.mark[a]
	}
	if r := l.rankOf(b); r != 0 {
		return min(end+int(l.first[r])+1, l.together(behind, r))
	}
	alone := min(end, 16) + signSurprise(a, b)
	if b < utf8Plane && l.mark[b] != 0 && a != b {
		return min(alone, l.together(behind, l.mark[b]))
	}
	return alone
}

// together is the surprise of a pair that the table has.
func (l *likelihood) together(a, b uint16) int {
	if a != 0 {
		list := l.follow[l.starts[a]:l.starts[a+1]]
		if at, ok := slices.BinarySearch(list, b); ok {
			return int(l.pair[int(l.starts[a])+at])
		}
	}
	return rareHan
}

// marks are the surprises of marks between words.
var marks = map[rune]int{
	'，': 17, ',': 19, '。': 21, '.': 30, '、': 23, '“': 27, '”': 27, '：': 32, ':': 34, '；': 35, ';': 37, '（': 33, '）': 33, '(': 35, ')': 35,
	'《': 35, '》': 35, '！': 38, '!': 40, '？': 38, '?': 42, '—': 38, '…': 40, '·': 40, '「': 32, '」': 32, '‘': 46, '’': 46,
	'『': 42, '』': 42, '【': 44, '】': 44, '〈': 50, '〉': 50, '－': 50, '～': 48, '-': 42, '/': 44, '%': 38, '％': 42, ' ': 34, '　': 42, '\n': 24, '\t': 44,
	'■': 52, '□': 56, '●': 52, '▲': 54, '△': 56, '◆': 54, '①': 52, '②': 52, '③': 52, '℃': 52, '"': 40, '〔': 48, '〕': 48, '+': 46, '×': 54, '㎡': 56, '•': 52, '．': 52, '※': 56, '→': 58,
}

// signSurprise of what is no character of the table.
func signSurprise(a, b rune) int {
	cost, isMark := marks[b]
	switch {
	case isMark && a == b && b != '—' && b != '…':
		return cost + 40
	case isMark:
		return cost
	case b >= '0' && b <= '9':
		if a >= '0' && a <= '9' || a == '.' {
			return 14
		}
		return 34
	case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z':
		if a < 0x80 && a > ' ' {
			return 20
		}
		return 42
	case isHan(b):
		return rareHan
	case b < 0x20, b >= 0x7F && b < 0xA0, b >= 0xE000 && b <= 0xF8FF, b == utf8.RuneError:
		return brokenSign
	case b >= 0xFF01 && b <= 0xFF5E:
		return 56
	case b < 0x80:
		return 50
	}
	return unknownSign
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

// lost stands for a character that cannot be known.
const lost = '□'

// How likely all other characters together can be, against one that is guessed.
const (
	mostDoubt       = 1.5
	mostDoubtNearby = 0.4 // beside another guess
)

// choose takes the likeliest of some characters between two others, or □ where
// none stands out enough; what stands behind is 0 at the end of a line.
func (l *likelihood) choose(candidates []rune, before, after rune, mostDoubt float64) rune {
	if after == 0 {
		after = '\n'
	}
	costs := make([]int, len(candidates))
	best := 0
	for i, r := range candidates {
		costs[i] = l.surprise(before, r) + l.surprise(r, after)
		if costs[i] < costs[best] {
			best = i
		}
	}
	others := 0.0
	for i, cost := range costs {
		if i != best {
			others += math.Exp2(float64(costs[best]-cost) / 4)
		}
	}
	if len(candidates) == 0 || others > mostDoubt {
		return lost
	}
	return candidates[best]
}
