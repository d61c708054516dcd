package engine

import (
	"slices"
	"sort"

	"fangzhi/app/engine/language"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// located tells, for a pattern in one field, by positions in which documents
// it stands, or may.
type located struct {
	chains []*language.Chain
	leaves []*language.Leaf // of all links
	runs   []*run           // of each leaf; then the ends, unless they are late
	ends   *run             // of blocks; nil where there are none that matter
	late   bool             // the ends are read when all else is
	docs   set              // those to look at
	open   []uint32         // those of which it is not told
}

// lateEnds is from how many bytes on, that are likely to be spared, the ends of
// blocks are read a round later, of those documents alone that they decide on;
// tests lower it.
var lateEnds = 64.0 * 1024

// nearEach is the share of documents with all runs that have them near enough, for
// each rune that may be between.
const nearEach = 0.03

// locate prepares to look at the positions of a pattern in the documents that
// may have it. Those are left to their texts that have a way of which positions
// tell no more than documents do, and all where these are less to read: then
// there is nothing to look at, and it gives nil.
func (p *plan) locate(u *unsure) *located {
	of := &located{}
	var open set // documents whose texts must tell
	for _, c := range u.at.leaf.Chains {
		if !p.might(c.Clue, u.at.field) {
			continue
		}
		holding := intersect(u.may, p.where(c.Clue, u.at.field))
		switch {
		case c.IsTerm() && c.Sure:
			u.sure = unite(u.sure, holding)
		case c.IsTerm() || len(c.Links) == 0 || !p.link(of, c, u.at.field):
			open = unite(open, holding)
		default:
			of.chains = append(of.chains, c)
		}
	}
	switch list := p.lists[blockEnd(u.at.field)]; {
	case list == nil || !u.at.leaf.NeedsBlocks():
	case !list.Loaded():
		return nil
	case list.Placed():
		of.ends = &run{runes: 1, tokens: []runToken{{terms: []runTerm{{list: list}}}}, cover: []int{0}}
	default:
		open = unite(open, set{docs: list.Docs})
	}
	u.may = without(u.may, u.sure)
	of.docs = without(u.may, open)
	of.open = of.docs.docs
	documents, cost := float64(len(of.docs.docs)), 0.0
	for _, r := range of.runs {
		cost += r.costOf(documents)
	}
	if of.ends != nil {
		ends, later := of.ends.costOf(documents), of.ends.costOf(min(leftOver, nearEach*of.widest())*documents)
		if of.late = ends-later > lateEnds; of.late {
			ends = later
		} else {
			of.runs = append(of.runs, of.ends)
		}
		cost += ends
	}
	if documents == 0 || cost > p.textBytes(of.docs.docs) {
		return nil
	}
	return of
}

// spareEnds leaves out the documents with ends of blocks where patterns are so
// rare that their texts, which tell as well, are less to read.
func (p *plan) spareEnds(s *query, spared map[*indexfile.List]bool) {
	for _, field := range language.AnyText {
		list, most := p.lists[blockEnd(field)], 0
		for _, l := range s.leaves {
			if l.NeedsBlocks() && standsIn(l, field) {
				most += p.most(l.Clue, field)
			}
		}
		if list != nil {
			documents, _ := list.BytesToLoad()
			spared[list] = p.texts.typical*float64(most) < float64(documents)
		}
	}
}

// widest is how many runes at most may be between two links.
//
//go:noinline
func (of *located) widest() float64 {
	most := 1
	for _, c := range of.chains {
		for _, k := range c.Links[1:] {
			most = max(most, k.Gap.Most)
		}
	}
	return float64(most)
}

//go:noinline
func blockEnd(field indexfile.Field) indexfile.Key {
	return indexfile.Key{Field: field, Term: token.BlockEnd}
}

// link finds the runs of a chain; false when there are no positions of one.
func (p *plan) link(of *located, c *language.Chain, field indexfile.Field) bool {
	for _, k := range c.Links {
		if of.runOf(k.Leaf) != nil {
			continue
		}
		r := &run{runes: len(k.Leaf.Run.Text)}
		for i, t := range k.Leaf.Run.Cover(language.Evenly) {
			r.tokens, r.cover = append(r.tokens, p.placedToken(k.Leaf, field, t)), append(r.cover, i)
		}
		if !r.isPlaced() {
			return false
		}
		of.leaves, of.runs = append(of.leaves, k.Leaf), append(of.runs, r)
	}
	return true
}

func (of *located) runOf(l *language.Leaf) *run {
	for i, known := range of.leaves {
		if known.Whole == l.Whole && len(known.Run.Text) == len(l.Run.Text) && language.StandsAt(known.Run.Text, 0, l.Run.Text) {
			return of.runs[i]
		}
	}
	return nil
}

// wantPositions asks for those that tell of the documents.
//
//go:noinline
func (of *located) wantPositions(wants []indexfile.Want) []indexfile.Want {
	for _, r := range of.runs {
		wants = r.wantPositions(of.open, wants)
	}
	return wants
}

// tell parts the open documents by what their positions, which are there, tell:
// those that have the pattern, and those that may.
func (of *located) tell() (sure, may []uint32, err error) {
	walks := of.walks()
	for _, doc := range of.open {
		if err := of.find(walks, doc); err != nil {
			return nil, nil, err
		}
		stands, certain := false, false
		for _, c := range of.chains {
			if !certain && (c.Sure || !stands) && of.stands(c) {
				stands, certain = true, c.Sure && of.inBlock(c)
			}
		}
		switch {
		case certain:
			sure = append(sure, doc)
		case stands:
			may = append(may, doc)
		}
	}
	return sure, may, nil
}

// stands tells whether the links of a chain stand so in a document, whose
// places the runs have; no block ends between them, as far as these are read.
func (of *located) stands(c *language.Chain) bool {
	_, stands := of.first(c, false)
	return stands
}

// inBlock tells whether no block ends within a chain that stands: none is known
// to, or its links stand side by side.
//
//go:noinline
func (of *located) inBlock(c *language.Chain) bool {
	if !of.late || len(c.Links) == 1 {
		return true
	}
	_, stands := of.first(c, true)
	return stands
}

// first is where a chain stands first in a document, whose places the runs have:
// at its distances, or with nothing between its links.
//
//go:noinline
func (of *located) first(c *language.Chain, joined bool) (at spot, stands bool) {
	var reached []spot // up to the link before, by their ends
	for i, k := range c.Links {
		r := of.runOf(k.Leaf)
		var next []spot
		for _, start := range r.starts {
			from := int(start)
			if i > 0 {
				gap := k.Gap
				if joined {
					gap.Most = 0
				}
				before := of.before(reached, from, gap)
				if before < 0 {
					continue
				}
				from = reached[before].from
			}
			next = append(next, spot{from: from, to: int(start) + r.runes})
		}
		if reached = next; len(reached) == 0 {
			return spot{}, false
		}
	}
	return reached[0], true
}

// before is which of some places is the first that stands so far before another,
// with no end of a block between; -1 for none.
func (of *located) before(places []spot, start int, gap language.Reach) int {
	var ends []uint32
	if len(of.runs) > len(of.leaves) {
		ends = of.ends.starts
	}
	first := sort.Search(len(places), func(i int) bool { return places[i].to >= start-gap.Most })
	for i := first; i < len(places) && places[i].to <= start-gap.Least; i++ {
		at, _ := indexfile.Seek(ends, uint32(places[i].to))
		if at == len(ends) || int(ends[at]) >= start {
			return i
		}
	}
	return -1
}

// findFirst finds where a pattern stands first in long articles, which ascend;
// false when positions do not tell.
func (of *located) findFirst(long []*excerpt, leaf int) bool {
	if of == nil || of.late {
		return false
	}
	walks := of.walks()
	for _, e := range long {
		document := uint32(e.document)
		if _, known := slices.BinarySearch(of.docs.docs, document); !known || of.find(walks, document) != nil {
			return false
		}
		first, found := spot{}, false
		for _, c := range of.chains {
			at, stands := of.first(c, false)
			if stands && !c.Sure {
				return false
			}
			if at.leaf = leaf; stands && (!found || at.from < first.from) {
				first, found = at, true
			}
		}
		if found {
			e.spots = append(e.spots, first)
		}
	}
	return true
}

func (of *located) walks() [][]*walk {
	walks := make([][]*walk, len(of.runs))
	for i, r := range of.runs {
		walks[i] = r.walks()
	}
	return walks
}

// find sets the places of all runs to those in a document.
func (of *located) find(walks [][]*walk, document uint32) error {
	for i, r := range of.runs {
		if err := r.find(walks[i], document); err != nil {
			return err
		}
	}
	return nil
}
