package ui

import (
	"context"

	"fangzhi/app/engine"
	"fangzhi/data/facet"
)

// listed is an index that was asked for in full.
type listed struct {
	kind   facet.Kind
	values []engine.Count
	parts  []part // of a long one, which is shown part by part
	busy   bool
	err    error
}

// A result counts out mostValues values of a kind, and mostListed of one that
// is asked for in full; when it counts as many, there may be more. An index of
// more than fewListed is shown part by part.
const (
	mostValues = 100
	mostListed = 10000
	fewListed  = 400
)

// firstPart names the first part of an index in its address.
const firstPart = "all"

// whole tells whether the index shown is one in full, and is there.
func (c *root) whole() bool {
	return c.at.Value != "" && c.listed.kind == c.at.Kind && c.listed.values != nil
}

// part is the number of the part that is shown of an index in full.
func (c *root) part() int {
	for i := range c.listed.parts {
		if c.listed.parts[i].title() == c.at.Value {
			return i
		}
	}
	return 0
}

// showIndex turns to an index, at a place the reader was at before.
func (c *root) showIndex(p place) {
	c.showValues(p)
	if c.isFound() {
		c.skipEmpty()
	}
	if l := &c.listed; c.at.Value != "" && !c.whole() && (l.kind != c.at.Kind || !l.busy) {
		c.listAll(p)
	}
}

// stocked are the kinds of which the archive has values.
func (c *root) stocked() []facet.Kind {
	var kinds []facet.Kind
	for _, kind := range pageKinds {
		if len(c.counts(kind)) > 0 {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// skipEmpty goes on from the index of a kind of which there is nothing to the
// first of which there is.
func (c *root) skipEmpty() {
	if c.at.Page != IndexPage || c.at.Value != "" || len(c.counts(c.at.Kind)) > 0 || c.unknown() {
		return
	}
	if kinds := c.stocked(); len(kinds) > 0 {
		c.replace(Index(kinds[0]))
	}
}

// listAll asks for every value of the kind whose index is shown.
func (c *root) listAll(p place) {
	if c.info == nil {
		return
	}
	kind := c.at.Kind
	c.listed = listed{kind: kind, busy: true}
	c.async(func() func() {
		result, err := c.client.Search(context.Background(), engine.Request{Limit: 1, Counts: true, Works: true, All: string(kind)})
		return func() {
			if c.listed.kind != kind {
				return
			}
			if c.listed = (listed{kind: kind, err: err}); err == nil {
				c.listed.take(result.Facets[string(kind)])
				c.land(p, nil)
			}
		}
	})
}

// take keeps the values, and where they are many their parts.
func (l *listed) take(values []engine.Count) {
	if l.values = values; len(values) > fewListed {
		l.parts = partsOf(l.kind, values)
	}
}

// part is a part of an index: the values that begin with a letter, in pinyin
// when they begin with a character, or a place with those in it.
type part struct {
	name   string // a letter, or the place's; "" are those that begin with none
	values []engine.Count
	place  *Place
}

// title is the part's name as readers and addresses have it.
func (p *part) title() string {
	if p.name == "" {
		return "#"
	}
	return p.name
}

// partsOf parts an index: places by the widest of which there are several,
// others by letter, the few kinds of document not at all.
func partsOf(kind facet.Kind, counts []engine.Count) []part {
	switch kind {
	case facet.Place:
		places := widest(counts)
		for len(places) == 1 && len(places[0].Children) > 0 {
			places = places[0].Children
		}
		parts := make([]part, len(places))
		for i, place := range places {
			parts[i] = part{name: place.Name, place: place}
		}
		return parts
	case facet.Genre:
		return []part{{values: counts}}
	}
	return letters(counts)
}

// letters orders values by name, the way the back of a book does. Where the
// browser cannot, they stay as counted, in one part without a name.
func letters(counts []engine.Count) []part {
	names := make([]string, len(counts))
	number := make(map[string]int, len(counts))
	for i, count := range counts {
		names[i] = count.Value
		number[count.Value] = i
	}
	by := newCollator()
	if by == nil {
		return []part{{values: counts}}
	}
	by.sort(names)
	var list []part
	places := map[string]int{}
	for _, name := range names {
		initial := by.initial(name)
		at, ok := places[initial]
		if !ok {
			at = len(list)
			places[initial] = at
			list = append(list, part{name: initial})
		}
		list[at].values = append(list[at].values, counts[number[name]])
	}
	return inAlphabet(list)
}

// inAlphabet puts the parts of an index in the order of their letters; what
// begins with none is last.
func inAlphabet(list []part) []part {
	ordered := make([]part, 0, len(list))
	for initial := 'A'; initial <= 'Z'; initial++ {
		for _, l := range list {
			if l.name == string(initial) {
				ordered = append(ordered, l)
			}
		}
	}
	for _, l := range list {
		if l.name == "" {
			ordered = append(ordered, l)
		}
	}
	return ordered
}
