package group

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"fangzhi/data/article"
)

// finder is a search for works under way. It speaks of articles by their
// places in the order of rank, cleanest first.
type finder struct {
	read   func(seq int) (*article.Article, error)
	prints []print
	seqs   []int32
	marks  *markPool
	index  *index
	texts  *shelf
	hub    []int32 // of each article: the one that stands for its work, so far
	inside []placed
	pairs  int // compared
}

// placed says that an article's text stands within another's.
type placed struct {
	part, whole int32
	from, to    int     // letters of the whole
	share       float64 // of the whole that the part is
	titled      bool    // under a title like the whole's
}

const (
	// mostCompared is how many articles one is compared with, the likeliest first.
	mostCompared = 32
	// mostFar of them in a row that have little in common end the search.
	mostFar = 2
	// minEqual letters make equal articles copies; with fewer they only look alike.
	minEqual = 8
	// minMarks of those that a common text would have given must be shared,
	// somewhat less where they are few.
	minMarks = 0.33
)

func newFinder(g *Grouper, read func(int) (*article.Article, error)) *finder {
	f := &finder{read: read, prints: g.prints, seqs: g.seqs, texts: newShelf(), hub: make([]int32, len(g.prints))}
	f.index, f.marks = newIndex(g.prints, &g.marks)
	*g = Grouper{}
	sort.Sort(byRank{f})
	return f
}

// byRank sorts a finder's articles, the cleanest first.
type byRank struct{ *finder }

func (f byRank) Len() int { return len(f.prints) }
func (f byRank) Swap(i, j int) {
	f.prints[i], f.prints[j] = f.prints[j], f.prints[i]
	f.seqs[i], f.seqs[j] = f.seqs[j], f.seqs[i]
}
func (f byRank) Less(i, j int) bool {
	a, b := &f.prints[i], &f.prints[j]
	switch {
	case a.less(b):
		return true
	case b.less(a):
		return false
	}
	return f.seqs[i] < f.seqs[j]
}

// marksOf are an article's marks that others have, too, as the index knows them.
func (f *finder) marksOf(i int32) []uint32 {
	p := &f.prints[i]
	return f.marks.at(p.at, p.marks)
}

// run finds copies in two rounds. In the first, one article after the other is
// a copy of one before it or a work of its own. Which of a work's articles is
// the cleanest shows only then, so in the second those are compared again.
func (f *finder) run() error {
	first := make(map[uint64]int32, len(f.prints))
	for i := range int32(len(f.prints)) {
		p := &f.prints[i]
		if twin, ok := first[p.whole]; ok && p.letters >= minEqual {
			f.hub[i] = f.hub[twin]
			continue
		}
		first[p.whole] = i
		hub, err := f.place(i)
		if err != nil {
			return err
		}
		f.hub[i] = hub
		if hub == i {
			f.index.add(i, f.marksOf(i))
		} else {
			f.index.add(i, without(f.marksOf(i), f.marksOf(hub)))
		}
	}
	changed := f.lead()
	if len(changed) == 0 {
		return nil
	}
	if err := f.again(changed); err != nil {
		return err
	}
	f.lead()
	return nil
}

// again compares all works with those whose leader is another than the article
// they were gathered around.
func (f *finder) again(changed []int32) error {
	f.index.clear()
	join := func(leader int32) error {
		hub, err := f.place(leader)
		if err != nil || hub == leader {
			return err
		}
		f.hub[leader] = hub // the others follow when all are placed
		return nil
	}
	isChanged := make(map[int32]bool, len(changed))
	for _, leader := range changed {
		if err := join(leader); err != nil {
			return err
		}
		if f.hub[leader] == leader {
			f.index.add(leader, f.marksOf(leader))
		}
		isChanged[leader] = true
	}
	for i := range f.hub {
		if f.hub[i] == int32(i) && !isChanged[int32(i)] {
			if err := join(int32(i)); err != nil {
				return err
			}
		}
	}
	for i := range f.hub {
		f.hub[i] = f.hub[f.hub[i]]
	}
	return nil
}

// place finds the article that i is a copy of, or i.
func (f *finder) place(i int32) (int32, error) {
	best, bestShare, far := i, 0.0, 0
	for _, candidate := range f.candidates(i) {
		a, b := i, candidate.article
		if f.prints[a].letters > f.prints[b].letters {
			a, b = b, a
		}
		c, err := f.compare(a, b)
		if err != nil {
			return 0, err
		}
		switch {
		case c.relation == within:
			f.inside = append(f.inside, placed{a, b, c.from, c.to, c.share, c.titled})
		case c.relation == same && f.hub[candidate.article] == candidate.article && c.share > bestShare:
			best, bestShare = candidate.article, c.share
		}
		if c.covered >= minCover/2 {
			far = 0
		} else if far++; far == mostFar {
			break // the others share still less
		}
	}
	return best, nil
}

func (f *finder) compare(a, b int32) (comparison, error) {
	ta, err := f.text(a)
	if err != nil {
		return comparison{}, err
	}
	tb, err := f.text(b)
	if err != nil {
		return comparison{}, err
	}
	f.pairs++
	return compare(ta, tb), nil
}

// candidates are the articles worth comparing with i, the likeliest first.
func (f *finder) candidates(i int32) []candidate {
	p := &f.prints[i]
	if p.letters < minLetters {
		return nil
	}
	found := f.index.find(f.marksOf(i))
	kept := found[:0]
	for _, c := range found {
		e := expected(p.letters, f.prints[c.article].letters)
		c.likely = float64(c.marks) / e
		if float64(c.marks) >= max(1, minMarks*e-math.Sqrt(e)/2) {
			kept = append(kept, c)
		}
	}
	slices.SortFunc(kept, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.likely, a.likely), cmp.Compare(a.article, b.article))
	})
	return kept[:min(len(kept), mostCompared)]
}

// expected is how many marks two texts share when the shorter stands in the longer.
func expected(a, b int32) float64 {
	window := max(windowOf(int(a)), windowOf(int(b)))
	return 2 * float64(min(a, b)) / float64(window+1)
}

// text reads an article, or takes it from the shelf.
func (f *finder) text(i int32) (*text, error) {
	if t := f.texts.get(i); t != nil {
		return t, nil
	}
	a, err := f.read(int(f.seqs[i]))
	if err != nil {
		return nil, err
	}
	t := textOf(a)
	f.texts.put(i, t)
	return t, nil
}

// shelf keeps the texts last used, so that the leader of many copies is read once.
type shelf struct {
	texts   map[int32]*text
	order   []int32
	letters int
}

// shelfLetters bounds the shelf: some twenty megabytes.
const shelfLetters = 3 << 19

func newShelf() *shelf { return &shelf{texts: map[int32]*text{}} }

func (s *shelf) get(i int32) *text { return s.texts[i] }

func (s *shelf) put(i int32, t *text) {
	s.texts[i] = t
	s.order = append(s.order, i)
	s.letters += len(t.body.runes)
	for s.letters > shelfLetters && len(s.order) > 2 {
		s.letters -= len(s.texts[s.order[0]].body.runes)
		delete(s.texts, s.order[0])
		s.order = s.order[1:]
	}
}
