package engine

import (
	"context"
	"errors"
	"slices"
	"time"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/indexfile"
)

// Progress is how far a long computation is: articles read, of so many.
type Progress struct {
	Done  int `json:"done"`
	Total int `json:"total"`

	Nothing bool `json:"nothing,omitempty"` // a search has found nothing, and looks for what is near
}

// readTogether is how many articles a computation over many reads at a time,
// and scanGap how many unwanted bytes it then reads to save a run of bytes: many
// are one request where the host knows how.
const (
	readTogether = 256
	scanGap      = 512
)

// findings is every article a query finds and how many hits it has: the
// places that are marked when it is read.
type findings struct {
	query     *query
	documents []uint64         // ascending
	hits      []uint32         // of each
	leaves    []*language.Leaf // what is looked for
}

// total is how many hits there are, and in how many articles: one found by
// its place alone has none.
func (f *findings) total() (hits, articles int) {
	for _, n := range f.hits {
		if hits += int(n); n > 0 {
			articles++
		}
	}
	return hits, articles
}

// findings answers a request with everything it finds; the hits are not
// counted yet.
func (a *Archive) findings(ctx context.Context, req Request) (*findings, error) {
	q, err := a.everything(ctx, req)
	if err != nil {
		return nil, err
	}
	leaves := q.root.Leaves()
	if len(leaves) == 0 {
		return nil, &language.QueryError{Query: req.Query, Problem: "query.no-words"}
	}
	return &findings{query: q, documents: q.documents, hits: make([]uint32, len(q.documents)), leaves: leaves}, nil
}

// count counts the hits: from positions where those tell, else by reading the
// articles.
func (f *findings) count(ctx context.Context, progress func(Progress)) error {
	if slices.ContainsFunc(f.leaves, func(l *language.Leaf) bool { return !isPlain(l) }) {
		return f.read(ctx, progress, func(int, *article.Article, []Mark) {})
	}
	return f.countPlaces(ctx)
}

// everything finds all articles of a request.
func (a *Archive) everything(ctx context.Context, req Request) (*query, error) {
	req.Sort, req.Counts, req.Limit, req.Offset = Newest, true, 1, 0
	q, err := a.ask(req)
	if err != nil {
		return nil, err
	}
	q.everyPlace = true
	if err := q.prepare(ctx); err != nil {
		return nil, err
	}
	if _, _, err := q.collect(ctx, q.req.Limit, 0); err != nil {
		return nil, err
	}
	slices.Sort(q.documents)
	return q, ctx.Err()
}

// read reads all the articles found, some at a time, in their order, and
// counts their hits. Those that cannot be read are noted and passed over.
func (f *findings) read(ctx context.Context, progress func(Progress), visit func(i int, found *article.Article, hits []Mark)) error {
	ctx = inRound(withGap(ctx, scanGap), 4)
	for from := 0; from < len(f.documents); from += readTogether {
		batch := f.documents[from:min(from+readTogether, len(f.documents))]
		articles := f.query.at(ctx, batch, true)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		for i, found := range articles {
			if err := f.query.rest(ctx); err != nil {
				return err
			}
			if f.query.note([]error{found.err}); found.err == nil {
				hits := marks(found.Article, f.leaves)
				f.hits[from+i] = uint32(len(hits))
				visit(from+i, found.Article, hits)
			}
		}
		progress(Progress{Done: from + len(batch), Total: len(f.documents)})
		time.Sleep(time.Microsecond) // let others take their turn, above all who cancels this
	}
	return ctx.Err()
}

// isPlain tells whether positions say where a leaf stands: one run, found as
// it is. A single character has none.
func isPlain(l *language.Leaf) bool {
	return l.Pattern == nil && (len(l.Tokens) > 1 || l.Tokens[0].Positional)
}

