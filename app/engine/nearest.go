package engine

import (
	"context"
	"slices"
	"strings"
)

// Nearest is a query that finds something where the one asked found nothing.
type Nearest struct {
	Query      string `json:"query"`
	Unfiltered bool   `json:"unfiltered,omitempty"` // without the filters and dates of the request
	Total      int    `json:"total"`
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
	root    *node
	tries   int
	seen    map[string]bool
	found   []Nearest
	bare    *node // the query with the marks taken off its quotations, if it has any
}

// nearest gives queries near a request that found nothing, with how much each
// finds: at most maxNearest, the nearest kinds first.
func (a *Archive) nearest(ctx context.Context, req Request, root *node) []Nearest {
	n := &nearest{archive: a, req: req, root: root, seen: map[string]bool{req.Query: true}}
	ctx = WithProgress(ctx, nil)
	if len(req.Filters) > 0 || req.From != "" || req.To != "" {
		bare := n.request(req.Query)
		bare.Filters, bare.From, bare.To = nil, "", ""
		if total := n.total(ctx, bare); total > 0 {
			n.found = append(n.found, Nearest{req.Query, true, total, NoFilters})
		}
	}
	n.asSigns(ctx)
	n.asDate(ctx)
	n.anyField(ctx)
	n.anyForm(ctx)
	n.spelled(ctx)
	for _, l := range root.leaves() {
		n.almost(ctx, l)
		n.otherSigns(ctx, l)
	}
	n.fewerWords(ctx)
	spelled := slices.ContainsFunc(n.found, func(f Nearest) bool { return f.Reason == Spelled })
	if leaves := root.leaves(); len(leaves) == 1 && !spelled {
		n.parts(ctx, leaves[0])
	}
	return n.found[:min(len(n.found), maxNearest)]
}

//go:noinline
func (n *nearest) request(query string) Request {
	req := n.req
	req.Query, req.Offset, req.Limit, req.Counts = query, 0, 1, false
	return req
}

// total is how much a request finds; 0 too when it fails.
//
//go:noinline
func (n *nearest) total(ctx context.Context, req Request) int {
	q := n.ask(ctx, req)
	if q == nil {
		return 0
	}
	_, total, err := q.collect(ctx, 1, 0)
	if err != nil {
		return 0
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
	return q
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
func (n *nearest) again() *node {
	root, _ := parse(n.req.Query) // it was read before
	return root
}

func (n *nearest) anyField(ctx context.Context) {
	root := n.again()
	root.unname()
	root.asText()
	n.try(ctx, root.String(), AnyField)
}

// anyForm takes the marks off quotations.
func (n *nearest) anyForm(ctx context.Context) {
	root, quoted := n.again(), false
	for _, l := range root.every() {
		if strings.HasPrefix(l.source, `"`) {
			var words []string
			runs, places := pieces(strings.Trim(l.source, `"`))
			for i := range runs {
				words = append(words, plainly(strings.Trim(l.source, `"`)[places[i][0]:places[i][1]]))
			}
			if l.source, quoted = strings.Join(words, " "), true; len(words) > 1 {
				l.source = "(" + l.source + ")"
			}
		}
	}
	if again, err := parse(root.String()); quoted && err == nil && again != nil {
		n.bare = again
		n.try(ctx, again.String(), AnyForm)
	}
}

// fewerWords leaves out what the archive does not hold, or else each word, and
// tries each alone where that is not enough.
func (n *nearest) fewerWords(ctx context.Context) {
	root := n.root
	if root.op != opAnd && n.bare != nil {
		root = n.bare
	}
	if root.op != opAnd || len(root.children) < 2 {
		return
	}
	query := func(children []*node) string {
		part := *join(opAnd, children)
		if root.name != "" {
			part.name = root.name
		}
		return part.String()
	}
	if held := n.held(ctx, root.children, query); len(held) > 0 && n.try(ctx, query(held), FewerWords) > 0 {
		return
	}
	children, found := root.children[:min(len(root.children), 8)], 0
	for i := range children {
		rest := append(append([]*node{}, root.children[:i]...), root.children[i+1:]...)
		if found += n.try(ctx, query(rest), FewerWords); len(n.found) >= maxNearest {
			return
		}
	}
	for _, child := range children {
		if found == 0 && child.op != opNot {
			n.try(ctx, query([]*node{child}), FewerWords)
		}
	}
}

// held are those of many words that the archive holds, each by itself; none
// where it holds all.
func (n *nearest) held(ctx context.Context, words []*node, query func([]*node) string) (held []*node) {
	if len(words) < 3 {
		return nil
	}
	for _, word := range words {
		if word.op == opNot || n.total(ctx, n.request(query([]*node{word}))) > 0 {
			held = append(held, word)
		}
	}
	if len(held) == len(words) {
		return nil
	}
	return held
}
