package ui

import (
	"strings"
	"unicode"

	"fangzhi/app/engine"
	"fangzhi/app/ui/messages"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Help is the address of the page that tells how to search.
func Help() Address { return Address{Page: HelpPage} }

// helpPage tells the whole language of queries. Its examples are made of the
// archive's newest articles, so that each finds something.
func (c *root) helpPage() []app.UI {
	body := []app.UI{heading("h1", c.t("help.title"))}
	list := examples(c.lang, c.newest())
	switch {
	case len(list) > 0:
		body = append(body, say("p", c.t("help.intro")))
	case c.isFound(), c.found.err != nil: // the archive gives none: four characters that are two words
		list = examplesOf(c.lang, &engine.Hit{}, []string{messages.Simplified.Text("home.newest")}, nil)
	default:
		body = append(body, c.waiting("search.searching"))
	}
	body = append(body, when(len(list) > 0, func() app.UI { return c.exampleList(list) }))
	notes := []string{"help.note.binds", "help.note.names", "help.note.star", "help.note.width", "help.note.ways"}
	return []app.UI{el("div.about", append(body,
		say("h2", c.t("help.more.title")),
		el("ul.list", items(len(notes), func(i int) app.UI { return say("li", c.t(notes[i])) })...),
		say("h2", c.t("about.keys")),
		el("dl.facts keys", c.keyHelp()...),
	)...)}
}

// exampleList shows queries with what each finds.
func (c *root) exampleList(list []example) app.UI {
	var lines []app.UI
	for _, e := range list {
		lines = append(lines,
			el("dt", anchor("a.link", Search{Query: e.query}.Results().String(), e.query)),
			say("dd", c.t("help."+e.key)))
	}
	return el("dl.facts help", lines...)
}

// newest are the archive's newest articles, once they are there.
func (c *root) newest() []*engine.Hit {
	if !c.isFound() {
		return nil
	}
	return c.found.hits
}

// example is a query and the message that says what it finds.
type example struct{ query, key string }

// examples makes a query of every kind that finds the first article it can be
// made of: one whose title has four characters standing alone, which mostly
// are words, else one that has more.
func examples(lang messages.Language, hits []*engine.Hit) []example {
	best := -1
	for i, hit := range hits {
		words := titleWords(hit.Title)
		if len(words) > 0 && len([]rune(words[0])) == 4 {
			best = i
			break
		}
		if len(words) > 0 && best < 0 {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	others := append(append([]*engine.Hit{}, hits[best+1:]...), hits[:best]...)
	return examplesOf(lang, hits[best], titleWords(hits[best].Title), others)
}

func examplesOf(lang messages.Language, hit *engine.Hit, words []string, others []*engine.Hit) []example {
	run := []rune(words[0])
	title := lang.Text("field.title")
	a, b, whole := string(run[:2]), string(run[2:4]), string(run[:4])
	list := []example{
		{whole, "run"},
		{a + " " + b, "space"},
		{`"` + whole + `"`, "quote"},
		{a + " OR " + b, "or"},
	}
	if other := otherWord(hit.Title, others); other != "" {
		list = append(list, example{title + a + " -" + title + other, "not"}, example{"(" + a + " OR " + other + ") " + b, "group"})
	}
	list = append(list,
		example{string(run[:1]) + "*" + string(run[3:4]), "star"},
		example{string(run[:3]) + "~", "almost"},
		example{a + " NEAR/5 " + b, "near"},
		example{title + a, "title-only"},
	)
	for _, word := range words[1:] {
		if word[0] < 0x80 {
			list = append(list, example{strings.ToLower(word[:3]) + "*", "word"})
			break
		}
	}
	if hit.Source != "" && !strings.ContainsAny(hit.Source, " ()（）\"") {
		list = append(list, example{lang.Text("field.source") + hit.Source, "source"})
	}
	if len(hit.Places) > 0 {
		if levels := hit.Places[0]; len(levels) > 0 {
			list = append(list, example{lang.Text("field.place") + levels[len(levels)-1], "place"})
		}
	}
	if hit.Date != nil && len(*hit.Date) >= 7 {
		list = append(list, example{lang.Text("field.date") + (*hit.Date)[:7], "date"}, example{lang.Text("field.date") + (*hit.Date)[:4] + "..", "since"})
	}
	return list
}

// titleWords are pieces of a title: first one of four Han characters or more,
// then words of letters. A title without the first has none.
func titleWords(title string) []string {
	var han string
	var words []string
	for _, piece := range strings.FieldsFunc(title, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		if n := len([]rune(piece)); n >= 4 && (han == "" || n == 4 && len([]rune(han)) > 4) {
			han = piece
		}
	}
	if han == "" {
		return nil
	}
	for _, piece := range strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) || unicode.Is(unicode.Han, r) }) {
		if ascii(piece) && len(piece) >= 4 {
			words = append(words, piece)
		}
	}
	return append([]string{han}, words...)
}

func ascii(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return r >= 0x80 }) < 0
}

// otherWord is a pair of characters of another title that one does not hold.
func otherWord(title string, others []*engine.Hit) string {
	for _, hit := range others {
		if words := titleWords(hit.Title); len(words) > 0 {
			if pair := string([]rune(words[0])[:2]); !strings.Contains(title, pair) {
				return pair
			}
		}
	}
	return ""
}
