package engine

import (
	"cmp"
	"context"
	"errors"
	"math"
	"time"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/app/engine/internal/blevereader"
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

// How much more a hit in the title weighs than one in the body, and how much
// an article in the query's own script gains: enough to stand first.
const (
	titleBoost  = 3
	scriptBoost = 100
)

// query is one search under way: what is asked, and what each segment brings.
type query struct {
	archive    *Archive
	req        Request
	root       *node
	leaves     []*leaf // all, those that are excluded too
	filters    filters
	script     indexfile.Key // articles of this script come first; zero for no preference
	plans      []*plan
	reader     *blevereader.Reader
	documents  []uint64 // all that was found, when that is to be counted
	works      *works   // nil when copies are not left out
	progress   progress
	shows      bool // the articles of the best hits will be read
	everyPlace bool // the places of hits are asked for
	judged     int  // at most so many articles are read in a segment to be judged; 0 for all
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
		result.Nearest = a.nearest(ctx, q.req, q.root)
		var beside Result
		a.meter.take(&beside)
		result.CountBytes, result.CountReads = result.CountBytes+beside.BytesRead, result.CountReads+beside.Reads
	}
	result.TookMS = float64(time.Since(started).Microseconds()) / 1000
	return result, nil
}

func (a *Archive) ask(req Request) (*query, error) {
	root, err := parse(req.Query)
	if err != nil {
		return nil, err
	}
	q := &query{archive: a, req: req, root: root, leaves: root.every()}
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
		q.plans = append(q.plans, &plan{segment: s, only: q.filters.windows(s.index), everyPlace: q.everyPlace})
	}
	errs := parallel(len(segments), func(i int) error { return q.plans[i].prepare(ctx, q) })
	q.guess(ctx, errs)
	for i, err := range parallel(len(segments), func(i int) error { return q.plans[i].finish(inRound(ctx, 3), q) }) {
		errs[i] = cmp.Or(errs[i], err)
	}
	for _, err := range errs {
		if wrong := (*QueryError)(nil); errors.As(err, &wrong) {
			return err
		}
	}
	if err := q.narrow(); err != nil {
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

// searcher builds what bleve runs: the query, the filters, and the preference
// for the query's script.
func (q *query) searcher(ctx context.Context) (search.Searcher, error) {
	var must []search.Searcher
	if q.root != nil {
		s, err := q.build(ctx, q.root)
		if err != nil {
			return nil, err
		}
		must = append(must, s)
	}
	for _, k := range q.filters.kinds {
		s, err := q.anyValue(ctx, k.kind, k.keys)
		if err != nil {
			return nil, err
		}
		must = append(must, s)
	}
	if len(must) == 0 {
		return searcher.NewMatchAllSearcher(ctx, q.reader, 0, search.SearcherOptions{})
	}
	all, err := q.all(ctx, must)
	if err != nil || q.script == (indexfile.Key{}) {
		return all, err
	}
	preferred, err := searcher.NewTermSearcher(ctx, q.reader, q.script.Term, string(facet.Script), scriptBoost, search.SearcherOptions{})
	if err != nil {
		return nil, err
	}
	return searcher.NewBooleanSearcher(ctx, q.reader, all, preferred, nil, search.SearcherOptions{})
}

func (q *query) all(ctx context.Context, must []search.Searcher) (search.Searcher, error) {
	if len(must) == 1 {
		return must[0], nil
	}
	return searcher.NewConjunctionSearcher(ctx, q.reader, must, search.SearcherOptions{})
}

func (q *query) build(ctx context.Context, n *node) (search.Searcher, error) {
	switch n.op {
	case opLeaf:
		return q.buildLeaf(ctx, n.leaf)
	case opValue:
		return q.buildValue(ctx, n)
	case opDays:
		return q.buildDays(ctx, n)
	case opOr:
		any, err := q.buildEach(ctx, n.children)
		if err != nil {
			return nil, err
		}
		return searcher.NewDisjunctionSearcher(ctx, q.reader, any, 1, search.SearcherOptions{})
	}
	var wanted, unwanted []*node
	for _, child := range n.children {
		if child.op == opNot {
			unwanted = append(unwanted, child.children[0])
		} else {
			wanted = append(wanted, child)
		}
	}
	must, err := q.buildEach(ctx, wanted)
	if err != nil {
		return nil, err
	}
	if len(must) == 0 {
		everything, err := searcher.NewMatchAllSearcher(ctx, q.reader, 0, search.SearcherOptions{})
		if err != nil {
			return nil, err
		}
		must = append(must, everything)
	}
	all, err := q.all(ctx, must)
	if err != nil || len(unwanted) == 0 {
		return all, err
	}
	mustNot, err := q.buildEach(ctx, unwanted)
	if err != nil {
		return nil, err
	}
	none, err := searcher.NewDisjunctionSearcher(ctx, q.reader, mustNot, 0, search.SearcherOptions{})
	if err != nil {
		return nil, err
	}
	return searcher.NewBooleanSearcher(ctx, q.reader, all, nil, none, search.SearcherOptions{})
}

func (q *query) buildEach(ctx context.Context, nodes []*node) ([]search.Searcher, error) {
	var built []search.Searcher
	for _, n := range nodes {
		s, err := q.build(ctx, n)
		if err != nil {
			return nil, err
		}
		built = append(built, s)
	}
	return built, nil
}

// buildLeaf looks for a leaf in the body or the title.
func (q *query) buildLeaf(ctx context.Context, l *leaf) (search.Searcher, error) {
	var fields []search.Searcher
	var terms []*scored
	for _, field := range l.fields {
		s, err := q.buildField(ctx, leafField{l, field})
		if err != nil {
			return nil, err
		}
		if s != nil {
			fields = append(fields, s)
		}
		if e, ok := s.(*eitherField); ok {
			terms = append(terms, e.terms...)
		}
	}
	if len(terms) == len(fields) && len(terms) > 0 {
		return newEither(terms), nil
	}
	return searcher.NewDisjunctionSearcher(ctx, q.reader, fields, 1, search.SearcherOptions{})
}

// buildField gives nil when no segment holds the leaf's tokens in the field.
func (q *query) buildField(ctx context.Context, l leafField) (search.Searcher, error) {
	held := false
	for _, p := range q.plans {
		held = held || p.lists != nil && p.has(l)
	}
	if !held {
		return nil, nil
	}
	switch {
	case l.leaf.isRun():
		return q.buildRun(ctx, l)
	case l.leaf.isJudged(), l.leaf.glyphs != nil:
		return q.known(l), nil
	}
	return q.scoring(l, q.listed(l)), nil
}

// buildRun scores a run as one term. A word that stands alone comes before the
// longer ones that hold it.
func (q *query) buildRun(ctx context.Context, l leafField) (search.Searcher, error) {
	all := q.ran(l)
	run := q.scoring(l, all)
	if len(l.leaf.tokens) > 1 {
		return run, nil
	}
	whole := q.listed(l)
	if whole.docFreq == 0 || whole.docFreq == all.docFreq {
		return run, nil
	}
	return searcher.NewBooleanSearcher(ctx, q.reader, run, q.scoring(l, whole), nil, search.SearcherOptions{})
}

// known scores what is known to match as one term, that is in each document as
// often as the rarest of its clue's.
func (q *query) known(l leafField) search.Searcher {
	var all postings
	for i, p := range q.plans {
		all.docFreq += uint64(len(p.matches[l]))
		all.parts = append(all.parts, part{q.reader.Base(i), p.matches[l], p.freqs(l, p.matches[l]), p.index})
	}
	return q.scoring(l, all)
}

// allHits gives the hits asked for, behind skip others.
func (q *query) allHits(ctx context.Context, matches search.DocumentMatchCollection, skip int) ([]Hit, error) {
	hits := make([]Hit, 0, min(len(matches), q.req.Limit))
	for round := 4; ; round++ {
		together := min(len(matches), hitsTogether)
		some, err := q.hits(inRound(ctx, round), matches[:together], skip, q.req.Limit-len(hits))
		if err != nil {
			return nil, err
		}
		hits, matches, skip = append(hits, some...), matches[together:], 0
		if len(matches) == 0 {
			return hits, nil
		}
	}
}

// hits reads the articles found, orders them, and makes snippets of those
// asked for, behind skip others.
func (q *query) hits(ctx context.Context, matches search.DocumentMatchCollection, skip, limit int) ([]Hit, error) {
	leaves := q.root.leaves()
	articles, errs := q.articles(ctx, matches)
	if q.ranks() {
		q.rank(matches, articles, errs)
	}
	end := min(len(matches), skip+limit)
	skip = min(skip, end)
	hits := make([]Hit, end-skip)
	for i := range hits {
		if err := errs[skip+i]; err != nil {
			hits[i] = Hit{Problem: err.Error(), Places: [][]string{}, Copies: []string{}, Parts: []Part{}, TitleParts: []Part{}}
		} else {
			hits[i] = newHit(articles[skip+i], leaves)
		}
		if score := matches[skip+i].Score; !math.IsNaN(score) { // bleve's for filters alone, which score nothing
			hits[i].Score = score
		}
	}
	return hits, ctx.Err()
}

// articles reads the articles of matches, of all segments at once.
func (q *query) articles(ctx context.Context, matches search.DocumentMatchCollection) ([]*article.Article, []error) {
	articles, errs := make([]*article.Article, len(matches)), make([]error, len(matches))
	local, wanted := make([][]int, len(q.plans)), make([][]int, len(q.plans)) // by segment: documents, and which match each is
	for i, match := range matches {
		segment, document := q.reader.Locate(blevereader.Document(match.IndexInternalID))
		local[segment] = append(local[segment], document)
		wanted[segment] = append(wanted[segment], i)
	}
	parallel(len(q.plans), func(s int) error {
		found, faults := q.plans[s].read(ctx, local[s])
		for k, i := range wanted[s] {
			articles[i], errs[i] = found[k], faults[k]
		}
		return nil
	})
	return articles, errs
}

// read reads articles, but for those that were read to see if they match.
func (p *plan) read(ctx context.Context, documents []int) ([]*article.Article, []error) {
	articles, errs := make([]*article.Article, len(documents)), make([]error, len(documents))
	var missing, places []int
	for i, document := range documents {
		if articles[i] = p.articles[document]; articles[i] == nil {
			missing, places = append(missing, document), append(places, i)
		}
	}
	read, faults := p.bundle.Read(ctx, missing)
	for k, i := range places {
		articles[i], errs[i] = read[k], faults[k]
	}
	return articles, errs
}
