package ui

import (
	"strings"

	"fangzhi/app/engine"
	"fangzhi/app/ui/messages"
	"fangzhi/data/article"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// hitView is one result. It is a component of its own, drawn anew only when
// its fields change.
type hitView struct {
	app.Compo
	Hit    *engine.Hit
	Search string // the parameters of the search it was found by, with ? when there are any
	Lang   messages.Language
}

// Render draws the result: title, source line, snippet.
func (v *hitView) Render() app.UI {
	hit := v.Hit
	title := hit.TitleParts
	if len(title) == 0 {
		title = []engine.Part{{Text: hit.Title}}
	}
	if hit.Title == "" {
		title = []engine.Part{{Text: v.Lang.Text("article.untitled")}}
	}
	return app.Li().Class("hit").Body(
		app.H2().Class("hit-title").Lang(languageOf(hit.Script)).Body(
			app.A().ID(hitID(hit.ID)).Href("#/article/"+escape(hit.ID)+v.Search).Body(parts(title)...),
		),
		app.P().Class("hit-facts").Body(v.facts()...),
		app.If(hit.Problem != "", func() app.UI {
			return app.P().Class("problem").Title(hit.Problem).Text(v.Lang.Text("problem.hit"))
		}).Else(func() app.UI {
			return app.P().Class("hit-words").Lang(languageOf(hit.Script)).Body(parts(v.snippet())...)
		}),
	)
}

// facts are the source, date and place of a result.
func (v *hitView) facts() []app.UI {
	var facts []app.UI
	add := func(fact app.UI) { facts = append(facts, fact) }
	if v.Hit.Source != "" {
		add(app.Span().Lang(languageOf(v.Hit.Script)).Text(v.Hit.Source))
	}
	add(dateOf(v.Lang, v.Hit.Date))
	if places := v.Hit.Places; len(places) > 0 {
		add(app.Span().Lang(languageOf(v.Hit.Script)).Text(strings.Join(lastLevels(places[0], 2), " ")))
	}
	return facts
}

// lastLevels are the most exact levels of a place, widest first.
func lastLevels(levels []string, most int) []string {
	return levels[max(0, len(levels)-most):]
}

func (v *hitView) snippet() []engine.Part {
	if len(v.Hit.Parts) == 0 && v.Hit.Snippet != "" {
		return []engine.Part{{Text: v.Hit.Snippet}}
	}
	return v.Hit.Parts
}

// parts draws text with its hits marked.
func parts(list []engine.Part) []app.UI {
	drawn := make([]app.UI, len(list))
	for i, part := range list {
		if part.Hit {
			drawn[i] = app.Mark().Text(part.Text)
			continue
		}
		drawn[i] = app.Text(part.Text)
	}
	return drawn
}

// languageOf is the lang attribute of a text, for the shapes of its letters.
func languageOf(script article.Script) string {
	if script == article.OtherScript {
		return ""
	}
	return "zh-" + string(script)
}
