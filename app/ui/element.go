package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The pages are put together with these few functions rather than go-app's
// type for every element and method for every attribute: compiled they are
// much shorter, and the program comes over slow lines.

// el is an element, named as in a style sheet: "p.note", "ul".
func el(name string, body ...app.UI) app.UI {
	tag, class, _ := strings.Cut(name, ".")
	e := app.Elem(tag)
	if class != "" {
		e.Class(class)
	}
	return e.Body(body...)
}

// say is an element that holds words.
func say(name, words string) app.UI { return el(name, app.Text(words)) }

// put gives an element attributes, as names and values in turn; one whose
// value is "" it does not get.
func put(e app.UI, attributes ...string) app.UI {
	for i := 0; i+1 < len(attributes); i += 2 {
		e.(app.HTMLElem).Attr(attributes[i], attributes[i+1])
	}
	return e
}

// on has an event of an element answered. Answers that differ only in what
// they enclose need a scope each to be told apart.
func on(e app.UI, event string, do app.EventHandler, scope ...any) app.UI {
	return e.(app.HTMLElem).On(event, do, app.EventScope(scope...))
}

// yes is a switch as an attribute.
func yes(is bool) string { return strconv.FormatBool(is) }

// anchor is a link of words.
func anchor(name, address, words string) app.UI {
	return put(say(name, words), "href", address)
}

// button is a plain button of words.
func button(words string, do app.EventHandler) app.UI {
	return on(put(say("button.button", words), "type", "button"), "click", do)
}

// icon is a button with a drawing for its words.
func icon(class, drawing, words string, do app.EventHandler) app.UI {
	return on(put(el("button."+class, app.Raw(drawing)), "type", "button", "aria-label", words), "click", do)
}

// pressed is a button that is pressed in, or not.
func pressed(is bool, e app.UI) app.UI { return put(e, "aria-pressed", yes(is)) }

// inScript names the language of an element's text, for the shapes of its
// letters.
func inScript(lang string, e app.UI) app.UI { return put(e, "lang", lang) }

// items makes elements, one for each number below n.
func items(n int, item func(int) app.UI) []app.UI {
	list := make([]app.UI, n)
	for i := range list {
		list[i] = item(i)
	}
	return list
}

// when draws something, or nothing.
func when(is bool, draw func() app.UI) app.UI {
	if is {
		return draw()
	}
	return nil
}

// heading is the page's first heading, where readers who do not see it begin.
func heading(name, words string) app.UI {
	return put(say(name, words), "id", headingID, "tabindex", "-1")
}

// group is a part of the margin under a heading.
func group(words string, body ...app.UI) app.UI {
	return el("section.group", append([]app.UI{say("h3.group-name", words)}, body...)...)
}

// folded is a part of the margin that its heading opens.
func folded(words string, body ...app.UI) app.UI {
	return el("section.group", el("details", append([]app.UI{say("summary.group-name", words)}, body...)...))
}
