package engine

import (
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/search"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/article"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// A result shows, and is ordered by, one piece of a long article: that in which
// most of what is looked for stands together, and closest. Where positions tell
// which that is, no more is read; else the whole article, and the rest of it is
// left out, so that what is shown is the same.

// excerpt is what orders and shows an article: all of a short one.
type excerpt struct {
	*article.Article
	first []int // of a long one, how many folded runes of the body are before each leaf; -1 where the blocks tell
}

// spot is where a leaf stands in a body, in folded runes.
type spot struct{ from, to, leaf int }

// pieceKey names a piece of a document.
type pieceKey struct{ document, piece int }

// excerpts reads what shows matches, of all segments at once.
func (q *query) excerpts(ctx context.Context, matches search.DocumentMatchCollection) ([]*excerpt, []error) {
	all, errs := make([]*excerpt, len(matches)), make([]error, len(matches))
	local, wanted := q.bySegment(matches)
	parallel(len(q.plans), func(s int) error {
		found, faults := q.plans[s].excerpts(ctx, local[s])
		for k, i := range wanted[s] {
			all[i], errs[i] = found[k], faults[k]
		}
		return nil
	})
	return all, errs
}

// bySegment parts matches by segment: documents, and which match each is.
func (q *query) bySegment(matches search.DocumentMatchCollection) (local, wanted [][]int) {
	local, wanted = make([][]int, len(q.plans)), make([][]int, len(q.plans))
	for i, match := range matches {
		segment, document := q.reader.Locate(blevereader.Document(match.IndexInternalID))
		local[segment] = append(local[segment], document)
		wanted[segment] = append(wanted[segment], i)
	}
	return local, wanted
}

func (p *plan) excerpts(ctx context.Context, documents []int) ([]*excerpt, []error) {
	starts, _ := p.bundle.Pieces(ctx, documents) // reading will tell what is wrong
	spots, pieces := p.pieces(documents, starts)
	articles, errs := p.readPieces(ctx, documents, pieces)
	all := make([]*excerpt, len(documents))
	for i, a := range articles {
		if errs[i] != nil {
			continue
		}
		if all[i] = (&excerpt{Article: a}); starts[i] == nil {
			continue
		}
		if pieces[i] == nil {
			spots[i] = spotsIn(a, p.shown)
			pieces[i] = []int{bestPiece(starts[i], spots[i])}
			all[i].Article = cutOut(a, starts[i], pieces[i][0])
		}
		all[i].first = firstSpots(spots[i], len(p.shown))
		for k, at := range all[i].first {
			if pieces[i][0] == 0 && at < starts[i][1] {
				all[i].first[k] = -1
			}
		}
	}
	return all, errs
}

// firstSpots are where the first of each leaf begin, -1 where there is none.
func firstSpots(spots []spot, leaves int) []int {
	first := slices.Repeat([]int{-1}, leaves)
	for _, s := range spots {
		if of := &first[s.leaf]; *of < 0 || s.from < *of {
			*of = s.from
		}
	}
	return first
}

// pieces are those to read of long documents to show them, with the spots that
// told so; nil where all is to be read.
func (p *plan) pieces(documents []int, starts [][]int) (spots [][]spot, pieces [][]int) {
	spots, pieces = make([][]spot, len(documents)), make([][]int, len(documents))
	var long []uint32
	for i, document := range documents {
		if starts[i] != nil && p.articles[document] == nil {
			long = append(long, uint32(document))
		}
	}
	slices.Sort(long)
	told, ok := p.spots(long)
	for i, document := range documents {
		if at, isLong := slices.BinarySearch(long, uint32(document)); ok && isLong {
			spots[i] = told[at]
			pieces[i] = []int{bestPiece(starts[i], told[at])}
		}
	}
	return spots, pieces
}

// spots are where what results show stands in the bodies of documents; ok is
// false when the positions that are here do not tell.
func (p *plan) spots(documents []uint32) (all [][]spot, ok bool) {
	all = make([][]spot, len(documents))
	for i, l := range p.shown {
		at := leafField{l, indexfile.Body}
		if !slices.Contains(l.fields, at.field) {
			continue
		}
		if !l.isPlain() {
			return nil, false
		}
		if !p.has(at) {
			continue
		}
		r := p.asRun(at)
		if !p.knowsPlaces(r, documents) {
			return nil, false
		}
		walks := r.walks()
		for k, document := range documents {
			if r.find(walks, document) != nil {
				return nil, false
			}
			for _, start := range withoutOverlaps(r.starts, r.runes) {
				all[k] = append(all[k], spot{int(start), int(start) + r.runes, i})
			}
		}
	}
	return all, true
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
func spotsIn(a *article.Article, leaves []*leaf) (all []spot) {
	t := &fieldText{text: a.Text()}
	for i, l := range leaves {
		if slices.Contains(l.fields, indexfile.Body) {
			for _, s := range l.find(t) {
				all = append(all, spot{s.from, s.to, i})
			}
		}
	}
	return all
}

// bestPiece is the piece in which most leaves stand within what a result shows,
// and of several that in which they are closest together, and the first.
func bestPiece(starts []int, spots []spot) int {
	slices.SortStableFunc(spots, func(a, b spot) int { return a.from - b.from })
	best, most, least := 0, 0, 0
	last := map[int]spot{} // of each leaf
	piece := 0
	for _, s := range spots {
		for piece+1 < len(starts) && s.from >= starts[piece+1] {
			piece++
			clear(last)
		}
		last[s.leaf] = s
		near, from := 0, s.from
		for _, other := range last {
			if s.to-other.from <= snippetRunes {
				near++
				from = min(from, other.from)
			}
		}
		if over := s.to - from; near > most || near == most && near > 1 && over < least {
			best, most, least = piece, near, over
		}
	}
	return best
}

// cutOut leaves of an article one piece and the headings.
func cutOut(a *article.Article, starts []int, piece int) *article.Article {
	cut := *a
	cut.Blocks = slices.Clone(a.Blocks)
	at, in := 0, 0
	for i := range cut.Blocks {
		for in+1 < len(starts) && at >= starts[in+1] {
			in++
		}
		b := &cut.Blocks[i]
		at += len(token.Fold(b.Text).Runes) + 1
		if in != piece && b.Kind != article.Heading {
			b.Text = ""
		}
	}
	return &cut
}

// readPieces reads articles, or of long ones the pieces given, but for what was
// read before.
func (p *plan) readPieces(ctx context.Context, documents []int, pieces [][]int) ([]*article.Article, []error) {
	articles, errs := make([]*article.Article, len(documents)), make([]error, len(documents))
	var missing, places []int
	var lacking [][]int
	for i, document := range documents {
		if articles[i] = p.articles[document]; articles[i] == nil && pieces[i] != nil {
			articles[i] = p.pieced[pieceKey{document, pieces[i][0]}]
		}
		if articles[i] == nil {
			missing, places, lacking = append(missing, document), append(places, i), append(lacking, pieces[i])
		}
	}
	read, faults := p.bundle.ReadPieces(ctx, missing, lacking)
	for k, i := range places {
		articles[i], errs[i] = read[k], faults[k]
	}
	return articles, errs
}

// likelyPieces are those to read of the articles that are likely to be shown.
func (p *plan) likelyPieces(ctx context.Context, documents []int) [][]int {
	starts, _ := p.bundle.Pieces(ctx, documents)
	_, pieces := p.pieces(documents, starts)
	return pieces
}

// hold keeps an article, or a piece of it, to be shown.
func (p *plan) hold(document int, pieces []int, a *article.Article) {
	if pieces == nil {
		p.articles[document] = a
		return
	}
	if p.pieced == nil {
		p.pieced = map[pieceKey]*article.Article{}
	}
	p.pieced[pieceKey{document, pieces[0]}] = a
}
