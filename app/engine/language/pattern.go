package language

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
	MaxAlmostWord = 20 // letters or figures of a word with ~
	nearUsual     = 10 // NEAR
	nearMost      = 200
	nearFarthest  = "NEAR/200"
)

// Span is a place in a text; parts are what of it to show, nil for all; far is
// how unlike what is looked for it is.
type Span struct {
	Start, End int // in bytes
	From, To   int // in runes of the folded text
	parts      []Span
	far        int
}

// FieldText is a text that patterns are looked for in, in the forms they need.
type FieldText struct {
	Text    string
	folded  *token.Folded
	written *token.Folded
}

// Fold is the text folded; it is folded once.
//
//go:noinline
func (t *FieldText) Fold() token.Folded {
	if t.folded == nil {
		f := token.Fold(t.Text)
		t.folded = &f
	}
	return *t.folded
}

func (t *FieldText) write() token.Folded {
	if t.written == nil {
		f := token.Written(t.Text)
		t.written = &f
	}
	return *t.written
}

// Pattern is what a leaf looks for that positions alone cannot tell.
type Pattern interface {
	// Spans are all places, by their starts, those of one start the best first.
	// They may overlap, but never cross the end of a block.
	Spans(t *FieldText) []Span
}

// Spans are all places of a leaf in a text.
func (l *Leaf) Spans(t *FieldText) []Span {
	if l.Pattern != nil {
		return l.Pattern.Spans(t)
	}
	f := t.Fold()
	var all []Span
	for at := range f.Runes {
		if l.Run.StandsAt(f, at) {
			all = append(all, SpanOf(f, at, at+len(l.Run.Text)))
		}
	}
	return all
}

// Disjoint keeps spans that do not overlap, the closest and then the earliest first.
func Disjoint(spans []Span) []Span {
	order := slices.Clone(spans)
	sort.SliceStable(order, func(i, k int) bool { return order[i].far < order[k].far })
	var kept []Span
	for _, s := range order {
		at := sort.Search(len(kept), func(i int) bool { return kept[i].End > s.Start })
		if at == len(kept) || kept[at].Start >= s.End {
			kept = append(kept, s)
			copy(kept[at+1:], kept[at:])
			kept[at] = s
		}
	}
	return kept
}

// SpanOf is the place of some runes of a folded text.
//
//go:noinline
func SpanOf(f token.Folded, from, to int) Span {
	start, end := f.Bytes(token.Span{Start: from, End: to})
	return Span{Start: start, End: end, From: from, To: to}
}

// InWord tells whether a word goes on from one rune of folded text to the next.
//
//go:noinline
func InWord(runes []rune, at int) bool {
	return at > 0 && at < len(runes) && token.InWord(runes[at-1]) && token.InWord(runes[at])
}

// StandsAt tells whether a piece stands at a place.
//
//go:noinline
func StandsAt(runes []rune, at int, piece []rune) bool {
	return at >= 0 && at+len(piece) <= len(runes) && slices.Equal(runes[at:at+len(piece)], piece)
}
