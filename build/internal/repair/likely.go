package repair

import (
	_ "embed"
	"encoding/binary"
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
// inside words (see tally), in both scripts, and takes the marks between words
// for granted at the rates of everyday prose.
type likelihood struct {
	rank   [utf8Plane]uint16 // of a character, from 1; 0 where it is not in the table
	first  []uint8           // of each rank: as the first character of a word
	last   []uint8           // of each rank: the end of a word behind it
	starts []uint32          // of each rank: its followers begin here
	follow []uint16          // ranks, in order
	inside []uint8           // of each follower: in the same word
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
			l.inside = append(l.inside, table[0])
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
	behind := l.rankOf(a)
	end := 2 // of whatever stands before b, as a word's end
	if behind != 0 {
		end = int(l.last[behind])
	}
	if r := l.rankOf(b); r != 0 {
		apart := end + int(l.first[r]) + 1
		if behind != 0 {
			return min(apart, l.together(behind, r))
		}
		return min(apart, rareHan)
	}
	return min(end, 16) + signSurprise(a, b)
}

// together is the surprise of b behind a in the same word.
func (l *likelihood) together(a, b uint16) int {
	from, to := l.starts[a], l.starts[a+1]
	for from < to {
		mid := (from + to) / 2
		switch {
		case l.follow[mid] == b:
			return int(l.inside[mid])
		case l.follow[mid] < b:
			from = mid + 1
		default:
			to = mid
		}
	}
	return rareHan + 16
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
