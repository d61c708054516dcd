package engine

import (
	"errors"
	"slices"

	"fangzhi/data/indexfile"
)

// match keeps, of the documents that hold all tokens of a leaf, those that
// hold them at the leaf's distances. bleve's phrase search finds the same (a
// test compares them) at several times the cost.
func (p *plan) match() error {
	for l, candidates := range p.matches {
		if len(candidates) == 0 {
			continue
		}
		tokens := make([]tokenPositions, len(l.leaf.tokens))
		for i, t := range l.leaf.tokens {
			list := p.lists[indexfile.Key{Field: l.field, Term: t.Term}]
			tokens[i] = tokenPositions{list: list, offset: uint32(t.Pos)}
		}
		slices.SortStableFunc(tokens, func(a, b tokenPositions) int { return a.list.DocFreq - b.list.DocFreq })
		matched := candidates[:0]
		for _, doc := range candidates {
			ok, err := together(tokens, doc)
			if err != nil {
				return err
			}
			if ok {
				matched = append(matched, doc)
			}
		}
		p.matches[l] = matched
	}
	return nil
}

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
	for i := range tokens {
		t := &tokens[i]
		step, found := seek(t.list.Docs[t.posting:], doc)
		t.posting += step
		here, loaded := t.list.At(t.posting)
		if !found || !loaded {
			return false, errNotLoaded
		}
		t.here = here
	}
	first := tokens[0]
	for _, position := range first.here {
		if position >= first.offset && follow(tokens[1:], position-first.offset) {
			return true, nil
		}
	}
	return false, nil
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
