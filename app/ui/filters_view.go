package ui

import (
	"sort"

	"fangzhi/app/engine"
	"fangzhi/data/facet"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// fewValues is how many values of a kind are listed before the reader asks
// for all.
const fewValues = 7

// filterPanel is everything that narrows a search: the timeline, the range of
// days, and the values of each kind with their counts.
func (c *root) filterPanel() []app.UI {
	if c.found.result == nil || c.found.err != nil { // what was counted is of another search
		return nil
	}
	panel := []app.UI{say("h2.unseen", c.t("filter.title")), c.dates()}
	for _, kind := range filterKinds {
		panel = append(panel, c.filterGroup(kind))
	}
	return panel
}

// filterGroup lists the values of a kind, or is nil when there is nothing to
// choose.
func (c *root) filterGroup(kind facet.Kind) app.UI {
	counts := c.withActive(kind, c.counts(kind))
	if kind == facet.Year { // years are looked for in their order
		sort.Slice(counts, func(i, j int) bool { return counts[i].Value > counts[j].Value })
	}
	if len(counts) == 0 || len(counts) == 1 && counts[0].Count == c.found.result.Total && !c.at.Search.Has(kind, counts[0].Value) {
		return nil
	}
	var values []app.UI
	if kind == facet.Place {
		values = c.placeValues(Places(counts, c.at.Search))
	} else {
		values = items(len(counts), func(i int) app.UI {
			return el("li", c.filterValue(kind, counts[i].Value, counts[i].Count))
		})
	}
	all, wide := len(values), c.wide[string(kind)]
	if all > fewValues+1 && !wide {
		values = values[:fewValues]
	}
	return group(c.t("kind."+string(kind)), el("ul", values...), when(all > fewValues+1, func() app.UI {
		words := c.t("filter.fewer")
		if !wide {
			words = c.lang.Count(howMany(kind, all), all)
		}
		more := put(say("button.button", words), "type", "button", "aria-expanded", yes(wide))
		return on(more, "click", func(app.Context, app.Event) { c.wide[string(kind)] = !c.wide[string(kind)] }, string(kind))
	}))
}

// howMany is the message that offers all values there are, or those that are
// counted out.
func howMany(kind facet.Kind, values int) string {
	if kind != facet.Place && values >= mostValues {
		return "filter.most"
	}
	return "filter.all"
}

// withActive puts values that are filtered by, but count nothing, at the end.
func (c *root) withActive(kind facet.Kind, counts []engine.Count) []engine.Count {
	if kind == facet.Place {
		return counts // Places does so itself
	}
	counted := map[string]bool{}
	for _, count := range counts {
		counted[facet.Key(kind, count.Value)] = true
	}
	list := append([]engine.Count(nil), counts...)
	for _, f := range c.at.Search.Filters {
		if f.Kind == string(kind) && !counted[facet.Key(kind, f.Value)] {
			list = append(list, engine.Count{Value: f.Value})
		}
	}
	return list
}

// placeValues lists places, and the places in those that are open.
func (c *root) placeValues(places []*Place) []app.UI {
	return items(len(places), func(i int) app.UI {
		place := places[i]
		return el("li",
			c.filterValue(facet.Place, place.Value, place.Count),
			when(place.Open && len(place.Children) > 0, func() app.UI { return el("ul", c.placeValues(place.Children)...) }),
		)
	})
}

// filterValue is a link that puts a filter on, or takes it off.
func (c *root) filterValue(kind facet.Kind, value string, count int) app.UI {
	s := c.at.Search
	link := put(c.value(s.Toggle(kind, value).Results(), valueName(c.lang, kind, value), count), "id", valueID(kind, value))
	if s.Has(kind, value) {
		put(link, "aria-current", "true")
	}
	return link
}

// value is a link with the number of articles behind it.
func (c *root) value(to Address, name string, count int) app.UI {
	return put(el("a.value",
		say("span.value-name", name),
		say("span.value-count", c.lang.Number(int64(count))),
	), "href", to.String())
}

// dates is the timeline with the range of days, nil where nothing is dated.
func (c *root) dates() app.UI {
	if c.info.Catalog.FirstDay == "" {
		return nil
	}
	undated := c.found.result.Undated
	return el("section.group dates",
		say("h3.group-name", c.t("filter.date")),
		c.timeline(),
		c.dayRange(),
		when(undated > 0, func() app.UI { return say("p.note", c.lang.Count("filter.undated", undated)) }),
	)
}

// dayRange takes the range of days.
func (c *root) dayRange() app.UI {
	return el("div.range",
		c.day("filter.from", fromID, c.info.Catalog.FirstDay, c.setFrom),
		c.day("filter.to", toID, c.info.Catalog.LastDay, c.setTo),
		c.wrongRange(),
	)
}

// day is a field for an end of the range of days. Empty it shows where the
// archive's own days end. It is no date input: that speaks the browser's
// language and takes neither years nor months.
func (c *root) day(key, id, end string, do app.EventHandler) app.UI {
	field := put(el("input"), "id", id, "placeholder", end, "inputmode", "decimal", "maxlength", "20",
		"autocomplete", "off", "spellcheck", "false", "title", c.t("filter.form"))
	if c.badDay.id == id {
		put(field, "aria-invalid", "true", "aria-describedby", wrongRangeID)
	}
	return el("label", say("span", c.t(key)), on(field, "change", do))
}

// wrongRange says what is wrong with the day that was typed.
func (c *root) wrongRange() app.UI {
	words := ""
	if c.badDay.id != "" {
		words = c.t(c.badDay.why)
	}
	return put(say("p.note", words), "id", wrongRangeID, "role", "alert")
}

// daysIn counts the days of a month, 1 to 12.
func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// filterSheet holds the filters where the page is narrow: a bar within reach
// of the thumb opens it.
func (c *root) filterSheet() []app.UI {
	if !c.narrow || c.at.Page != SearchPage || c.found.result == nil || c.found.err != nil || c.found.result.Total == 0 && !c.at.Search.Narrowed() {
		return nil
	}
	words := c.t("filter.open")
	if n := len(c.at.Search.Filters); n > 0 {
		words += " " + c.lang.Number(int64(n))
	}
	var panel []app.UI
	if c.sheet {
		panel = c.filterPanel()
	}
	show := put(button(c.lang.Count("filter.show", c.found.result.Total), c.closeSheet), "class", "button-strong")
	sheet := put(el("dialog.sheet", el("div.sheet-body", panel...), el("div.sheet-foot", show)),
		"id", sheetID, "aria-label", c.t("filter.title"))
	return []app.UI{
		el("div.bar", put(button(words, c.openSheet), "aria-haspopup", "dialog")),
		on(on(sheet, "close", c.closedSheet), "click", c.clickSheet),
	}
}

func (c *root) openSheet(app.Context, app.Event) {
	c.sheet = true
	c.fillFields()
	c.openDialog(sheetID)
}

func (c *root) closeSheet(app.Context, app.Event) { element(sheetID).Call("close") }

func (c *root) closedSheet(app.Context, app.Event) { c.sheet = false }

// clickSheet closes the sheet on a click outside it, which comes to the
// dialog itself.
func (c *root) clickSheet(ctx app.Context, e app.Event) {
	if e.Get("target").Equal(ctx.JSSrc()) {
		ctx.JSSrc().Call("close")
	}
}
