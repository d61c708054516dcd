package engine

import (
	"slices"
	"sort"

	"fangzhi/data/indexfile"
)

// near is two things with few characters between, as they are folded, in either
// order.
type near struct {
	a, b     []*leaf // of each, one
	distance int
}

func (n *near) spans(t *fieldText) []span {
	a, b := either(n.a, t), either(n.b, t)
	longest := 0
	for _, s := range b {
		longest = max(longest, s.to-s.from)
	}
	var all []span
	for _, s := range a {
		reach := s.from - longest - n.distance
		from := sort.Search(len(b), func(i int) bool { return b[i].from >= reach })
		for _, other := range b[from:] {
			if other.from > s.to+n.distance {
				break
			}
			if n.between(t, s, other) || n.between(t, other, s) {
				all = append(all, span{start: min(s.start, other.start), end: max(s.end, other.end),
					from: min(s.from, other.from), to: max(s.to, other.to), parts: append(shown(s), shown(other)...)})
			}
		}
	}
	sort.SliceStable(all, func(i, k int) bool { return all[i].from < all[k].from })
	return all
}

// chains are both orders of all ways of both; nil when these are very many.
func (n *near) chains() (ways []*chain) {
	a, b := waysOf(n.a), waysOf(n.b)
	if len(a)*len(b) > maxChains {
		return nil
	}
	for _, one := range a {
		for _, other := range b {
			ways = append(ways, one.then(reach{0, n.distance}, other), other.then(reach{0, n.distance}, one))
		}
	}
	return ways
}

// between tells whether the second follows the first, near enough and in its block.
func (n *near) between(t *fieldText, first, second span) bool {
	return second.from >= first.to && second.from-first.to <= n.distance && !slices.Contains(t.fold().Runes[first.to:second.from], '\n')
}

// either are the places of any of the leaves, by their starts.
//
//go:noinline
func either(leaves []*leaf, t *fieldText) []span {
	var all []span
	for _, l := range leaves {
		all = append(all, l.spans(t)...)
	}
	sort.SliceStable(all, func(i, k int) bool { return all[i].from < all[k].from })
	return all
}

// shown are the parts of a span to show.
//
//go:noinline
func shown(s span) []span {
	if s.parts == nil {
		return []span{s}
	}
	return slices.Clone(s.parts)
}

// operand are the leaves of which one is wanted; none for what NEAR cannot stand beside.
//
//go:noinline
func operand(n *node) []*leaf {
	switch n.op {
	case opLeaf:
		return []*leaf{n.leaf}
	case opOr:
		var all []*leaf
		for _, child := range n.children {
			if child.op != opLeaf {
				return nil
			}
			all = append(all, child.leaf)
		}
		return all
	}
	return nil
}

// commonFields are the fields where all leaves may stand.
//
//go:noinline
func commonFields(sides ...[]*leaf) []indexfile.Field {
	var common []indexfile.Field
	for _, field := range anyText {
		everywhere := true
		for _, side := range sides {
			everywhere = everywhere && len(side) > 0
			for _, l := range side {
				everywhere = everywhere && l.mayStandIn(field)
			}
		}
		if everywhere {
			common = append(common, field)
		}
	}
	return common
}

//go:noinline
func (l *leaf) mayStandIn(field indexfile.Field) bool {
	for _, f := range l.fields {
		if f == field {
			return true
		}
	}
	return false
}
