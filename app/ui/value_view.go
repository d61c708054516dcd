package ui

import (
	"fangzhi/app/engine"
	"fangzhi/data/facet"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// valuePage is all that the archive has of one place, person, source, topic,
// kind of document or phrase.
func (c *root) valuePage() []app.UI {
	page := []app.UI{c.crumbs(), heading("h1.value-title", valueName(c.lang, c.at.Kind, c.at.Value))}
	if state := c.valueState(); state != nil {
		return append(page, state)
	}
	if c.unknown() {
		return append(page, c.problems(c.problemList()), el("div.end", button(c.t("error.retry"), c.searchAgain)))
	}
	if len(c.found.hits) == 0 {
		words := Search{Query: valueName(c.lang, c.at.Kind, c.at.Value)}
		return append(page, el("div.nothing", say("p", c.t("search.none.empty")),
			el("p", anchor("a.link", words.Results().String(), c.t("value.words", words.Query)))))
	}
	return append(page,
		el("p.value-facts", say("span", c.valueFacts()),
			on(anchor("a.link", c.at.Asked().Results().String(), c.t("value.search")), "click", c.searchWithin)),
		c.problems(c.problemList()),
		el("div.dates", c.timeline()),
		c.placesBelow(),
		c.relatedHere(),
		say("h2.value-part", c.t("value.articles")),
		c.hitList(),
		c.end(),
	)
}

// searchWithin goes to the search among the articles, and to its box.
func (c *root) searchWithin(_ app.Context, e app.Event) {
	if plain(e) {
		c.push(c.at.Asked().Results())
		c.drawn(focusBox)
	}
}

// valueState is what stands in the place of what was not found yet, or nil.
func (c *root) valueState() app.UI {
	switch f := &c.found; {
	case f.err != nil:
		return c.failure("error.title", f.err, c.searchAgain)
	case c.isFound():
		return nil
	case f.slow:
		return c.waiting("search.searching")
	}
	return el("p.waiting")
}

// crumbs is the way from the index down to the value.
func (c *root) crumbs() app.UI {
	way := []string{""}
	if c.at.Kind == facet.Place {
		for above := placeAbove(c.at.Value); above != ""; above = placeAbove(above) {
			way = append(way, above)
		}
	}
	last := len(way) - 1
	return put(el("nav.crumbs", el("ol", items(len(way), func(i int) app.UI {
		to, name := Index(c.at.Kind), c.t("kind."+string(c.at.Kind))
		if i > 0 {
			to = ValueOf(facet.Place, way[last+1-i])
			name = placeName(to.Value)
		}
		return el("li", anchor("a.link", to.String(), name))
	})...)), "aria-label", c.t("index.title"))
}

// valueFacts tells how many articles there are and of what time.
func (c *root) valueFacts() string {
	result := c.found.result
	words := c.lang.Count("search.found", result.Total)
	if months := result.Months; len(months) > 0 {
		words += c.t("separator") + c.span(months[len(months)-1].Month, months[0].Month)
	}
	if result.Undated > 0 && result.Undated < result.Total {
		words += c.t("separator") + c.lang.Count("filter.undated", result.Undated)
	}
	return words
}

// placesBelow lists the places in the place.
func (c *root) placesBelow() app.UI {
	if c.at.Kind != facet.Place {
		return nil
	}
	places := c.below()
	if len(places) == 0 {
		return nil
	}
	return el("section.below",
		say("h2.value-part", c.t("value.below")),
		el("ul", items(len(places), func(i int) app.UI {
			return el("li", c.valueLink(facet.Place, places[i].Value, places[i].Count))
		})...),
	)
}

// valueLink leads to the page about a value.
func (c *root) valueLink(kind facet.Kind, value string, count int) app.UI {
	return c.value(ValueOf(kind, value), valueName(c.lang, kind, value), count)
}

// relatedHere holds what is related where there is no margin for it.
func (c *root) relatedHere() app.UI {
	if !c.narrow {
		return nil
	}
	groups := c.relatedGroups()
	if len(groups) == 0 {
		return nil
	}
	return el("details.related", say("summary.group-name", c.t("value.related")), el("div", groups...))
}

// relatedGroups lists what else the articles are about, by kind.
func (c *root) relatedGroups() []app.UI {
	var groups []app.UI
	for _, kind := range pageKinds {
		if values := c.related(kind); len(values) > 0 {
			groups = append(groups, el("section.group",
				say("h2.group-name", c.t("kind."+string(kind))), c.valueList(kind, values)))
		}
	}
	return groups
}

func (c *root) valueList(kind facet.Kind, values []engine.Count) app.UI {
	return el("ul", items(len(values), func(i int) app.UI {
		return el("li", c.valueLink(kind, values[i].Value, values[i].Count))
	})...)
}
