package engine

import (
	"fangzhi/app/engine/language"
	"fangzhi/data/indexfile"
)

// Which documents may match, as far as the dictionary and the documents of its
// lists tell.

// possible tells whether any document of the segment could match.
func (p *plan) possible(n *language.Node) bool {
	if n == nil || n.Op == language.OpNot {
		return true
	}
	switch n.Op {
	case language.OpValue:
		return len(p.values[n]) > 0
	case language.OpDays:
		return len(daysIn(p.index, n)) > 0
	case language.OpLeaf:
		for _, field := range n.Leaf.Fields {
			if p.has(leafField{n.Leaf, field}) {
				return true
			}
		}
		return false
	case language.OpAnd:
		for _, child := range n.Children {
			if !p.possible(child) {
				return false
			}
		}
		return true
	}
	for _, child := range n.Children {
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

// has tells whether the segment holds what a leaf needs in a field.
func (p *plan) has(l leafField) bool {
	switch {
	case l.leaf.IsJudged():
		return p.might(l.leaf.Clue, l.field)
	case isRun(l.leaf):
		return p.runs[l].held()
	}
	return p.list(l) != nil
}

// list is that of a leaf that is one term.
func (p *plan) list(l leafField) *indexfile.List {
	return p.lists[indexfile.Key{Field: l.field, Term: l.leaf.Tokens[0].Term}]
}

// superset is the documents that may match, judged without positions.
func (p *plan) superset(n *language.Node) set {
	if n == nil || n.Op == language.OpNot {
		return set{all: true}
	}
	switch n.Op {
	case language.OpValue:
		var either set
		for _, key := range p.values[n] {
			if list := p.lists[key]; list != nil {
				either = unite(either, set{docs: list.Docs})
			}
		}
		return either
	case language.OpDays:
		return within(set{all: true}, daysIn(p.index, n))
	case language.OpLeaf:
		var either set
		for _, field := range n.Leaf.Fields {
			either = unite(either, p.together(leafField{n.Leaf, field}))
		}
		return either
	case language.OpAnd:
		all := set{all: true}
		for _, child := range n.Children {
			all = intersect(all, p.superset(child))
		}
		return all
	}
	var either set
	for _, child := range n.Children {
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
	if l.leaf.IsJudged() {
		return p.where(l.leaf.Clue, l.field)
	}
	found := p.documents(l)
	found, _ = p.sift(l.leaf, found)
	return found
}

// documents are those that hold the tokens of a leaf that is no pattern.
func (p *plan) documents(l leafField) set {
	if isRun(l.leaf) {
		return p.runs[l].candidates()
	}
	return set{docs: p.list(l).Docs}
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
