package ui

import (
	"fangzhi/app/engine"
	"fangzhi/data/facet"
)

// showValues turns to the page about a value, or to an index. Both begin at
// their heading: nothing of the page before is of use there.
func (c *root) showValues(p place) {
	c.begins(p)
	if c.isFound() {
		c.restore(p)
		c.resultsDrawn()
		return
	}
	c.found.place = &p
	c.find(c.at.Asked(), 0, p.Shown)
}

// counts are the values of a kind among the articles found, those counted
// most first.
func (c *root) counts(kind facet.Kind) []engine.Count {
	return c.found.result.Facets[string(kind)]
}

// mostValues is how many values of a kind a result counts out; when it counts
// as many, there may be more.
const mostValues = 100

// below are the places in the place that the page is about.
func (c *root) below() []*Place {
	all := placeTree(c.counts(facet.Place))
	if place := all[facet.Key(facet.Place, c.at.Value)]; place != nil {
		return place.Children
	}
	return nil
}

// widest are the places that lie in no other, with those in them.
func widest(counts []engine.Count) []*Place { return placeTree(counts)[""].Children }

// placeTree is counts by place as a tree, each place found by its value.
func placeTree(counts []engine.Count) map[string]*Place {
	all := map[string]*Place{"": {}}
	for _, count := range counts {
		addPlace(all, count.Value).Count = count.Count
	}
	return all
}

// related are the values of a kind that the articles share beside the one the
// page is about: of places neither those in it nor those it lies in.
func (c *root) related(kind facet.Kind) []engine.Count {
	const most = 12
	var list []engine.Count
	for _, count := range c.counts(kind) {
		same := kind == c.at.Kind && (facet.Key(kind, count.Value) == facet.Key(kind, c.at.Value) ||
			kind == facet.Place && (within(count.Value, c.at.Value) || within(c.at.Value, count.Value)))
		if kind == facet.Place && !same && c.holdsCounted(count) {
			continue
		}
		if !same && len(list) < most {
			list = append(list, count)
		}
	}
	return list
}

// holdsCounted tells of a place that the next narrower one counts as many
// articles: that one says more.
func (c *root) holdsCounted(wide engine.Count) bool {
	for _, count := range c.counts(facet.Place) {
		if count.Value != wide.Value && count.Count == wide.Count && within(count.Value, wide.Value) {
			return true
		}
	}
	return false
}

// letter is a part of an index: the values that begin with a letter, in
// pinyin when they begin with a character.
type letter struct {
	name   string
	values []engine.Count
}

// letters orders values by name, the way the back of a book does. Where the
// browser cannot, they stay as counted, in one part without a name.
func letters(counts []engine.Count) []letter {
	names := make([]string, len(counts))
	number := make(map[string]int, len(counts))
	for i, count := range counts {
		names[i] = count.Value
		number[count.Value] = i
	}
	by := newCollator()
	if by == nil {
		return []letter{{values: counts}}
	}
	by.sort(names)
	var list []letter
	places := map[string]int{}
	for _, name := range names {
		initial := by.initial(name)
		at, ok := places[initial]
		if !ok {
			at = len(list)
			places[initial] = at
			list = append(list, letter{name: initial})
		}
		list[at].values = append(list[at].values, counts[number[name]])
	}
	return inAlphabet(list)
}

// inAlphabet puts the parts of an index in the order of their letters; what
// begins with none is last.
func inAlphabet(list []letter) []letter {
	ordered := make([]letter, 0, len(list))
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
