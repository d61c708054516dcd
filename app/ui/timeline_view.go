package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// drag is a range of bars being chosen with pointer or keys.
type drag struct {
	on       bool
	from, to int // bars, in the order they were reached
	key      int // the bar the keyboard is at
}

const svgSpace = "http://www.w3.org/2000/svg"

// svg is an element of a drawing.
func svg(name string, body ...app.UI) app.UI {
	return el(name, body...).(app.HTMLElem).XMLNS(svgSpace)
}

// timeline draws the counts over time as bars: click one, drag across
// several, or walk them with the arrow keys and press Enter (with Shift a
// range grows).
func (c *root) timeline() app.UI {
	bins := Bins(c.found.result.Months)
	if len(bins) == 0 {
		return put(el("div.timeline"), "hidden", yes(true))
	}
	c.drag.key = max(0, min(c.drag.key, len(bins)-1))
	heights, width := Heights(bins), 100/float64(len(bins))
	low, high := min(c.drag.from, c.drag.to), max(c.drag.from, c.drag.to)
	bars := put(svg("svg.bars", items(len(bins), func(i int) app.UI {
		name := "g.bar-hit"
		if c.drag.on && low <= i && i <= high {
			name = "g.bar-hit bar-chosen"
		}
		words := c.t("timeline.bar", c.span(bins[i].From, bins[i].To), c.lang.Count("search.found", bins[i].Count))
		return put(svg(name,
			svg("title", app.Text(words)),
			rectangle("rect.bar-space", float64(i)*width, width, 100),
			rectangle("rect.bar-count", (float64(i)+.12)*width, width*.76, 100*heights[i]),
		), "role", "button", "tabindex", tabIndex(i == c.drag.key), "data-bar", strconv.Itoa(i), "aria-label", words)
	})...), "role", "group", "aria-label", c.t("timeline.label"))
	on(bars, "pointerdown", c.dragStart)
	on(bars, "pointermove", c.dragMove)
	on(bars, "pointerup", c.dragEnd)
	on(bars, "pointercancel", c.dragCancel)
	on(bars, "keydown", c.dragKey)
	on(bars, "click", c.pressBar)
	return put(el("div.timeline", bars, put(svg("svg.ticks", ticks(bins)...), "aria-hidden", "true")), "hidden", yes(false))
}

// rectangle stands on the line below the bars, so tall; all in percent.
func rectangle(name string, x, width, height float64) app.UI {
	return put(svg(name), "x", percent(x), "width", percent(width), "y", percent(100-height), "height", percent(height))
}

// ticks are the years under the bars.
func ticks(bins []Bin) []app.UI {
	width := 100 / float64(len(bins))
	list := Ticks(bins, 5)
	return items(len(list), func(i int) app.UI {
		return put(svg("text", app.Text(list[i].Text)), "x", percent(float64(list[i].Bin)*width), "y", "1em")
	})
}

func percent(n float64) string { return strconv.FormatFloat(n, 'f', 2, 64) + "%" }

// tabIndex lets Tab reach one bar alone; arrows go on from there.
func tabIndex(here bool) string {
	if here {
		return "0"
	}
	return "-1"
}

// pointed is the bar under the pointer.
func (c *root) pointed(ctx app.Context, e app.Event) int {
	box := ctx.JSSrc().Call("getBoundingClientRect")
	width := box.Get("width").Float()
	if width <= 0 {
		return 0
	}
	across := (e.Get("clientX").Float() - box.Get("left").Float()) / width
	return binAt(len(Bins(c.found.result.Months)), across)
}

func (c *root) dragStart(ctx app.Context, e app.Event) {
	if c.found.result == nil || e.Get("button").Int() != 0 {
		return
	}
	try(func() { ctx.JSSrc().Call("setPointerCapture", e.Get("pointerId").Int()) })
	at := c.pointed(ctx, e)
	c.drag = drag{on: true, from: at, to: at, key: at}
}

func (c *root) dragMove(ctx app.Context, e app.Event) {
	if c.drag.on {
		c.drag.to = c.pointed(ctx, e)
	}
}

func (c *root) dragEnd(ctx app.Context, e app.Event) {
	if c.drag.on {
		c.drag.to = c.pointed(ctx, e)
		c.chooseBars()
	}
}

func (c *root) dragCancel(app.Context, app.Event) { c.drag.on = false }

// chooseBars narrows the search to the bars dragged over.
func (c *root) chooseBars() {
	bins := Bins(c.found.result.Months)
	low, high := min(c.drag.from, c.drag.to), max(c.drag.from, c.drag.to)
	c.drag = drag{}
	if low < 0 || high >= len(bins) {
		return
	}
	c.push(c.at.Asked().Between(bins[low].From, bins[high].To).Results())
}

// pressBar is a press that no pointer made: a screen reader's.
func (c *root) pressBar(_ app.Context, e app.Event) {
	if e.Get("detail").Int() != 0 || c.found.result == nil {
		return
	}
	bar := e.Get("target").Call("closest", "[data-bar]")
	if !bar.Truthy() {
		return
	}
	at, err := strconv.Atoi(bar.Call("getAttribute", "data-bar").String())
	if err == nil {
		c.drag = drag{from: at, to: at}
		c.chooseBars()
	}
}

// dragKey walks the bars with the keyboard.
func (c *root) dragKey(ctx app.Context, e app.Event) {
	if c.found.result == nil {
		return
	}
	last := len(Bins(c.found.result.Months)) - 1
	to := c.drag.key
	switch e.Get("key").String() {
	case "ArrowLeft":
		to--
	case "ArrowRight":
		to++
	case "Home":
		to = 0
	case "End":
		to = last
	case "Enter", " ":
		e.PreventDefault()
		if !c.drag.on {
			c.drag = drag{from: to, to: to}
		}
		c.chooseBars()
		return
	case "Escape":
		c.drag.on = false
		return
	default:
		return
	}
	e.PreventDefault()
	to = max(0, min(to, last))
	from := to
	if e.Get("shiftKey").Truthy() {
		if from = c.drag.key; c.drag.on {
			from = c.drag.from
		}
	}
	c.drag = drag{on: from != to || e.Get("shiftKey").Truthy(), from: from, to: to, key: to}
	bars := ctx.JSSrc()
	c.drawn(func() {
		if bar := bars.Call("querySelector", `[data-bar="`+strconv.Itoa(to)+`"]`); bar.Truthy() {
			bar.Call("focus")
		}
	})
}
