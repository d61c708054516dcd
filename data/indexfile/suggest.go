package indexfile

import (
	"context"
	"slices"
	"sort"

	"fangzhi/data/facet"
)

// suggestKinds are the facet kinds whose values are suggested, in file order.
var suggestKinds = []facet.Kind{facet.Place, facet.Person, facet.Source, facet.Topic, facet.Phrase}

// Suggestion is a facet value, or the title of a document, that what was
// typed may be the beginning of.
type Suggestion struct {
	Kind     facet.Kind // "" for a title
	Ordinal  uint32     // of the value, as for Values
	Count    int        // documents that have the value
	Document int        // whose title it is
	Whole    bool       // typed in whole syllables and characters, not in initials
	Open     bool       // more was typed than is known here: only the text can tell (Spelled)
}

// Bounds on what one keystroke may read of a segment.
const (
	suggestBlocksAtOnce = 4
	suggestRounds       = 4 // of blocks, for values
	titleRounds         = 1
)

// Suggest finds values of the kinds that are wanted, or of all for nil, and
// titles, that begin as typed, or in which a word does: values by their
// documents, most first, titles newest first. It reads until it knows the
// best, or has read as many blocks as a keystroke may; all that it met is
// given. Nothing typed suggests nothing.
func (r *Reader) Suggest(ctx context.Context, typed Typed, kinds []facet.Kind, titles bool, limit int) ([]Suggestion, error) {
	if len(typed.runes) == 0 || r.head.suggestBytes == 0 {
		return nil, nil
	}
	if err := r.openSuggestions(ctx); err != nil {
		return nil, err
	}
	var all []Suggestion
	if kinds == nil || len(kinds) > 0 {
		found, err := r.suggestions.values.complete(ctx, r, typed, suggestRounds, limit, func(s Suggestion) bool {
			return kinds == nil || slices.Contains(kinds, s.Kind)
		})
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	if titles {
		found, err := r.suggestions.titles.complete(ctx, r, typed, titleRounds, limit, func(Suggestion) bool { return true })
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// weight orders suggestions of one list: the larger stands first.
func (s Suggestion) weight(documents int) int {
	if s.Kind == "" {
		return documents - s.Document
	}
	return s.Count
}

// complete finds the entries of a list that begin as typed, best first. Blocks
// are read by what they may hold at best, those that can hold one of the best
// only.
func (l *suggestList) complete(ctx context.Context, r *Reader, typed Typed, rounds, limit int, wanted func(Suggestion) bool) ([]Suggestion, error) {
	read := r.suggestions.letters.read(typed)
	blocks := l.blocksOf(read)
	var found []Suggestion
	for range rounds {
		if len(blocks) == 0 || r.settled(found, limit, blocks[0]) {
			break
		}
		n := min(suggestBlocksAtOnce, len(blocks))
		entries, err := l.load(ctx, r, blocks[:n])
		if err != nil {
			return nil, err
		}
		blocks = blocks[n:]
		for _, e := range entries {
			fits, open := read.match(e.key, e.cut)
			if (fits > noFit || open) && wanted(e.Suggestion) {
				e.Whole, e.Open = fits == wholeFit, open
				found = append(found, e.Suggestion)
			}
		}
		found = r.best(found)
	}
	return found, nil
}

// best sorts suggestions and keeps one of each value or document.
func (r *Reader) best(found []Suggestion) []Suggestion {
	sort.SliceStable(found, func(i, k int) bool {
		a, b := &found[i], &found[k]
		if x, y := rankOf(*a), rankOf(*b); x != y {
			return x < y
		}
		if x, y := a.weight(r.head.documents), b.weight(r.head.documents); x != y {
			return x > y
		}
		return a.Kind < b.Kind || a.Kind == b.Kind && a.Ordinal < b.Ordinal
	})
	type identity struct {
		kind     facet.Kind
		ordinal  uint32
		document int
	}
	kept, seen := found[:0], map[identity]bool{}
	for _, s := range found {
		if id := (identity{s.Kind, s.Ordinal, s.Document}); !seen[id] {
			seen[id] = true
			kept = append(kept, s)
		}
	}
	return kept
}

// rankOf puts what was typed whole before initials, and both before what only
// the text can tell.
func rankOf(s Suggestion) int {
	switch {
	case s.Open:
		return 2
	case s.Whole:
		return 0
	}
	return 1
}

// settled tells whether so many were found that nothing in a block, or in
// those behind it, can come among them.
func (r *Reader) settled(found []Suggestion, limit int, next candidate) bool {
	if limit == 0 || len(found) < limit || !found[limit-1].Whole || found[limit-1].Open {
		return false
	}
	return next.fit < wholeFit || found[limit-1].weight(r.head.documents) >= next.best
}
