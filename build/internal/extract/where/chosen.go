package where

import (
	"slices"

	"fangzhi/build/internal/gazetteer"
)

// chosen are the places that the article is about, the weightiest first.
func (s *survey) chosen() []*node {
	var all []*node
	top := &node{}
	for _, n := range s.root.below {
		if n.titled && n.weight > top.weight {
			top = n
		}
	}
	var roots []*node
	for _, n := range s.root.below {
		least := enough
		if n.rank >= gazetteer.County { // what it lies in is not known
			least = enoughAlone
		}
		if !n.titled {
			least = max(least, partOfTitled*top.weight)
		}
		if n.weight >= least {
			roots = append(roots, n)
		}
	}
	if len(s.root.below) <= mostAside { // more are a round of the country
		roots = withoutAside(roots)
	}
	for _, n := range roots {
		all = append(all, n.chosen()...)
	}
	if known := slices.DeleteFunc(slices.Clone(all), func(n *node) bool { return n.rank == gazetteer.Village && n.above == &s.root }); len(known) > 0 {
		all = known // a village that lies nobody knows where is the last resort
	}
	if len(all) == 0 {
		if only := s.onlyAtHead(); only != nil {
			return only
		}
		if only := s.onlyOne(); only != nil {
			return only
		}
		return s.wired()
	}
	slices.SortStableFunc(all, func(a, b *node) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return 0
	})
	return all[:min(len(all), maxPlaces)]
}

// mostAside is how many provinces a text names at most that tells of one.
const mostAside = 3

// withoutAside leaves out of two provinces the one that is mentioned once in what is told of a
// town in the other: 上海, of which no place is named.
func withoutAside(roots []*node) []*node {
	if len(roots) != 2 {
		return roots
	}
	return slices.DeleteFunc(slices.Clone(roots), func(n *node) bool {
		other := roots[0]
		if other == n {
			other = roots[1]
		}
		return !n.titled && n.times == 1 && n.deepest() < gazetteer.County && other.deepest() >= gazetteer.Town && n.weight < partOfTitled*other.weight
	})
}

// deepest is the rank of the smallest place named in this one, or its own.
func (n *node) deepest() gazetteer.Rank {
	rank := n.rank
	for _, b := range n.below {
		rank = max(rank, b.deepest())
	}
	return rank
}

// onlyAtHead is the one place that an article names, when it does so at its
// head and names a county at least: 云南省沧源县人民法院法官某某….
func (s *survey) onlyAtHead() []*node {
	if len(s.root.below) != 1 || len(s.sightings) == 0 || !s.sightings[0].head {
		return nil
	}
	n := s.root.below[0]
	for len(n.below) == 1 {
		n = n.below[0]
	}
	if len(n.below) > 0 || n.rank < gazetteer.County || s.root.below[0].rank > gazetteer.City {
		return nil
	}
	return []*node{n}
}

// onlyOne is the one place that all that an article names lie in or are, though
// it names offices of it alone or names it far from the head: a county or a city
// by its full name, again and again. In a short text once is enough for a county, and
// for the city of who signs it.
func (s *survey) onlyOne() []*node {
	const short, signing = 800, 60 // runes of a text, and of its end
	if len(s.root.below) != 1 {
		return nil
	}
	n := s.root.below[0]
	for len(n.below) == 1 {
		n = n.below[0]
	}
	times, signs := 0, false
	for _, g := range s.sightings {
		if !g.short && g.weight > inAddressed {
			times++
			signs = signs || g.head || g.start == 0 && s.runes-g.part < signing
		}
	}
	if n.rank < gazetteer.City || s.root.below[0].rank > gazetteer.City || times == 0 ||
		times == 1 && (n.rank == gazetteer.City && !signs || s.runes > short) {
		return nil
	}
	return []*node{n}
}

// wired is the place of a wire's dateline, where nothing tells of another.
func (s *survey) wired() []*node {
	at := slices.IndexFunc(s.sightings, func(g sighting) bool { return g.wired })
	if at < 0 {
		return nil
	}
	n := &s.root
	for _, level := range s.sightings[at].levels {
		n = n.child(level)
	}
	return []*node{n}
}

// chosen are the places in this one that the article is about, or this one
// when it is about none of those.
func (n *node) chosen() []*node {
	var all []*node
	titled := slices.ContainsFunc(n.below, func(b *node) bool { return b.titled })
	for _, b := range n.below {
		inPassing := titled && !b.titled && b.times == 1
		if b.weight >= enough && (b.weight >= partOfAbove*n.weight || b.isWritten() && !inPassing) {
			all = append(all, b.chosen()...)
		}
	}
	told := slices.DeleteFunc(slices.Clone(n.below), func(b *node) bool { return b.desks == b.weight && len(n.below) > 1 }) // 記者林小滿／台北報導, of what happened in 新北市
	if len(all) == 0 && len(told) == 1 && told[0].rank <= gazetteer.County && told[0].weight-told[0].desks >= mostOfAbove*(n.weight-n.desks) {
		return told[0].chosen()
	}
	if len(all) == 0 {
		return []*node{n}
	}
	return all
}

// isWritten tells that the place, or one in it, is written level by level.
func (n *node) isWritten() bool {
	return n.written || slices.ContainsFunc(n.below, (*node).isWritten)
}
