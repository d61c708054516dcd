package ui

import (
	"strings"

	"fangzhi/app/engine"
	"fangzhi/app/ui/messages"
	"fangzhi/data/article"
	"fangzhi/data/facet"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// articlePage is an article to read.
func (c *root) articlePage() []app.UI {
	r := &c.reading
	page := []app.UI{c.articleTools()}
	switch {
	case r.err != nil: // an article may be missing because a part of the archive is
		return append(page, say("h1.unseen", c.t("error.title")),
			c.problems(c.info.Problems), c.failure("error.title", r.err, c.readAgain))
	case r.view == nil:
		return append(page, c.waiting("article.loading"))
	}
	view := &articleView{
		View: r.view, Drawn: r.drawn, Lang: c.lang, Current: c.at.Hit,
		ShowRaw: r.raw.shown, RawBusy: r.raw.busy, Raw: r.raw.text, RawError: r.raw.err,
		Also: c.also(r.view.Article), Changes: r.changes,
	}
	return append(page, view, c.pageTurns(), c.turns())
}

func (c *root) readAgain(app.Context, app.Event) {
	c.reading.view = nil
	c.showArticle(place{})
}

// articleTools is the line above an article: the way back, the hits, and
// what can be done with it.
func (c *root) articleTools() app.UI {
	r := &c.reading
	words := c.t("article.back")
	if c.at.Search.Empty() {
		words = c.t("article.back.home")
	}
	var acts []app.UI
	var running app.UI
	if r.view != nil {
		running = runningTitle(r.view.Article)
		if n := len(r.view.Article.Repairs); n > 0 {
			acts = append(acts, put(pressed(r.changes != nil, button(c.lang.Count("article.repairs", n), c.toggleRepairs)),
				"title", c.t("article.marks")))
		}
		if r.view.HasRaw {
			acts = append(acts, pressed(r.raw.shown, button(c.t("article.raw"), c.toggleRaw)))
		}
		acts = append(acts, put(button(c.t("cite.open"), c.openCite), "aria-haspopup", "dialog"))
	}
	if clipboard().Truthy() {
		acts = append(acts, button(c.copyWords("link", "article.copylink"), c.copyLink))
	}
	return el("div.article-tools",
		on(anchor("a.link back", c.at.Search.Results().String(), words), "click", c.onBack),
		running,
		el("div.article-hits", c.hitTools()...),
		el("div.article-acts", append(acts, button(c.t("article.print"), c.print))...),
	)
}

// runningTitle is the article's title once more, for eyes that have scrolled
// past its heading.
func runningTitle(a *article.Article) app.UI {
	return put(say("span.article-running", a.Title), "lang", languageOf(a.Script), "aria-hidden", "true")
}

// onBack goes back in the history when the results are the entry before.
func (c *root) onBack(_ app.Context, e app.Event) {
	if plain(e) {
		c.back()
	}
}

// plain tells a press of a link that is to be followed in this window, and
// takes it from the browser.
func plain(e app.Event) bool {
	for _, key := range []string{"ctrlKey", "metaKey", "shiftKey"} {
		if e.Get(key).Truthy() {
			return false
		}
	}
	e.PreventDefault()
	return true
}

// hitTools tells which hit the reader is at, and goes to the others.
func (c *root) hitTools() []app.UI {
	r := &c.reading
	if r.view == nil || len(r.view.Marks) == 0 || r.raw.shown {
		return nil
	}
	at := c.lang.Count("study.hits", len(r.view.Marks))
	if c.at.Hit > 0 {
		at = c.t("article.hit", c.lang.Number(int64(c.at.Hit)), c.lang.Number(int64(len(r.view.Marks))))
	}
	previous, next := c.t("article.previous"), c.t("article.next")
	return []app.UI{
		put(icon("button", upMark, previous, c.previousHit), "title", previous+" ["),
		put(el("span.article-hit", say("span.unseen", c.t("article.hits")), app.Text(" "+at)), "role", "status"),
		put(icon("button", downMark, next, c.nextHit), "title", next+" ]"),
	}
}

// articleView is the article itself. It is a component of its own, drawn
// anew only when its fields change.
type articleView struct {
	app.Compo
	View     *engine.View
	Drawn    int // how many of its blocks are drawn
	Lang     messages.Language
	Current  int      // the hit the reader is at, from 1
	Changes  *changes // repairs to show in the text, or nil
	ShowRaw  bool
	RawBusy  bool
	Raw      string
	RawError error
	Also     []copyAt // where else the article stands

	hits    map[int][]span  // by block
	asFound bool            // what repairs found is shown, not what they put there
	told    int             // the repair that is told of, from 1, or 0
	large   int             // the block whose picture is shown large, from 1
	gone    map[string]bool // pictures that could not be shown
}

// copyAt is a repost or near-copy as the article names it.
type copyAt struct{ Address, Words, Title, Lang string }

// t is a message in the reader's language.
func (v *articleView) t(key string) string { return v.Lang.Text(key) }

// note is an element of the reader's own language among the article's words.
func (v *articleView) note(e app.UI) app.UI { return inScript(string(v.Lang), e) }

// Render draws the article, or its text as found.
func (v *articleView) Render() app.UI {
	a := v.View.Article
	v.hits = hitsByBlock(v.View.Marks)
	body := v.blocks
	if v.ShowRaw {
		body = v.rawText
	}
	title := a.Title
	if title == "" {
		title = v.t("article.untitled")
	}
	return put(el("article",
		put(el("h1.article-title "+messages.Parted(title), v.pieces(title, article.InTitle, 0)...), "id", headingID, "tabindex", "-1"),
		el("p.article-facts", v.facts()...),
		v.also(),
		el("div.article-body", body()...),
		v.largePicture(),
		when(a.Rights != "" && !v.ShowRaw, func() app.UI { return say("p.article-rights", a.Rights) }),
		when(a.Origin.URL != "", func() app.UI {
			return el("p.article-origin", v.note(say("span", v.t("article.original")+v.t("colon"))), outside(a.Origin.URL))
		}),
	), "class", "article", "lang", languageOf(a.Script))
}

// facts is the source line: source, date and time, byline.
func (v *articleView) facts() []app.UI {
	a := v.View.Article
	var facts []app.UI
	if a.Source != "" {
		facts = append(facts, say("span.fact", a.Source))
	}
	date := []app.UI{dateOf(v.Lang, a.Date)}
	if a.Date != nil && v.Lang.Time(*a.Date) != "" {
		date = append(date, app.Text(" "+v.Lang.Time(*a.Date)))
	}
	if inferred(a, "date", "") {
		date = append(date, say("small.inferred", v.t("certainty.inferred")))
	}
	facts = append(facts, v.note(el("span.fact", date...)))
	for _, p := range a.People {
		facts = append(facts, say("span.fact", strings.TrimSpace(p.Role+" "+p.Name)))
	}
	return facts
}

// inferred tells that a fact was concluded and nowhere stated. A value of ""
// is any; a place that was concluded was so with the places it lies in.
func inferred(a *article.Article, kind, value string) bool {
	concluded := false
	for _, e := range a.Evidence {
		if e.Kind != kind {
			continue
		}
		this := value == "" || e.Value == value
		switch {
		case e.Certainty != article.Inferred && this:
			return false
		case e.Certainty == article.Inferred:
			concluded = concluded || this || kind == string(facet.Place) && within(e.Value, value)
		}
	}
	return concluded
}

// also is the line that tells where else the article stands.
func (v *articleView) also() app.UI {
	if len(v.Also) == 0 {
		return nil
	}
	return el("p.article-also", v.note(say("span", v.t("article.also"))), el("span", items(len(v.Also), func(i int) app.UI {
		at := v.Also[i]
		return inScript(at.Lang, put(anchor("a.link", at.Address, at.Words), "title", at.Title))
	})...))
}

// rawText is the text as found.
func (v *articleView) rawText() []app.UI {
	switch {
	case v.RawBusy:
		return []app.UI{v.note(put(say("p.waiting", v.t("article.raw.wait")), "role", "status"))}
	case v.RawError != nil:
		return []app.UI{v.note(put(say("p.problem", v.t(errorKey(v.RawError))), "role", "alert"))}
	}
	return []app.UI{v.note(say("p.note", v.t("article.raw.note"))), say("pre.raw", v.Raw)}
}
