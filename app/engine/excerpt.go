package engine

import (
	"context"
	"sort"

	"github.com/blevesearch/bleve/v2/search"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// A result shows, and is ordered by, one piece of a long article: that in which
// most of what is looked for stands together, and closest. Where positions tell
// which that is, no more is read; else the whole article, and the rest of it is
// left out, so that what is shown is the same.

// excerpt is an article that is read, or what of it orders and shows it: all of
// a short one.
type excerpt struct {
	*article.Article
	document int
	starts   []int  // of a long one's pieces, in folded runes of the body
	piece    int    // the one read, or bundlefile.Whole
	spots    []spot // where the leaves stand in the body, as far as it is known
	err      error  // why there is no article
}

// spot is where a leaf stands in a body, in folded runes.
type spot struct{ from, to, leaf int }

// key names what is read, among a segment's articles: its document, if whole.
func (e *excerpt) key() int {
	if e.piece == bundlefile.Whole {
		return e.document
	}
	return -1 - e.piece - e.document*bundlefile.MaxPieces
}

// numbersOf are the documents of matches.
func numbersOf(matches search.DocumentMatchCollection) []uint64 {
	numbers := make([]uint64, len(matches))
	for i, match := range matches {
		numbers[i] = blevereader.Document(match.IndexInternalID)
	}
	return numbers
}

// at reads documents of all segments at once: whole, or to show them.
func (q *query) at(ctx context.Context, documents []uint64, whole bool) []*excerpt {
	all, local := make([]*excerpt, len(documents)), make([][]*excerpt, len(q.plans))
	for i, number := range documents {
		segment, document := q.reader.Locate(number)
		all[i] = &excerpt{document: document, piece: bundlefile.Whole}
		local[segment] = append(local[segment], all[i])
	}
	parallel(len(q.plans), func(s int) error {
		if p := q.plans[s]; whole {
			p.read(ctx, local[s])
		} else {
			p.show(ctx, local[s])
		}
		return nil
	})
	return all
}

// show reads of articles what orders and shows them.
func (p *plan) show(ctx context.Context, all []*excerpt) {
	p.choosePieces(ctx, all)
	open, late := p.tryFirst(all), []*excerpt{}
	p.read(ctx, all)
	for _, e := range open {
		if e.err == nil && p.isBehind(e) {
			e.Article, e.piece = nil, bundlefile.Whole
			late = append(late, e)
		}
	}
	round, _ := ctx.Value(roundKey{}).(int)
	p.read(inRound(ctx, round+lateRound), late)
	for _, e := range all {
		if e.starts != nil && e.err == nil && e.piece == bundlefile.Whole {
			e.spots = spotsIn(e.Article, p.shown)
			e.piece = bestPiece(e.starts, e.spots)
			e.Article = cutOut(e.Article, e.starts, e.piece)
		}
	}
}

// choosePieces finds which pieces of long articles show what is looked for, as
// far as positions tell that are here.
func (p *plan) choosePieces(ctx context.Context, all []*excerpt) {
	documents := make([]int, len(all))
	for i, e := range all {
		documents[i] = e.document
	}
	starts, _ := p.bundle.Pieces(ctx, documents) // reading will tell what is wrong
	var long []*excerpt
	for i, e := range all {
		if e.starts = starts[i]; e.starts != nil && p.articles[e.document] == nil {
			long = append(long, e)
		}
	}
	sort.Slice(long, func(i, k int) bool { return long[i].document < long[k].document })
	if len(long) > 0 && p.findSpots(long) {
		for _, e := range long {
			e.piece = bestPiece(e.starts, e.spots)
		}
	}
}

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

// cutOut leaves of an article one piece and the headings.
func cutOut(a *article.Article, starts []int, piece int) *article.Article {
	cut := *a
	cut.Blocks = nil
	at, in := 0, 0
	for _, b := range a.Blocks {
		for in+1 < len(starts) && at >= starts[in+1] {
			in++
		}
		at += len(token.Fold(b.Text).Runes) + 1
		if in != piece && b.Kind != article.Heading {
			b.Text = ""
		}
		cut.Blocks = append(cut.Blocks, b)
	}
	return &cut
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

// A single thing that positions do not tell of, a character, letters, is mostly in
// the first piece of a text as long as a book. Where reading all would take so
// many bytes it is looked for there, and what is behind read a round later where
// it is not.
const (
	lateBytes = 64 << 10
	lateRound = 1 << 20
)

// tryFirst has the first pieces of long articles read instead of all, if that
// spares much; it gives these.
func (p *plan) tryFirst(all []*excerpt) (open []*excerpt) {
	var documents []uint32
	for _, e := range all {
		if e.starts != nil && e.piece == bundlefile.Whole && p.articles[e.document] == nil {
			open, documents = append(open, e), append(documents, uint32(e.document))
		}
	}
	if len(p.shown) != 1 || p.textBytes(documents) < lateBytes {
		return nil
	}
	for _, e := range open {
		e.piece = 0
	}
	return open
}

// isBehind tells that what is looked for is not in the first piece, which was read.
func (p *plan) isBehind(e *excerpt) bool {
	e.spots = spotsIn(e.Article, p.shown)
	return len(e.spots) == 0 || e.spots[0].from >= e.starts[1]
}

// read reads articles, whole or the pieces named, but for what was read before.
func (p *plan) read(ctx context.Context, all []*excerpt) {
	var missing []*excerpt
	var documents, pieces []int
	for _, e := range all {
		if e.Article = p.articles[e.document]; e.Article == nil {
			e.Article = p.articles[e.key()]
		}
		if e.Article == nil {
			missing, documents, pieces = append(missing, e), append(documents, e.document), append(pieces, e.piece)
		}
	}
	articles, errs := p.bundle.ReadPieces(ctx, documents, pieces)
	for i, e := range missing {
		e.Article, e.err = articles[i], errs[i]
	}
}

// wholly are documents to be read whole.
func wholly(documents []uint32) []*excerpt {
	all := make([]*excerpt, len(documents))
	for i, document := range documents {
		all[i] = &excerpt{document: int(document), piece: bundlefile.Whole}
	}
	return all
}
