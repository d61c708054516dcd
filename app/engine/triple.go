package engine

import (
	"slices"

	"fangzhi/app/engine/language"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// Where two pairs of a run are both common, the index may have a list of the
// three characters: a token more, that lies over the same runes as its pairs.

// tripleKeys appends the keys of a run's triples, if the segment has any.
func (p *plan) tripleKeys(keys []indexfile.Key, l *language.Leaf) []indexfile.Key {
	if !p.index.HasTriples() || !isRun(l) || !l.MayStandIn(indexfile.Body) {
		return keys
	}
	for _, t := range triplesOf(l.Run.Text) {
		keys = append(keys, indexfile.Key{Field: indexfile.Body, Term: t.Term})
	}
	return keys
}

// triplesOf are all that may be triples of a run.
func triplesOf(text []rune) (triples []token.Token) {
	for at := 0; at+3 <= len(text); at++ {
		if indexfile.IsTriple(text[at : at+3]) {
			triples = append(triples, token.Token{Term: string(text[at : at+3]), Pos: at, Positional: true})
		}
	}
	return triples
}

// addTriples adds to the tokens of a run in bodies the triples that have lists.
// One that would have a list, if any body had it, is added without: the run
// stands nowhere.
func (p *plan) addTriples(r *run, text []rune) {
	if !p.index.HasTriples() {
		return
	}
	spoken := r.tokens
	for _, t := range triplesOf(text) {
		list := p.lists[indexfile.Key{Field: indexfile.Body, Term: t.Term}]
		switch {
		case list != nil:
			r.tokens = append(r.tokens, runToken{Token: t, terms: []runTerm{{list, -t.Pos}}})
		case p.index.HasTriple(pairAt(spoken, t.Pos), pairAt(spoken, t.Pos+1)):
			r.tokens = append(r.tokens, runToken{Token: t})
		}
	}
}

// pairAt is in how many documents the pair of characters is that begins at a
// rune of a run.
func pairAt(tokens []runToken, at int) int {
	for i := range tokens {
		if tokens[i].Pos == at {
			return tokens[i].docFreq()
		}
	}
	return 0
}

// isImplied tells a pair of a triple whose documents are read.
func (r *run) isImplied(pair *runToken) bool {
	for i := range r.tokens {
		if t := &r.tokens[i]; t.wanted && t != pair && isTriple(t) && (pair.Pos == t.Pos || pair.Pos == t.Pos+1) {
			return !isTriple(pair)
		}
	}
	return false
}

func isTriple(t *runToken) bool { return indexfile.IsTriple([]rune(t.Term)) }

// chained is a run that is decided by counts alone: of its triples, one behind
// the other, and of the pairs that two of them share. Where a document has a
// pair as often as a triple has it, the pair stands nowhere else, and all that
// the other triple adds to it stands there too.
type chained struct {
	triples, pairs []int // of the tokens; triples 0 and 1 share pair 0
}

// chain is nil where a triple is missing, and for a run that may overlap itself:
// how often that stands without overlaps counts do not tell.
func (r *run) chain(text []rune) *chained {
	for n := 1; n < len(text); n++ {
		if language.StandsAt(text, n, text[:len(text)-n]) {
			return nil
		}
	}
	c := &chained{}
	for at := 0; at+3 <= len(text); at++ {
		triple := slices.IndexFunc(r.tokens, func(t runToken) bool { return t.Pos == at && isTriple(&t) && len(t.terms) == 1 })
		if triple < 0 {
			return nil
		}
		if c.triples = append(c.triples, triple); at > 0 {
			c.pairs = append(c.pairs, slices.IndexFunc(r.tokens, func(t runToken) bool { return t.Pos == at }))
		}
	}
	if len(c.triples) == 0 {
		return nil
	}
	return c
}

// tokens are all that are counted.
func (c *chained) tokens() []int { return append(slices.Clone(c.triples), c.pairs...) }

// cover are triples that lie over the whole run.
func (c *chained) cover() (cover []int) {
	for at := 0; at < len(c.triples); at += 3 {
		cover = append(cover, c.triples[at])
	}
	if (len(c.triples)-1)%3 > 0 {
		cover = append(cover, c.triples[len(c.triples)-1])
	}
	return cover
}

// tell drops the documents that do not hold the run, as far as counts tell, and
// gives how often it stands in the others; 0 where they do not.
func (c *chained) tell(r *run, documents []uint32) (kept, told []uint32) {
	lists, at := make([]*indexfile.List, 0, 2*len(c.triples)), make([]int, 2*len(c.triples))
	for _, i := range c.tokens() {
		lists = append(lists, r.tokens[i].terms[0].list)
	}
	count := func(i int, document uint32) uint32 {
		step, found := indexfile.Seek(lists[i].Docs[at[i]:], document)
		if at[i] += step; !found {
			return 0
		}
		return lists[i].Freqs[at[i]]
	}
	for _, document := range documents {
		least := count(0, document) // of what is joined so far
		most := least
		for i := 1; i < len(c.triples); i++ {
			next, shared := count(i, document), count(len(c.triples)+i-1, document)
			least = max(least+next, shared) - shared
			most = min(most, next)
		}
		if most == 0 {
			continue
		}
		if least < most {
			most = 0
		}
		kept, told = append(kept, document), append(told, most)
	}
	return kept, told
}
