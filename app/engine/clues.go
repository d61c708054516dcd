package engine

import (
	"context"
	"slices"
	"strings"

	"fangzhi/app/engine/language"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// expand finds the words of every beginning that the query asks for; nil for one
// that too many words have, which tells nothing.
func (p *plan) expand(ctx context.Context, s *query) error {
	p.words = map[indexfile.Key][]indexfile.Key{}
	for _, key := range s.beginnings() {
		terms, more, err := p.index.Prefix(ctx, key.Field, key.Term, language.MaxWords)
		if err != nil {
			return err
		}
		if p.words[key] = nil; more {
			continue
		}
		p.words[key] = []indexfile.Key{}
		for _, t := range terms {
			p.words[key] = append(p.words[key], indexfile.Key{Field: key.Field, Term: strings.Clone(t.Text)})
		}
	}
	return s.narrow(p.isWide)
}

// beginnings are those of words that the query asks for, each once.
//
//go:noinline
func (s *query) beginnings() (all []indexfile.Key) {
	for _, l := range s.leaves {
		if l.Pattern == nil {
			continue
		}
		for _, prefix := range l.Clue.Prefixes(nil) {
			for _, field := range l.Fields {
				if key := (indexfile.Key{Field: field, Term: prefix}); !slices.Contains(all, key) {
					all = append(all, key)
				}
			}
		}
	}
	return all
}

// isWide tells a beginning that too many words of the segment have.
//
//go:noinline
func (p *plan) isWide(beginning indexfile.Key) bool {
	words, asked := p.words[beginning]
	return asked && words == nil
}

// isWide tells a beginning that too many words of all segments together have,
// so that an archive in one segment answers the same.
func (s *query) isWide(beginning indexfile.Key) bool {
	words := map[string]bool{}
	for _, p := range s.plans {
		if p.isWide(beginning) {
			return true
		}
		for _, key := range p.words[beginning] {
			words[key.Term] = true
		}
	}
	return len(words) > language.MaxWords
}

// narrow refuses a pattern of which no more is known than a beginning that is wide.
func (s *query) narrow(isWide func(beginning indexfile.Key) bool) error {
	for _, l := range s.leaves {
		for _, field := range l.Fields {
			wide := func(c *language.Clue) bool {
				return c.Prefix != "" && isWide(indexfile.Key{Field: field, Term: c.Prefix})
			}
			if l.Pattern != nil && !l.Clue.Tells(wide) {
				return s.tooWide(l)
			}
		}
	}
	return nil
}

// tooWide is the error for a pattern that stands for too many words.
//
//go:noinline
func (s *query) tooWide(l *language.Leaf) error {
	return &language.QueryError{Query: s.req.Query, RuneOffset: l.At, Problem: "query.too-wide"}
}

// listsOf gives the lists a clue's own term or words have in the segment.
//
//go:noinline
func (p *plan) listsOf(c *language.Clue, field indexfile.Field) []*indexfile.List {
	var lists []*indexfile.List
	add := func(term string) {
		if list := p.lists[indexfile.Key{Field: field, Term: term}]; list != nil {
			lists = append(lists, list)
		}
	}
	if c.Term != "" {
		add(c.Term)
		return lists
	}
	for _, word := range p.longer[c.Part] {
		add(word)
	}
	for _, key := range p.words[indexfile.Key{Field: field, Term: c.Prefix}] {
		if token.IsWord(key.Term) {
			add(key.Term)
		}
	}
	return lists
}

// might tells whether the segment can have texts with a clue.
func (p *plan) might(c *language.Clue, field indexfile.Field) bool { return p.most(c, field) > 0 }

// most bounds in how many documents a clue is.
func (p *plan) most(c *language.Clue, field indexfile.Field) int {
	most, sum := p.index.DocCount(), 0
	switch {
	case p.isWide(indexfile.Key{Field: field, Term: c.Prefix}):
		return most
	case c.IsOne():
		for _, list := range p.listsOf(c, field) {
			sum += list.DocFreq
		}
		return sum
	case len(c.Any) > 0:
		for _, child := range c.Any {
			sum += p.most(child, field)
		}
		return sum
	}
	for _, child := range c.All {
		most = min(most, p.most(child, field))
	}
	return most
}

// where are the documents with a clue.
func (p *plan) where(c *language.Clue, field indexfile.Field) set {
	switch {
	case p.isWide(indexfile.Key{Field: field, Term: c.Prefix}):
		return set{all: true}
	case c.IsOne():
		return uniteAll(p.listsOf(c, field))
	case len(c.Any) > 0:
		var either set
		for _, child := range c.Any {
			if p.might(child, field) {
				either = unite(either, p.where(child, field))
			}
		}
		return either
	}
	all := set{all: true}
	for _, child := range c.All {
		all = intersect(all, p.where(child, field))
	}
	return all
}

// freqs are how often something that is known to be in documents is there, at
// most: as often as the rarest that it needs of the index, and once at least.
func (p *plan) freqs(l leafField, docs []uint32) []uint32 {
	freqs := make([]uint32, len(docs))
	all := []*language.Clue{{}}
	if len(l.leaf.Chains) > 0 {
		all = l.leaf.Chains[0].Clue.All
	} else if l.leaf.Clue != nil {
		all[0] = l.leaf.Clue
	}
	for _, c := range all {
		own := make([]uint32, len(docs))
		c.Each(func(one *language.Clue) {
			for _, list := range p.listsOf(one, l.field) {
				addFreqs(list, docs, own)
			}
		})
		for i, n := range own {
			if n > 0 && (freqs[i] == 0 || n < freqs[i]) { // a character alone is not counted
				freqs[i] = n
			}
		}
	}
	for i := range freqs {
		freqs[i] = max(freqs[i], 1)
	}
	return freqs
}

func addFreqs(list *indexfile.List, docs, freqs []uint32) {
	at := 0
	for i, doc := range docs {
		step, found := indexfile.Seek(list.Docs[at:], doc)
		if at += step; found && list.Positional() {
			freqs[i] += list.Freqs[at]
		}
	}
}

// uniteAll are the documents of any list.
//
//go:noinline
func uniteAll(lists []*indexfile.List) set {
	switch len(lists) {
	case 0:
		return set{}
	case 1:
		return set{docs: lists[0].Docs}
	case 2:
		return unite(set{docs: lists[0].Docs}, set{docs: lists[1].Docs})
	}
	last := uint32(0)
	for _, list := range lists {
		if n := len(list.Docs); n > 0 {
			last = max(last, list.Docs[n-1])
		}
	}
	held, total := make([]bool, last+1), 0
	for _, list := range lists {
		for _, doc := range list.Docs {
			if !held[doc] {
				held[doc] = true
				total++
			}
		}
	}
	either := make([]uint32, 0, total)
	for doc, is := range held {
		if is {
			either = append(either, uint32(doc))
		}
	}
	return set{docs: either}
}
