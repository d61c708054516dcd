package ui

import (
	"strings"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// fillBox puts the query of the address into the search box, unless an input
// method is at work there: it would spoil what that composes.
func (c *root) fillBox() {
	if !c.composing {
		write(boxID, c.at.Search.Query)
	}
}

// fillFields puts the query and dates of the address into their fields.
func (c *root) fillFields() {
	c.fillBox() // at once: what is typed from now on stays
	c.drawn(func() {
		write(fromID, c.at.Search.From)
		write(toID, c.at.Search.To)
	})
}

// fillDays fills the fields of dates, which come with the counts; the one
// that is being written in is left alone.
func (c *root) fillDays() {
	c.drawn(func() {
		here := text(activeElement(), "id")
		if here != fromID {
			write(fromID, c.at.Search.From)
		}
		if here != toID {
			write(toID, c.at.Search.To)
		}
	})
}

func write(id, value string) {
	if field := element(id); field.Truthy() && text(field, "value") != value {
		field.Set("value", value)
	}
}

// clear empties the search box.
func (c *root) clear(app.Context, app.Event) {
	c.closeSuggestions()
	if box := element(boxID); box.Truthy() {
		box.Set("value", "")
		box.Call("focus")
	}
	c.typed("", 0)
}

// setSort changes the order of results.
func (c *root) setSort(ctx app.Context, _ app.Event) {
	s := c.at.Search
	if s.Sort = engine.Sort(ctx.JSSrc().Get("value").String()); s.Sort == s.plainSort() {
		s.Sort = ""
	}
	c.push(s.Results())
}

// badDay is a field whose text is no day, or a day on the wrong side of the
// other, and the message that says so.
type badDay struct{ id, why string }

// setFrom and setTo change an end of the range of days.
func (c *root) setFrom(ctx app.Context, _ app.Event) {
	c.setDay(fromID, ctx.JSSrc().Get("value").String())
}

func (c *root) setTo(ctx app.Context, _ app.Event) { c.setDay(toID, ctx.JSSrc().Get("value").String()) }

// setDay goes to a range of days with another end, written in any way that
// can be read as a year, a month or a day.
func (c *root) setDay(id, written string) {
	day := language.DateLike(written)
	from, to := day, c.at.Search.To
	if id == toID {
		from, to = c.at.Search.From, day
	}
	switch {
	case day == "" && strings.TrimSpace(written) != "":
		c.badDay = badDay{id, "filter.form"}
		return
	case from != "" && to != "" && from > to && !strings.HasPrefix(from, to): // 2021-06 to 2021 is no wrong order
		c.badDay = badDay{id, "query.bad-range"}
		return
	}
	c.badDay = badDay{}
	at := c.at.With(c.at.Search.Between(from, to))
	switch {
	case at.String() == c.at.String():
		c.fillFields() // the same, written otherwise
	case c.at.Studies(), c.at.Search.From == "" && c.at.Search.To == "":
		c.push(at)
	default:
		c.replace(at)
		c.fillFields()
		c.find(at.Search, 0, 0)
	}
}
