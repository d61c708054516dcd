package expression

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// look is a fast look at a text, for whether an expression can match.
type look struct {
	words  Words
	listed []string // the words
	isVain bool     // no words are known
	side   side     // where they are looked for, when bytes are not 0
	bytes  int      // in so many there; 0 for all of the text
	others []Words  // of which a text has some too, wherever
	opens  opening
	most   int // bytes that a match has, which is all of the text; 0 where that is not known
}

// lookFor is the look that tells most of an expression: at a side of the text,
// where that tells nearly as much as one at all of it.
func lookFor(tree *syntax.Regexp) *look {
	l := new(look)
	tree = tree.Simplify()
	lists := needs(tree)
	for _, at := range []side{head, tail} {
		if some, bytes := needsAt(tree, at); worth(some) > 0 && (len(lists) == 0 || 2*worth(some) > worth(lists[0])) {
			l.side, l.bytes, lists = at, bytes, slices.Concat([][]string{some}, lists)
			break
		}
	}
	l.opens = newOpening(firsts(tree))
	if isBound(tree, head) && isBound(tree, tail) {
		l.most, _ = mostBytes(tree)
	}
	if l.isVain = len(lists) == 0; l.isVain {
		return l
	}
	l.listed = lists[0]
	l.words = NewWords(l.listed...)
	for _, words := range lists[1:] {
		if !slices.Equal(words, lists[0]) {
			l.others = append(l.others, NewWords(words...))
		}
	}
	return l
}

func (l *look) finds(text string) bool {
	if !l.opens.of(text) {
		return false
	}
	if l.most > 0 && len(text) > l.most && len(strings.TrimRight(text, spaces)) > len(cut(text, head, l.most)) {
		return false
	}
	if l.isVain {
		return true
	}
	where := text
	if l.bytes > 0 {
		where = cut(text, l.side, l.bytes)
	}
	if !l.words.In(where) {
		return false
	}
	for i := range l.others {
		if !l.others[i].In(text) {
			return false
		}
	}
	return true
}
