package engine

import (
	"context"
	"sort"

	"github.com/blevesearch/bleve/v2/search"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
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
			p.show(ctx, q, local[s])
		}
		return nil
	})
	return all
}

// show reads of articles what orders and shows them.
func (p *plan) show(ctx context.Context, s *query, all []*excerpt) {
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
		if e.starts != nil && e.err == nil && e.piece == bundlefile.Whole && s.rest(ctx) == nil {
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
