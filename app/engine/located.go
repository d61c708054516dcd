package engine

import (
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
	runs   []*run           // of each leaf; one more for the ends of blocks, where there are any
	docs   set              // those to look at
}

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
	if list := p.lists[blockEnd(u.at.field)]; list != nil && list.Placed() {
		of.runs = append(of.runs, &run{runes: 1, tokens: []runToken{{terms: []runTerm{{list: list}}}}, cover: []int{0}})
	} else if list != nil {
		open = unite(open, set{docs: list.Docs})
	}
	u.may = without(u.may, u.sure)
	of.docs = without(u.may, open)
	documents, cost := float64(len(of.docs.docs)), 0.0
	for _, r := range of.runs {
		cost += r.costOf(documents)
	}
	if documents == 0 || cost > p.textBytes(of.docs.docs) {
		return nil
	}
	return of
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

// tell parts the documents by what their positions, which are there, tell:
// those that have the pattern, and those that may.
func (of *located) tell() (sure, may []uint32, err error) {
	walks := make([][]*walk, len(of.runs))
	for i, r := range of.runs {
		walks[i] = r.walks()
	}
	for _, doc := range of.docs.docs {
		for i, r := range of.runs {
			if err := r.find(walks[i], doc); err != nil {
				return nil, nil, err
			}
		}
		stands, certain := false, false
		for _, c := range of.chains {
			if !certain && (c.Sure || !stands) && of.stands(c) {
				stands, certain = true, c.Sure
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
// places the runs have; no block ends between them.
func (of *located) stands(c *language.Chain) bool {
	var reached []int // ends of the link before
	for i, k := range c.Links {
		r := of.runOf(k.Leaf)
		var next []int
		for _, start := range r.starts {
			if i == 0 || of.reaches(reached, int(start), k.Gap) {
				next = append(next, int(start)+r.runes)
			}
		}
		if reached = next; len(reached) == 0 {
			return false
		}
	}
	return true
}

// reaches tells whether a place is so far behind one of those before, with no
// end of a block between.
func (of *located) reaches(before []int, start int, gap language.Reach) bool {
	var ends []uint32
	if len(of.runs) > len(of.leaves) {
		ends = of.runs[len(of.leaves)].starts
	}
	for _, end := range before[sort.SearchInts(before, start-gap.Most):] {
		if end > start-gap.Least {
			break
		}
		at, _ := indexfile.Seek(ends, uint32(end))
		if at == len(ends) || int(ends[at]) >= start {
			return true
		}
	}
	return false
}
