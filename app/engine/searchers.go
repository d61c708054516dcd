package engine

import (
	"context"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"fangzhi/app/engine/language"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
)

// The searchers that bleve runs, built of a query that was read.

// How much more a hit in the title weighs than one in the body, and how much
// an article in the query's own script gains: enough to stand first.
const (
	titleBoost  = 3
	scriptBoost = 100
)

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

func (q *query) build(ctx context.Context, n *language.Node) (search.Searcher, error) {
	switch n.Op {
	case language.OpLeaf:
		return q.buildLeaf(n.Leaf), nil
	case language.OpValue:
		return q.buildValue(ctx, n)
	case language.OpDays:
		return q.buildDays(ctx, n)
	case language.OpOr:
		any, err := q.buildEach(ctx, n.Children)
		if err != nil {
			return nil, err
		}
		return searcher.NewDisjunctionSearcher(ctx, q.reader, any, 1, search.SearcherOptions{})
	}
	var wanted, unwanted []*language.Node
	for _, child := range n.Children {
		if child.Op == language.OpNot {
			unwanted = append(unwanted, child.Children[0])
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

func (q *query) buildEach(ctx context.Context, nodes []*language.Node) ([]search.Searcher, error) {
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
func (q *query) buildLeaf(l *language.Leaf) search.Searcher {
	var fields []*scored
	for _, field := range l.Fields {
		if t := q.buildField(leafField{l, field}); t != nil {
			fields = append(fields, t)
		}
	}
	return newEither(fields)
}

// buildField gives nil when the archive does not hold the leaf's tokens in the
// field, or what is judged nowhere there: in which segments the tokens are must
// not matter to the score.
func (q *query) buildField(l leafField) *scored {
	built := q.newScored
	var all postings
	switch {
	case isRun(l.leaf):
		built, all = q.newRun, q.ran(l)
	case l.leaf.IsJudged(), l.leaf.Glyphs != nil:
		all = q.known(l)
	default:
		all = q.listed(l)
	}
	if all.docFreq == 0 {
		return nil
	}
	return built(l, all)
}

// newRun scores a run as one term. A word that stands alone comes before the
// longer ones that hold it.
func (q *query) newRun(l leafField, all postings) *scored {
	run := q.newScored(l, all)
	if len(l.leaf.Tokens) == 1 {
		if whole := q.listed(l); whole.docFreq > 0 && whole.docFreq < all.docFreq {
			run.whole = q.newScored(l, whole)
		}
	}
	return run
}

// known are the postings of what is known to match as one term, that is in each
// document as often as the rarest of its clue's.
func (q *query) known(l leafField) (all postings) {
	for i, p := range q.plans {
		all.docFreq += uint64(len(p.matches[l]))
		all.parts = append(all.parts, part{q.reader.Base(i), p.matches[l], p.freqs(l, p.matches[l]), p.index})
	}
	return all
}
