package engine

import (
	"slices"

	"fangzhi/data/token"
)

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
	leaf  *leaf
	whole bool  // words at its ends are no parts of longer ones
	gap   reach // runes from the end of the run before
}

// reach is a distance in runes of folded text.
type reach struct{ least, most int }

func (r reach) plus(other reach) reach { return reach{r.least + other.least, r.most + other.most} }

func exactly(runes int) reach { return reach{runes, runes} }

// Bounds on the ways of one pattern, and on what is not known of its length.
const (
	maxChains = 128
	anyRunes  = 1 << 20
)

// chainOf is how a piece of folded text stands, when words may go on before or
// behind it.
func chainOf(piece []rune, openStart, openEnd bool) chain {
	way := chain{clue: &clue{}, sure: true}
	from, to := 0, len(piece)
	for openStart && from < to && token.InWord(piece[from]) {
		from++
	}
	for openEnd && from < to && token.InWord(piece[to-1]) {
		to--
	}
	end := 0 // of the run before
	text := string(piece[from:to])
	runs, places := pieces(text)
	for i, run := range runs {
		start := from + len([]rune(text[:places[i][0]]))
		way.clue.all = append(way.clue.all, clueOf(run, true).all...)
		if !run.Tokens[0].Positional {
			continue
		}
		way.links = append(way.links, link{newLeaf(run), true, exactly(start - end)})
		end = start + len(run.Text)
	}
	if word := piece[to:]; len(word) > 0 {
		way.clue.all = append(way.clue.all, &clue{prefix: string(word[:min(len(word), token.MaxPieceRunes)])})
	}
	if len(way.links) == 0 {
		way.head, way.sure = exactly(len(piece)), len(piece) == 0
		return way
	}
	way.head, way.tail = way.links[0].gap, exactly(len(piece)-end)
	way.sure = len(way.links) == 1 && len(way.links[0].leaf.run.Text) == len(piece) && !slices.ContainsFunc(piece, token.InWord)
	return way
}

// then is this and, so far behind it, another.
func (c chain) then(gap reach, next chain) chain {
	both := chain{head: c.head, tail: next.tail, sure: c.sure && next.sure,
		clue: &clue{all: append(slices.Clone(c.clue.all), next.clue.all...)}}
	both.links = append(slices.Clone(c.links), next.links...)
	switch {
	case c.isNothing(): // nor is there a distance to it
		both.head = next.head
	case len(c.links) == 0:
		both.head = c.head.plus(gap).plus(next.head)
	case next.isNothing():
		both.tail = c.tail
	case len(next.links) == 0:
		both.tail = c.tail.plus(gap).plus(next.head)
	default:
		both.links[len(c.links)].gap = c.tail.plus(gap).plus(next.head)
	}
	return both
}

func (c *chain) isNothing() bool { return len(c.links) == 0 && c.head.most == 0 }

// isTerm tells a chain of one term: where that is, positions tell nothing more.
func (c *chain) isTerm() bool { return len(c.links) == 1 && len(c.links[0].leaf.tokens) == 1 }

// needsBlocks tells whether there is a distance in any way of a leaf.
func (l *leaf) needsBlocks() bool {
	return slices.ContainsFunc(l.chains, func(c chain) bool { return len(c.links) > 1 })
}

// waysOf are the ways in which one of several leaves may stand.
func waysOf(leaves []*leaf) []chain {
	var ways []chain
	for _, l := range leaves {
		switch {
		case len(l.chains) > 0:
			ways = append(ways, l.chains...)
		case l.pattern != nil && l.glyphs == nil:
			ways = append(ways, chain{head: reach{1, anyRunes}, clue: &clue{all: []*clue{l.clue}}})
		case !l.tokens[0].Positional:
			ways = append(ways, chain{head: exactly(1), clue: clueOf(l.run, false)})
		default:
			ways = append(ways, chain{links: []link{{leaf: l}}, clue: clueOf(l.run, false), sure: l.pattern == nil})
		}
	}
	return ways
}
