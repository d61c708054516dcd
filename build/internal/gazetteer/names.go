package gazetteer

import (
	"strings"
	"unicode/utf8"

	"fangzhi/data/token"
)

// form is how far a name goes: 江苏省 or 江苏.
type form uint8

const (
	official form = iota
	usual         // another full name: 沧源县 of 沧源佤族自治县
	short         // without its ending, and still known by itself: 江苏, 常州
	bare          // without its ending, a word like any other: 泰和, 和平
)

// name is a name that a division is found by.
type name struct {
	of   ID // none: the words mislead, no place is meant
	form form
}

// addNames adds the names of a division to the trie.
func (t *table) addNames(id ID) {
	d := &t.divisions[id]
	t.names.add(token.FoldString(d.name), name{id, official})
	also := func(words string, f form) {
		if utf8.RuneCountInString(words) >= 2 && words != d.name {
			t.names.add(token.FoldString(words), name{id, f})
		}
	}
	stem := stemOf(d)
	switch {
	case int(id) >= t.former: // known by its own name alone
		return
	case d.rank == Town:
		if before, ok := strings.CutSuffix(d.name, "街街道"); ok {
			also(before+"街道", usual)
		} else if before, ok := strings.CutSuffix(d.name, "地区"); ok { // 龙泉地区 is 龙泉镇 too
			also(before+"镇", usual)
			also(before+"乡", usual)
		} else if before, ok := strings.CutSuffix(d.name, "乡"); ok && strings.HasSuffix(before, "族") {
			also(withoutPeoples(before)+"乡", usual)
		}
		return
	case d.rank == Province:
		also(stem, short)
	case d.rank == City && !notAlone[stem], d.rank == County && knownAlone[stem]:
		also(stem, short)
	case !words[stem]:
		also(stem, bare)
	}
	for _, e := range []struct{ long, brief string }{{"自治州", "州"}, {"自治县", "县"}, {"自治旗", "旗"}} {
		if strings.HasSuffix(d.name, e.long) {
			also(stem+e.brief, usual)
		}
	}
	if d.rank == Province && strings.HasSuffix(d.name, "特别行政区") {
		also(stem+"特区", usual)
	}
}

// stemOf is a name without its ending and the peoples in it: 黔东南 of
// 黔东南苗族侗族自治州.
func stemOf(d *division) string {
	for _, ending := range []string{"特别行政区", "自治区", "自治州", "自治县", "自治旗"} {
		if before, ok := strings.CutSuffix(d.name, ending); ok {
			return withoutPeoples(before)
		}
	}
	endings := []string{"省", "市", "区", "县", "旗", "盟", "地区"}
	switch {
	case strings.HasSuffix(d.name, "地区"):
		endings = []string{"地区"}
	case strings.HasSuffix(d.name, "新区"):
		endings = []string{"新区"}
	}
	for _, ending := range endings {
		if before, ok := strings.CutSuffix(d.name, ending); ok {
			return before
		}
	}
	return d.name
}

var peoples = strings.Fields(`回族 满族 蒙古族 土家族 苗族 侗族 壮族 瑶族 彝族 藏族 羌族 白族 傣族 景颇族 傈僳族 哈尼族 布依族 朝鲜族 黎族 水族 佤族 拉祜族 布朗族 纳西族 普米族 独龙族 怒族
各族 畲族 仡佬族 仫佬族 毛南族 土族 撒拉族 东乡族 保安族 裕固族 达斡尔族 鄂温克族 鄂伦春族 哈萨克族 维吾尔 壮族 回族 哈萨克 蒙古 柯尔克孜 塔吉克 锡伯 锡伯族`)

// withoutPeoples takes the peoples off the end of a name, and leaves two
// characters at least.
func withoutPeoples(name string) string {
	for again := true; again; {
		again = false
		for _, people := range peoples {
			if before, ok := strings.CutSuffix(name, people); ok && utf8.RuneCountInString(before) >= 2 {
				name, again = before, true
			}
		}
	}
	return name
}

