package engine

import (
	"context"
	"sync"
	"time"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/indexfile"
)

type progressKey struct{}

// WithProgress has searches under ctx tell how far they are, from the
// goroutine that searches; tell must not block.
func WithProgress(ctx context.Context, tell func(Progress)) context.Context {
	return context.WithValue(ctx, progressKey{}, tell)
}

// ProgressOf is what WithProgress set, or nil.
func ProgressOf(ctx context.Context) func(Progress) {
	tell, _ := ctx.Value(progressKey{}).(func(Progress))
	return tell
}

// progress sums what the segments tell.
type progress struct {
	mutex sync.Mutex
	Progress
}

func (p *progress) add(ctx context.Context, read, of int) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.Done, p.Total = p.Done+read, p.Total+of
	if tell := ProgressOf(ctx); tell != nil {
		tell(p.Progress)
	}
}

// checkedAtOnce is how many articles are read in one batch to be judged.
const checkedAtOnce = 128

// unsure is a leaf with the documents that have it for certain, and those
// whose texts must tell.
type unsure struct {
	at        leafField
	sure, may set
}

// placing is what positions are to tell of patterns.
type placing struct {
	leaves []unsure
	found  []*located // of each leaf, nil for one that texts tell of
	wants  []indexfile.Want
}

// judging is what texts must tell of patterns.
type judging struct {
	candidates []uint32
	leaves     []unsure
}

// check finds which documents may have the patterns of the query as far as
// documents tell, and which positions tell more. Only documents that can match
// count: where more is known of others, as of none in a segment where nothing can
// match, must not matter to how rare a pattern is.
func (p *plan) check(s *query) {
	var patterns, leaves []unsure
	for _, l := range s.leaves {
		if l.Pattern == nil {
			continue
		}
		for _, field := range l.Fields {
			at := leafField{l, field}
			found := within(p.together(at), p.only)
			p.matches[at] = found.docs
			doubtful := found
			if l.Glyphs != nil {
				found, doubtful = p.sift(l, found)
			}
			if l.Certain {
				doubtful = set{}
			}
			patterns = append(patterns, unsure{at, without(found, doubtful), doubtful})
		}
	}
	possible := p.filtered(s, p.superset(s.root))
	for _, u := range patterns {
		u.sure, u.may = intersect(u.sure, possible), intersect(u.may, possible)
		p.matches[u.at] = unite(u.sure, u.may).docs
		if u.may.all || len(u.may.docs) > 0 {
			leaves = append(leaves, u)
		}
	}
	if len(leaves) == 0 {
		return
	}
	p.placing = &placing{leaves: leaves, found: make([]*located, len(leaves))}
	for i := range leaves {
		u := &leaves[i]
		if len(u.at.leaf.Chains) > 0 && (len(u.may.docs) > fewCandidates || p.textBytes(u.may.docs) > sureBytes) {
			p.placing.add(p.locate(u), i)
		}
	}
}

// add takes what positions may tell of a leaf.
//
//go:noinline
func (o *placing) add(found *located, leaf int) {
	if o.found[leaf] = found; found != nil {
		o.wants = found.wantPositions(o.wants)
	}
}

// place reads these positions, with what is likely to be shown, and finds what
// they leave open for judge to find out.
func (p *plan) place(ctx context.Context, s *query) error {
	if p.placing == nil {
		return nil
	}
	for wants := p.placing.wants; ; ctx = inRound(ctx, 7) {
		err := p.readTogether(ctx, nil, nil, wants)
		p.likely = nil
		if err == nil {
			wants, err = p.tell()
		}
		if err != nil {
			return err
		}
		if len(wants) == 0 {
			break
		}
	}
	leaves := p.placing.leaves
	for _, u := range leaves {
		p.matches[u.at] = unite(u.sure, u.may).docs
	}
	var candidates set
	possible := p.filtered(s, p.superset(s.root))
	for i := range leaves {
		u := &leaves[i]
		u.may = intersect(u.may, possible)
		candidates = unite(candidates, u.may)
	}
	p.open = &judging{candidates.docs, leaves}
	return nil
}

