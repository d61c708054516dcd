package ui

import (
	"context"
	"strings"
	"time"

	"fangzhi/app/engine"
	"fangzhi/data/facet"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// suggesting is what the search box offers below what is being typed.
type suggesting struct {
	list   []engine.Suggestion // shown while there are any
	rest   string              // the query without the word they complete
	chosen int                 // which the arrow keys are at; -1: none
	asked  int                 // how often was asked; only the latest is heard
	cancel context.CancelFunc
}

// suggestPause is how long typing must rest before suggestions are asked for:
// less than for the search, so that they do not wait for it.
const suggestPause = typingPause / 2

// suggest asks what a query may become. What was asked before is cancelled.
func (c *root) suggest(query string) {
	c.closeSuggestions()
	if c.info == nil || query == "" {
		return
	}
	s := &c.suggesting
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	asked := s.asked
	c.async(func() func() {
		select {
		case <-time.After(suggestPause):
		case <-ctx.Done():
			return nil
		}
		got, err := c.client.Suggest(ctx, engine.SuggestRequest{Text: query})
		if err != nil {
			return nil // the search tells what is wrong with the archive
		}
		return func() {
			if asked == c.suggesting.asked {
				c.suggesting.list, c.suggesting.rest = got.List, got.Rest
			}
		}
	})
}

// closeSuggestions takes them off the page and hears no more of what was asked.
func (c *root) closeSuggestions() {
	s := &c.suggesting
	if s.cancel != nil {
		s.cancel()
	}
	*s = suggesting{chosen: -1, asked: s.asked + 1}
}

// walkSuggestions moves so many suggestions on; before the first and behind
// the last stands the text itself.
func (c *root) walkSuggestions(step int) {
	s := &c.suggesting
	n := len(s.list) + 1
	s.chosen = (s.chosen+1+step+n)%n - 1
	if s.chosen >= 0 {
		c.drawn(func() {
			if option := element(suggestionID(s.chosen)); option.Truthy() {
				option.Call("scrollIntoView", map[string]any{"block": "nearest"})
			}
		})
	}
}

// takeSuggestion goes where a suggestion leads: to an article by its title;
// to all about a name when nothing else is asked, and else among the articles
// that have the name, with what else is asked.
func (c *root) takeSuggestion(i int) {
	if i < 0 || i >= len(c.suggesting.list) {
		return
	}
	taken, s := c.suggesting.list[i], c.at.Search
	s.Query = c.suggesting.rest
	c.closeSuggestions()
	if c.at.Page == SearchPage && c.found.cancel != nil {
		c.found.cancel() // the search for what was typed on the way
	}
	switch kind := facet.Kind(taken.Kind); {
	case taken.Kind == engine.TitleKind:
		c.push(s.Article(taken.ID))
	case s.Query == "" && !s.Narrowed():
		c.push(ValueOf(kind, taken.Value))
	case s.Has(kind, taken.Value):
		c.push(s.Results())
	default:
		c.push(s.Toggle(kind, taken.Value).Results())
	}
}

// suggestionList is the list below the search box, empty while there is
// nothing to offer, and how many there are, for those who do not see it.
func (c *root) suggestionList() []app.UI {
	s := &c.suggesting
	var groups []app.UI
	for i := 0; i < len(s.list); {
		end := i
		for end < len(s.list) && s.list[end].Kind == s.list[i].Kind {
			end++
		}
		groups = append(groups, c.suggestionGroup(i, end))
		i = end
	}
	told := ""
	if n := len(s.list); n > 0 {
		told = c.lang.Count("suggest.count", n)
	}
	list := put(el("div.suggestions", groups...), "id", suggestionsID, "role", "listbox",
		"aria-label", c.t("suggest.title"), "hidden", yes(len(groups) == 0))
	return []app.UI{
		on(list, "mousedown", func(_ app.Context, e app.Event) { e.PreventDefault() }), // the box keeps the focus
		put(say("span.unseen", told), "role", "status"),
	}
}

// suggestionGroup is the suggestions of one kind, from one up to another.
func (c *root) suggestionGroup(from, end int) app.UI {
	kind := c.suggesting.list[from].Kind
	label := "suggest-" + kind
	options := items(end-from, func(i int) app.UI { return c.suggestion(from + i) })
	return put(el("div.suggestion-group", append([]app.UI{
		put(say("span.suggestion-kind", c.t("kind."+kind)), "id", label, "role", "presentation"),
	}, options...)...), "role", "group", "aria-labelledby", label)
}

func (c *root) suggestion(i int) app.UI {
	s := c.suggesting.list[i]
	name := el("span.suggestion-name", parts(s.Parts)...)
	var about app.UI
	switch {
	case s.Kind == engine.TitleKind && s.Date != nil:
		about = say("span.value-count", c.lang.Date(*s.Date))
	case s.Kind == engine.TitleKind:
	default:
		about = say("span.value-count", c.lang.Number(int64(s.Count)))
	}
	var above app.UI
	if place := placeAbove(s.Value); s.Kind == string(facet.Place) && place != "" {
		above = say("span.suggestion-above", strings.ReplaceAll(place, facet.PlaceSeparator, " › "))
	}
	option := put(el("div.suggestion", name, above, about), "id", suggestionID(i), "role", "option",
		"aria-selected", yes(i == c.suggesting.chosen))
	return on(option, "click", func(app.Context, app.Event) { c.takeSuggestion(i) }, i)
}

// onLeft is the focus leaving the search box.
func (c *root) onLeft(app.Context, app.Event) {
	c.closeSuggestions()
	c.wrote = time.Time{}
}
