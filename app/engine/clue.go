package engine

import (
	"context"
	"slices"
	"strings"

	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// clue is what a text that holds a pattern has in the index: a term, a word
// with a beginning, a word with a part, or of several clues all or any.
type clue struct {
	term   string
	prefix string
	part   token.Part
	all    []*clue
	any    []*clue
}

// maxWords is how many words one beginning may stand for.
const maxWords = 512

// clueOf is the clue of a leaf's run.
func clueOf(l *leaf) *clue {
	c := &clue{}
	for _, t := range l.run.Cover(evenly) {
		child := &clue{term: t.Term}
		if part, ok := l.part(t); ok {
			child = &clue{part: part}
		}
		c.all = append(c.all, child)
	}
	return c
}

// part is what a token of the leaf's run may be a part of.
//
//go:noinline
func (l *leaf) part(t token.Token) (part token.Part, ok bool) {
	if l.whole {
		return part, false
	}
	return l.run.Part(t)
}

// wordClue is any word that is like one but for a letter.
func wordClue(word []rune) *clue {
	either := &clue{}
	seen := map[string]bool{}
	add := func(before, letter, behind string) {
		if text := before + letter + behind; !seen[text] {
			seen[text] = true
			either.any = append(either.any, &clue{term: text})
		}
	}
	whole := string(word)
	add(whole, "", "")
	for i := range len(word) + 1 {
		before, behind := string(word[:i]), string(word[i:])
		rest := string(word[min(i+1, len(word)):])
		for _, letter := range letters + whole {
			add(before, string(letter), behind)
			add(before, string(letter), rest)
		}
		add(before, "", rest)
	}
	return either
}

// anyClue is the clue of one of several leaves.
//
//go:noinline
func anyClue(leaves []*leaf) *clue {
	either := &clue{}
	for _, l := range leaves {
		if l.pattern == nil || l.glyphs != nil {
			either.any = append(either.any, clueOf(l))
		} else {
			either.any = append(either.any, l.clue)
		}
	}
	return either
}

// each visits a clue and all it is made of.
func (c *clue) each(visit func(*clue)) {
	visit(c)
	for _, of := range [][]*clue{c.all, c.any} {
		for _, child := range of {
			child.each(visit)
		}
	}
}

// terms are the terms of a clue, those too that any of is enough.
func (c *clue) terms(all []string) []string {
	c.each(func(part *clue) {
		if part.term != "" {
			all = append(all, part.term)
		}
	})
	return all
}

// prefixes are the beginnings of words a clue has.
func (c *clue) prefixes(all []string) []string {
	c.each(func(part *clue) {
		if part.prefix != "" {
			all = append(all, part.prefix)
		}
	})
	return all
}

// expand finds the words of every beginning that the query asks for.
func (p *plan) expand(ctx context.Context, s *query) error {
	for _, l := range s.leaves {
		if l.pattern == nil {
			continue
		}
		for _, prefix := range l.clue.prefixes(nil) {
			for _, field := range l.fields {
				key := indexfile.Key{Field: field, Term: prefix}
				if _, done := p.words[key]; done {
					continue
				}
				terms, more, err := p.index.Prefix(ctx, field, prefix, maxWords)
				if err != nil {
					return err
				}
				if more {
					return s.tooWide(l)
				}
				if p.words == nil {
					p.words = map[indexfile.Key][]indexfile.Key{}
				}
				p.words[key] = []indexfile.Key{}
				for _, t := range terms {
					p.words[key] = append(p.words[key], indexfile.Key{Field: field, Term: strings.Clone(t.Text)})
				}
			}
		}
	}
	return nil
}

// tooWide is the error for a pattern that stands for too many words.
//
//go:noinline
func (s *query) tooWide(l *leaf) error {
	return &QueryError{Query: s.req.Query, RuneOffset: l.at, Problem: "query.too-wide"}
}

// narrow refuses beginnings that stand for too many words in all segments
// together, so that an archive in one segment answers the same.
func (s *query) narrow() error {
	for _, l := range s.leaves {
		if l.pattern == nil {
			continue
		}
		for _, prefix := range l.clue.prefixes(nil) {
			for _, field := range l.fields {
				words := map[string]bool{}
				for _, p := range s.plans {
					for _, key := range p.words[indexfile.Key{Field: field, Term: prefix}] {
						words[key.Term] = true
					}
				}
				if len(words) > maxWords {
					return s.tooWide(l)
				}
			}
		}
	}
	return nil
}

// isOne tells a clue that is no combination of others.
func (c *clue) isOne() bool { return c.term != "" || c.prefix != "" || c.part.Text != "" }

// listsOf gives the lists a clue's own term or words have in the segment.
//
//go:noinline
func (p *plan) listsOf(c *clue, field indexfile.Field) []*indexfile.List {
	var lists []*indexfile.List
	add := func(term string) {
		if list := p.lists[indexfile.Key{Field: field, Term: term}]; list != nil {
			lists = append(lists, list)
		}
	}
	if c.term != "" {
		add(c.term)
		return lists
	}
	for _, word := range p.longer[c.part] {
		add(word)
	}
	for _, key := range p.words[indexfile.Key{Field: field, Term: c.prefix}] {
		if token.IsWord(key.Term) {
			add(key.Term)
		}
	}
	return lists
}

// might tells whether the segment can have texts with a clue.
func (p *plan) might(c *clue, field indexfile.Field) bool {
	switch {
	case c.isOne():
		return len(p.listsOf(c, field)) > 0
	case len(c.any) > 0:
		return slices.ContainsFunc(c.any, func(child *clue) bool { return p.might(child, field) })
	}
	return !slices.ContainsFunc(c.all, func(child *clue) bool { return !p.might(child, field) })
}

// where are the documents with a clue.
func (p *plan) where(c *clue, field indexfile.Field) set {
	switch {
	case c.isOne():
		return uniteAll(p.listsOf(c, field))
	case len(c.any) > 0:
		var either set
		for _, child := range c.any {
			if p.might(child, field) {
				either = unite(either, p.where(child, field))
			}
		}
		return either
	}
	all := set{all: true}
	for _, child := range c.all {
		all = intersect(all, p.where(child, field))
	}
	return all
}

// freqs are how often something that is known to be in documents is there, at
// most: as often as the rarest that it needs of the index, and once at least.
func (p *plan) freqs(l leafField, docs []uint32) []uint32 {
	freqs := make([]uint32, len(docs))
	all := []*clue{{}}
	if len(l.leaf.chains) > 0 {
		all = l.leaf.chains[0].clue.all
	} else if l.leaf.clue != nil {
		all[0] = l.leaf.clue
	}
	for _, c := range all {
		own := make([]uint32, len(docs))
		c.each(func(one *clue) {
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
