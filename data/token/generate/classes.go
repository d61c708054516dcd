package main

import (
	"cmp"
	"maps"
	"slices"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/unicode/norm"
)

// class is one character in all its writings, the representative first.
type class []rune

// buildClasses joins what the sources relate, and orders the classes by their
// representatives.
func buildClasses(src *sources) []class {
	u := union{}
	for _, r := range []relation{src.traditionalTo, src.taiwan, src.hongKong, src.zVariant, src.variants, src.radicals} {
		u.joinAll(r, func(_, _ rune) bool { return true })
	}
	u.joinAll(src.simplifiedTo, src.convertsBack)
	u.joinAll(src.japan, func(_, to rune) bool { return src.isJapanese(to) })
	u.joinAll(src.simplified, func(from, to rune) bool { return max(from, to) <= 0xFFFF })
	var classes []class
	for _, members := range u.classes() {
		classes = append(classes, src.represent(members))
	}
	slices.SortFunc(classes, func(a, b class) int { return cmp.Compare(a[0], b[0]) })
	return classes
}

// apart lists pairs, the lower first, that a source relates and a reader would
// not: each is a character of its own in the script where both are common.
var apart = map[[2]rune]bool{
	{'鍊', '链'}: true, // in 項鍊 alone, which folding knows
	{'么', '幺'}: true, // one in Taiwan, two on the mainland
	{'只', '戠'}: true, // a part of characters, simplified in them alone
}

// convertsBack tells whether a Simplified character is what its Traditional
// counterpart becomes: 周 is listed for 賙, but 賙 becomes 赒.
func (s *sources) convertsBack(simplified, traditional rune) bool {
	back, known := s.traditionalTo[traditional]
	return !known || slices.Contains(back, simplified)
}

// isJapanese tells a new form of Japan's that is no Chinese character with a
// meaning of its own: 芸 is a herb to the Chinese, 藝 to the Japanese.
func (s *sources) isJapanese(c rune) bool {
	return !isGB2312(c) && s.traditionalTo[c] == nil && s.simplifiedTo[c] == nil
}

// isGB2312 tells whether a character is common in Simplified text.
func isGB2312(c rune) bool {
	_, err := simplifiedchinese.HZGB2312.NewEncoder().String(string(c))
	return err == nil
}

// isBig5 tells whether a character is common in Traditional text: it is one of
// the frequent characters, Big5's rows A4 to C6.
func isBig5(c rune) bool {
	code, err := traditionalchinese.Big5.NewEncoder().String(string(c))
	return err == nil && len(code) == 2 && 0xA4 <= code[0] && code[0] <= 0xC6
}

// represent puts the representative first: the lowest of the forms that
// conversion to Simplified leaves alone, common ones before rare; then the
// rest in order.
func (s *sources) represent(members []rune) class {
	rank := func(c rune) int {
		switch {
		case c < 0x3400: // a radical
			return 4
		case s.traditionalTo[c] != nil:
			return 3
		case c > 0xFFFF:
			return 2
		case !isGB2312(c):
			return 1
		}
		return 0
	}
	slices.SortFunc(members, func(a, b rune) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
	slices.Sort(members[1:])
	return members
}

// union is a forest of characters: each points toward its class's root.
type union map[rune]rune

func (u union) root(c rune) rune {
	for u[c] != 0 && u[c] != c {
		c = u[c]
	}
	return c
}

func (u union) join(a, b rune) {
	low, high := min(u.root(a), u.root(b)), max(u.root(a), u.root(b))
	u[low], u[high] = low, low
}

// joinAll joins the pairs of a relation that may be joined. Compatibility
// forms are left to normalization.
func (u union) joinAll(r relation, may func(from, to rune) bool) {
	for from, tos := range r {
		for _, to := range tos {
			if apart[[2]rune{min(from, to), max(from, to)}] || !norm.NFKC.IsNormalString(string(from)) || !may(from, to) {
				continue
			}
			u.join(from, to)
		}
	}
}

func (u union) classes() [][]rune {
	byRoot := map[rune][]rune{}
	for _, c := range slices.Sorted(maps.Keys(u)) {
		byRoot[u.root(c)] = append(byRoot[u.root(c)], c)
	}
	var all [][]rune
	for _, members := range byRoot {
		if len(members) > 1 {
			all = append(all, members)
		}
	}
	return all
}
