package expression

import (
	"regexp/syntax"
	"slices"
)

// leastParts is how many parts an expression has that is matched by parts: each
// takes 9 KB.
const leastParts = 8

// alternatives are the parts of an expression a|b|c or ^(?:a|b|c)…; none where
// they are few. ordered tells that what the first part matches that does is what
// the whole matches: all begin where the text does.
func alternatives(tree *syntax.Regexp) (parts []*syntax.Regexp, ordered bool) {
	among, before, behind := tree, []*syntax.Regexp(nil), []*syntax.Regexp(nil)
	if tree.Op == syntax.OpConcat && tree.Sub[0].Op == syntax.OpBeginText {
		among, before, behind = tree.Sub[1], tree.Sub[:1], tree.Sub[2:]
	}
	if among.Op != syntax.OpAlternate || len(among.Sub) < leastParts {
		return nil, false
	}
	for _, one := range among.Sub {
		parts = append(parts, &syntax.Regexp{Op: syntax.OpConcat, Sub: slices.Concat(before, []*syntax.Regexp{one}, behind)})
	}
	return parts, before != nil
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