// tell finds where patterns stand, as far as the positions that are here tell.
// It asks for the late ends of blocks in the documents that are left, unless their
// texts, which tell as well, are less to read.
func (p *plan) tell() (wants []indexfile.Want, err error) {
	for i, of := range p.placing.found {
		if of == nil {
			continue
		}
		sure, may, err := of.tell()
		if err != nil {
			return nil, err
		}
		u := &p.placing.leaves[i]
		if u.at.field == indexfile.Body && len(p.shown) == 1 && u.at.leaf == p.shown[0] {
			p.located = of
		}
		u.sure = unite(u.sure, set{docs: sure})
		u.may = unite(without(u.may, set{docs: of.open}), set{docs: may})
		if of.open = may; of.late && of.ends.costOf(float64(len(may))) < p.textBytes(may) {
			of.late, of.runs = false, append(of.runs, of.ends)
			wants = of.wantPositions(wants)
		} else {
			p.placing.found[i] = nil
		}
	}
	return wants, nil
}

// longestTurn is for how many milliseconds a search works on while others wait.
const longestTurn = 50

// rest lets others take their turn, above all who cancels this, when they have
// waited long. It is asked between articles.
//
//go:noinline
func (s *query) rest(ctx context.Context) error {
	if now := time.Now().UnixMilli(); now-s.rested.Load() > longestTurn {
		s.rested.Store(now)
		time.Sleep(time.Microsecond)
	}
	return ctx.Err()
}

// judge reads what is open, some articles at a time, and with the first those
// that are likely to be shown.
func (p *plan) judge(ctx context.Context, s *query) error {
	if p.open == nil {
		return nil
	}
	for _, u := range p.open.leaves {
		p.matches[u.at] = []uint32{}
	}
	err := p.judgeEach(ctx, s, p.open.candidates, p.open.leaves)
	for _, u := range p.open.leaves {
		p.matches[u.at] = unite(u.sure, set{docs: p.matches[u.at]}).docs
	}
	return err
}

// judgeEach keeps, for each leaf, the candidates that have it.
func (p *plan) judgeEach(ctx context.Context, s *query, candidates []uint32, leaves []unsure) error {
	if s.judged > 0 && len(candidates) > s.judged {
		candidates = candidates[:s.judged]
		s.partly.Store(true)
	}
	s.progress.add(ctx, 0, len(candidates))
	for len(candidates)+len(p.likely) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		batch := candidates[:min(len(candidates), checkedAtOnce)]
		candidates = candidates[len(batch):]
		articles := append(wholly(batch), wholly(p.likely)...)
		p.likely = nil
		p.read(withGap(ctx, scanGap), articles)
		for i, doc := range batch {
			if err := s.rest(ctx); err != nil {
				return err
			}
			if err := articles[i].err; err != nil {
				p.unread = append(p.unread, err)
				continue
			}
			texts := map[indexfile.Field]*language.FieldText{}
			for k := range leaves {
				u := &leaves[k]
				at := u.at
				step, found := indexfile.Seek(u.may.docs, doc)
				if u.may.docs = u.may.docs[step:]; !found {
					continue
				}
				if texts[at.field] == nil {
					texts[at.field] = &language.FieldText{Text: textOf(articles[i].Article, at.field)}
				}
				if in(at.leaf, texts[at.field]) {
					p.matches[at] = append(p.matches[at], doc)
				}
			}
			p.keep(int(doc), articles[i].Article)
		}
		for _, e := range articles[len(batch):] {
			if e.err == nil {
				p.keep(e.document, e.Article)
			}
		}
		s.progress.add(ctx, len(batch), 0)
		time.Sleep(time.Microsecond) // let others take their turn, above all who cancels this
	}
	return ctx.Err()
}

// keep holds a few of the articles read: the hits are among them.
//
//go:noinline
func (p *plan) keep(document int, a *article.Article) {
	if p.articles == nil {
		p.articles = map[int]*article.Article{}
	}
	if len(p.articles) < mostTexts {
		p.articles[document] = a
	}
}

//go:noinline
func textOf(a *article.Article, field indexfile.Field) string {
	if field == indexfile.Title {
		return a.Title
	}
	return a.Text()
}

// in tells whether a text holds the leaf.
//
//go:noinline
func in(l *language.Leaf, t *language.FieldText) bool {
	if l.Pattern == nil {
		return l.Run.Contains(t.Fold())
	}
	return len(l.Pattern.Spans(t)) > 0
}

// find are the places of a leaf in a text, leftmost first, none overlapping.
//
//go:noinline
func find(l *language.Leaf, t *language.FieldText) []language.Span {
	if l.Pattern != nil {
		return language.Disjoint(l.Pattern.Spans(t))
	}
	f := t.Fold()
	var all []language.Span
	for _, at := range l.Run.Find(f) {
		all = append(all, language.SpanOf(f, at.Start, at.End))
	}
	return all
}
