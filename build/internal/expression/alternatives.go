package expression

import (
	"iter"
	"maps"
	"regexp/syntax"
	"slices"
)

// leastParts is how many parts an expression has that is matched by parts: each
// takes some 3 KB.
const leastParts = 8

// parts are what an expression matches one or another of; none for one part.
type parts struct {
	all     []*Expression
	groups  [][]int          // of the whole, that those of each part are
	ordered bool             // see alternatives
	words   Words            // of all parts that have some
	of      map[string][]int // the parts that have a word
	vain    []int            // the parts of which no words are known
}

func partsOf(tree *syntax.Regexp) *parts {
	p := &parts{of: map[string][]int{}}
	var all []*syntax.Regexp
	all, p.ordered = alternatives(tree)
	for i, one := range all {
		part := compile(one.String, func() *syntax.Regexp { return one })
		p.all = append(p.all, part)
		p.groups = append(p.groups, groupsOf(one, []int{0}))
		if part.look().isVain {
			p.vain = append(p.vain, i)
		}
		for _, word := range part.look().listed {
			p.of[word] = append(p.of[word], i)
		}
	}
	p.words = NewWords(slices.Collect(maps.Keys(p.of))...)
	return p
}

// in goes through the parts that may match a text, in their order: those of
// which it has words.
func (p *parts) in(text string) iter.Seq[int] {
	found := slices.Clone(p.vain)
	p.words.each(text, func(word string) { found = append(found, p.of[word]...) })
	slices.Sort(found)
	return slices.Values(slices.Compact(found))
}

// alternatives are the parts of an expression a|b|c or, bound to the head of the
// text, ^\s*(?:a|b|c)…; none where they are few. ordered tells that what the whole
// matches is the first match of a part and, of those that begin there, the first part's.
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
	return parts, len(before) <= 1
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
