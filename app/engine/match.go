package engine

import (
	"errors"
	"slices"
	"sort"

	"fangzhi/data/article"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// places are where a run stands: documents, ascending, and in each the runes
// of the folded field at which it begins, leftmost first and without overlaps.
type places struct {
	docs   []uint32
	freqs  []uint32 // how many there are in each
	starts []uint32 // all of them; none for a word alone, which is found without its positions
}

func (f *places) add(doc uint32, starts []uint32) {
	if len(starts) > 0 {
		f.docs = append(f.docs, doc)
		f.freqs = append(f.freqs, uint32(len(starts)))
		f.starts = append(f.starts, starts...)
	}
}

// match finds which candidates hold a run: by their texts where those were
// read, by positions elsewhere. bleve's phrase search finds the same documents
// (a test compares them) at several times the cost.
func (p *plan) match(l leafField, candidates []uint32, texts map[int]*article.Article) (*places, error) {
	r := p.runs[l]
	switch {
	case r.alone():
		return r.matchWord(candidates), nil
	case texts != nil:
		return r.matchTexts(l, candidates, texts), nil
	}
	return r.matchPositions(candidates)
}

// isTold tells whether counts told of a candidate.
func (r *run) isTold(candidate int) bool { return r.told != nil && r.told[candidate] > 0 }

// addTold adds a candidate that counts told of; where it begins they do not.
func (r *run) addTold(matched *places, candidate int, doc uint32) {
	if r.isTold(candidate) {
		matched.docs, matched.freqs = append(matched.docs, doc), append(matched.freqs, r.told[candidate])
	}
}

// matchTexts passes over articles that could not be read.
func (r *run) matchTexts(l leafField, candidates []uint32, texts map[int]*article.Article) *places {
	matched := &places{}
	var starts []uint32
	for i, doc := range candidates {
		a := texts[int(doc)]
		if a == nil || r.isTold(i) {
			r.addTold(matched, i, doc)
			continue
		}
		starts = starts[:0]
		for _, span := range l.leaf.Run.Find(token.Fold(textOf(a, l.field))) {
			starts = append(starts, uint32(span.Start))
		}
		matched.add(doc, starts)
	}
	return matched
}

// matchWord counts a word, and the longer ones that hold it.
func (r *run) matchWord(candidates []uint32) *places {
	matched := &places{docs: candidates, freqs: make([]uint32, len(candidates))}
	if len(candidates) == 0 {
		return matched
	}
	counts := make([]uint32, candidates[len(candidates)-1]+1) // by document: there may be thousands of such words
	for _, e := range r.tokens[0].terms {
		for i, doc := range e.list.Docs {
			if int(doc) < len(counts) {
				counts[doc] += e.list.Freqs[i]
			}
		}
	}
	for i, doc := range candidates {
		matched.freqs[i] = counts[doc]
	}
	return matched
}

func (r *run) matchPositions(candidates []uint32) (*places, error) {
	walks := r.walks()
	matched := &places{}
	for i, doc := range candidates {
		if r.isTold(i) {
			r.addTold(matched, i, doc)
			continue
		}
		if err := r.find(walks, doc); err != nil {
			return nil, err
		}
		matched.add(doc, withoutOverlaps(r.starts, r.runes))
	}
	return matched, nil
}

// find sets starts to where the run begins in a document, places that overlap
// too.
func (r *run) find(walks []*walk, doc uint32) (err error) {
	if r.starts, err = walks[0].starts(doc, r.starts[:0]); err != nil {
		return err
	}
	for _, w := range walks[1:] {
		if len(r.starts) == 0 {
			break
		}
		if r.next, err = w.starts(doc, r.next[:0]); err != nil {
			return err
		}
		r.starts = common(r.starts, r.next)
	}
	return nil
}

// walks begins at the first document of the cover's lists, the rarest first:
// they decide soonest.
func (r *run) walks() []*walk {
	walks := make([]*walk, len(r.cover))
	for i, k := range r.cover {
		walks[i] = newWalk(r.tokens[k].terms)
	}
	return walks
}

// walk goes through the documents of a token's lists.
type walk struct {
	terms []runTerm
	at    []termPosting // of all lists, by document; nil for one list alone
	next  int           // where it is in these, or in the list
}

// termPosting is a posting of one of several lists.
type termPosting struct {
	doc           uint32
	term, posting int32
}

func newWalk(terms []runTerm) *walk {
	w := &walk{terms: terms}
	if len(terms) == 1 {
		return w
	}
	for k, e := range terms {
		for i, doc := range e.list.Docs {
			w.at = append(w.at, termPosting{doc, int32(k), int32(i)})
		}
	}
	sort.SliceStable(w.at, func(i, k int) bool { return w.at[i].doc < w.at[k].doc })
	return w
}

var errNotLoaded = errors.New("engine: positions that a query needs were not loaded")

// starts appends where a run that has the token would begin in a document, in
// order. Documents are asked for in order.
func (w *walk) starts(doc uint32, starts []uint32) ([]uint32, error) {
	if len(w.terms) == 1 {
		step, found := indexfile.Seek(w.terms[0].list.Docs[w.next:], doc)
		if w.next += step; !found {
			return starts, nil
		}
		return w.terms[0].starts(w.next, starts)
	}
	for w.next < len(w.at) && w.at[w.next].doc < doc {
		w.next++
	}
	var err error
	lists := 0
	for ; w.next < len(w.at) && w.at[w.next].doc == doc && err == nil; w.next++ {
		starts, err = w.terms[w.at[w.next].term].starts(int(w.at[w.next].posting), starts)
		lists++
	}
	if lists > 1 {
		slices.Sort(starts)
	}
	return starts, err
}

// starts appends where runs with the term begin in the document of a posting.
func (e runTerm) starts(posting int, starts []uint32) ([]uint32, error) {
	positions, loaded := e.list.At(posting)
	if !loaded {
		return nil, errNotLoaded
	}
	for _, position := range positions {
		if start := int(position) + e.shift; start >= 0 {
			starts = append(starts, uint32(start))
		}
	}
	return starts, nil
}

// common keeps the numbers of a that b has; both ascend.
func common(a, b []uint32) []uint32 {
	kept := a[:0]
	for _, n := range a {
		step, found := indexfile.Seek(b, n)
		if b = b[step:]; found {
			kept = append(kept, n)
		}
	}
	return kept
}

// withoutOverlaps keeps starts that do not lie in the run before.
func withoutOverlaps(starts []uint32, runes int) []uint32 {
	kept, end := starts[:0], 0
	for _, start := range starts {
		if int(start) >= end {
			kept = append(kept, start)
			end = int(start) + runes
		}
	}
	return kept
}
