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
