package engine

import (
	"context"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// plan is what one segment brings to a search: everything bleve will ask for,
// read before it asks, mostly in three rounds: dictionary blocks; documents, and
// positions where most blocks of these will be needed; what else decides on
// documents that can still match, with the articles that are shown or likely to be.
// Where documents are few they come with the dictionary, and two rounds suffice.
type plan struct {
	*segment
	only       []blevereader.Window
	lists      map[indexfile.Key]*indexfile.List
	matches    map[leafField][]uint32             // where a run or a pattern matches
	runs       map[leafField]*run                 // how runs are found
	stands     map[leafField]*places              // and where they stand
	longer     map[token.Part][]string            // words that hold a part
	articles   map[int]*article.Article           // those read to find that out, and pieces, by excerpt.key
	shown      []*language.Leaf                   // what results show
	unread     []error                            // and those that could not be
	works      map[uint32]string                  // names of works, by their numbers
	values     map[*language.Node][]indexfile.Key // facet values that a part of the query names
	words      map[indexfile.Key][]indexfile.Key  // what begins with a prefix
	doubt      *doubt                             // what the documents leave open; nil when nothing can match
	located    *located                           // where the only thing shown stands, if it is a pattern and positions told
	placing    *placing                           // what positions are to tell of patterns; nil for nothing
	open       *judging                           // what only texts tell; nil for nothing
	everyPlace bool                               // places in words are asked for
	early      bool                               // the documents of what was known first are read
	wants      []indexfile.Want                   // the documents to read; nil when nothing can match
	likely     []uint32                           // documents that are likely to be shown
}

// leafField is a leaf looked for in one field.
type leafField struct {
	leaf  *language.Leaf
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
	if err := p.findLonger(ctx, s); err != nil {
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
	p.wants = p.wantDocuments(s)
	return nil
}

// load reads the documents, and the articles that are likely to be shown.
func (p *plan) load(ctx context.Context, s *query) error {
	if p.wants == nil {
		return nil
	}
	if err := p.readTogether(ctx, nil, nil, p.wants); err != nil {
		return err
	}
	p.likely = nil
	o := &doubt{possible: p.filtered(s, p.superset(s.root))}
	o.candidates, o.few, o.rest = p.findCandidates(s, o.possible)
	o.few = p.addSifted(s, o)
	if s.collapses() {
		o.columns = p.columnsOf(o.possible, facet.Work)
	}
	p.doubt = o
	return nil
}

// Up to so many bytes, in all segments, documents are read together with the
// dictionary, those of the words beside the ones asked for among them: that saves a
// round trip. In a large archive all lists are longer; where articles are long most
// lists are too long for it, and half as many bytes are tried.
const (
	aheadBytes    = 8 << 10
	aheadOfMany   = 24 << 10
	manyDocuments = 50_000
	longText      = 2 << 10 // bytes
)

// ahead is how many of these bytes are a segment's.
func (s *segment) ahead(a *Archive) int64 {
	bytes := int64(aheadBytes)
	if a.catalog.Articles > manyDocuments {
		bytes = aheadOfMany
	}
	if s.texts.typical > longText {
		bytes /= 2
	}
	return bytes / int64(len(a.segments))
}

func (p *plan) lookUp(ctx context.Context, s *query) error {
	keys := p.keys(s)
	lists, err := p.index.LookupAhead(ctx, keys, p.ahead(s.archive))
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

// keys are those of all that a query asks of the index, as far as is known.
func (p *plan) keys(s *query) (keys []indexfile.Key) {
	exact := false
	for _, l := range s.leaves {
		keys = p.tripleKeys(p.appendKeys(keys, l), l)
		if l.NeedsBlocks() {
			keys = append(keys, blockEnd(indexfile.Body), blockEnd(indexfile.Title))
		}
		for i := range l.Glyphs {
			keys = append(keys, l.Glyphs[i].Keys...)
		}
		exact = exact || l.Glyphs != nil
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
	return keys
}

// appendKeys appends the keys of what a leaf asks of the index, in its fields.
func (p *plan) appendKeys(keys []indexfile.Key, l *language.Leaf) []indexfile.Key {
	for _, term := range p.lookedUp(l) {
		for _, field := range l.Fields {
			keys = append(keys, indexfile.Key{Field: field, Term: term})
		}
	}
	return keys
}

// lookedUp are the terms a leaf asks of the index by name.
func (p *plan) lookedUp(l *language.Leaf) []string {
	var terms []string
	if l.IsJudged() {
		terms = l.Clue.Terms(nil)
		for _, part := range partsOf(l) {
			terms = append(terms, p.longer[part]...)
		}
		return terms
	}
	for _, t := range l.Tokens {
		terms = append(terms, p.terms(l, t)...)
	}
	return terms
}

// wantDocuments asks for the documents of all lists but those that a run can do
// without, and for positions as far as they are few.
func (p *plan) wantDocuments(s *query) []indexfile.Want {
	wants := p.wantPlaces(s)
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
	p.spareEnds(s, spared)
	for _, list := range p.lists {
		if _, asked := wants[list]; !asked && !spared[list] {
			wants[list] = indexfile.Want{List: list}
		}
	}
	ordered := make([]indexfile.Want, 0, len(wants))
	for _, want := range wants { // Load reads all at once: their order shows nowhere
		ordered = append(ordered, want)
	}
	return ordered
}

// otherKeys are the terms of what is no run.
func (p *plan) otherKeys(s *query) []indexfile.Key {
	var keys []indexfile.Key
	for _, l := range s.leaves {
		if !isRun(l) {
			keys = p.appendKeys(keys, l)
		}
	}
	for _, of := range p.words {
		keys = append(keys, of...)
	}
	return keys
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
