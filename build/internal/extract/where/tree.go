package where

import (
	"cmp"
	"slices"
	"strings"

	"fangzhi/build/internal/gazetteer"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// weigh lays the sightings out as a tree and adds up what they weigh.
func (s *survey) weigh() {
	s.weighTeams()
	s.weighOffice()
	for _, g := range s.sightings {
		n := &s.root
		for i, level := range g.levels {
			n = n.child(level)
			if level.Certainty == article.Stated && len(g.words) > len(n.words) {
				n.words = g.words
			}
			if g.from != "" && n.from == "" {
				n.from = g.from
			}
			if i == len(g.levels)-1 && level.Certainty == article.Inferred && n.from == "" {
				n.from = g.words // 新会县, of 新会区
			}
			n.weight += g.weight
			n.times++
			if g.desk {
				n.desks += g.weight
			}
			n.titled = n.titled || g.titled
			n.written = n.written || i == len(g.levels)-1 && g.full
		}
	}
}

// weighOffice gives a county its whole weight once where the text opens with its police
// or its court, and no title tells of a county or what lies in one.
func (s *survey) weighOffice() {
	if slices.ContainsFunc(s.sightings, func(g sighting) bool { return g.titled && g.levels[len(g.levels)-1].Rank >= gazetteer.County }) {
		return
	}
	if at := slices.IndexFunc(s.sightings, func(g sighting) bool { return g.local && g.head }); at >= 0 {
		s.sightings[at].weight /= inOffice
	}
}

// weighTeams lets a short name count for little where the text says again and
// again that the place's team is meant: 广东, of 广东队.
func (s *survey) weighTeams() {
	teams := map[string]int{}
	for _, g := range s.sightings {
		if g.team {
			teams[g.levels[len(g.levels)-1].Name]++
		}
	}
	for i := range s.sightings {
		if g := &s.sightings[i]; g.short && teams[g.levels[len(g.levels)-1].Name] > 1 {
			g.weight *= inOffice * inOffice
		}
	}
}

// node is a place in the tree of those that an article names.
type node struct {
	name    string
	rank    gazetteer.Rank
	above   *node
	below   []*node
	weight  float64 // of all sightings of it and of places in it
	times   int     // of those sightings
	desks   float64 // of that, what stands where reporters send from
	titled  bool    // it or a place in it stands in the title
	words   string  // that name it, the most of them; none: it is concluded
	from    string  // words of the page that it is concluded from
	written bool    // it was written level by level, or is where something lies
}

func (n *node) child(level gazetteer.Level) *node {
	key := sameName(level)
	for _, b := range n.below {
		if sameName(gazetteer.Level{Name: b.name, Rank: b.rank}) == key {
			return b
		}
	}
	b := &node{name: level.Name, rank: level.Rank, above: n}
	n.below = append(n.below, b)
	return b
}

// sameName is what two names of one place have in common: 鲁固居委会 is 鲁固社区.
func sameName(level gazetteer.Level) string {
	name := token.FoldString(level.Name)
	if stem, ok := strings.CutSuffix(name, committee); ok && level.Rank == gazetteer.Village && stem != "" {
		return strings.TrimSuffix(stem, community) + community
	}
	return name
}

var committee, community = token.FoldString("居委会"), token.FoldString("社区")

// path is the nodes from the widest level down to this one.
func (n *node) path() []*node {
	var path []*node
	for ; n.above != nil; n = n.above {
		path = append(path, n)
	}
	slices.Reverse(path)
	return path
}

func (n *node) names() []string {
	var names []string
	for _, level := range n.path() {
		names = append(names, level.name)
	}
	return names
}

func (n *node) certainty() article.Certainty {
	if n.words == "" {
		return article.Inferred
	}
	return article.Stated
}

// anyWords are the words that name a place, or else one in it.
func (n *node) anyWords() string {
	if words := cmp.Or(n.words, n.from); words != "" {
		return words
	}
	for _, b := range n.below {
		if words := b.anyWords(); words != "" {
			return words
		}
	}
	return strings.Join(n.names(), "")
}
