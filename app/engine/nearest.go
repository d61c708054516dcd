package engine

import (
	"context"
	"slices"
	"strings"

	"fangzhi/app/engine/language"
)

// Nearest is a query that finds something where the one asked found nothing.
type Nearest struct {
	Query      string `json:"query"`
	Unfiltered bool   `json:"unfiltered,omitempty"` // without the filters and dates of the request
	Total      int    `json:"total"`
	AtLeast    bool   `json:"at_least,omitempty"` // it may find more: only some of the articles were read
	Reason     Reason `json:"reason"`
}

// Reason is what makes a nearest query another.
type Reason string

// The reasons.
const (
	NoFilters  Reason = "filters" // filters and dates are taken off
	AnyField   Reason = "field"   // in title or body, not in one of them alone; as a date
	AsSigns    Reason = "signs"   // and, or, not, near are the language's signs
	AnyForm    Reason = "form"    // quotations in either script, with any signs; a word with a sign in it, or without
	FewerWords Reason = "words"   // a word is left out
	Spelled    Reason = "pinyin"  // letters are read as the pinyin of what the archive names, or of two characters
	Almost     Reason = "almost"  // a character is another
	InParts    Reason = "parts"   // an unbroken run is parted, or a part of it
)

// Bounds on looking for the nearest: what it reads is beside what was asked.
const (
	maxNearest  = 8
	mostTries   = 40
	mostOfAKind = 3
	mostJudged  = 200 // articles read to see what is almost like a run
	mostPairs   = 256 // pairs of the dictionary looked at
)

// nearest looks for queries near one that finds nothing.
type nearest struct {
	archive *Archive
	req     Request
	root    *language.Node
	tries   int
	seen    map[string]bool
	found   []Nearest
	partly  map[string]bool // queries for which only some of the articles were read
	damage  []string        // what could not be read
	bare    *language.Node  // the query with the marks taken off its quotations, if it has any
}

// nearest gives queries near a request that found nothing, with how much each
// finds: at most maxNearest, the nearest kinds first; and what could not be read.
func (a *Archive) nearest(ctx context.Context, req Request, root *language.Node) (found []Nearest, damage []string) {
	n := &nearest{archive: a, req: req, root: root, seen: map[string]bool{req.Query: true}, partly: map[string]bool{}}
	ctx = WithProgress(ctx, nil)
	if len(req.Filters) > 0 || req.From != "" || req.To != "" {
		bare := n.request(req.Query)
		bare.Filters, bare.From, bare.To = nil, "", ""
		if total := n.total(ctx, bare); total > 0 {
			n.found = append(n.found, Nearest{Query: req.Query, Unfiltered: true, Total: total, Reason: NoFilters})
		}
	}
	n.asSigns(ctx)
	n.asDate(ctx)
	n.anyField(ctx)
	n.anyForm(ctx)
	n.spelled(ctx)
	for _, l := range root.Leaves() {
		n.almost(ctx, l)
		n.otherSigns(ctx, l)
	}
	n.fewerWords(ctx)
	spelled := slices.ContainsFunc(n.found, func(f Nearest) bool { return f.Reason == Spelled })
	if leaves := root.Leaves(); len(leaves) == 1 && !spelled {
		n.parts(ctx, leaves[0])
	}
	found = n.found[:min(len(n.found), maxNearest)]
	for i := range found {
		found[i].AtLeast = n.partly[found[i].Query]
	}
	slices.Sort(n.damage)
	return found, slices.Compact(n.damage)
}

//go:noinline
func (n *nearest) request(query string) Request {
	req := n.req
	req.Query, req.Offset, req.Limit, req.Counts = query, 0, 1, false
	return req
}

// total is how much a request finds, at least; 0 too when it fails, or when too
// few articles were read to know which it excludes.
//
//go:noinline
func (n *nearest) total(ctx context.Context, req Request) int {
	q := n.ask(ctx, req)
	if q == nil {
		return 0
	}
	_, total, err := q.collect(ctx, 1, 0)
	n.damage = append(n.damage, q.problems...)
	if err != nil {
		return 0
	}
	if q.partly.Load() {
		n.partly[req.Query] = true
		if len(q.root.Leaves()) < len(q.leaves) {
			return 0
		}
	}
	return total
}

