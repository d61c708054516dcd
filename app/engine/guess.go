package engine

import (
	"context"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/search"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/app/engine/language"
	"fangzhi/data/indexfile"
)

// A guess looks at so many matches beyond those asked for and those whose texts
// are read anyway, at more when so few are candidates that most may be none; it
// is not worth while for more than so many in all.
const (
	guessBeyond = 15
	guessAmong  = 25
	firstBeyond = 5 // of words alone hardly any are missed
	guessMost   = 50
	guessBytes  = 16 << 10 // for those beyond
)

// guess names, once the documents are known, the articles that are likely to
// be shown: they are read in one round with what decides on them. It does so a
// round before, at first, where words are asked for that stand in longer ones
// too: the articles with the words themselves come first. A wrong guess costs a
// round more and the bytes of the articles, never a result.
func (q *query) guess(ctx context.Context, errs []error, first bool) {
	if !q.mayGuess(ctx, errs) || slices.ContainsFunc(q.leaves, func(l *language.Leaf) bool { return l.IsJudged() }) ||
		!slices.ContainsFunc(q.plans, func(p *plan) bool { return p.isInDoubt(first) }) {
		return
	}
	few, candidates := 0, 0
	for _, p := range q.plans {
		if first && p.wants != nil {
			p.doubt = p.known(q)
		}
		if p.doubt != nil {
			few += len(p.doubt.few)
			for _, of := range p.doubt.candidates {
				candidates += len(of)
			}
		}
	}
	_, limit := q.window()
	left := limit + guessBeyond
	if candidates <= mostTexts {
		left = limit + guessAmong
	}
	if first {
		left = limit + firstBeyond
	}
	isRead := func(p *plan, document uint32) bool {
		if p.doubt == nil {
			return true
		}
		_, few := slices.BinarySearch(p.doubt.few, document)
		return few
	}
	for _, all := range []bool{true, false} { // that is open matches, or nothing of it
		for _, p := range q.plans {
			p.suppose(q.leaves, all)
		}
		q.like(ctx, guessed{few, left, limit, guessBytes}, isRead)
		if left = limit; first {
			break
		}
	}
	for _, p := range q.plans {
		p.matches, p.stands = nil, nil
		if first {
			p.doubt = nil
		}
	}
}

// guessed bounds a guess: how many of the best matches are read anyway, how many
// others are wanted, how many of these however long they are, and how many bytes
// the rest may take.
type guessed struct {
	read, wanted, sure int
	room               float64
}

// like names the articles that are shown if all is as the plans have it, but for
// those that are read anyway.
func (q *query) like(ctx context.Context, g guessed, isRead func(p *plan, document uint32) bool) {
	q.show()
	offset, _ := q.window()
	best, err := q.supposed(ctx, g.wanted+g.read, offset)
	if err != nil {
		return // to be met again
	}
	for _, match := range best {
		segment, local := q.reader.Locate(blevereader.Document(match.IndexInternalID))
		p, document := q.plans[segment], uint32(local)
		if g.wanted == 0 || isRead(p, document) || slices.Contains(p.likely, document) {
			continue
		}
		if g.wanted--; g.sure > 0 {
			g.sure--
		} else if g.room -= p.textBytes([]uint32{document}); g.room < 0 {
			break
		}
		p.likely = append(p.likely, document)
	}
	for _, p := range q.plans {
		slices.Sort(p.likely)
	}
}

// guessPlaced names, while positions are to tell where patterns stand, the
// articles that are likely to be shown: they are read with these.
func (q *query) guessPlaced(ctx context.Context, errs []error) {
	lacks := false
	for _, p := range q.plans {
		lacks = lacks || p.placing != nil && p.index.Lacks(p.placing.wants)
	}
	if lacks && q.mayGuess(ctx, errs) {
		_, limit := q.window()
		q.like(ctx, guessed{0, limit + guessBeyond, 0, 2 * guessBytes}, func(*plan, uint32) bool { return false })
	}
}

