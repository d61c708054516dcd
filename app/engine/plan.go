package engine

import (
	"context"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
)

// eagerPositionBytes is how many bytes of positions a segment reads together
// with the documents, before it is known which it needs: it saves a round trip.
const eagerPositionBytes = 24 << 10

// fewCandidates is up to how many articles are read to see whether they match,
// rather than the positions of their words.
const fewCandidates = 40

// plan is what one segment brings to a search: everything bleve will ask for,
// read before it asks, in three rounds at most: dictionary blocks; documents;
// the positions of those documents that can still match.
type plan struct {
	*segment
	only     []blevereader.Window
	lists    map[indexfile.Key]*indexfile.List
	matches  map[leafField][]uint32            // where a leaf of several tokens matches
	articles map[int]*article.Article          // those read to find that out
	unread   []error                           // and those that could not be
	works    map[uint32]string                 // names of works, by their numbers
	values   map[*node][]indexfile.Key         // facet values that a part of the query names
	words    map[indexfile.Key][]indexfile.Key // what begins with a prefix
}

// leafField is a leaf looked for in one field.
type leafField struct {
	leaf  *leaf
	field indexfile.Field
}

// prepare reads what a search needs of a segment.
func (p *plan) prepare(ctx context.Context, s *query) error {
	if err := p.findValues(inRound(ctx, 0), s.root); err != nil {
		return err
	}
	if err := p.expand(inRound(ctx, 0), s); err != nil {
		return err
	}
	if err := p.lookUp(inRound(ctx, 1), s); err != nil {
		return err
	}
	if !p.possible(s.root) || !p.passes(&s.filters) {
		p.only = []blevereader.Window{} // the lists stay: their counts weigh the words
		return nil
	}
	if err := p.loadDocuments(inRound(ctx, 2), s); err != nil {
		return err
	}
	return p.loadRest(inRound(ctx, 3), s)
}

func (p *plan) lookUp(ctx context.Context, s *query) error {
	var keys []indexfile.Key
	for _, l := range s.leaves {
		for _, term := range l.lookedUp() {
			for _, field := range l.fields {
				keys = append(keys, indexfile.Key{Field: field, Term: term})
			}
		}
	}
	for _, of := range p.words {
		keys = append(keys, of...)
	}
	for _, k := range s.filters.kinds {
		keys = append(keys, k.keys...)
	}
	for _, of := range p.values {
		keys = append(keys, of...)
	}
	if s.script != (indexfile.Key{}) {
		keys = append(keys, s.script)
	}
	lists, err := p.index.Lookup(ctx, keys)
	if err != nil {
		return err
	}
	p.lists = make(map[indexfile.Key]*indexfile.List, len(keys))
	for i, list := range lists {
		if list != nil {
			p.lists[keys[i]] = list
		}
	}
	return nil
}

// lookedUp are the terms a leaf asks of the index by name.
func (l *leaf) lookedUp() []string {
	if l.pattern != nil {
		return l.clue.terms(nil)
	}
	terms := make([]string, len(l.tokens))
	for i, t := range l.tokens {
		terms[i] = t.Term
	}
	return terms
}

// has tells whether the segment holds all tokens of a leaf in a field.
func (p *plan) has(l leafField) bool {
	if l.leaf.pattern != nil {
		return p.might(l.leaf.clue, l.field)
	}
	for _, t := range l.leaf.tokens {
		if p.lists[indexfile.Key{Field: l.field, Term: t.Term}] == nil {
			return false
		}
	}
	return true
}

// possible tells whether any document of the segment could match.
func (p *plan) possible(n *node) bool {
	if n == nil || n.op == opNot {
		return true
	}
	switch n.op {
	case opValue:
		return len(p.values[n]) > 0
	case opDays:
		return len(daysIn(p.index, n)) > 0
	case opLeaf:
		for _, field := range n.leaf.fields {
			if p.has(leafField{n.leaf, field}) {
				return true
			}
		}
		return false
	case opAnd:
		for _, child := range n.children {
			if !p.possible(child) {
				return false
			}
		}
		return true
	}
	for _, child := range n.children {
		if p.possible(child) {
			return true
		}
	}
	return false
}

// passes tells whether the segment has a value of every kind filtered by.
func (p *plan) passes(f *filters) bool {
	if f.days && len(p.only) == 0 {
		return false
	}
	for _, k := range f.kinds {
		found := false
		for _, key := range k.keys {
			found = found || p.lists[key] != nil
		}
		if !found {
			return false
		}
	}
	return true
}

// loadDocuments reads the documents of all lists, and positions as far as
// they are few.
func (p *plan) loadDocuments(ctx context.Context, s *query) error {
	wants := map[*indexfile.List]indexfile.Want{}
	for _, list := range p.lists {
		wants[list] = indexfile.Want{List: list}
	}
	for _, l := range s.leaves {
		for _, field := range l.fields {
			if at := (leafField{l, field}); l.pattern == nil && len(l.tokens) > 1 && p.has(at) {
				p.wantPositionsOf(at, wants)
			}
		}
	}
	ordered := make([]indexfile.Want, 0, len(wants))
	for _, want := range wants { // Load reads all at once: their order shows nowhere
		ordered = append(ordered, want)
	}
	return p.index.Load(ctx, ordered)
}

func (p *plan) wantPositionsOf(at leafField, wants map[*indexfile.List]indexfile.Want) {
	total, most := int64(0), p.index.DocCount()
	for _, t := range at.leaf.tokens {
		list := p.lists[indexfile.Key{Field: at.field, Term: t.Term}]
		_, positions := list.BytesToLoad()
		total += positions
		most = min(most, list.DocFreq)
	}
	if total > eagerPositionBytes || most <= fewCandidates {
		return
	}
	for _, t := range at.leaf.tokens {
		list := p.lists[indexfile.Key{Field: at.field, Term: t.Term}]
		wants[list] = indexfile.Want{List: list, Positions: indexfile.All}
	}
}