func (n *nearest) ask(ctx context.Context, req Request) *query {
	if n.tries++; n.tries > mostTries || ctx.Err() != nil {
		return nil
	}
	q, err := n.archive.ask(req)
	if err != nil {
		return nil
	}
	q.judged = mostJudged
	if q.prepare(ctx) != nil {
		return nil
	}
	n.damage = append(n.damage, q.problems...)
	return q
}

// unread notes what could not be read.
func (n *nearest) unread(ctx context.Context, err error) {
	if ctx.Err() == nil {
		n.damage = append(n.damage, err.Error())
	}
}

// try notes a query when it finds anything.
//
//go:noinline
func (n *nearest) try(ctx context.Context, query string, why Reason) int {
	if n.seen[query] || strings.TrimSpace(query) == "" {
		return 0
	}
	n.seen[query] = true
	total := n.total(ctx, n.request(query))
	if total > 0 {
		n.found = append(n.found, Nearest{Query: query, Total: total, Reason: why})
	}
	return total
}

// again is the query as it would be read anew, to be changed.
//
//go:noinline
func (n *nearest) again() *language.Node {
	root, _ := language.Parse(n.req.Query) // it was read before
	return root
}

func (n *nearest) anyField(ctx context.Context) {
	root := n.again()
	root.Unname()
	asText(root)
	n.try(ctx, root.String(), AnyField)
}

// anyForm takes the marks off quotations.
func (n *nearest) anyForm(ctx context.Context) {
	root, quoted := n.again(), false
	for _, l := range root.Every() {
		if strings.HasPrefix(l.Source, `"`) {
			var words []string
			runs, places := language.Pieces(strings.Trim(l.Source, `"`))
			for i := range runs {
				words = append(words, language.Plainly(strings.Trim(l.Source, `"`)[places[i][0]:places[i][1]]))
			}
			if l.Source, quoted = strings.Join(words, " "), true; len(words) > 1 {
				l.Source = "(" + l.Source + ")"
			}
		}
	}
	if again, err := language.Parse(root.String()); quoted && err == nil && again != nil {
		n.bare = again
		n.try(ctx, again.String(), AnyForm)
	}
}

// fewerWords leaves out what the archive does not hold, or else each word, and
// tries each alone where that is not enough.
func (n *nearest) fewerWords(ctx context.Context) {
	root := n.root
	if root.Op != language.OpAnd && n.bare != nil {
		root = n.bare
	}
	if root.Op != language.OpAnd || len(root.Children) < 2 {
		return
	}
	query := func(children []*language.Node) string {
		part := *language.Join(language.OpAnd, children)
		if root.Name != "" {
			part.Name = root.Name
		}
		return part.String()
	}
	if held := n.held(ctx, root.Children, query); len(held) > 0 && n.try(ctx, query(held), FewerWords) > 0 {
		return
	}
	children, found := root.Children[:min(len(root.Children), 8)], 0
	for i := range children {
		rest := append(append([]*language.Node{}, root.Children[:i]...), root.Children[i+1:]...)
		if found += n.try(ctx, query(rest), FewerWords); len(n.found) >= maxNearest {
			return
		}
	}
	for _, child := range children {
		if found == 0 && child.Op != language.OpNot {
			n.try(ctx, query([]*language.Node{child}), FewerWords)
		}
	}
}

// held are those of many words that the archive holds, each by itself; none
// where it holds all.
func (n *nearest) held(ctx context.Context, words []*language.Node, query func([]*language.Node) string) (held []*language.Node) {
	if len(words) < 3 {
		return nil
	}
	for _, word := range words {
		if word.Op == language.OpNot || n.total(ctx, n.request(query([]*language.Node{word}))) > 0 {
			held = append(held, word)
		}
	}
	if len(held) == len(words) {
		return nil
	}
	return held
}
