package engine

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/facet"
)

// works is a searcher that leaves out copies: of the articles found that are
// one work, it gives the leader, or the first where the leader is not found.
type works struct {
	search.Searcher
	query *query
	found []foundMatch // what the searcher below found, once it was asked
	asked bool
	left  int
}

type foundMatch struct {
	document uint64
	score    float64
	work     string // "" for an article that is the only one of its work
	leader   bool
}

// collapses tells whether copies are left out: when that is asked for and
// there are any.
func (q *query) collapses() bool {
	if !q.req.Works {
		return false
	}
	for _, s := range q.archive.segments {
		if s.index.ValueCount(facet.Work) > 0 {
			return true
		}
	}
	return false
}

// copies is how many articles were left out.
func (w *works) copies() int {
	if w == nil {
		return 0
	}
	return w.left
}

// Next gives the next match that is no copy of another.
func (w *works) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	return w.from(ctx, 0)
}

// Advance gives the first such match at or after id.
func (w *works) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	return w.from(ctx, blevereader.Document(id))
}

func (w *works) from(ctx *search.SearchContext, least uint64) (*search.DocumentMatch, error) {
	if !w.asked {
		w.asked = true
		if err := w.ask(ctx); err != nil {
			return nil, err
		}
	}
	for len(w.found) > 0 && w.found[0].document < least {
		w.found = w.found[1:]
	}
	if len(w.found) == 0 {
		return nil, nil
	}
	match := ctx.DocumentMatchPool.Get()
	match.IndexInternalID = append(match.IndexInternalID[:0], blevereader.ID(w.found[0].document)...)
	match.Score = w.found[0].score
	w.found = w.found[1:]
	return match, nil
}

// ask takes all matches and drops the copies.
func (w *works) ask(ctx *search.SearchContext) error {
	shown := map[string]int{} // by work, which of found stands for it
	for {
		match, err := w.Searcher.Next(ctx)
		if err != nil {
			return err
		}
		if match == nil {
			break
		}
		f := foundMatch{document: blevereader.Document(match.IndexInternalID), score: match.Score}
		f.work, f.leader = w.query.workOf(f.document)
		ctx.DocumentMatchPool.Put(match)
		if before, seen := shown[f.work]; f.work != "" && !seen || f.leader || seen && w.query.newer(f, w.found[before]) {
			if seen {
				w.found[before].document = dropped
			}
			shown[f.work] = len(w.found)
		} else if f.work != "" {
			f.document = dropped
		}
		w.found = append(w.found, f)
	}
	kept := w.found[:0]
	for _, f := range w.found {
		if f.document != dropped {
			kept = append(kept, f)
		}
	}
	w.left = len(w.found) - len(kept)
	w.found = kept
	return nil
}

// newer tells whether a match stands before another in the archive, and neither
// is the leader: of matches in several segments the first may come last.
func (q *query) newer(f, than foundMatch) bool {
	return !than.leader && archivePlace(q.reader, q.plans, f.document) < archivePlace(q.reader, q.plans, than.document)
}

const dropped = 1<<64 - 1

// workOf names the work of a document. In one segment the value's number is
// name enough; over several the value itself was read.
func (q *query) workOf(document uint64) (work string, leader bool) {
	segment, local := q.reader.Locate(document)
	p := q.plans[segment]
	ordinals := p.index.Ordinals(facet.Work, local)
	if len(ordinals) == 0 {
		return "", false
	}
	if p.works != nil {
		return p.works[ordinals[0]], len(ordinals) > 1
	}
	return fmt.Sprint(ordinals[0]), len(ordinals) > 1
}

// nameWorks reads the names of works where an archive has several segments.
func (p *plan) nameWorks(ctx context.Context, s *query, documents set) error {
	if !s.collapses() || len(s.plans) == 1 {
		return nil
	}
	var ordinals []uint32
	seen := map[uint32]bool{}
	add := func(doc int) {
		if of := p.index.Ordinals(facet.Work, doc); len(of) > 0 && !seen[of[0]] {
			seen[of[0]] = true
			ordinals = append(ordinals, of[0])
		}
	}
	if documents.all {
		for doc := range p.index.DocCount() {
			add(doc)
		}
	}
	for _, doc := range documents.docs {
		add(int(doc))
	}
	values, err := p.index.Values(inRound(ctx, 5), map[facet.Kind][]uint32{facet.Work: ordinals})
	if err != nil {
		return err
	}
	p.works = map[uint32]string{}
	for i, value := range values[facet.Work] {
		p.works[ordinals[i]] = value.Text
	}
	return nil
}

// archivePlace is where a document stands in the archive, newest first, whatever
// segment holds it.
func archivePlace(reader *blevereader.Reader, plans []*plan, number uint64) uint64 {
	segment, local := reader.Locate(number)
	if places := plans[segment].places; places != nil {
		return uint64(places[local])
	}
	return number
}
