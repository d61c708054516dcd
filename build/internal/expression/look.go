package expression

import (
	"regexp/syntax"
	"strings"
)

// look is a fast look at a text, for whether an expression can match.
type look struct {
	words  Words
	isVain bool   // no words are known
	side   side   // where they are looked for, when bytes are not 0
	bytes  int    // in so many there; 0 for all of the text
	most   int    // bytes that a match has, which is all of the text; 0 where that is not known
	firsts []rune // what a text begins with that matches, as ranges; nil where that is not known
}

// lookFor is the look that tells most of an expression: at a side of the text,
// where that tells nearly as much as one at all of it.
func lookFor(tree *syntax.Regexp) *look {
	l := new(look)
	tree = tree.Simplify()
	words := needs(tree)
	for _, at := range []side{head, tail} {
		if some, bytes := needsAt(tree, at); 2*worth(some) > worth(words) {
			l.side, l.bytes, words = at, bytes, some
			break
		}
	}
	l.firsts = firsts(tree)
	if isBound(tree, head) && isBound(tree, tail) {
		l.most, _ = mostBytes(tree)
	}
	if l.isVain = len(words) == 0; !l.isVain {
		l.words = NewWords(words...)
	}
	return l
}

func (l *look) finds(text string) bool {
	if l.firsts != nil && !beginsIn(text, l.firsts) {
		return false
	}
	if l.most > 0 && len(text) > l.most && len(strings.TrimRight(text, spaces)) > len(cut(text, head, l.most)) {
		return false
	}
	switch {
	case l.isVain:
		return true
	case l.bytes > 0:
		return l.words.In(cut(text, l.side, l.bytes))
	}
	return l.words.In(text)
}
