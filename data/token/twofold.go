package token

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// twofold is a character of Traditional text that is one in most words and
// another in some: to join all three would mix what readers keep apart.
type twofold struct {
	written       rune
	mostly, other rune   // as it is folded
	behind        string // it is the other behind one of these, folded,
	before        string // and before one of these,
	but           string // but not behind the former and before one of these
}

var (
	chained = &twofold{'鍊', '炼', '链', "项手拉锁铰颈脚铁金银上腰", "子条坠锤锁形甲球", "金钢铁铜丹"} // 鍛鍊, 項鍊
	sunken  = &twofold{'沈', '沈', '沉', "", "没默积船溺迷沦淀睡", ""}                 // 沈阳, 沈默
)

// twofoldOf is nil for nearly all characters.
func twofoldOf(r rune) *twofold {
	switch r {
	case chained.written:
		return chained
	case sunken.written:
		return sunken
	}
	return nil
}

// between folds the character between folded text and text.
func (t *twofold) between(folded []rune, text string) rune {
	next := firstFolded(text)
	switch {
	case strings.ContainsRune(t.before, next):
		return t.other
	case len(folded) > 0 && strings.ContainsRune(t.behind, folded[len(folded)-1]) && !strings.ContainsRune(t.but, next):
		return t.other
	}
	return t.mostly
}

// firstFolded is the first visible rune of a text, folded by itself; -1 is none.
func firstFolded(text string) rune {
	for at := 0; at < len(text); {
		r, size := decode(text, at)
		if isInvisible(r) {
			at += size
			continue
		}
		if parts := norm.NFKC.PropertiesString(text[at:]).Decomposition(); folds.shift(r) == inContext && len(parts) > 0 {
			r, _ = decode(string(parts), 0)
		}
		return foldRune(r)
	}
	return -1
}
