package engine

import (
	"slices"
	"sort"

	"fangzhi/app/engine/language"
	"fangzhi/data/token"
)

// How a run is found for the least bytes: which documents of its tokens are
// read, and whether counts, positions or texts then tell.

// What finding a run costs, in bytes, as far as the dictionary tells.
const (
	leftOver   = 0.3       // the share of documents with some tokens of a run that have one more
	untold     = 0.3       // the share of positions that are read of documents of which counts do not tell
	surely     = 0.5       // a list is read when it costs less than this share of what it is likely to save
	blockShare = 1.0 / 128 // of a list's documents, those whose positions are read together
)

// choose picks the tokens whose documents are read: the rarest; where so few
// have it that their texts will tell for less, no more; else the cheapest cover;
// and what leaves out documents for less than reading on in them would cost.
func (r *run) choose(l *language.Leaf) {
	order := make([]int, len(r.tokens))
	for i := range order {
		order[i] = i
	}
	r.rarestFirst(order)
	rarest := &r.tokens[order[0]]
	rarest.wanted = true
	left := float64(rarest.docFreq())
	r.chooseCover(l)
	if r.byText = len(r.tokens) > 1 && (left <= float64(r.few) || left <= float64(r.mostTexts) && left*r.textBytes < r.costOfCover(left)); r.byText {
		r.cover = nil
	}
	for _, i := range r.cover {
		r.tokens[i].wanted = true
	}
	saved := r.costOf(left) - r.costOf(leftOver*left)
	for _, i := range order {
		documents, _ := r.tokens[i].bytes()
		if !r.tokens[i].wanted && float64(documents) < surely*saved && !r.isImplied(&r.tokens[i]) {
			r.tokens[i].wanted = true
			left *= leftOver
			saved = r.costOf(left) - r.costOf(leftOver*left)
		}
	}
	r.chooseCounts(left)
	r.ahead = r.paysAhead(left)
}

// Positions are read ahead, together with the documents, before it is known
// which are needed: that saves a round trip, unless the documents came with the
// dictionary. Up to so many bytes a segment always does; and more where nothing but the run is asked, when so many documents are
// likely to be left that hardly a block of positions would be spared: then, too,
// no articles are read that are only guessed to match.
const (
	placesAhead = 6 << 10
	aheadShare  = 1.25 // of what positions are likely to cost if they are read later
)

func (r *run) paysAhead(left float64) bool {
	all := r.bytesOfPlaces()
	switch {
	case all <= r.worth:
		return true
	case r.isLoaded():
		return false
	case all <= placesAhead:
		return true
	}
	return r.sole && r.joined == nil && all <= aheadShare*r.costOf(left)+min(guessBeyond*r.textBytes, guessBytes)
}

// isLoaded tells whether all documents that are to be read came with the dictionary.
func (r *run) isLoaded() bool {
	return !slices.ContainsFunc(r.tokens, func(t runToken) bool {
		return t.wanted && slices.ContainsFunc(t.terms, func(e runTerm) bool { return !e.list.Loaded() })
	})
}

// bytesOfPlaces is what all positions of the cover take.
func (r *run) bytesOfPlaces() (all float64) {
	for _, i := range r.cover {
		_, positions := r.tokens[i].bytes()
		all += float64(positions)
	}
	return all
}

// chooseCounts has counts decide where that is less to read.
func (r *run) chooseCounts(left float64) {
	if r.joined == nil {
		return
	}
	if r.bytesOfPlaces() <= r.worth {
		r.joined = nil
		return
	}
	cost, counted := r.costOf(left), untold*r.costOf(left)
	for i := range r.tokens {
		if documents, _ := r.tokens[i].bytes(); r.tokens[i].wanted {
			cost += float64(documents)
		}
	}
	for _, i := range r.joined.tokens() {
		documents, _ := r.tokens[i].bytes()
		counted += float64(documents)
	}
	if counted >= cost {
		r.joined = nil
		return
	}
	r.cover = r.cover[:0]
	for i := range r.tokens {
		r.tokens[i].wanted = false
	}
	for _, i := range r.joined.tokens() {
		r.tokens[i].wanted = true
	}
	if !r.byText {
		r.cover = r.joined.cover()
	}
}

// rarestFirst orders tokens by how many documents they are in.
func (r *run) rarestFirst(tokens []int) {
	sort.SliceStable(tokens, func(i, k int) bool {
		return r.tokens[tokens[i]].docFreq() < r.tokens[tokens[k]].docFreq()
	})
}

func (r *run) chooseCover(l *language.Leaf) {
	r.cover = nil
	all := token.Run{Text: l.Run.Text}
	for i := range r.tokens {
		all.Tokens = append(all.Tokens, r.tokens[i].Token)
	}
	cover := all.Cover(func(t token.Token) int {
		documents, positions := r.tokens[slices.Index(all.Tokens, t)].bytes()
		return int(documents + positions)
	})
	for _, t := range cover {
		r.cover = append(r.cover, slices.Index(all.Tokens, t))
	}
	r.rarestFirst(r.cover)
}

// costOfCover is what the documents of the cover cost, and deciding by it on so
// many candidates.
func (r *run) costOfCover(candidates float64) float64 {
	cost := r.costOf(candidates)
	for _, i := range r.cover {
		documents, _ := r.tokens[i].bytes()
		cost += float64(documents)
	}
	return cost
}

// isPlaced tells whether the cover has positions.
func (r *run) isPlaced() bool {
	return !slices.ContainsFunc(r.cover, func(i int) bool {
		return slices.ContainsFunc(r.tokens[i].terms, func(e runTerm) bool { return !e.list.Placed() })
	})
}

// costOf is what deciding on so many candidates is likely to cost: their texts,
// or the positions of the cover in them.
func (r *run) costOf(candidates float64) float64 {
	if r.byText {
		return candidates * r.textBytes
	}
	total := 0.0
	for _, i := range r.cover {
		_, positions := r.tokens[i].bytes()
		blocks := blockShare * float64(r.tokens[i].docFreq())
		total += float64(positions) * min(1, candidates/max(1, blocks))
	}
	return total
}

// Up to so many articles are read to decide on a run, and up to how many, and
// how long, even where positions are less to read: of few that stand among many
// candidates it is a guess which to read beside these, and a wrong guess is a
// round more.
const (
	mostTexts = 256
	sureTexts = 52
	sureBytes = 32 << 10
)

// mostTexts is how many articles are read at most to decide on a run: where few
// requests are answered at once, as many as take no more turns than positions do
// and then the results.
func (q *query) mostTexts() int {
	if q.archive.lanes == nil {
		return mostTexts
	}
	_, limit := q.window()
	lanes := q.archive.lanes()
	return min(mostTexts, lanes*(1+(limit+lanes-1)/lanes))
}

// cheaperByTexts tells whether the texts of candidates are better read than
// the positions that would decide on them.
func (p *plan) cheaperByTexts(r *run, candidates []uint32) bool {
	bytes := p.textBytes(candidates)
	return len(candidates) <= r.mostTexts &&
		(len(candidates) <= sureTexts && bytes <= sureBytes || bytes < r.costOf(float64(len(candidates))))
}
