package engine

import (
	"slices"

	"fangzhi/app/engine/language"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// run is how a run of several tokens, or one with a word, is found in one field
// of a segment: the documents of some tokens leave candidates, of which their
// texts, or the positions of a cover of the tokens, tell which hold the run.
type run struct {
	runes    int
	tokens   []runToken
	lists    []*indexfile.List // of all tokens, those too that are not looked at
	docFreqs []int             // of the leaf's own tokens, without triples
	joined   *chained          // counts tell; nil where they do not, or for more
	told     []uint32          // how often it stands in each candidate; 0 where counts did not tell
	cover    []int             // of the tokens: enough to know by positions
	starts   []uint32          // where it begins in the document looked at last
	next     []uint32          // room for another token's
	byText   bool              // so few candidates are left that their texts are read
	sole     bool              // nothing else is asked
	ahead    bool              // all positions of the cover are read with the documents

	worth     float64 // bytes that its positions may take to show where in long articles it stands
	few       int     // in up to so many documents tokens have no positions
	mostTexts int     // so many texts may be read though positions would tell
	textBytes float64 // to read one of its texts
}

// runToken is a token of a run with all the terms that a text may have for it.
type runToken struct {
	token.Token
	terms  []runTerm
	wanted bool // its documents are read
}

// runTerm is one of them: a word at the run's end may be a part of a longer one.
type runTerm struct {
	list  *indexfile.List
	shift int // from its position to where the run begins
}

// isRun tells a leaf that is found as a run from one that is found as a term.
//
//go:noinline
func isRun(l *language.Leaf) bool {
	return !l.IsJudged() && (len(l.Tokens) > 1 || token.IsWord(l.Tokens[0].Term))
}

// planRuns decides, by what the dictionary says of their terms, how to find
// the runs of a query.
func (p *plan) planRuns(s *query) {
	p.runs = map[leafField]*run{}
	sole := len(s.leaves) == 1 && p.only == nil && len(s.filters.kinds) == 0 && s.root.Op == language.OpLeaf
	for _, l := range s.leaves {
		if !isRun(l) {
			continue
		}
		for _, field := range l.Fields {
			p.runs[leafField{l, field}] = p.planRun(s, l, field, sole)
		}
	}
}

func (p *plan) planRun(s *query, l *language.Leaf, field indexfile.Field, sole bool) *run {
	r := &run{sole: sole, runes: len(l.Run.Text), few: p.index.FewDocuments(), mostTexts: s.mostTexts(), textBytes: p.texts.typical}
	for _, t := range l.Tokens {
		found := p.runToken(l, field, t)
		r.tokens, r.docFreqs = append(r.tokens, found), append(r.docFreqs, found.docFreq())
	}
	if field == indexfile.Body {
		r.worth = p.worthOfPlaces(s)
		p.addTriples(r, l.Run.Text)
		if !p.everyPlace {
			r.joined = r.chain(l.Run.Text)
		}
	}
	for i := range r.tokens {
		r.lists = append(r.lists, r.tokens[i].lists()...)
	}
	r.choose(l)
	return r
}

func (p *plan) runToken(l *language.Leaf, field indexfile.Field, t token.Token) runToken {
	term, ok := p.lettersOf(l)
	if !ok {
		return p.placedToken(l, field, t)
	}
	found := runToken{Token: t}
	if list := p.lists[indexfile.Key{Field: field, Term: term}]; list != nil {
		found.terms = []runTerm{{list: list}}
	}
	return found
}

// placedToken has the terms that tell where a token stands.
func (p *plan) placedToken(l *language.Leaf, field indexfile.Field, t token.Token) runToken {
	found := runToken{Token: t}
	part, isPart := l.Part(t)
	for _, term := range p.placedTerms(l, t) {
		list := p.lists[indexfile.Key{Field: field, Term: term}]
		if list == nil {
			continue
		}
		shifts := []int{0}
		if isPart {
			shifts = part.In(term)
		}
		for _, shift := range shifts {
			found.terms = append(found.terms, runTerm{list, shift - t.Pos})
		}
	}
	return found
}

// lists are those of the token's terms, each once.
func (t *runToken) lists() []*indexfile.List {
	lists := make([]*indexfile.List, 0, len(t.terms))
	for i, e := range t.terms {
		if i == 0 || e.list != t.terms[i-1].list {
			lists = append(lists, e.list)
		}
	}
	return lists
}

// docFreq bounds in how many documents the token is.
func (t *runToken) docFreq() int {
	n := 0
	for _, list := range t.lists() {
		n += list.DocFreq
	}
	return n
}

func (t *runToken) bytes() (documents, positions int64) {
	for _, list := range t.lists() {
		d, p := list.BytesToLoad()
		documents, positions = documents+d, positions+p
	}
	return documents, positions
}

// held tells whether the segment has a term for every token.
func (r *run) held() bool {
	return !slices.ContainsFunc(r.tokens, func(t runToken) bool { return len(t.terms) == 0 })
}

// alone tells a run that is one word: its documents are those of its terms.
func (r *run) alone() bool { return len(r.tokens) == 1 }

// candidates are the documents that have the tokens whose documents are read.
func (r *run) candidates() set {
	all := set{all: true}
	for i := range r.tokens {
		if t := &r.tokens[i]; t.wanted {
			all = intersect(all, uniteAll(t.lists()))
		}
	}
	return all
}

// wantDocuments asks for the documents of the tokens chosen, and for all
// positions of the cover where these are read ahead.
func (r *run) wantDocuments(wants map[*indexfile.List]indexfile.Want) {
	for i := range r.tokens {
		for _, list := range r.tokens[i].lists() {
			if _, asked := wants[list]; r.tokens[i].wanted && !asked {
				wants[list] = indexfile.Want{List: list}
			}
		}
	}
	if !r.ahead || r.alone() && r.worth == 0 {
		return
	}
	for _, i := range r.cover {
		for _, list := range r.tokens[i].lists() {
			wants[list] = indexfile.Want{List: list, Positions: indexfile.All}
		}
	}
}

// undecided are the candidates of which counts did not tell.
func (r *run) undecided(candidates []uint32) []uint32 {
	if r.told == nil {
		return candidates
	}
	var open []uint32
	for i, document := range candidates {
		if r.told[i] == 0 {
			open = append(open, document)
		}
	}
	return open
}

// wantPositions asks for the positions that tell which documents hold the run.
func (r *run) wantPositions(documents []uint32, wants []indexfile.Want) []indexfile.Want {
	others := len(wants)
	for _, i := range r.cover {
		for _, list := range r.tokens[i].lists() {
			if slices.ContainsFunc(wants[others:], func(w indexfile.Want) bool { return w.List == list }) {
				continue // a run may say a pair again and again
			}
			if postings := postingsIn(list, documents); len(postings) > 0 {
				wants = append(wants, indexfile.Want{List: list, Positions: indexfile.Some, Postings: postings})
			}
		}
	}
	return wants
}

// postingsIn gives the indexes of the documents that a list has, one of each
// block of positions: the whole block is read.
func postingsIn(list *indexfile.List, documents []uint32) []int {
	var postings []int
	at := 0
	for len(documents) > 0 && at < len(list.Docs) {
		step, found := indexfile.Seek(list.Docs[at:], documents[0])
		if at += step; !found {
			if at < len(list.Docs) {
				step, _ = indexfile.Seek(documents, list.Docs[at])
				documents = documents[step:]
			}
			continue
		}
		if len(postings) == 0 || indexfile.PositionsBlock(postings[len(postings)-1]) != indexfile.PositionsBlock(at) {
			postings = append(postings, at)
		}
		documents = documents[1:]
	}
	return postings
}
