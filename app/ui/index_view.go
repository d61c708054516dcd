package ui

import (
	"fangzhi/app/engine"
	"fangzhi/data/facet"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// indexPage lists every value of a kind, as the back of a book does.
func (c *root) indexPage() []app.UI {
	page := []app.UI{heading("h1.value-title", c.t("index.title"))}
	if state := c.valueState(); state != nil {
		return append(page, state) // of which kinds there are values is not known yet
	}
	counts := c.counts(c.at.Kind)
	if c.whole() {
		counts = c.listed.values
	}
	if len(counts) == 0 {
		return append(page, c.kinds(c.stocked()), c.problems(c.problemList()), say("p.nothing", c.t("index.none")))
	}
	return append(page, c.kinds(c.stocked()), c.problems(c.problemList()), c.partNames(), el("div.index", c.index(counts)...), c.indexEnd(len(counts)))
}

// partNames chooses the part of a long index that is shown.
func (c *root) partNames() app.UI {
	if !c.whole() || len(c.listed.parts) < 2 {
		return nil
	}
	shown, index := c.part(), Index(c.at.Kind).String()
	return put(el("nav.parts", items(len(c.listed.parts), func(i int) app.UI {
		name := c.listed.parts[i].title()
		link := anchor("a.button", index+"/"+escape(name), name)
		if i == shown {
			put(link, "aria-current", "page")
		}
		return link
	})...), "aria-label", c.t("index.title"))
}

// indexEnd follows an index of so many values: where there may be more, it says
// so and offers them.
func (c *root) indexEnd(values int) app.UI {
	l := &c.listed
	switch {
	case values < mostValues, c.whole() && values < mostListed:
		return nil
	case c.at.Value != "" && l.err != nil:
		return c.failure("error.title", l.err, func(app.Context, app.Event) { c.listAll(place{}) })
	case c.at.Value != "" && l.busy:
		return c.waiting("search.more.busy")
	}
	return el("div.index-end", say("p.note", c.t("index.more", c.lang.Number(int64(values)))),
		when(c.at.Value == "", func() app.UI {
			return anchor("a.link", Index(c.at.Kind).String()+"/"+firstPart, c.t("index.all"))
		}))
}

// kinds leads to the index of each of these kinds.
func (c *root) kinds(kinds []facet.Kind) app.UI {
	if len(kinds) == 0 {
		return nil
	}
	return put(el("nav.kinds", el("ul", items(len(kinds), func(i int) app.UI {
		kind := kinds[i]
		link := anchor("a", Index(kind).String(), c.t("kind."+string(kind)))
		if kind == c.at.Kind {
			put(link, "aria-current", "page")
		}
		return el("li", link)
	})...)), "aria-label", c.t("index.kinds"))
}

// index is the values of the kind: places as a tree, the few genres as they
// are counted, others by letter; of a long one the part chosen.
func (c *root) index(counts []engine.Count) []app.UI {
	if c.whole() && len(c.listed.parts) > 0 {
		shown := c.part()
		return c.indexParts(c.listed.parts[shown : shown+1])
	}
	if c.at.Kind == facet.Place {
		return []app.UI{c.indexPlaces("ul.tree", widest(counts))}
	}
	return c.indexParts(partsOf(c.at.Kind, counts))
}

func (c *root) indexParts(parts []part) []app.UI {
	return items(len(parts), func(i int) app.UI {
		p := parts[i]
		if p.place != nil {
			return c.indexPlaces("ul.tree", []*Place{p.place})
		}
		return el("section.letter", when(p.name != "", func() app.UI { return say("h2", p.name) }), c.valueList(c.at.Kind, p.values))
	})
}

func (c *root) indexPlaces(name string, places []*Place) app.UI {
	return el(name, items(len(places), func(i int) app.UI {
		place := places[i]
		item := []app.UI{c.valueLink(facet.Place, place.Value, place.Count), nil}
		if len(place.Children) > 0 {
			item[1] = c.indexPlaces("ul", place.Children)
		}
		return el("li", item...)
	})...)
}
