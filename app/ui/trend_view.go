package ui

import (
	"strconv"

	"fangzhi/app/engine"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// termID is the field that takes another query to compare.
const termID = "term"

// trendPage is the hits of one query or several over time.
func (c *root) trendPage() []app.UI {
	s := &c.study
	page := []app.UI{heading("h1.unseen", c.t("views.trend")), c.views(), c.termList()}
	state, whole := c.studyState(s.trend != nil)
	if whole {
		return append(page, c.chips(), orWait(c, state))
	}
	at := s.shown.Study
	at.Rate = c.at.Study.Rate
	page = append(page,
		c.problems(s.trend.Problems),
		el("div.found",
			el("div.found-acts",
				c.choice("trend.by", []string{"year", "month"}, at.ByMonth, c.switchPeriod),
				c.choice("trend.as", []string{"count", "rate"}, at.Rate, c.switchRate)),
			el("div.found-acts", c.worksSwitch(), c.exportButton(0)),
		),
		when(c.info.Catalog.FirstDay != "", c.dayRange), c.chips(), state)
	if len(s.trend.Periods) == 0 {
		words := "trend.none"
		if s.trend.Undated.Articles == 0 {
			words = "search.none"
		}
		return append(page, say("p.nothing", c.t(words)), c.trendTable(at.Rate))
	}
	return append(page, c.chart(at.Rate), c.trendNotes(at.Rate), c.trendTable(at.Rate))
}

// choice is a pair of buttons of which one is pressed.
func (c *root) choice(label string, names []string, second bool, do app.EventHandler) app.UI {
	return put(el("div.choice",
		pressed(!second, button(c.t("trend."+names[0]), do)),
		pressed(second, button(c.t("trend."+names[1]), do)),
	), "role", "group", "aria-label", c.t(label))
}

func (c *root) switchPeriod(ctx app.Context, _ app.Event) {
	at := c.at
	if at.Study.ByMonth = !at.Study.ByMonth; pressedIn(ctx) {
		return
	}
	c.push(at)
}

func (c *root) switchRate(ctx app.Context, _ app.Event) {
	at := c.at
	if at.Study.Rate = !at.Study.Rate; pressedIn(ctx) {
		return
	}
	c.push(at)
}

// pressedIn tells whether the button pressed was the one already pressed in.
func pressedIn(ctx app.Context) bool {
	return ctx.JSSrc().Call("getAttribute", "aria-pressed").String() == "true"
}

// termList is the legend: each query with its line, in all how many hits, and
// a field to add another.
func (c *root) termList() app.UI {
	terms := c.at.terms()
	list := items(len(terms), func(i int) app.UI {
		total := ""
		if t := c.study.trend; t != nil {
			for _, term := range t.Terms {
				if term.Query == terms[i] {
					total = c.lang.Count("study.hits", term.Hits) + c.t("separator") + c.lang.Count("search.found", term.Articles)
				}
			}
		}
		return el("li."+seriesClass(i),
			put(svg("svg.sample", append([]app.UI{put(svg("path.series"), "d", "M0 8H36")}, marker(i, 18, 8))...),
				"viewBox", "0 0 36 16", "width", "36", "height", "16", "aria-hidden", "true"),
			el("span.term-words", say("span.term", terms[i]), say("span.note", total)),
			when(len(terms) > 1, func() app.UI {
				return put(el("a.term-off", app.Raw(crossMark)), "href", c.at.without(terms[i]).String(), "aria-label", c.t("filter.remove", terms[i]))
			}))
	})
	return el("div.terms", el("ul", list...), when(len(terms) > 0 && len(terms) < engine.MostTerms, c.termField))
}

// termField takes another query to set beside the others.
func (c *root) termField() app.UI {
	field := put(el("input.term-box"), "id", termID, "type", "text", "aria-label", c.t("trend.add"), "placeholder", c.t("trend.add"),
		"autocomplete", "off", "autocapitalize", "off", "spellcheck", "false", "enterkeyhint", "go")
	return el("div.term-add", on(field, "keydown", c.termKey), button(c.t("trend.add.do"), c.addTerm))
}

func (c *root) termKey(ctx app.Context, e app.Event) {
	if e.Get("key").String() == "Enter" && !inComposition(e) {
		c.addTerm(ctx, e)
	}
}

func (c *root) addTerm(app.Context, app.Event) {
	query := text(element(termID), "value")
	if query == "" {
		focus(termID)
		return
	}
	write(termID, "")
	at := c.at
	at.Study.add(at.Search.Query, query)
	c.push(at)
}

func seriesClass(i int) string { return "s" + strconv.Itoa(i) }

// marker is a term's sign at a place of a drawing.
func marker(i int, x, y float64) app.UI {
	return put(svg("path.marker"), "d", markers[i%len(markers)], "transform", "translate("+unit(x)+" "+unit(y)+")")
}

// chart draws hits over time: a line and a sign for each query. Each point
// leads to what is behind it; arrow keys walk from point to point.
func (c *root) chart(rate bool) app.UI {
	t, shown := c.study.trend, c.study.shown
	chart := newChart(t, rate, c.narrow)
	body := c.axes(chart, shown.Study.ByMonth)
	number := 0
	for i, points := range chart.series {
		line := []app.UI{put(svg("path.series"), "d", chart.line(points))}
		for k, p := range points {
			line = append(line, c.point(t, i, p, number, !chart.near() || alone(points, k)))
			number++
		}
		body = append(body, svg("g."+seriesClass(i), line...))
	}
	drawing := put(svg("svg.chart", body...), "viewBox", "0 0 "+unit(chart.width)+" "+unit(chart.height),
		"role", "group", "aria-label", c.t("trend.chart"))
	return on(drawing, "keydown", c.chartKey)
}

// axes are the lines across with their values, and the years below.
func (c *root) axes(chart *chart, byMonth bool) []app.UI {
	var body []app.UI
	for _, step := range chart.steps {
		y := unit(chart.y(step))
		body = append(body,
			put(svg("path.across"), "d", "M"+unit(chartLeft)+" "+y+"H"+unit(chart.width-chartRight)),
			put(svg("text.value-label", app.Text(strconv.FormatFloat(step, 'f', -1, 64))), "x", unit(chartLeft-6), "y", y, "dy", ".35em", "text-anchor", "end"))
	}
	most := int(chart.width / 70)
	for _, tick := range chart.labels(byMonth, most) {
		body = append(body, put(svg("text", app.Text(tick.Text)), "x", unit(chart.x(tick.Bin)), "y", unit(chart.height-8), "text-anchor", "middle"))
	}
	return []app.UI{put(svg("g.axes", body...), "aria-hidden", "true")}
}

// point is a link to a query's results in a period, with its sign or without.
func (c *root) point(t *engine.Trend, term int, p point, number int, signed bool) app.UI {
	period, count := &t.Periods[p.period], t.Periods[p.period].Counts[term]
	words := c.t("trend.point", t.Terms[term].Query, c.lang.Date(period.Period), c.lang.Count("study.hits", count.Hits),
		c.lang.Count("search.found", count.Articles), rateText(count.Rate))
	reach := "11"
	if !signed {
		reach = "6"
	}
	return put(svg("a",
		svg("title", app.Text(words)),
		put(svg("circle.reach"), "cx", unit(p.x), "cy", unit(p.y), "r", reach),
		when(signed, func() app.UI { return marker(term, p.x, p.y) }),
	), "href", c.results(t.Terms[term].Query, period.Period).String(), "aria-label", words,
		"tabindex", tabIndex(number == c.study.point), "data-point", strconv.Itoa(number))
}

// results are a query's articles of a period.
func (c *root) results(query, period string) Address {
	s := c.study.shown.Search
	s.Query, s.From, s.To, s.Sort = query, period, period, ""
	return s.Results()
}

// rateText writes hits per 10,000 characters.
func rateText(rate float64) string { return strconv.FormatFloat(rate, 'f', 2, 64) }

// chartKey walks from point to point: along a line, and from line to line.
func (c *root) chartKey(ctx app.Context, e app.Event) {
	t := c.study.trend
	if t == nil || len(t.Periods) == 0 {
		return
	}
	from, to := withHits(t)
	along, lines := to-from, len(t.Terms)
	line, at := c.study.point/along, c.study.point%along
	switch e.Get("key").String() {
	case "ArrowLeft":
		at = max(0, at-1)
	case "ArrowRight":
		at = min(along-1, at+1)
	case "Home":
		at = 0
	case "End":
		at = along - 1
	case "ArrowUp":
		line = (line + lines - 1) % lines
	case "ArrowDown":
		line = (line + 1) % lines
	default:
		return
	}
	e.PreventDefault()
	e.Call("stopPropagation")
	c.study.point = line*along + at
	drawing := ctx.JSSrc()
	c.drawn(func() {
		if point := drawing.Call("querySelector", `[data-point="`+strconv.Itoa(line*along+at)+`"]`); point.Truthy() {
			point.Call("focus")
		}
	})
}

// trendNotes tells what rates are measured by and what the chart does not
// show.
func (c *root) trendNotes(rate bool) app.UI {
	t, words := c.study.trend, ""
	if rate {
		words = c.t("trend.measure") + " "
	}
	if from, to := withHits(t); to-from < len(t.Periods) {
		words += c.t("trend.drawn") + " "
	}
	if t.Undated.Articles > 0 {
		words += c.lang.Count("filter.undated", t.Undated.Articles) + c.t("trend.stop")
	}
	return put(say("p.note", words), "hidden", yes(words == ""))
}

// trendTable is the figures behind the chart; each leads to what it counts.
func (c *root) trendTable(rate bool) app.UI {
	t := c.study.trend
	periods := withUndated(t)
	head := []app.UI{columnHead(c.t("filter.date")), columnHead(c.t("trend.articles")), columnHead(c.t("trend.characters"))}
	for _, term := range t.Terms {
		head = append(head, columnHead(term.Query))
	}
	rows := items(len(periods), func(i int) app.UI { return c.periodRow(&periods[i], rate) })
	measure := c.t("trend.count")
	if rate {
		measure = c.t("trend.rate")
	}
	return put(el("details.figures", say("summary", c.t("trend.figures")), put(el("div.table",
		el("table", say("caption.unseen", measure), el("thead", el("tr", head...)), el("tbody", rows...))), "tabindex", "0", "role", "region", "aria-label", c.t("trend.figures"))),
		"open", yes(len(periods) <= 40))
}

func columnHead(words string) app.UI { return put(say("th", words), "scope", "col") }

func (c *root) periodRow(p *engine.Period, rate bool) app.UI {
	name := c.t("date.none")
	if p.Period != "" {
		name = p.Period
	}
	cells := []app.UI{put(say("th", name), "scope", "row"), say("td.number", c.lang.Number(int64(p.Articles))), say("td.number", c.lang.Number(int64(p.Characters)))}
	for i, n := range p.Counts {
		words := c.lang.Number(int64(n.Hits))
		if rate {
			words = rateText(n.Rate)
		}
		if p.Period == "" || n.Articles == 0 {
			cells = append(cells, say("td.number", words))
			continue
		}
		cells = append(cells, el("td.number", anchor("a.link", c.results(c.study.trend.Terms[i].Query, p.Period).String(), words)))
	}
	return el("tr", cells...)
}
