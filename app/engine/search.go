package engine

import (
	"cmp"
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// Bounds on what one search gives: all of an archive, and of the articles so
// many read at once.
const (
	maxHits      = 1 << 20
	hitsTogether = 100 * rankedTogether
)

// query is one search under way: what is asked, and what each segment brings.
type query struct {
	archive    *Archive
	req        Request
	root       *language.Node
	leaves     []*language.Leaf // all, those that are excluded too
	filters    filters
	script     indexfile.Key // articles of this script come first; zero for no preference
	plans      []*plan
	reader     *blevereader.Reader
	documents  []uint64 // all that was found, when that is to be counted
	works      *works   // nil when copies are not left out
	progress   progress
	shows      bool        // the articles of the best hits will be read
	everyPlace bool        // the places of hits are asked for
	judged     int         // at most so many articles are read in a segment to be judged; 0 for all
	partly     atomic.Bool // whether judged left any out
	rested     atomic.Int64
	problems   []string
}

// Search answers a request. A wrong query is a *QueryError.
func (a *Archive) Search(ctx context.Context, req Request) (*Result, error) {
	started := time.Now()
	a.meter.take(nil)
	q, err := a.ask(req)
	if err != nil {
		return nil, err
	}
	q.shows = true
	if err := q.prepare(ctx); err != nil {
		return nil, err
	}
	result, err := q.answer(ctx)
	if err != nil {
		return nil, err
	}
	result.Query = req.Query
	result.Problems = append(append([]string{}, a.info.Problems...), q.problems...)
	a.meter.take(result)
	if result.Total == 0 && q.root != nil && len(result.Problems) == 0 {
		if tell := ProgressOf(ctx); tell != nil {
			tell(Progress{Nothing: true})
		}
		result.Nearest, result.Problems = a.nearest(ctx, q.req, q.root)
		var beside Result
		a.meter.take(&beside)
		result.CountBytes, result.CountReads = result.CountBytes+beside.BytesRead, result.CountReads+beside.Reads
	}
	result.TookMS = float64(time.Since(started).Microseconds()) / 1000
	return result, nil
}

func (a *Archive) ask(req Request) (*query, error) {
	root, err := language.Parse(req.Query)
	if err != nil {
		return nil, err
	}
	q := &query{archive: a, req: req, root: root, leaves: root.Every()}
	q.rested.Store(time.Now().UnixMilli())
	if q.filters, err = readFilters(req); err != nil {
		return nil, err
	}
	if q.req.Limit <= 0 {
		q.req.Limit = DefaultLimit
	}
	q.req.Limit = min(q.req.Limit, maxHits)
	q.req.Offset = max(0, min(q.req.Offset, maxHits))
	if q.req.Sort == "" {
		q.req.Sort = Relevance
	}
	if root == nil && q.req.Sort == Relevance {
		q.req.Sort = Newest
	}
	if script := token.ScriptOf(req.Query); script != article.OtherScript && q.req.Sort == Relevance && a.hasBothScripts() {
		field, _ := indexfile.FieldOf(facet.Script)
		q.script = indexfile.Key{Field: field, Term: string(script)}
	}
	return q, nil
}

func (a *Archive) hasBothScripts() bool {
	for _, s := range a.segments {
		if s.index.ValueCount(facet.Script) > 1 {
			return true
		}
	}
	return a.catalog.BothScripts
}

// prepare reads what bleve will need, of all segments at once. A segment that
// fails is left out and named.
func (q *query) prepare(ctx context.Context) error {
	segments := q.archive.segments
	for _, s := range segments {
		q.plans = append(q.plans, &plan{segment: s, only: q.filters.windows(s.index), everyPlace: q.everyPlace, shown: q.root.Leaves()})
	}
	errs := make([]error, len(segments))
	q.each(errs, func(p *plan) error { return p.prepare(ctx, q) })
	q.guess(ctx, errs, true)
	q.each(errs, func(p *plan) error { return p.load(inRound(ctx, 2), q) })
	q.guess(ctx, errs, false)
	q.each(errs, func(p *plan) error { return p.finish(inRound(ctx, 3), q) })
	q.guessPlaced(ctx, errs)
	q.each(errs, func(p *plan) error { return p.place(inRound(ctx, 5), q) })
	q.foresee(ctx, errs)
	q.each(errs, func(p *plan) error { return p.judge(inRound(ctx, 6), q) })
	for _, err := range errs {
		if wrong := (*language.QueryError)(nil); errors.As(err, &wrong) {
			return err
		}
	}
	if err := q.narrow(q.isWide); err != nil {
		return err
	}
	q.note(errs)
	for i, p := range q.plans {
		if errs[i] != nil {
			p.only, p.lists, p.matches = []blevereader.Window{}, nil, nil
		}
		q.note(p.unread)
	}
	q.show()
	return ctx.Err()
}

// each does one thing with all segments at once, and keeps the first error of each.
func (q *query) each(errs []error, do func(*plan) error) {
	for i, err := range parallel(len(q.plans), func(i int) error { return do(q.plans[i]) }) {
		errs[i] = cmp.Or(errs[i], err)
	}
}

// show shows bleve what was read.
func (q *query) show() {
	shown := make([]*blevereader.Segment, len(q.plans))
	for i, p := range q.plans {
		shown[i] = &blevereader.Segment{Index: p.index, Lists: p.lists, Only: p.only}
	}
	q.reader = blevereader.New(shown)
}

// note keeps errors to tell the reader: what is found is not all there is.
func (q *query) note(errs []error) {
	for _, err := range errs {
		if err != nil {
			q.problems = append(q.problems, err.Error())
		}
	}
}

// answer collects the hits and counts, and reads the articles of the hits.
func (q *query) answer(ctx context.Context) (*Result, error) {
	offset, limit := q.window()
	matches, total, err := q.collect(ctx, limit, offset)
	if err != nil {
		return nil, err
	}
	result := &Result{Total: total, Copies: q.works.copies(), Facets: map[string][]Count{}, Months: []Month{}}
	errs := parallel(2, func(i int) (err error) {
		if i == 0 {
			result.Hits, err = q.allHits(ctx, matches, q.req.Offset-offset)
		} else {
			q.count(inRound(ctx, counting), result)
		}
		return err
	})
	if err := firstError(errs); err != nil {
		return nil, err
	}
	return result, ctx.Err()
}

// collect runs bleve over what was read, and gives the best matches behind
// offset others, and how many there are.
func (q *query) collect(ctx context.Context, limit, offset int) (search.DocumentMatchCollection, int, error) {
	ctx = context.WithValue(ctx, search.GetScoringModelCallbackKey,
		search.GetScoringModelCallbackFn(func() string { return index.BM25Scoring }))
	root, err := q.searcher(ctx)
	if err != nil {
		return nil, 0, err
	}
	defer root.Close()
	if q.collapses() {
		q.works = &works{Searcher: root, query: q}
		root = q.works
	}
	var best top
	err = best.take(ctx, q, root, limit+offset)
	return best.from(offset), best.total, err
}
