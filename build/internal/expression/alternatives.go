package expression

import (
	"regexp/syntax"
	"slices"
)

// leastParts is how many parts an expression has that is matched by parts: each
// takes some 3 KB.
const leastParts = 8

// alternatives are the parts of an expression a|b|c or, bound to the head of the
// text, ^\s*(?:a|b|c)…; none where they are few. ordered tells that what the first
// part matches that does is what the whole matches: all begin where the text does.
func alternatives(tree *syntax.Regexp) (parts []*syntax.Regexp, ordered bool) {
	among, before, behind := tree, []*syntax.Regexp(nil), []*syntax.Regexp(nil)
	if tree.Op == syntax.OpConcat && tree.Sub[0].Op == syntax.OpBeginText {
		at := slices.IndexFunc(tree.Sub, func(sub *syntax.Regexp) bool { return sub.Op == syntax.OpAlternate && len(sub.Sub) >= leastParts })
		if at < 0 {
			return nil, false
		}
		among, before, behind = tree.Sub[at], tree.Sub[:at], tree.Sub[at+1:]
	}
	if among.Op != syntax.OpAlternate || len(among.Sub) < leastParts {
		return nil, false
	}
	for _, one := range among.Sub {
		parts = append(parts, &syntax.Regexp{Op: syntax.OpConcat, Sub: slices.Concat(before, []*syntax.Regexp{one}, behind)})
	}
	return parts, len(before) == 1
}

// groupsOf appends the numbers of an expression's groups, in the order in which
// they begin.
func groupsOf(e *syntax.Regexp, groups []int) []int {
	if e.Op == syntax.OpCapture {
		groups = append(groups, e.Cap)
	}
	for _, sub := range e.Sub {
		groups = groupsOf(sub, groups)
	}
	return groups
}
