package engine

import (
	"context"

	"fangzhi/data/article"
	"fangzhi/data/indexfile"
)

// What the documents of a query leave open, and how it is found out: by the
// positions of its runs, or by the texts of the few that may hold them.

// doubt is what the documents alone do not tell of a search.
type doubt struct {
	possible   set
	candidates map[leafField][]uint32
	few        []uint32           // documents whose texts are to be read
	rest       map[leafField]bool // the runs that positions decide
	columns    []indexfile.ColumnWant
}

// findCandidates lists, for every run, the documents that may hold it; few are
// those whose texts are to be read, and rest the runs that positions decide, as
// they do where these were read ahead.
func (p *plan) findCandidates(s *query, possible set) (candidates map[leafField][]uint32, few []uint32, rest map[leafField]bool) {
	candidates, rest = map[leafField][]uint32{}, map[leafField]bool{}
	known := map[leafField]bool{}
	var all, scarce set
	for l, r := range p.runs {
		docs := intersect(p.together(l), possible).docs
		if r.joined != nil {
			docs, r.told = r.joined.tell(r, docs)
		}
		candidates[l] = docs
		if r.alone() {
			continue
		}
		docs = r.undecided(docs)
		if !r.byText && !p.index.Lacks(r.wantPositions(docs, nil)) {
			known[l], rest[l] = true, true
			continue
		}
		all = unite(all, set{docs: docs})
		if r.byText = r.byText || p.cheaperByTexts(r, docs); r.byText {
			scarce = unite(scarce, set{docs: docs})
		} else {
			rest[l] = true
		}
	}
	if len(all.docs) <= min(fewCandidates, s.mostTexts()) && p.textBytes(all.docs) <= sureBytes {
		return candidates, all.docs, known
	}
	return candidates, scarce.docs, rest
}

// finish reads what tells whether documents match, and of which work they are.
func (p *plan) finish(ctx context.Context, s *query) error {
	o := p.doubt
	if o == nil {
		return nil
	}
	if err := p.readTogether(ctx, o.columns, o.few, p.positions(o.candidates, o.rest)); err != nil {
		return err
	}
	if len(p.unread) > 0 {
		var err error
		if o.rest, err = p.insteadOfTexts(ctx, o.candidates); err != nil {
			return err
		}
	}
	if err := p.nameWorks(ctx, s, o.possible); err != nil {
		return err
	}
	if err := p.matchRuns(o.candidates, o.rest); err != nil {
		return err
	}
	p.check(s)
	return nil
}

// readTogether reads columns, articles and lists at once.
func (p *plan) readTogether(ctx context.Context, columns []indexfile.ColumnWant, candidates []uint32, wants []indexfile.Want) error {
	likely := wholly(without(set{docs: p.likely}, set{docs: candidates}).docs)
	p.choosePieces(ctx, likely) // by positions that are here, before others come
	return firstError(parallel(3, func(i int) error {
		switch i {
		case 0:
			return p.index.LoadColumns(ctx, columns)
		case 1:
			return p.readCandidates(ctx, candidates, likely)
		}
		return p.index.Load(ctx, wants)
	}))
}

// readCandidates reads the articles that may match: where they are few, that
// is less to read than their positions, and the hits must be read anyway.
// Those likely to be shown come along.
func (p *plan) readCandidates(ctx context.Context, candidates []uint32, likely []*excerpt) error {
	articles := append(wholly(candidates), likely...)
	p.read(ctx, articles)
	if p.articles == nil {
		p.articles = make(map[int]*article.Article, len(articles))
	}
	for i, e := range articles {
		switch {
		case e.err == nil:
			p.articles[e.key()] = e.Article
		case i < len(candidates):
			p.unread = append(p.unread, e.err)
		}
	}
	return ctx.Err()
}

// insteadOfTexts has positions tell, where there are, when there are articles
// that cannot be read: those of a cover of each run, whose documents may not be
// known yet.
func (p *plan) insteadOfTexts(ctx context.Context, candidates map[leafField][]uint32) (map[leafField]bool, error) {
	runs, wants := map[leafField]bool{}, map[*indexfile.List]indexfile.Want{}
	unread := p.unread
	p.unread = nil
	for l, r := range p.runs {
		if r.alone() || len(candidates[l]) == 0 {
			continue
		}
		if r.byText || r.cover == nil {
			r.chooseCover(l.leaf)
			for _, i := range r.cover {
				r.tokens[i].wanted = true
			}
		}
		if runs[l] = r.isPlaced(); runs[l] {
			r.byText = false
			r.wantDocuments(wants)
		} else {
			p.unread = unread
		}
	}
	unknown := make([]indexfile.Want, 0, len(wants))
	for _, want := range wants {
		unknown = append(unknown, want)
	}
	if err := p.index.Load(ctx, unknown); err != nil {
		return nil, err
	}
	return runs, p.index.Load(ctx, p.positions(candidates, runs))
}

// positions asks for the positions that decide which documents hold runs.
func (p *plan) positions(candidates map[leafField][]uint32, runs map[leafField]bool) []indexfile.Want {
	var wants []indexfile.Want
	for l, asked := range runs {
		if asked {
			wants = p.runs[l].wantPositions(p.runs[l].undecided(candidates[l]), wants)
		}
	}
	return wants
}

// matchRuns finds where the runs stand: those named by positions, the others
// by the texts that were read.
func (p *plan) matchRuns(candidates map[leafField][]uint32, byPositions map[leafField]bool) error {
	p.matches, p.stands = map[leafField][]uint32{}, map[leafField]*places{}
	for l, docs := range candidates {
		texts := p.articles
		if byPositions[l] {
			texts = nil
		}
		found, err := p.match(l, docs, texts)
		if err != nil {
			return err
		}
		p.stands[l], p.matches[l] = found, found.docs
	}
	return nil
}

// fewCandidates is up to how many articles, unless they are long, are read to
// see whether they match, rather than the positions of their words.
const fewCandidates = indexfile.MostFewDocuments
