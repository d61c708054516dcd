package engine

import (
	"errors"
	"sort"

	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// match keeps, of the documents that hold all tokens of a leaf, those that
// hold them at the leaf's distances: judged by the text where it was read, by
// positions elsewhere. bleve's phrase search finds the same (a test compares
// them) at several times the cost.
func (p *plan) match() error {
	for l, candidates := range p.matches {
		var err error
		if p.articles != nil {
			p.matches[l] = p.matchText(l, candidates)
		} else if p.matches[l], err = p.matchPositions(l, candidates); err != nil {
			return err
		}
	}
	return nil
}

func (p *plan) matchText(l leafField, candidates []uint32) []uint32 {
	var matched []uint32
	for _, doc := range candidates {
		if a := p.articles[int(doc)]; a != nil && l.leaf.run.Contains(token.Fold(textOf(a, l.field))) {
			matched = append(matched, doc)
		}
	}
	return matched
}

func (p *plan) matchPositions(l leafField, candidates []uint32) ([]uint32, error) {
	tokens := make([]tokenPositions, len(l.leaf.tokens))
	for i, t := range l.leaf.tokens {
		list := p.lists[indexfile.Key{Field: l.field, Term: t.Term}]
		tokens[i] = tokenPositions{list: list, offset: uint32(t.Pos)}
	}
	sort.SliceStable(tokens, func(i, k int) bool { return rarer(tokens[i].list, tokens[k].list) })
	var matched []uint32
	for _, doc := range candidates {
		ok, err := together(tokens, doc)
		if err != nil {
			return nil, err
		}
		if ok {
			matched = append(matched, doc)
		}
	}
	return matched, nil
}

// rarer puts rare terms first: they decide soonest. A list that is not there
// has no candidates either.
func rarer(a, b *indexfile.List) bool { return a != nil && b != nil && a.DocFreq < b.DocFreq }

// tokenPositions walks one token's list.
type tokenPositions struct {
	list    *indexfile.List
	offset  uint32 // of the token from the leaf's start
	posting int
	here    []uint32 // its positions in the document looked at
}

var errNotLoaded = errors.New("engine: positions that a query needs were not loaded")

// together tells whether the tokens stand at their distances somewhere in a
// document, which all their lists hold. Documents are asked for in order.
func together(tokens []tokenPositions, doc uint32) (bool, error) {
	if err := place(tokens, doc); err != nil {
		return false, err
	}
	first := tokens[0]
	for _, position := range first.here {
		if position >= first.offset && follow(tokens[1:], position-first.offset) {
			return true, nil
		}
	}
	return false, nil
}

// place puts tokens to a document, which all their lists hold.
func place(tokens []tokenPositions, doc uint32) error {
	for i := range tokens {
		t := &tokens[i]
		step, found := seek(t.list.Docs[t.posting:], doc)
		t.posting += step
		here, loaded := t.list.At(t.posting)
		if !found || !loaded {
			return errNotLoaded
		}
		t.here = here
	}
	return nil
}

// follow tells whether all tokens stand where they should for a leaf that
// starts at start.
func follow(tokens []tokenPositions, start uint32) bool {
	for i := range tokens {
		t := &tokens[i]
		step, found := seek(t.here, start+t.offset) // starts ascend: what lies before is done with
		t.here = t.here[step:]
		if !found {
			return false
		}
	}
	return true
}