// trie finds names by their characters, from any place in a text. No name is
// one character. Most of a text is no name, which small tables tell; only the
// rest is sought in the large one.
type trie struct {
	names   [][]name // by node
	follows []uint32 // by node, a bit for each sort of rune that can come next
	edges   []uint64 // node, rune and where that leads, by hash; 0 where free
	taken   int      // of edges
	first   []bool   // runes that a name begins with
	pairs   []uint64 // bits of pairs of runes that a name may begin with
}

func (t *trie) init() {
	t.names, t.follows = make([][]name, 1, 1<<17), make([]uint32, 1, 1<<17)
	t.edges = make([]uint64, 1<<18)
	t.first = make([]bool, 1<<16)
	t.pairs = make([]uint64, pairBits/64)
}

const pairBits = 1 << 20

func pair(a, b rune) uint32 { return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA6B) >> 12 % pairBits }

// An edge is a node and a rune, and where that leads above them.
const (
	runeBits = 21
	nodeBits = 21
	edgeKey  = 1<<(nodeBits+runeBits) - 1
)

// slot is where an edge lies, or is to lie.
func (t *trie) slot(key uint64) int {
	mask := len(t.edges) - 1
	i := int(key*0x9E3779B97F4A7C15>>32) & mask
	for t.edges[i] != 0 && t.edges[i]&edgeKey != key {
		i = (i + 1) & mask
	}
	return i
}

func keyOf(node int32, r rune) uint64 { return uint64(node)<<runeBits | uint64(r) }

// sort is the bit of a rune in what follows a node.
func sort(r rune) uint32 { return 1 << (uint32(r) * 0x9E3779B1 >> 27) }

// next is where a rune leads from a node, 0 for nowhere.
func (t *trie) next(node int32, r rune) int32 {
	if t.follows[node]&sort(r) == 0 {
		return 0
	}
	return int32(t.edges[t.slot(keyOf(node, r))] >> (nodeBits + runeBits))
}

func (t *trie) add(words string, n name) {
	node := int32(0)
	if runes := []rune(words); len(runes) > 1 {
		bit := pair(runes[0], runes[1])
		t.pairs[bit/64] |= 1 << (bit % 64)
	}
	for _, r := range words {
		if node == 0 && int(r) < len(t.first) {
			t.first[r] = true
		}
		next := t.next(node, r)
		if next == 0 {
			next = t.grow(node, r)
		}
		node = next
	}
	t.names[node] = append(t.names[node], n)
}

// grow adds a node behind another.
func (t *trie) grow(node int32, r rune) int32 {
	if t.taken++; t.taken > len(t.edges)/2 {
		old := t.edges
		t.edges = make([]uint64, 2*len(old))
		for _, edge := range old {
			if edge != 0 {
				t.edges[t.slot(edge&edgeKey)] = edge
			}
		}
	}
	next := len(t.names)
	t.names, t.follows = append(t.names, nil), append(t.follows, 0)
	t.follows[node] |= sort(r)
	key := keyOf(node, r)
	t.edges[t.slot(key)] = uint64(next)<<(nodeBits+runeBits) | key
	return int32(next)
}

// found is the names that the runes from some place on spell, so many of them.
type found struct {
	runes int
	names []name
}

// begins tells that a name begins with a rune.
func (t *trie) begins(r rune) bool { return int(r) < len(t.first) && t.first[r] }

// at finds the names that stand at a place in a text, the longest first.
func (t *trie) at(text []rune, at int, out []found) []found {
	out = out[:0]
	if !t.begins(text[at]) || at+1 == len(text) {
		return out
	}
	if bit := pair(text[at], text[at+1]); t.pairs[bit/64]&(1<<(bit%64)) == 0 {
		return out
	}
	node := int32(0)
	for i := at; i < len(text); i++ {
		if node = t.next(node, text[i]); node == 0 {
			break
		}
		if names := t.names[node]; len(names) > 0 {
			out = append(out, found{i + 1 - at, names})
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
