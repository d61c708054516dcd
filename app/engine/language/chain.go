package language

import "fangzhi/data/token"

// Chain is one way in which a pattern may stand in a text: runs at distances
// from one another, in one block.
type Chain struct {
	Links      []link
	head, tail Reach // how much of the pattern stands before the first run and behind the last
	Clue       *Clue // what of the index a text with it has
	Sure       bool  // where the runs stand so, the pattern does
}

// link is a run of a chain that the index tells the places of.
type link struct {
	Leaf *Leaf
	Gap  Reach // runes from the end of the run before
}

// Reach is a distance in runes of folded text.
type Reach struct{ Least, Most int }

// Bounds on the ways of one pattern, and on what is not known of its length.
const (
	maxChains = 128
	anyRunes  = 1 << 20
)

//go:noinline
func exactly(runes int) Reach { return Reach{runes, runes} }

// add makes a distance longer by others.
func (r *Reach) add(others ...Reach) {
	for _, other := range others {
		r.Least += other.Least
		r.Most += other.Most
	}
}

// chainOf is how a piece of folded text stands, when words may go on before or
// behind it.
func chainOf(piece []rune, openStart, openEnd bool) *Chain {
	way := &Chain{Clue: &Clue{}, head: exactly(len(piece)), Sure: len(piece) == 0}
	from, to := 0, len(piece)
	for openStart && from < to && token.InWord(piece[from]) {
		from++
	}
	for openEnd && from < to && token.InWord(piece[to-1]) {
		to--
	}
	text := string(piece[from:to])
	runs, places := Pieces(text)
	end := 0 // of the run before
	for i, run := range runs {
		l := newLeaf(run)
		l.Whole = true
		way.Clue.All = append(way.Clue.All, clueOf(l).All...)
		if !run.Tokens[0].Positional {
			continue
		}
		start := from + len([]rune(text[:places[i][0]]))
		if len(way.Links) == 0 {
			way.head = exactly(start)
		}
		way.Links = append(way.Links, link{l, exactly(start - end)})
		end = start + len(run.Text)
		way.tail = exactly(len(piece) - end)
		way.Sure = len(run.Text) == len(piece) && EveryRune(piece, isOutsideWords)
	}
	if word := piece[to:]; len(word) > 0 {
		way.Clue.All = append(way.Clue.All, &Clue{Prefix: string(word[:min(len(word), token.MaxPieceRunes)])})
	}
	return way
}

func isOutsideWords(r rune) bool { return !token.InWord(r) }

// then is this and, so far behind it, another.
func (c *Chain) then(gap Reach, next *Chain) *Chain {
	switch {
	case c.isNothing(): // nor is there a distance to it
		return next
	case next.isNothing():
		return c
	}
	both := &Chain{head: c.head, tail: next.tail, Sure: c.Sure && next.Sure,
		Clue: &Clue{All: append(append([]*Clue{}, c.Clue.All...), next.Clue.All...)}}
	both.Links = append(append(both.Links, c.Links...), next.Links...)
	between := &both.head
	switch {
	case len(c.Links) > 0 && len(next.Links) > 0:
		between = &both.Links[len(c.Links)].Gap
		*between = c.tail
	case len(c.Links) > 0:
		between = &both.tail
		*between = c.tail
	}
	between.add(gap, next.head)
	return both
}

func (c *Chain) isNothing() bool { return c.head.Most == 0 && len(c.Links) == 0 }

// IsTerm tells a chain of one term: where that is, positions tell nothing more.
func (c *Chain) IsTerm() bool { return len(c.Links) == 1 && len(c.Links[0].Leaf.Tokens) == 1 }

// NeedsBlocks tells whether there is a distance in any way of a leaf that needs
// no text to be judged by: a text tells whether a block ends between.
func (l *Leaf) NeedsBlocks() bool {
	for _, c := range l.Chains {
		if c.Sure && len(c.Links) > 1 {
			return true
		}
	}
	return false
}

// waysOf are the ways in which one of several leaves may stand.
func waysOf(leaves []*Leaf) (ways []*Chain) {
	for _, l := range leaves {
		if len(l.Chains) > 0 {
			ways = append(ways, l.Chains...)
			if almost, ok := l.Pattern.(*almostRun); ok {
				ways = append(ways, almost.edges()...)
			}
			continue
		}
		way := &Chain{head: Reach{1, anyRunes}, Clue: &Clue{All: []*Clue{l.Clue}}}
		if l.Pattern == nil || l.Glyphs != nil {
			if way.head, way.Clue = exactly(len(l.Run.Text)), clueOf(l); l.hasEvery() {
				way.head, way.Links, way.Sure = Reach{}, []link{{Leaf: l}}, l.Pattern == nil
			}
		}
		ways = append(ways, way)
	}
	return ways
}

// hasEvery tells whether positions tell every place of a run: not of a single
// character, and in words only those that do not overlap.
func (l *Leaf) hasEvery() bool {
	text := l.Run.Text
	for n := 1; n < len(text) && len(l.Tokens) == 1; n++ {
		if StandsAt(text, n, text[:len(text)-n]) {
			return false
		}
	}
	return l.Tokens[0].Positional
}
