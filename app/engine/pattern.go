package engine

import (
	"slices"
	"sort"

	"fangzhi/data/token"
)

// What the signs of the language mean in characters.
const (
	starRunes     = 10 // * is up to so many
	maxStars      = 6  // pieces of a pattern
	maxAlmost     = 40 // characters of a run with ~
	maxAlmostWord = 20
	nearUsual     = 10 // NEAR
	nearMost      = 200
	nearFarthest  = "NEAR/200"
)

// span is a place in a text; parts are what of it to show, nil for all; far is
// how unlike what is looked for it is.
type span struct {
	start, end int // in bytes
	from, to   int // in runes of the folded text
	parts      []span
	far        int
}

// fieldText is a text that patterns are looked for in, in the forms they need.
type fieldText struct {
	text    string
	folded  *token.Folded
	written *token.Folded
}

//go:noinline
func (t *fieldText) fold() token.Folded {
	if t.folded == nil {
		f := token.Fold(t.text)
		t.folded = &f
	}
	return *t.folded
}

func (t *fieldText) write() token.Folded {
	if t.written == nil {
		f := token.Written(t.text)
		t.written = &f
	}
	return *t.written
}

// pattern is what a leaf looks for that positions alone cannot tell.
type pattern interface {
	// spans are all places, by their starts, those of one start the best first.
	// They may overlap, but never cross the end of a block.
	spans(t *fieldText) []span
}

// spans are all places of a leaf in a text.
func (l *leaf) spans(t *fieldText) []span {
	if l.pattern != nil {
		return l.pattern.spans(t)
	}
	f := t.fold()
	var all []span
	for at := range f.Runes {
		if l.run.StandsAt(f, at) {
			all = append(all, spanOf(f, at, at+len(l.run.Text)))
		}
	}
	return all
}

// disjoint keeps spans that do not overlap, the closest and then the earliest first.
func disjoint(spans []span) []span {
	order := slices.Clone(spans)
	sort.SliceStable(order, func(i, k int) bool { return order[i].far < order[k].far })
	var kept []span
	for _, s := range order {
		at := sort.Search(len(kept), func(i int) bool { return kept[i].end > s.start })
		if at == len(kept) || kept[at].start >= s.end {
			kept = append(kept, s)
			copy(kept[at+1:], kept[at:])
			kept[at] = s
		}
	}
	return kept
}

//go:noinline
func spanOf(f token.Folded, from, to int) span {
	start, end := f.Bytes(token.Span{Start: from, End: to})
	return span{start: start, end: end, from: from, to: to}
}

// inWord tells whether a word goes on from one rune of folded text to the next.
//
//go:noinline
func inWord(runes []rune, at int) bool {
	return at > 0 && at < len(runes) && token.InWord(runes[at-1]) && token.InWord(runes[at])
}

//go:noinline
func standsAt(runes []rune, at int, piece []rune) bool {
	return at >= 0 && at+len(piece) <= len(runes) && slices.Equal(runes[at:at+len(piece)], piece)
}
