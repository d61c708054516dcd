package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// The pages are put together with these few functions rather than go-app's
// one type and method an element and attribute: compiled, they are a third
// as long, and the program comes over slow lines.

// el is an element with a class, or none.
func el(tag, class string, body ...app.UI) app.HTMLElem {
	e := app.Elem(tag)
	if class != "" {
		e.Class(class)
	}
	return e.Body(body...)
}

// say is an element that holds words.
func say(tag, class, words string) app.HTMLElem {
	return el(tag, class, app.Text(words))
}

// anchor is a link of words.
func anchor(class, address, words string) app.HTMLElem {
	return say("a", class, words).Attr("href", address)
}

// put gives an element attributes, as names and values in turn.
func put(e app.HTMLElem, attributes ...string) app.HTMLElem {
	for i := 0; i+1 < len(attributes); i += 2 {
		e.Attr(attributes[i], attributes[i+1])
	}
	return e
}

// items makes elements, one for each number below n.
func items(n int, item func(int) app.UI) []app.UI {
	list := make([]app.UI, n)
	for i := range list {
		list[i] = item(i)
	}
	return list
}
