package engine

import (
	"slices"
	"sort"

	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// located tells, for a pattern in one field, by positions in which documents
// it stands, or may.
type located struct {
	chains []locatedChain
	runs   []*run // of all links, each once
	docs   set    // those to look at
	blocks *run   // where blocks of the text end; nil for no list of them
}

// locatedChain is a chain with the documents that have its clue.
type locatedChain struct {
	*chain
	runs []int // of its links, which of the pattern's
	docs []uint32
}

// locate prepares to look at the positions of a pattern in the documents that
// may have it. Those are left to their texts that have a way of which positions
// tell no more than documents do, and all where these are less to read: then
// there is nothing to look at, and it gives nil.
func (p *plan) locate(u *unsure) *located {
	of := &located{}
	var open set // documents whose texts must tell
	for i := range u.at.leaf.chains {
		c := locatedChain{chain: &u.at.leaf.chains[i]}
		if !p.might(c.clue, u.at.field) {
			continue
		}
		holding := intersect(u.may, p.where(c.clue, u.at.field))
		switch alone := c.isTerm(); {
		case alone && c.sure:
			u.sure = unite(u.sure, holding)
		case alone || len(c.links) == 0 || !p.link(of, &c, u.at.field):
			open = unite(open, holding)
		default:
			c.docs = holding.docs
			of.chains = append(of.chains, c)
		}
	}
	if list := p.lists[blockEnd(u.at.field)]; list != nil && list.Placed() {
		of.blocks = &run{runes: 1, tokens: []runToken{{terms: []runTerm{{list: list}}}}, cover: []int{0}}
	} else if list != nil {
		open = unite(open, set{docs: list.Docs})
	}
	u.may = without(u.may, u.sure)
	of.docs = without(u.may, open)
	if n := len(of.docs.docs); n == 0 || of.costs(n) > articleBytes*float64(n) {
		return nil
	}
	return of
}

// link finds the runs of a chain; false when there are no positions of one.
func (p *plan) link(of *located, c *locatedChain, field indexfile.Field) bool {
	for _, k := range c.links {
		r := p.linkRun(k, field)
		at := slices.IndexFunc(of.runs, func(known *run) bool { return slices.EqualFunc(known.tokens, r.tokens, sameToken) })
		if at < 0 {
			if !r.isPlaced() {
				return false
			}
			at = len(of.runs)
			of.runs = append(of.runs, r)
		}
		c.runs = append(c.runs, at)
	}
	return true
}

func sameToken(a, b runToken) bool { return a.Token == b.Token && slices.Equal(a.terms, b.terms) }

func blockEnd(field indexfile.Field) indexfile.Key {
	return indexfile.Key{Field: field, Term: token.BlockEnd}
}

// linkRun is a link's run as it is found by positions: all its places, those
// too that overlap.
func (p *plan) linkRun(k link, field indexfile.Field) *run {
	r := &run{runes: len(k.leaf.run.Text)}
	for i, t := range k.leaf.run.Cover(evenly) {
		found := runToken{Token: t}
		part, isPart := k.leaf.run.Part(t)
		switch list := p.lists[indexfile.Key{Field: field, Term: t.Term}]; {
		case isPart && !k.whole:
			for _, word := range p.longer[part] {
				if list := p.lists[indexfile.Key{Field: field, Term: word}]; list != nil {
					for _, shift := range part.Every(word) {
						found.terms = append(found.terms, runTerm{list, shift - t.Pos})
					}
				}
			}
		case list != nil:
			found.terms = []runTerm{{list, -t.Pos}}
		}
		r.tokens, r.cover = append(r.tokens, found), append(r.cover, i)
	}
	return r
}

// costs is what the positions of so many documents are likely to cost.
func (of *located) costs(documents int) float64 {
	total := 0.0
	for _, r := range of.all() {
		total += r.costOf(float64(documents))
	}
	return total
}

// all are the runs that positions are read of.
func (of *located) all() []*run {
	if of.blocks == nil {
		return of.runs
	}
	return append(of.runs[:len(of.runs):len(of.runs)], of.blocks)
}

func (of *located) wants(wants []indexfile.Want) []indexfile.Want {
	for _, r := range of.all() {
		wants = r.wantPositions(of.docs.docs, wants)
	}
	return wants
}

// tell parts the documents by what their positions, which are there, tell:
// those that have the pattern, and those that may.
func (of *located) tell() (sure, may []uint32, err error) {
	walks := make([][]*walk, 0, len(of.runs)+1)
	for _, r := range of.all() {
		walks = append(walks, r.walks())
	}
	starts := make([][]uint32, len(walks))
	for _, doc := range of.docs.docs {
		for i := range walks {
			if starts[i], err = startsOf(walks[i], doc, starts[i][:0]); err != nil {
				return nil, nil, err
			}
		}
		var ends []uint32
		if of.blocks != nil {
			ends = starts[len(of.runs)]
		}
		stands, certain := false, false
		for i := range of.chains {
			c := &of.chains[i]
			step, holds := seek(c.docs, doc)
			if c.docs = c.docs[step:]; holds && !certain && (c.sure || !stands) && c.stands(of.runs, starts, ends) {
				stands, certain = true, c.sure
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

// startsOf appends where a run begins in a document.
func startsOf(walks []*walk, doc uint32, starts []uint32) ([]uint32, error) {
	starts, err := walks[0].starts(doc, starts)
	var next []uint32
	for _, w := range walks[1:] {
		if err != nil || len(starts) == 0 {
			break
		}
		if next, err = w.starts(doc, next[:0]); err == nil {
			starts = common(starts, next)
		}
	}
	return starts, err
}

// stands tells whether the links stand so in a document, by where each run
// begins; no block ends between them.
func (c *locatedChain) stands(runs []*run, starts [][]uint32, blockEnds []uint32) bool {
	var reached []int // ends of the link before
	for i, k := range c.links {
		length := runs[c.runs[i]].runes
		var next []int
		for _, start := range starts[c.runs[i]] {
			if i == 0 || reaches(reached, int(start), k.gap, blockEnds) {
				next = append(next, int(start)+length)
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
func reaches(before []int, start int, gap reach, blockEnds []uint32) bool {
	for _, end := range before[sort.SearchInts(before, start-gap.most):] {
		if end > start-gap.least {
			break
		}
		at := sort.Search(len(blockEnds), func(i int) bool { return int(blockEnds[i]) >= end })
		if at == len(blockEnds) || int(blockEnds[at]) >= start {
			return true
		}
	}
	return false
}
