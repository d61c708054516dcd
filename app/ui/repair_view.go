package ui

import (
	"strconv"
	"strings"

	"fangzhi/app/ui/messages"
	"fangzhi/data/article"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// foundNote explains the marks in the text, and holds the switch between the
// text as mended and as it was found.
func (v *articleView) foundNote() []app.UI {
	if v.Changes == nil {
		return nil
	}
	words := v.t("article.marks.note")
	if n := v.Changes.rest; n > 0 {
		words += v.Lang.Count("article.marks.rest", n)
	}
	found := pressed(v.asFound, button(v.t("article.found"), v.toggleFound))
	return []app.UI{v.note(el("p.note marks-note", app.Text(words), app.Text(" "), found))}
}

func (v *articleView) toggleFound(app.Context, app.Event) { v.asFound = !v.asFound }

// takenOut are lines that were taken out of the text, in their place: as found
// one by one, else together.
func (v *articleView) takenOut(block int) []app.UI {
	taken := v.Changes.before[block]
	if len(taken) > 1 && !v.asFound {
		return []app.UI{v.taken(taken)}
	}
	return items(len(taken), func(i int) app.UI { return v.taken(taken[i : i+1]) })
}

func (v *articleView) taken(lines []int) app.UI {
	return el("p.taken", v.changed(lines, v.note(say("span", v.Lang.Count("article.taken", len(lines)))))...)
}

// changed draws what repairs put into the text, or what they found there, as
// something to press that tells of the changes.
func (v *articleView) changed(list []int, now ...app.UI) []app.UI {
	n, r := list[0], v.View.Article.Repairs[list[0]-1]
	tag := "ins.change"
	if v.asFound {
		tag, now = "del.change", []app.UI{app.Text(foundWords(v.Lang, r))}
	}
	told := v.told == n
	tell := func(app.Context, app.Event) { v.tell(n) }
	mark := put(el(tag, now...), "role", "button", "tabindex", "0", "aria-expanded", yes(told))
	if len(list) == 1 {
		put(mark, "title", ruleWords(v.Lang, r), "aria-label", changeWords(v.Lang, r))
	}
	on(mark, "click", tell, n)
	on(mark, "keydown", func(ctx app.Context, e app.Event) {
		if key := text(e.Value, "key"); key == "Enter" || key == " " {
			e.PreventDefault()
			tell(ctx, e)
		}
	}, n)
	drawn := []app.UI{mark}
	if told {
		for _, n := range list {
			drawn = append(drawn, v.telling(v.View.Article.Repairs[n-1]))
		}
	}
	return drawn
}

// telling is what a repair found and what it made of that.
func (v *articleView) telling(r article.Repair) app.UI {
	after := app.UI(say("b", r.After))
	if r.After == "" {
		after = v.note(say("span", v.t("article.nothing")))
	}
	return el("span.told", say("s", foundWords(v.Lang, r)), app.Text(" → "), after, v.note(say("small", ruleWords(v.Lang, r))))
}

// tell tells of a change beside it, or no longer.
func (v *articleView) tell(n int) {
	if v.told == n {
		n = 0
	}
	v.told = n
}

// changeWords tells a change in words.
func changeWords(lang messages.Language, r article.Repair) string {
	after := r.After
	if after == "" {
		after = lang.Text("article.nothing")
	}
	return lang.Text("article.change", foundWords(lang, r), after) + lang.Text("separator") + ruleWords(lang, r)
}

// ruleWords tells why a repair was made.
func ruleWords(lang messages.Language, r article.Repair) string {
	return ruleName(lang, r.Rule) + lang.Text("separator") + named(lang, "mending.", string(r.Certainty))
}

// foundWords is what a repair found. Of spam and of lists the builder keeps
// only how much there was.
func foundWords(lang messages.Language, r article.Repair) string {
	if key := "taken." + r.Rule; messages.Has(key) {
		return lang.Count(key, firstNumber(r.Before))
	}
	return strings.ReplaceAll(r.Before, "\n", "↵")
}

// firstNumber is the first number in a text, or 0.
func firstNumber(text string) int {
	for _, word := range strings.Fields(text) {
		if n, err := strconv.Atoi(word); err == nil {
			return n
		}
	}
	return 0
}
