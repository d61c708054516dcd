package ui

import (
	"strings"
	"unicode/utf8"

	"fangzhi/app/engine"
	"fangzhi/app/ui/messages"
	"fangzhi/data/article"
	"fangzhi/data/token"

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
	hit, lang := v.Hit, languageOf(v.Hit.Script)
	title := hit.TitleParts
	if len(title) == 0 {
		title = []engine.Part{{Text: hit.Title}}
	}
	if hit.Title == "" {
		title = []engine.Part{{Text: v.Lang.Text("article.untitled")}}
	}
	address := "#/article/" + escape(hit.ID) + v.Search
	if hit.ID == "" { // it could not be read
		address = ""
	}
	if at := spotOf(hit); at != nil {
		address += "&at=" + at.String()
	}
	words := inScript(lang, el("p.hit-words", parts(v.snippet())...))
	if hit.Problem != "" {
		words = put(say("p.problem", v.Lang.Text("problem.hit")), "title", hit.Problem)
	}
	return el("li.hit",
		inScript(lang, el("h2.hit-title "+messages.Parted(hit.Title), put(el("a", titleParts(title)...),
			"id", hitID(hit.ID), "href", address))),
		el("p.hit-facts", v.facts(lang)...),
		words,
	)
}

// facts are the source, date and place of a result, and how many copies it
// has.
func (v *hitView) facts(lang string) []app.UI {
	var facts []app.UI
	if v.Hit.Source != "" {
		facts = append(facts, inScript(lang, say("span", v.Hit.Source)))
	}
	facts = append(facts, dateOf(v.Lang, v.Hit.Date))
	if places := v.Hit.Places; len(places) > 0 {
		facts = append(facts, inScript(lang, say("span", strings.Join(lastLevels(places[0], 2), " "))))
	}
	if n := len(v.Hit.Copies); n > 0 {
		facts = append(facts, say("span", v.Lang.Count("hit.copies", n)))
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
	return items(len(list), func(i int) app.UI {
		if list[i].Hit {
			return say("mark", list[i].Text)
		}
		return app.Text(list[i].Text)
	})
}

// titleParts draws a title with its hits marked.
func titleParts(list []engine.Part) []app.UI {
	var drawn []app.UI
	for i, part := range list {
		if part.Hit {
			drawn = append(drawn, parts(list[i:i+1])...)
		} else {
			drawn = append(drawn, held(part.Text)...)
		}
	}
	return drawn
}

// held draws words of a title so that no line ends between a closing quotation
// mark and the word it belongs to, where parts of titles are kept whole.
func held(words string) []app.UI {
	const mark = "”"
	var drawn []app.UI
	done := 0
	for at := 0; ; {
		i := strings.Index(words[at:], mark)
		if i < 0 {
			return append(drawn, app.Text(words[done:]))
		}
		start := at + i
		at = start + len(mark)
		if next, size := utf8.DecodeRuneInString(words[at:]); token.IsHan(next) {
			drawn = append(drawn, app.Text(words[done:start]), say("span.held", words[start:at+size]))
			done = at + size
		}
	}
}

// languageOf is the lang attribute of a text, for the shapes of its letters.
func languageOf(script article.Script) string {
	if script == article.OtherScript {
		return ""
	}
	return "zh-" + string(script)
}
