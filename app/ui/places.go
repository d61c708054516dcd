package ui

import (
	"strings"

	"fangzhi/app/engine"
	"fangzhi/data/facet"
)

// Place is a place among the filters, with the places in it.
type Place struct {
	Value    string // the whole of it, from the widest level
	Name     string // its own level
	Count    int
	Active   bool // filtered by
	Open     bool // the places in it are shown
	Children []*Place
}

// Places makes a tree of counts by place, in the order counted. Places that
// are filtered by are there even when nothing is counted. A place is open
// when it or a place in it is filtered by, or when it stands alone.
func Places(counts []engine.Count, s Search) []*Place {
	top := &Place{Open: true}
	all := map[string]*Place{"": top}
	for _, c := range counts {
		addPlace(all, c.Value).Count = c.Count
	}
	for _, f := range s.Filters {
		if f.Kind != string(facet.Place) {
			continue
		}
		place := addPlace(all, f.Value)
		place.Active = true
		for ; place != top; place = all[facet.Key(facet.Place, placeAbove(place.Value))] {
			place.Open = true
		}
	}
	for place := top; len(place.Children) == 1; {
		place = place.Children[0]
		place.Open = true
	}
	return top.Children
}

// addPlace finds a place, in either script, or puts it and the places above it
// into the tree.
func addPlace(all map[string]*Place, value string) *Place {
	key := facet.Key(facet.Place, value)
	if place, ok := all[key]; ok {
		return place
	}
	above := addPlace(all, placeAbove(value))
	place := &Place{Value: value, Name: placeName(value)}
	all[key] = place
	above.Children = append(above.Children, place)
	return place
}

// placeAbove is the next wider place, or "".
func placeAbove(value string) string {
	return value[:max(0, strings.LastIndex(value, facet.PlaceSeparator))]
}

// placeName is how a place stands alone: its last level.
func placeName(value string) string {
	return value[strings.LastIndex(value, facet.PlaceSeparator)+1:]
}
