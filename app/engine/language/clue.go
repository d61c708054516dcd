package language

import (
	"slices"

	"fangzhi/data/token"
)

// Clue is what a text that holds a pattern has in the index: a term, a word
// with a beginning, a word with a part, or of several clues all or any.
type Clue struct {
	Term   string
	Prefix string
	Part   token.Part
	All    []*Clue
	Any    []*Clue
}

// MaxWords is how many words one beginning may stand for.
const MaxWords = 512

// clueOf is the clue of a leaf's run.
func clueOf(l *Leaf) *Clue {
	c := &Clue{}
	for _, t := range l.Run.Cover(Evenly) {
		child := &Clue{Term: t.Term}
		if part, ok := l.Part(t); ok {
			child = &Clue{Part: part}
		}
		c.All = append(c.All, child)
	}
	return c
}

// Part is what a token of the leaf's run may be a part of.
//
//go:noinline
func (l *Leaf) Part(t token.Token) (part token.Part, ok bool) {
	if l.Whole {
		return part, false
	}
	return l.Run.Part(t)
}

// wordClue is any word that is like one but for a letter.
func wordClue(word []rune) *Clue {
	either := &Clue{}
	seen := map[string]bool{}
	add := func(before, letter, behind string) {
		if text := before + letter + behind; !seen[text] {
			seen[text] = true
			either.Any = append(either.Any, &Clue{Term: text})
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
func anyClue(leaves []*Leaf) *Clue {
	either := &Clue{}
	for _, l := range leaves {
		if l.Pattern == nil || l.Glyphs != nil {
			either.Any = append(either.Any, clueOf(l))
		} else {
			either.Any = append(either.Any, l.Clue)
		}
	}
	return either
}

// Each visits a clue and all it is made of.
func (c *Clue) Each(visit func(*Clue)) {
	visit(c)
	for _, of := range [][]*Clue{c.All, c.Any} {
		for _, child := range of {
			child.Each(visit)
		}
	}
}

// Tells tells whether a clue leaves out any text when what is wide leaves out none.
func (c *Clue) Tells(wide func(*Clue) bool) bool {
	switch {
	case c.IsOne():
		return !wide(c)
	case len(c.Any) > 0:
		return !slices.ContainsFunc(c.Any, func(child *Clue) bool { return !child.Tells(wide) })
	}
	return slices.ContainsFunc(c.All, func(child *Clue) bool { return child.Tells(wide) })
}

// Terms are the terms of a clue, those too that any of is enough.
func (c *Clue) Terms(all []string) []string {
	c.Each(func(part *Clue) {
		if part.Term != "" {
			all = append(all, part.Term)
		}
	})
	return all
}

// Prefixes are the beginnings of words a clue has.
func (c *Clue) Prefixes(all []string) []string {
	c.Each(func(part *Clue) {
		if part.Prefix != "" {
			all = append(all, part.Prefix)
		}
	})
	return all
}

// IsOne tells a clue that is no combination of others.
func (c *Clue) IsOne() bool { return c.Term != "" || c.Prefix != "" || c.Part.Text != "" }
