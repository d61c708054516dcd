package engine

import (
	"sort"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/indexfile"
)

// spot is where a leaf stands in a body, in folded runes.
type spot struct{ from, to, leaf int }

// findSpots finds where what results show stands in the bodies of documents,
// which ascend; false when the positions that are here do not tell.
func (p *plan) findSpots(long []*excerpt) bool {
	documents := make([]uint32, len(long))
	for i, e := range long {
		documents[i] = uint32(e.document)
	}
	for i, l := range p.shown {
		at := leafField{l, indexfile.Body}
		switch {
		case !standsIn(l, at.field):
			continue
		case l.IsJudged() && len(p.shown) == 1:
			return p.located.findFirst(long, i) // of one thing, what comes first is shown
		case !isPlaced(l):
			return false
		case !p.has(at):
			continue
		}
		r := p.asRun(at)
		if !p.knowsPlaces(r, documents) {
			return false
		}
		walks := r.walks()
		for k, e := range long {
			if r.find(walks, documents[k]) != nil {
				return false
			}
			for _, start := range withoutOverlaps(r.starts, r.runes) {
				e.spots = append(e.spots, spot{int(start), int(start) + r.runes, i})
			}
		}
	}
	return true
}

// isPlaced tells whether positions say where a leaf stands in articles that hold
// it for certain.
func isPlaced(l *language.Leaf) bool {
	return !l.IsJudged() && (len(l.Tokens) > 1 || l.Tokens[0].Positional)
}

//go:noinline
func standsIn(l *language.Leaf, field indexfile.Field) bool {
	return l.Fields[0] == field || len(l.Fields) > 1
}

// knowsPlaces tells whether the positions of a run in documents are here.
func (p *plan) knowsPlaces(r *run, documents []uint32) bool {
	if len(r.cover) == 0 || !r.isPlaced() {
		return false
	}
	for _, i := range r.cover {
		for _, list := range r.tokens[i].lists() {
			if !list.Loaded() {
				return false
			}
		}
	}
	return !p.index.Lacks(r.wantPositions(documents, nil))
}

// spotsIn are those in an article that was read.
func spotsIn(a *article.Article, leaves []*language.Leaf) (all []spot) {
	t := &language.FieldText{Text: a.Text()}
	for i, l := range leaves {
		if standsIn(l, indexfile.Body) {
			for _, s := range find(l, t) {
				all = append(all, spot{s.From, s.To, i})
			}
		}
	}
	return all
}

// bestPiece is the piece in which most leaves stand within what a result shows,
// and of several that in which they are closest together, and the first.
func bestPiece(starts []int, spots []spot) int {
	sort.Slice(spots, func(i, k int) bool {
		a, b := spots[i], spots[k]
		return a.from < b.from || a.from == b.from && a.leaf < b.leaf
	})
	var last []int // where each leaf began last
	best, most, least, piece := 0, 0, 0, 0
	for _, s := range spots {
		for piece+1 < len(starts) && s.from >= starts[piece+1] {
			piece++
		}
		for len(last) <= s.leaf {
			last = append(last, -1)
		}
		last[s.leaf] = s.from
		near, from := 0, s.from
		for _, other := range last {
			if other >= starts[piece] && s.to-other <= snippetRunes {
				near++
				from = min(from, other)
			}
		}
		if over := s.to - from; near > most || near == most && near > 1 && over < least {
			best, most, least = piece, near, over
		}
	}
	return best
}

// firstSpot is where a leaf stands first in a long body, so far behind that its
// piece alone does not tell; else -1.
func (e *excerpt) firstSpot(leaf int) int {
	first := -1
	if e.starts == nil {
		return first
	}
	for _, s := range e.spots {
		if s.leaf == leaf && (first < 0 || s.from < first) {
			first = s.from
		}
	}
	if e.piece == 0 && first < e.starts[1] {
		return -1
	}
	return first
}
