package engine

import (
	"context"
	"slices"
	"sort"
	"time"

	"fangzhi/data/article"
	"fangzhi/data/indexfile"
)

// Progress is how far a long computation is: articles read, of so many.
type Progress struct {
	Done  int `json:"done"`
	Total int `json:"total"`
}

// readTogether is how many articles a computation over many reads at a time,
// and scanGap how many unwanted bytes it then reads to save a request.
const (
	readTogether = 256
	scanGap      = 2 << 10
)

// findings is every article a query finds and how many hits it has: the
// places that are marked when it is read.
type findings struct {
	query     *query
	documents []uint64 // ascending
	hits      []uint32 // of each
	leaves    []*leaf  // what is looked for
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
	leaves := q.root.leaves()
	if len(leaves) == 0 {
		return nil, &QueryError{Query: req.Query, Problem: "query.no-words"}
	}
	return &findings{query: q, documents: q.hit.documents, hits: make([]uint32, len(q.hit.documents)), leaves: leaves}, nil
}

// count counts the hits: from positions where those tell, else by reading the
// articles.
func (f *findings) count(ctx context.Context, progress func(Progress)) error {
	if slices.ContainsFunc(f.leaves, func(l *leaf) bool { return !l.isPlain() }) {
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
	if err := q.prepare(ctx); err != nil {
		return nil, err
	}
	if _, err := q.collect(ctx, q.req.Limit, 0); err != nil {
		return nil, err
	}
	slices.Sort(q.hit.documents)
	return q, ctx.Err()
}

// read reads all the articles found, some at a time, in their order, and
// counts their hits. Those that cannot be read are noted and passed over.
func (f *findings) read(ctx context.Context, progress func(Progress), visit func(i int, found *article.Article, hits []Mark)) error {
	ctx = inRound(withGap(ctx, scanGap), 4)
	for from := 0; from < len(f.documents); from += readTogether {
		batch := f.documents[from:min(from+readTogether, len(f.documents))]
		articles, errs := f.query.at(ctx, batch)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		f.query.note(errs)
		for i, found := range articles {
			if found != nil {
				hits := marks(found, f.leaves)
				f.hits[from+i] = uint32(len(hits))
				visit(from+i, found, hits)
			}
		}
		progress(Progress{from + len(batch), len(f.documents)})
		time.Sleep(time.Microsecond) // let others take their turn, above all who cancels this
	}
	return ctx.Err()
}

// at reads documents of all segments, nil where that fails.
func (q *query) at(ctx context.Context, documents []uint64) ([]*article.Article, []error) {
	articles, errs := make([]*article.Article, len(documents)), make([]error, len(documents))
	local, wanted := make([][]int, len(q.plans)), make([][]int, len(q.plans))
	for i, number := range documents {
		segment, document := q.reader.Locate(number)
		local[segment] = append(local[segment], document)
		wanted[segment] = append(wanted[segment], i)
	}
	parallel(len(q.plans), func(s int) error {
		found, faults := q.plans[s].read(ctx, local[s])
		for k, i := range wanted[s] {
			if articles[i], errs[i] = found[k], faults[k]; errs[i] != nil {
				articles[i] = nil
			}
		}
		return nil
	})
	return articles, errs
}

// isPlain tells whether positions say where a leaf stands: one run, found as
// it is. A single character has none.
func (l *leaf) isPlain() bool {
	return l.pattern == nil && l.tokens[0].Positional
}

// countPlaces counts hits by positions.
func (f *findings) countPlaces(ctx context.Context) error {
	q, from := f.query, 0
	parts := make([][]uint32, len(q.plans))
	for i := range q.plans {
		parts[i] = q.inSegment(i)
	}
	errs := parallel(len(q.plans), func(i int) error { return q.plans[i].loadPlaces(inRound(ctx, 4), f.leaves, parts[i]) })
	if err := ctx.Err(); err != nil {
		return err
	}
	for i, p := range q.plans {
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
	if !p.has(at) {
		return nil
	}
	if len(at.leaf.tokens) > 1 {
		return intersect(set{docs: documents}, set{docs: p.matches[at]}).docs
	}
	return intersect(set{docs: documents}, set{docs: p.list(at, 0).Docs}).docs
}

// list is that of a leaf's token.
func (p *plan) list(at leafField, token int) *indexfile.List {
	return p.lists[indexfile.Key{Field: at.field, Term: at.leaf.tokens[token].Term}]
}

// loadPlaces reads the positions of leaves in documents.
func (p *plan) loadPlaces(ctx context.Context, leaves []*leaf, documents []uint32) error {
	var wants []indexfile.Want
	for _, l := range leaves {
		for _, field := range l.fields {
			at := leafField{l, field}
			holding := p.holding(at, documents)
			for t := range l.tokens {
				if len(holding) > 0 {
					list := p.list(at, t)
					wants = append(wants, indexfile.Want{List: list, Positions: indexfile.Some, Postings: postingsOf(list, holding)})
				}
			}
		}
	}
	return p.index.Load(ctx, wants)
}

// walk goes through the documents that hold a leaf in a field.
type walk struct {
	documents []uint32
	tokens    []tokenPositions
	runes     int // how long the leaf is
}

// countPlaces adds up the hits of leaves in documents, whose positions are there.
func (p *plan) countPlaces(leaves []*leaf, documents, hits []uint32) error {
	for _, field := range anyText {
		var walks []*walk
		for _, l := range leaves {
			if !slices.Contains(l.fields, field) {
				continue
			}
			at := leafField{l, field}
			w := &walk{documents: p.holding(at, documents), runes: len(l.run.Text)}
			for t := range l.tokens {
				w.tokens = append(w.tokens, tokenPositions{list: p.list(at, t), offset: uint32(l.tokens[t].Pos)})
			}
			sort.SliceStable(w.tokens, func(i, k int) bool { return rarer(w.tokens[i].list, w.tokens[k].list) })
			walks = append(walks, w)
		}
		var places []found
		for i, document := range documents {
			places = places[:0]
			for _, w := range walks {
				var err error
				if places, err = w.append(places, document); err != nil {
					return err
				}
			}
			if len(walks) > 1 {
				places = arranged(places)
			}
			hits[i] += uint32(apart(places))
		}
	}
	return nil
}

// append adds the places of the leaf in the next document, which all its
// lists hold, leftmost first and without overlaps.
func (w *walk) append(places []found, document uint32) ([]found, error) {
	if len(w.documents) == 0 || w.documents[0] != document {
		return places, nil
	}
	w.documents = w.documents[1:]
	if err := place(w.tokens, document); err != nil {
		return places, err
	}
	end := 0
	for _, position := range w.tokens[0].here {
		first := w.tokens[0].offset
		if position < first || int(position-first) < end || !follow(w.tokens[1:], position-first) {
			continue
		}
		start := int(position - first)
		end = start + w.runes
		places = append(places, found{start: start, end: end})
	}
	return places, nil
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