// loadRest finds the documents that may match and reads what tells whether
// they do, and of which work they are.
func (p *plan) loadRest(ctx context.Context, s *query) error {
	possible := p.filtered(s, p.superset(s.root))
	candidates := p.findCandidates(s, possible)
	var columns []indexfile.ColumnWant
	if s.collapses() {
		columns = p.columnsOf(possible, facet.Work)
	}
	errs := parallel(2, func(i int) error {
		switch {
		case i == 1:
			return p.index.LoadColumns(ctx, columns)
		case len(candidates) <= fewCandidates:
			if err := p.readCandidates(ctx, candidates); err != nil || len(p.unread) == 0 {
				return err
			}
			p.articles, p.unread = nil, nil // the positions tell of articles that cannot be read
		}
		return p.index.Load(ctx, p.positions())
	})
	if err := firstError(errs); err != nil {
		return err
	}
	if err := p.nameWorks(ctx, s, possible); err != nil {
		return err
	}
	if err := p.match(); err != nil {
		return err
	}
	return p.check(inRound(ctx, 6), s)
}

// filtered is what the filters let through.
func (p *plan) filtered(s *query, possible set) set {
	for _, k := range s.filters.kinds {
		var any set
		for _, key := range k.keys {
			if list := p.lists[key]; list != nil {
				any = unite(any, set{docs: list.Docs})
			}
		}
		possible = intersect(possible, any)
	}
	return within(possible, p.only)
}

// superset is the documents that may match, judged without positions.
func (p *plan) superset(n *node) set {
	if n == nil || n.op == opNot {
		return set{all: true}
	}
	switch n.op {
	case opValue:
		var either set
		for _, key := range p.values[n] {
			if list := p.lists[key]; list != nil {
				either = unite(either, set{docs: list.Docs})
			}
		}
		return either
	case opDays:
		return within(set{all: true}, daysIn(p.index, n))
	case opLeaf:
		var either set
		for _, field := range n.leaf.fields {
			either = unite(either, p.together(leafField{n.leaf, field}))
		}
		return either
	case opAnd:
		all := set{all: true}
		for _, child := range n.children {
			all = intersect(all, p.superset(child))
		}
		return all
	}
	var either set
	for _, child := range n.children {
		either = unite(either, p.superset(child))
	}
	return either
}

// together is the documents that hold all tokens of a leaf in one field.
func (p *plan) together(l leafField) set {
	if !p.has(l) {
		return set{}
	}
	if matched, known := p.matches[l]; known {
		return set{docs: matched}
	}
	if l.leaf.pattern != nil {
		return p.where(l.leaf.clue, l.field)
	}
	all := set{all: true}
	for _, t := range l.leaf.tokens {
		all = intersect(all, set{docs: p.lists[indexfile.Key{Field: l.field, Term: t.Term}].Docs})
	}
	return all
}

// findCandidates notes where leaves of several tokens may match, and gives
// all those documents.
func (p *plan) findCandidates(s *query, possible set) []uint32 {
	var all set
	found := map[leafField][]uint32{}
	for _, l := range s.leaves {
		if l.pattern != nil || len(l.tokens) < 2 {
			continue
		}
		for _, field := range l.fields {
			at := leafField{l, field}
			candidates := intersect(p.together(at), possible)
			found[at] = candidates.docs
			all = unite(all, candidates)
		}
	}
	p.matches = found
	return all.docs
}

// readCandidates reads the articles that may match: where they are few, that
// is less to read than their positions, and the hits must be read anyway.
func (p *plan) readCandidates(ctx context.Context, candidates []uint32) error {
	documents := make([]int, len(candidates))
	for i, doc := range candidates {
		documents[i] = int(doc)
	}
	articles, errs := p.bundle.Read(ctx, documents)
	p.articles = make(map[int]*article.Article, len(documents))
	for i, a := range articles {
		if errs[i] == nil {
			p.articles[documents[i]] = a
		} else {
			p.unread = append(p.unread, errs[i])
		}
	}
	return ctx.Err()
}

// positions asks for the positions of the documents that may match.
func (p *plan) positions() []indexfile.Want {
	var wants []indexfile.Want
	for l, candidates := range p.matches {
		if len(candidates) == 0 {
			continue
		}
		for _, t := range l.leaf.tokens {
			list := p.lists[indexfile.Key{Field: l.field, Term: t.Term}]
			wants = append(wants, indexfile.Want{List: list, Positions: indexfile.Some, Postings: postingsOf(list, candidates)})
		}
	}
	return wants
}

// postingsOf gives the indexes of documents in a list that has them all.
func postingsOf(list *indexfile.List, documents []uint32) []int {
	postings := make([]int, len(documents))
	at := 0
	for i, doc := range documents {
		step, _ := seek(list.Docs[at:], doc)
		at += step
		postings[i] = at
	}
	return postings
}

// columnsOf asks for the column blocks that documents stand in.
func (p *plan) columnsOf(documents set, kinds ...facet.Kind) []indexfile.ColumnWant {
	var wants []indexfile.ColumnWant
	last := -1
	want := func(doc int) {
		if block := indexfile.ColumnBlock(doc); block != last {
			for _, kind := range kinds {
				wants = append(wants, indexfile.ColumnWant{Kind: kind, Block: block})
			}
			last = block
		}
	}
	if documents.all {
		for doc := range p.index.DocCount() {
			want(doc)
		}
	}
	for _, doc := range documents.docs {
		want(int(doc))
	}
	return wants
}

func firstError(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
