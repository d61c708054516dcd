package indexfile

import (
	"cmp"
	"context"
	"slices"

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
	suggestBlocksAtOnce = 8
	suggestRounds       = 3 // of blocks, for values; titles take one
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
		found, err := r.suggestions.titles.complete(ctx, r, typed, 1, limit, func(Suggestion) bool { return true })
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
// are read by their best entry, those that can hold one of the best only.
func (l *suggestList) complete(ctx context.Context, r *Reader, typed Typed, rounds, limit int, wanted func(Suggestion) bool) ([]Suggestion, error) {
	blocks := l.blocksOf(r.suggestions.letters, typed)
	slices.SortStableFunc(blocks, func(a, b int) int { return cmp.Compare(l.blocks[b].best, l.blocks[a].best) })
	var found []Suggestion
	for range rounds {
		n := min(suggestBlocksAtOnce, len(blocks))
		entries, err := l.load(ctx, r, blocks[:n])
		if err != nil {
			return nil, err
		}
		blocks = blocks[n:]
		for _, e := range entries {
			fits, open := r.suggestions.letters.match(e.key, e.cut, typed)
			if (fits > 0 || open) && wanted(e.Suggestion) {
				e.Whole, e.Open = fits == wholeFit, open
				found = append(found, e.Suggestion)
			}
		}
		found = r.best(found)
		if len(blocks) == 0 || r.settled(found, limit, l.blocks[blocks[0]].best) {
			break
		}
	}
	return found, nil
}

// best sorts suggestions and keeps one of each value or document.
func (r *Reader) best(found []Suggestion) []Suggestion {
	slices.SortStableFunc(found, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(rankOf(a), rankOf(b)), cmp.Compare(b.weight(r.head.documents), a.weight(r.head.documents)),
			cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Ordinal, b.Ordinal), cmp.Compare(a.Document, b.Document))
	})
	kept := found[:0]
	for _, s := range found {
		if !slices.ContainsFunc(kept, func(k Suggestion) bool {
			return k.Kind == s.Kind && k.Ordinal == s.Ordinal && k.Document == s.Document
		}) {
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

// settled tells whether so many were found whole that no entry below a weight
// can come among them.
func (r *Reader) settled(found []Suggestion, limit, best int) bool {
	return len(found) >= limit && limit > 0 && found[limit-1].Whole && !found[limit-1].Open && found[limit-1].weight(r.head.documents) >= best
}
