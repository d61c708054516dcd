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
	if c.found.result == nil {
		return nil
	}
	panel := []app.UI{
		app.H2().Class("unseen").Text(c.t("filter.title")),
		c.dates(),
	}
	for _, kind := range filterKinds {
		if group := c.filterGroup(kind); group != nil {
			panel = append(panel, group)
		}
	}
	return panel
}

// filterGroup lists the values of a kind, or is nil when there is nothing to
// choose.
func (c *root) filterGroup(kind facet.Kind) app.UI {
	counts := c.withActive(kind, c.found.result.Facets[string(kind)])
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
		for _, count := range counts {
			values = append(values, app.Li().Body(c.filterValue(kind, count.Value, count.Count)))
		}
	}
	all, wide := len(values), c.wide[string(kind)]
	if all > fewValues+1 && !wide {
		values = values[:fewValues]
	}
	return app.Section().Class("group").Body(
		app.H3().Class("group-name").Text(c.t("kind."+string(kind))),
		app.Ul().Body(values...),
		app.If(all > fewValues+1, func() app.UI {
			words := c.t("filter.fewer")
			if !wide {
				words = c.lang.Count("filter.all", all)
			}
			return button(words, nil).OnClick(func(app.Context, app.Event) {
				c.wide[string(kind)] = !c.wide[string(kind)]
			}, app.EventScope(string(kind))).Aria("expanded", wide)
		}),
	)
}

// withActive puts values that are filtered by, but count nothing, at the end.
func (c *root) withActive(kind facet.Kind, counts []engine.Count) []engine.Count {
	if kind == facet.Place {
		return counts // Places does so itself
	}
	counted := map[string]bool{}
	for _, count := range counts {
		counted[count.Value] = true
	}
	list := append([]engine.Count(nil), counts...)
	for _, f := range c.at.Search.Filters {
		if f.Kind == string(kind) && !counted[f.Value] {
			list = append(list, engine.Count{Value: f.Value})
		}
	}
	return list
}

// placeValues lists places, and the places in those that are open.
func (c *root) placeValues(places []*Place) []app.UI {
	values := make([]app.UI, len(places))
	for i, place := range places {
		values[i] = app.Li().Body(
			c.filterValue(facet.Place, place.Value, place.Count),
			app.If(place.Open && len(place.Children) > 0, func() app.UI {
				return app.Ul().Body(c.placeValues(place.Children)...)
			}),
		)
	}
	return values
}

// filterValue is a link that puts a filter on, or takes it off.
func (c *root) filterValue(kind facet.Kind, value string, count int) app.UI {
	s := c.at.Search
	link := app.A().Class("value").Href(s.Toggle(kind, value).Results().String()).Body(
		app.Span().Class("value-name").Text(valueName(c.lang, kind, value)),
		app.Span().Class("value-count").Text(c.lang.Number(int64(count))),
	)
	if s.Has(kind, value) {
		link.Aria("current", true)
	}
	return link
}

// dates is the timeline with the range of days.
func (c *root) dates() app.UI {
	s, result := c.at.Search, c.found.result
	return app.Section().Class("group dates").Body(
		app.H3().Class("group-name").Text(c.t("filter.date")),
		c.timeline(),
		app.Div().Class("range").Body(
			app.Label().Body(
				app.Span().Text(c.t("filter.from")),
				app.Input().ID(fromID).Type("date").Max(lastDay(s.To)).OnChange(c.setFrom),
			),
			app.Label().Body(
				app.Span().Text(c.t("filter.to")),
				app.Input().ID(toID).Type("date").Min(firstDay(s.From)).OnChange(c.setTo),
			),
		),
		app.If(result.Undated > 0, func() app.UI {
			return app.P().Class("note").Text(c.lang.Count("filter.undated", result.Undated))
		}),
	)
}

// firstDay is the first day of a year, month or day, as a date input wants
// it.
func firstDay(date string) string {
	switch len(date) {
	case len("2006"):
		return date + "-01-01"
	case len("2006-01"):
		return date + "-01"
	}
	return date
}

// lastDay is the last day of a year, month or day.
func lastDay(date string) string {
	switch len(date) {
	case len("2006"):
		return date + "-12-31"
	case len("2006-01"):
		if n, ok := monthNumber(date); ok {
			return date + "-" + digits(daysIn(n/12, n%12+1), 2)
		}
	}
	return date
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
	if !c.narrow || c.at.Page != SearchPage || c.found.result == nil {
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
	return []app.UI{
		app.Div().Class("bar").Body(button(words, c.openSheet).Aria("haspopup", "dialog")),
		app.Elem("dialog").ID(sheetID).Class("sheet").Aria("label", c.t("filter.title")).
			On("close", c.closedSheet).On("click", c.clickSheet).Body(
			app.Div().Class("sheet-body").Body(panel...),
			app.Div().Class("sheet-foot").Body(
				button(c.lang.Count("filter.show", c.found.result.Total), c.closeSheet).Class("button-strong"),
			),
		),
	}
}

func (c *root) openSheet(app.Context, app.Event) {
	c.sheet = true
	c.fillFields()
	c.drawn(func() {
		if sheet := element(sheetID); sheet.Truthy() {
			sheet.Call("showModal")
		}
	})
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