// countPlaces counts hits by positions.
func (f *findings) countPlaces(ctx context.Context) error {
	q, from := f.query, 0
	parts := make([][]uint32, len(q.plans))
	for i := range q.plans {
		parts[i] = q.inSegment(i)
	}
	for _, p := range q.plans {
		p.unread = nil // noted already
	}
	errs := parallel(len(q.plans), func(i int) error { return q.plans[i].loadPlaces(inRound(ctx, 4), f.leaves, parts[i]) })
	if err := ctx.Err(); err != nil {
		return err
	}
	for i, p := range q.plans {
		q.note(p.unread)
		hits := f.hits[from : from+len(parts[i])]
		from += len(parts[i])
		if errs[i] == nil {
			errs[i] = p.countPlaces(f.leaves, parts[i], hits)
		}
	}
	q.note(errs)
	return nil
}

// holding are the documents of some that hold a plain leaf in a field.
func (p *plan) holding(at leafField, documents []uint32) []uint32 {
	switch {
	case !p.has(at):
		return nil
	case isRun(at.leaf):
		return intersect(set{docs: documents}, set{docs: p.matches[at]}).docs
	}
	return intersect(set{docs: documents}, set{docs: p.list(at).Docs}).docs
}

// asRun is a plain leaf that is one token as a run.
func (p *plan) asRun(at leafField) *run {
	if r := p.runs[at]; r != nil {
		return r
	}
	term := runTerm{list: p.list(at)}
	return &run{runes: len(at.leaf.Run.Text), tokens: []runToken{{terms: []runTerm{term}}}, cover: []int{0}}
}

// loadPlaces reads the positions of leaves in documents, as far as finding
// these has not told them; of those that have none, the texts.
func (p *plan) loadPlaces(ctx context.Context, leaves []*language.Leaf, documents []uint32) error {
	var wants []indexfile.Want
	var texts set
	for _, l := range leaves {
		for _, field := range l.Fields {
			at := leafField{l, field}
			holding := p.holding(at, documents)
			if len(holding) == 0 || len(l.Tokens) > 1 {
				continue
			}
			if r := p.asRun(at); r.isPlaced() {
				wants = r.wantPositions(holding, wants)
			} else {
				texts = unite(texts, set{docs: holding})
			}
		}
	}
	return errors.Join(parallel(2, func(i int) error {
		if i == 0 {
			return p.index.Load(ctx, wants)
		}
		return p.readCandidates(ctx, texts.docs, nil)
	})...)
}

// countPlaces adds up the hits of leaves in documents, whose positions are there.
func (p *plan) countPlaces(leaves []*language.Leaf, documents, hits []uint32) error {
	for _, field := range language.AnyText {
		var all []*places
		var runes []int
		for _, l := range leaves {
			if !slices.Contains(l.Fields, field) {
				continue
			}
			stand, err := p.placesOf(leafField{l, field}, documents)
			if err != nil {
				return err
			}
			all, runes = append(all, stand), append(runes, len(l.Run.Text))
		}
		var here []found
		for i, document := range documents {
			here = here[:0]
			for k, stand := range all {
				for _, start := range stand.take(document) {
					here = append(here, found{start: int(start), end: int(start) + runes[k]})
				}
			}
			if len(all) > 1 {
				here = arranged(here)
			}
			hits[i] += uint32(apart(here))
		}
	}
	return nil
}

// placesOf are the places of a plain leaf in documents.
func (p *plan) placesOf(at leafField, documents []uint32) (*places, error) {
	holding := p.holding(at, documents)
	if len(holding) == 0 {
		return &places{}, nil
	}
	if len(at.leaf.Tokens) > 1 {
		stand := *p.stands[at]
		return &stand, nil
	}
	r := p.asRun(at)
	if !r.isPlaced() {
		return r.matchTexts(at, holding, p.articles), nil
	}
	return r.matchPositions(holding)
}

// take gives the places in a document, those before being done with.
func (f *places) take(document uint32) []uint32 {
	for len(f.docs) > 0 && f.docs[0] <= document {
		starts := f.starts[:f.freqs[0]]
		found := f.docs[0] == document
		f.docs, f.freqs, f.starts = f.docs[1:], f.freqs[1:], f.starts[len(starts):]
		if found {
			return starts
		}
	}
	return nil
}

// apart is how many of arranged places do not begin in another.
func apart(places []found) int {
	n, end := 0, 0
	for _, p := range places {
		if p.start >= end {
			n, end = n+1, p.end
		}
	}
	return n
}
