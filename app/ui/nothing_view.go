package ui

import (
	"errors"
	"strings"
	"unicode"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"
	"fangzhi/app/ui/messages"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// nothing helps a reader who has found nothing.
func (c *root) nothing() app.UI {
	s := c.found.shown // the next search may be asked already
	if s.Query == "" && !s.Narrowed() {
		return el("div.nothing", say("p.nothing-what", c.t("home.none")),
			el("p", anchor("a.link", Address{Page: AboutPage}.String(), c.t("app.about"))))
	}
	off := anchor("a.link", s.Cleared().Results().String(), c.t("search.hint.clear"))
	words, help := c.t("search.none.empty"), el("p", off)
	if s.Query != "" {
		words = c.t("search.none.query", short(s.Query))
		help = c.nearest(off)
	}
	if c.found.nears() {
		help = say("p.waiting", c.t("nearest.busy"))
	}
	return el("div.nothing", say("p.nothing-what", c.t("search.none")), say("p", words), help)
}

// short is a query as it is told, which may be a page that was pasted.
func short(query string) string {
	const most = 120
	if r := []rune(query); len(r) > most {
		return string(r[:most]) + "…"
	}
	return query
}

// nearest links to queries near the one that found nothing; where there are
// none, it says what may help.
func (c *root) nearest(off app.UI) app.UI {
	s, list := c.found.shown, c.found.result.Nearest
	guide := el("li", anchor("a.link", Help().String(), c.t("help.more")))
	if len(list) == 0 {
		return el("ul",
			when(s.Narrowed(), func() app.UI { return el("li", off) }),
			say("li", c.t("search.hint.short")),
			say("li", c.t("search.hint.script")),
			guide,
		)
	}
	found := func(n engine.Nearest) string {
		if n.AtLeast {
			return c.lang.Count("nearest.least", n.Total)
		}
		return c.lang.Count("search.found", n.Total)
	}
	return el("div.nearest", say("p", c.t("nearest.title")), el("ul", append(items(len(list), func(i int) app.UI {
		n, near := list[i], s
		if near.Query = n.Query; n.Unfiltered {
			near = near.Cleared()
		}
		return el("li",
			say("span.note", c.t("nearest."+string(n.Reason))),
			anchor("a.link", near.Results().String(), n.Query),
			say("span.note", found(n)),
		)
	}), guide)...))
}

// searchFailure tells a query that cannot be read from a failure.
func (c *root) searchFailure(err error) app.UI {
	var wrong *language.QueryError
	if !errors.As(err, &wrong) {
		return c.failure("error.title", err, c.searchAgain)
	}
	words := "error.query"
	if messages.Has(wrong.Problem) {
		words = wrong.Problem
	}
	return put(el("div.nothing",
		say("p.nothing-what", c.t(words)),
		c.wrongPlace(wrong),
		when(wrong.Suggestion != "", func() app.UI {
			s := c.at.Search
			s.Query = wrong.Suggestion
			return el("p", anchor("a.link", c.at.With(s).String(), c.t("error.suggest", wrong.Suggestion)))
		}),
		el("p", anchor("a.link", Help().String(), c.t("help.more"))),
	), "role", "status")
}

// wrongPlace shows the query with the place where it is wrong marked.
func (c *root) wrongPlace(wrong *language.QueryError) app.UI {
	const around = 24
	query := []rune(wrong.Query)
	at := min(max(wrong.RuneOffset, 0), len(query))
	if len(query) == 0 {
		return nil
	}
	at = min(at, len(query)-1)
	end := at + 1
	for isWord(query[at]) && end < min(len(query), at+around) && isWord(query[end]) { // NEAR/500, C++~: all of it
		end++
	}
	before, behind := string(query[max(0, at-around):at]), string(query[end:min(len(query), end+around)])
	return el("p.wrong-query", app.Text(before), say("mark", string(query[at:end])), app.Text(behind))
}

// isWord tells whether a character is of a word with its signs, rather than
// one that stands between words or around them.
func isWord(r rune) bool {
	return !unicode.IsSpace(r) && !strings.ContainsRune(`()（）"“”‟„「」『』:：|｜`, r)
}
