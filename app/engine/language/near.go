package language

import (
	"slices"
	"sort"

	"fangzhi/data/indexfile"
)

// near is two things with few characters between, as they are folded, in either
// order.
type near struct {
	a, b     []*Leaf // of each, one
	distance int
}

// Spans are the places of both, each with what lies between.
func (n *near) Spans(t *FieldText) []Span {
	a, b := either(n.a, t), either(n.b, t)
	longest := 0
	for _, s := range b {
		longest = max(longest, s.To-s.From)
	}
	var all []Span
	for _, s := range a {
		reach := s.From - longest - n.distance
		from := sort.Search(len(b), func(i int) bool { return b[i].From >= reach })
		for _, other := range b[from:] {
			if other.From > s.To+n.distance {
				break
			}
			if n.between(t, s, other) || n.between(t, other, s) {
				all = append(all, Span{Start: min(s.Start, other.Start), End: max(s.End, other.End),
					From: min(s.From, other.From), To: max(s.To, other.To), parts: append(Shown(s), Shown(other)...)})
			}
		}
	}
	sort.SliceStable(all, func(i, k int) bool { return all[i].From < all[k].From })
	return all
}

// chains are both orders of all ways of both; nil when these are very many.
func (n *near) chains() (ways []*Chain) {
	a, b := waysOf(n.a), waysOf(n.b)
	if len(a)*len(b) > maxChains {
		return nil
	}
	for _, one := range a {
		for _, other := range b {
			ways = append(ways, one.then(Reach{0, n.distance}, other), other.then(Reach{0, n.distance}, one))
		}
	}
	return ways
}

// between tells whether the second follows the first, near enough and in its block.
func (n *near) between(t *FieldText, first, second Span) bool {
	return second.From >= first.To && second.From-first.To <= n.distance && !slices.Contains(t.Fold().Runes[first.To:second.From], '\n')
}

// either are the places of any of the leaves, by their starts.
//
//go:noinline
func either(leaves []*Leaf, t *FieldText) []Span {
	var all []Span
	for _, l := range leaves {
		all = append(all, l.Spans(t)...)
	}
	sort.SliceStable(all, func(i, k int) bool { return all[i].From < all[k].From })
	return all
}

// Shown are the parts of a span to show.
//
//go:noinline
func Shown(s Span) []Span {
	if s.parts == nil {
		return []Span{s}
	}
	return slices.Clone(s.parts)
}

// operand are the leaves of which one is wanted; none for what NEAR cannot stand beside.
//
//go:noinline
func operand(n *Node) []*Leaf {
	switch n.Op {
	case OpLeaf:
		return []*Leaf{n.Leaf}
	case OpOr:
		var all []*Leaf
		for _, child := range n.Children {
			if child.Op != OpLeaf {
				return nil
			}
			all = append(all, child.Leaf)
		}
		return all
	}
	return nil
}

// commonFields are the fields where all leaves may stand.
//
//go:noinline
func commonFields(sides ...[]*Leaf) []indexfile.Field {
	var common []indexfile.Field
	for _, field := range AnyText {
		everywhere := true
		for _, side := range sides {
			everywhere = everywhere && len(side) > 0
			for _, l := range side {
				everywhere = everywhere && l.MayStandIn(field)
			}
		}
		if everywhere {
			common = append(common, field)
		}
	}
	return common
}

// MayStandIn tells a field in which a leaf may stand.
//
//go:noinline
func (l *Leaf) MayStandIn(field indexfile.Field) bool {
	for _, f := range l.Fields {
		if f == field {
			return true
		}
	}
	return false
}
