package engine

import (
	"context"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// eagerPositionBytes is how many bytes of positions a segment reads together
// with the documents, before it is known which it needs: it saves a round trip.
const eagerPositionBytes = 6 << 10

// fewCandidates is up to how many articles are read to see whether they match,
// rather than the positions of their words: pairs in no more have none.
const fewCandidates = indexfile.FewDocuments

// plan is what one segment brings to a search: everything bleve will ask for,
// read before it asks, in three rounds at most: dictionary blocks; documents;
// the positions of those documents that can still match, and the articles that
// are likely to be shown.
type plan struct {
	*segment
	only       []blevereader.Window
	lists      map[indexfile.Key]*indexfile.List
	matches    map[leafField][]uint32            // where a run or a pattern matches
	runs       map[leafField]*run                // how runs are found
	stands     map[leafField]*places             // and where they stand
	longer     map[token.Part][]string           // words that hold a part
	articles   map[int]*article.Article          // those read to find that out
	unread     []error                           // and those that could not be
	works      map[uint32]string                 // names of works, by their numbers
	values     map[*node][]indexfile.Key         // facet values that a part of the query names
	words      map[indexfile.Key][]indexfile.Key // what begins with a prefix
	doubt      *doubt                            // what the documents leave open; nil when nothing can match
	everyPlace bool                              // places in words are asked for
	likely     []uint32                          // documents that are likely to be shown
}

// doubt is what the documents alone do not tell of a search.
type doubt struct {
	possible   set
	candidates map[leafField][]uint32
	few        []uint32           // documents whose texts are to be read
	rest       map[leafField]bool // the runs that positions decide
	columns    []indexfile.ColumnWant
}

// leafField is a leaf looked for in one field.
type leafField struct {
	leaf  *leaf
	field indexfile.Field
}

// prepare reads what of a segment a search could match, and decides how to
// find out whether it does.
func (p *plan) prepare(ctx context.Context, s *query) error {
	if err := p.findValues(inRound(ctx, 0), s.root); err != nil {
		return err
	}
	if err := p.expand(inRound(ctx, 0), s); err != nil {
		return err
	}
	if err := p.findLonger(inRound(ctx, 0), s); err != nil {
		return err
	}
	if err := p.lookUp(inRound(ctx, 1), s); err != nil {
		return err
	}
	p.planRuns(s)
	if !p.possible(s.root) || !p.passes(&s.filters) {
		p.only = []blevereader.Window{} // the lists stay: their counts weigh the words
		return nil
	}
	if err := p.loadDocuments(inRound(ctx, 2), s); err != nil {
		return err
	}
	o := &doubt{possible: p.filtered(s, p.superset(s.root))}
	o.candidates, o.few, o.rest = p.findCandidates(s, o.possible)
	if s.collapses() {
		o.columns = p.columnsOf(o.possible, facet.Work)
	}
	p.doubt = o
	return nil
}

func (p *plan) lookUp(ctx context.Context, s *query) error {
	var keys []indexfile.Key
	exact := false
	for _, l := range s.leaves {
		keys = p.tripleKeys(p.appendKeys(keys, l), l)
		if l.needsBlocks() {
			keys = append(keys, blockEnd(indexfile.Body), blockEnd(indexfile.Title))
		}
		for i := range l.glyphs {
			keys = append(keys, l.glyphs[i].keys...)
		}
		exact = exact || l.glyphs != nil
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
	if exact {
		keys = append(keys, traditional())
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

// appendKeys appends the keys of what a leaf asks of the index, in its fields.
func (p *plan) appendKeys(keys []indexfile.Key, l *leaf) []indexfile.Key {
	for _, term := range p.lookedUp(l) {
		for _, field := range l.fields {
			keys = append(keys, indexfile.Key{Field: field, Term: term})
		}
	}
	return keys
}

// lookedUp are the terms a leaf asks of the index by name.
func (p *plan) lookedUp(l *leaf) []string {
	var terms []string
	if l.isJudged() {
		terms = l.clue.terms(nil)
		for _, part := range l.parts() {
			terms = append(terms, p.longer[part]...)
		}
		return terms
	}
	for _, t := range l.tokens {
		terms = append(terms, p.terms(l, t)...)
	}
	return terms
}

// has tells whether the segment holds what a leaf needs in a field.
func (p *plan) has(l leafField) bool {
	switch {
	case l.leaf.isJudged():
		return p.might(l.leaf.clue, l.field)
	case l.leaf.isRun():
		return p.runs[l].held()
	}
	return p.list(l) != nil
}

// list is that of a leaf that is one term.
func (p *plan) list(l leafField) *indexfile.List {
	return p.lists[indexfile.Key{Field: l.field, Term: l.leaf.tokens[0].Term}]
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

// loadDocuments reads the documents of all lists but those that a run can do
// without, and positions as far as they are few.
func (p *plan) loadDocuments(ctx context.Context, s *query) error {
	wants := map[*indexfile.List]indexfile.Want{}
	spared := map[*indexfile.List]bool{}
	for l, r := range p.runs {
		for _, list := range r.lists {
			spared[list] = true
		}
		if p.has(l) {
			r.wantDocuments(wants)
		}
	}
	for _, key := range p.otherKeys(s) {
		delete(spared, p.lists[key])
	}
	for _, list := range p.lists {
		if _, asked := wants[list]; !asked && !spared[list] {
			wants[list] = indexfile.Want{List: list}
		}
	}
	ordered := make([]indexfile.Want, 0, len(wants))
	for _, want := range wants { // Load reads all at once: their order shows nowhere
		ordered = append(ordered, want)
	}
	return p.index.Load(ctx, ordered)
}

// otherKeys are the terms of what is no run.
func (p *plan) otherKeys(s *query) []indexfile.Key {
	var keys []indexfile.Key
	for _, l := range s.leaves {
		if !l.isRun() {
			keys = p.appendKeys(keys, l)
		}
	}
	for _, of := range p.words {
		keys = append(keys, of...)
	}
	return keys
}

// finish reads what tells whether documents match, and of which work they are.
func (p *plan) finish(ctx context.Context, s *query) error {
	o := p.doubt
	if o == nil {
		return nil
	}
	errs := parallel(3, func(i int) error {
		switch i {
		case 0:
			return p.index.LoadColumns(ctx, o.columns)
		case 1:
			return p.readCandidates(ctx, o.few)
		}
		return p.index.Load(ctx, p.positions(o.candidates, o.rest))
	})
	if err := firstError(errs); err != nil {
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
	return p.check(ctx, s)
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
	if l.leaf.isJudged() {
		return p.where(l.leaf.clue, l.field)
	}
	found := p.documents(l)
	found, _ = p.sift(l.leaf, found)
	return found
}

// documents are those that hold the tokens of a leaf that is no pattern.
func (p *plan) documents(l leafField) set {
	if l.leaf.isRun() {
		return p.runs[l].candidates()
	}
	return set{docs: p.list(l).Docs}
}

// findCandidates lists, for every run, the documents that may hold it; few are
// those whose texts are to be read, and rest the runs that positions decide.
func (p *plan) findCandidates(s *query, possible set) (candidates map[leafField][]uint32, few []uint32, rest map[leafField]bool) {
	candidates, rest = map[leafField][]uint32{}, map[leafField]bool{}
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
		all = unite(all, set{docs: docs})
		if r.byText = r.byText || r.cheaperByTexts(len(docs)); r.byText {
			scarce = unite(scarce, set{docs: docs})
		} else {
			rest[l] = true
		}
	}
	if len(all.docs) <= fewCandidates {
		return candidates, all.docs, nil
	}
	return candidates, scarce.docs, rest
}

// readCandidates reads the articles that may match: where they are few, that
// is less to read than their positions, and the hits must be read anyway.
// Those likely to be shown come along.
func (p *plan) readCandidates(ctx context.Context, candidates []uint32) error {
	documents := make([]int, 0, len(candidates)+len(p.likely))
	for _, doc := range candidates {
		documents = append(documents, int(doc))
	}
	for _, doc := range without(set{docs: p.likely}, set{docs: candidates}).docs {
		documents = append(documents, int(doc))
	}
	articles, errs := p.read(ctx, documents)
	if p.articles == nil {
		p.articles = make(map[int]*article.Article, len(documents))
	}
	for i, a := range articles {
		switch {
		case errs[i] == nil:
			p.articles[documents[i]] = a
		case i < len(candidates):
			p.unread = append(p.unread, errs[i])
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