// mayGuess tells a search whose articles can be guessed: not where so few requests
// are answered at once that those for nothing take longer than a round.
func (q *query) mayGuess(ctx context.Context, errs []error) bool {
	offset, limit := q.window()
	return q.shows && (q.archive.lanes == nil || q.archive.lanes() > limit+guessAmong) && offset+limit <= guessMost && ctx.Err() == nil && firstError(errs) == nil
}

// known is what may match as far as documents were read.
func (p *plan) known(s *query) *doubt {
	o := &doubt{possible: p.filtered(s, p.superset(s.root)), candidates: map[leafField][]uint32{}}
	for l := range p.runs {
		o.candidates[l] = intersect(p.together(l), o.possible).docs
	}
	return o
}

// supposed are the best matches if all is as the plans have it.
func (q *query) supposed(ctx context.Context, limit, offset int) (search.DocumentMatchCollection, error) {
	supposed := &query{archive: q.archive, req: q.req, root: q.root, leaves: q.leaves, filters: q.filters, script: q.script, plans: q.plans, reader: q.reader}
	supposed.req.Counts, supposed.req.Works = false, false
	best, _, err := supposed.collect(ctx, limit, offset)
	return best, err
}

// foresee names, when few texts are open, the articles that will be shown if
// none of these match: they are read together.
func (q *query) foresee(ctx context.Context, errs []error) {
	open := 0
	for _, p := range q.plans {
		if p.open != nil {
			open += len(p.open.candidates)
		}
	}
	if open == 0 || open > checkedAtOnce || !q.mayGuess(ctx, errs) {
		return
	}
	for _, p := range q.plans {
		if p.likely = nil; p.open == nil {
			p.open = &judging{}
		}
		for _, u := range p.open.leaves {
			p.matches[u.at] = unite(u.sure, u.may).docs
		}
	}
	_, limit := q.window()
	q.like(ctx, guessed{open, limit, limit, 0}, func(p *plan, document uint32) bool {
		_, asked := slices.BinarySearch(p.open.candidates, document)
		return asked
	})
}

// isInDoubt tells whether something must be read to know what matches: at first,
// documents beside those known early.
func (p *plan) isInDoubt(first bool) bool {
	if first {
		return p.early && p.index.Lacks(p.wants)
	}
	o := p.doubt
	return o != nil && (len(o.few) > 0 || p.index.Lacks(p.positions(o.candidates, o.rest)) || p.index.LacksColumns(o.columns))
}

// suppose takes candidates for matches where positions are not there to tell:
// all of them, or of words alone.
func (p *plan) suppose(leaves []*language.Leaf, all bool) {
	p.matches, p.stands = map[leafField][]uint32{}, map[leafField]*places{}
	if p.doubt == nil {
		return
	}
	for at, documents := range p.doubt.candidates {
		if p.doubt.rest[at] && !p.index.Lacks(p.runs[at].wantPositions(p.runs[at].undecided(documents), nil)) {
			if found, err := p.match(at, documents, nil); err == nil {
				p.stands[at], p.matches[at] = found, found.docs
				continue
			}
		}
		if all || p.runs[at].alone() {
			p.stands[at], p.matches[at] = p.runs[at].supposed(documents), documents
		}
	}
	for _, l := range leaves {
		for _, field := range l.Fields {
			if at := (leafField{l, field}); l.Glyphs != nil && !isRun(l) && p.has(at) {
				p.matches[at] = p.documents(at).docs
			}
		}
	}
}

// supposed has a run in every document as often as the rarest of its tokens.
func (r *run) supposed(documents []uint32) *places {
	if r.alone() {
		return r.matchWord(documents)
	}
	all := &places{docs: documents, freqs: slices.Repeat([]uint32{math.MaxUint32}, len(documents))}
	for k := range r.tokens {
		if t := &r.tokens[k]; t.wanted && len(t.terms) == 1 {
			list, at := t.terms[0].list, 0
			for i, document := range documents {
				step, found := indexfile.Seek(list.Docs[at:], document)
				if at += step; found {
					all.freqs[i] = min(all.freqs[i], list.Freqs[at])
				}
			}
		}
	}
	for i, freq := range all.freqs {
		if freq == math.MaxUint32 {
			all.freqs[i] = 1
		}
	}
	return all
}
