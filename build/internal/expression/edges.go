package expression

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// side is an end of a text that an expression may be bound to.
type side uint8

const (
	head side = iota // by ^
	tail             // by $
)

// edge is what is known of the bytes with which every match begins, or ends.
type edge struct {
	words []string // of which they hold one; nil for none known
	bytes int      // how many they are at most, but for white space
}

// isBound tells that every match stands at a side of the text.
func isBound(e *syntax.Regexp, at side) bool {
	switch e.Op {
	case syntax.OpBeginText:
		return at == head
	case syntax.OpEndText:
		return at == tail
	case syntax.OpCapture:
		return isBound(e.Sub[0], at)
	case syntax.OpConcat:
		if at == head {
			return isBound(e.Sub[0], at)
		}
		return isBound(e.Sub[len(e.Sub)-1], at)
	case syntax.OpAlternate:
		return !slices.ContainsFunc(e.Sub, func(sub *syntax.Regexp) bool { return !isBound(sub, at) })
	}
	return false
}

func edgeOf(e *syntax.Regexp, at side) edge {
	if bytes, ok := mostBytes(e); ok {
		return edge{partOf(e).best(), bytes}
	}
	switch e.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return edgeOf(e.Sub[0], at)
	case syntax.OpConcat:
		return edgeOfRow(e.Sub, at)
	case syntax.OpAlternate:
		var all edge
		for _, sub := range e.Sub {
			one := edgeOf(sub, at)
			if worth(one.words) == 0 {
				return edge{}
			}
			all = edge{append(all.words, one.words...), max(all.bytes, one.bytes)}
		}
		return all
	}
	return edge{}
}

// edgeOfRow is that of parts one behind the other: what those up to the first
// one without a bound tell, or that one's own edge.
func edgeOfRow(parts []*syntax.Regexp, at side) edge {
	bytes := 0
	for i := range parts {
		part, row := parts[i], parts[:i]
		if at == tail {
			part, row = parts[len(parts)-1-i], parts[len(parts)-i:]
		}
		most, ok := mostBytes(part)
		if ok {
			bytes += most
			continue
		}
		words := joined(row).best()
		if next := edgeOf(part, at); worth(next.words) > worth(words) {
			return edge{slices.Clone(next.words), bytes + next.bytes}
		}
		return edge{words, bytes}
	}
	return edge{joined(parts).best(), bytes}
}

// mostBytes is how many bytes a part matches at most, but for white space that
// may be any number; false where there is no such bound.
func mostBytes(e *syntax.Regexp) (bytes int, ok bool) {
	switch e.Op {
	case syntax.OpLiteral:
		if e.Flags&syntax.FoldCase != 0 {
			return utf8.UTFMax * len(e.Rune), true
		}
		return len(string(e.Rune)), true
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return utf8.UTFMax, true
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return 0, true
	case syntax.OpStar, syntax.OpPlus:
		return utf8.UTFMax, e.Sub[0].Op == syntax.OpCharClass && isSpaces(e.Sub[0].Rune)
	case syntax.OpCapture, syntax.OpQuest:
		return mostBytes(e.Sub[0])
	case syntax.OpConcat, syntax.OpAlternate:
		for _, sub := range e.Sub {
			most, ok := mostBytes(sub)
			if !ok {
				return 0, false
			}
			if e.Op == syntax.OpConcat {
				bytes += most
			} else {
				bytes = max(bytes, most)
			}
		}
		return bytes, true
	}
	return 0, false
}

// spaces is the white space that expressions speak of.
const spaces = "\t\n\v\f\r \u00a0\u3000"

// isSpaces tells a class of nothing but white space.
func isSpaces(ranges []rune) bool {
	for i := 0; i+1 < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if !strings.ContainsRune(spaces, r) {
				return false
			}
		}
	}
	return true
}

// cut is what a text has at a side, with so many bytes that are not of white space.
func cut(text string, at side, bytes int) string {
	if at == head {
		i := 0
		for ; i < len(text) && bytes > 0; i++ {
			bytes -= solid[text[i]]
		}
		return text[:i]
	}
	i := len(text)
	for ; i > 0 && bytes > 0; i-- {
		bytes -= solid[text[i-1]]
	}
	return text[i:]
}

// solid is 0 for bytes that white space is made of. Some are of other
// characters too, which only makes a side longer.
var solid = func() (is [256]int) {
	for b := range is {
		is[b] = 1
	}
	for _, b := range []byte(spaces) {
		is[b] = 0
	}
	return is
}()
