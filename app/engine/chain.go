package engine

import "fangzhi/data/token"

// chain is one way in which a pattern may stand in a text: runs at distances
// from one another, in one block.
type chain struct {
	links      []link
	head, tail reach // how much of the pattern stands before the first run and behind the last
	clue       *clue // what of the index a text with it has
	sure       bool  // where the runs stand so, the pattern does
}

// link is a run of a chain that the index tells the places of.
type link struct {
	leaf *leaf
	gap  reach // runes from the end of the run before
}

// reach is a distance in runes of folded text.
type reach struct{ least, most int }

// Bounds on the ways of one pattern, and on what is not known of its length.
const (
	maxChains = 128
	anyRunes  = 1 << 20
)

//go:noinline
func exactly(runes int) reach { return reach{runes, runes} }

// add makes a distance longer by others.
func (r *reach) add(others ...reach) {
	for _, other := range others {
		r.least += other.least
		r.most += other.most
	}
}

// chainOf is how a piece of folded text stands, when words may go on before or
// behind it.
func chainOf(piece []rune, openStart, openEnd bool) *chain {
	way := &chain{clue: &clue{}, head: exactly(len(piece)), sure: len(piece) == 0}
	from, to := 0, len(piece)
	for openStart && from < to && token.InWord(piece[from]) {
		from++
	}
	for openEnd && from < to && token.InWord(piece[to-1]) {
		to--
	}
	text := string(piece[from:to])
	runs, places := pieces(text)
	end := 0 // of the run before
	for i, run := range runs {
		l := newLeaf(run)
		l.whole = true
		way.clue.all = append(way.clue.all, clueOf(l).all...)
		if !run.Tokens[0].Positional {
			continue
		}
		start := from + len([]rune(text[:places[i][0]]))
		if len(way.links) == 0 {
			way.head = exactly(start)
		}
		way.links = append(way.links, link{l, exactly(start - end)})
		end = start + len(run.Text)
		way.tail = exactly(len(piece) - end)
		way.sure = len(run.Text) == len(piece) && everyRune(piece, isOutsideWords)
	}
	if word := piece[to:]; len(word) > 0 {
		way.clue.all = append(way.clue.all, &clue{prefix: string(word[:min(len(word), token.MaxPieceRunes)])})
	}
	return way
}

func isOutsideWords(r rune) bool { return !token.InWord(r) }

// then is this and, so far behind it, another.
func (c *chain) then(gap reach, next *chain) *chain {
	switch {
	case c.isNothing(): // nor is there a distance to it
		return next
	case next.isNothing():
		return c
	}
	both := &chain{head: c.head, tail: next.tail, sure: c.sure && next.sure,
		clue: &clue{all: append(append([]*clue{}, c.clue.all...), next.clue.all...)}}
	both.links = append(append(both.links, c.links...), next.links...)
	between := &both.head
	switch {
	case len(c.links) > 0 && len(next.links) > 0:
		between = &both.links[len(c.links)].gap
		*between = c.tail
	case len(c.links) > 0:
		between = &both.tail
		*between = c.tail
	}
	between.add(gap, next.head)
	return both
}

func (c *chain) isNothing() bool { return c.head.most == 0 && len(c.links) == 0 }

// isTerm tells a chain of one term: where that is, positions tell nothing more.
func (c *chain) isTerm() bool { return len(c.links) == 1 && len(c.links[0].leaf.tokens) == 1 }

// needsBlocks tells whether there is a distance in any way of a leaf.
func (l *leaf) needsBlocks() bool {
	for _, c := range l.chains {
		if len(c.links) > 1 {
			return true
		}
	}
	return false
}

// waysOf are the ways in which one of several leaves may stand.
func waysOf(leaves []*leaf) (ways []*chain) {
	for _, l := range leaves {
		if len(l.chains) > 0 {
			ways = append(ways, l.chains...)
			continue
		}
		way := &chain{head: reach{1, anyRunes}, clue: &clue{all: []*clue{l.clue}}}
		if l.pattern == nil || l.glyphs != nil {
			if way.head, way.clue = exactly(len(l.run.Text)), clueOf(l); l.hasEvery() {
				way.head, way.links, way.sure = reach{}, []link{{leaf: l}}, l.pattern == nil
			}
		}
		ways = append(ways, way)
	}
	return ways
}

// hasEvery tells whether positions tell every place of a run: not of a single
// character, and in words only those that do not overlap.
func (l *leaf) hasEvery() bool {
	text := l.run.Text
	for n := 1; n < len(text) && len(l.tokens) == 1; n++ {
		if standsAt(text, n, text[:len(text)-n]) {
			return false
		}
	}
	return l.tokens[0].Positional
}
