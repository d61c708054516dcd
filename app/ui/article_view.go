package ui

import (
	"strings"

	"fangzhi/app/engine"
	"fangzhi/app/ui/messages"
	"fangzhi/data/article"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// articlePage is an article to read.
func (c *root) articlePage() []app.UI {
	r := &c.reading
	page := []app.UI{c.articleTools()}
	switch {
	case r.err != nil: // an article may be missing because a part of the archive is
		return append(page, app.H1().Class("unseen").Text(c.t("error.title")),
			c.problems("problem.title", c.info.Problems), c.failure("error.title", r.err, c.readAgain))
	case r.view == nil:
		return append(page, c.waiting("article.loading"))
	}
	return append(page, &articleView{
		View: r.view, Drawn: r.drawn, Lang: c.lang, Current: c.at.Hit, Repairs: r.repairs,
		ShowRaw: r.raw.shown, RawBusy: r.raw.busy, Raw: r.raw.text, RawError: r.raw.err,
	})
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
	return app.Div().Class("article-tools").Body(
		app.A().Class("link back").Href(c.at.Search.Results().String()).OnClick(c.onBack).Text(words),
		app.Div().Class("article-hits").Body(c.hitTools()...),
		app.Div().Class("article-acts").Body(
			app.If(r.view != nil && r.view.HasRaw, func() app.UI {
				return button(c.t("article.raw"), c.toggleRaw).Aria("pressed", r.raw.shown)
			}),
			app.If(clipboard().Truthy(), func() app.UI { return button(c.copyWords(), c.copyLink) }),
			button(c.t("article.print"), c.print),
		),
	)
}

func (c *root) copyWords() string {
	if c.copied {
		return c.t("article.copied")
	}
	return c.t("article.copylink")
}

// onBack goes back in the history when the results are the entry before.
func (c *root) onBack(_ app.Context, e app.Event) {
	for _, key := range []string{"ctrlKey", "metaKey", "shiftKey"} {
		if e.Get(key).Truthy() {
			return
		}
	}
	e.PreventDefault()
	c.back()
}

// hitTools tells which hit the reader is at, and goes to the others.
func (c *root) hitTools() []app.UI {
	r := &c.reading
	if r.view == nil || len(r.view.Marks) == 0 || r.raw.shown {
		return nil
	}
	at := c.t("article.hit", c.lang.Number(int64(c.at.Hit)), c.lang.Number(int64(len(r.view.Marks))))
	return []app.UI{
		app.Button().Class("button").Type("button").Aria("label", c.t("article.previous")).Title(c.t("article.previous") + " [").
			OnClick(c.previousHit).Body(app.Raw(upMark)),
		app.Span().Class("article-hit").Role("status").Body(
			app.Span().Class("unseen").Text(c.t("article.hits")), app.Text(" "+at)),
		app.Button().Class("button").Type("button").Aria("label", c.t("article.next")).Title(c.t("article.next") + " ]").
			OnClick(c.nextHit).Body(app.Raw(downMark)),
	}
}

// articleView is the article itself. It is a component of its own, drawn
// anew only when its fields change.
type articleView struct {
	app.Compo
	View     *engine.View
	Drawn    int // how many of its blocks are drawn
	Lang     messages.Language
	Current  int  // the hit the reader is at, from 1
	Repairs  bool // repairs are marked
	ShowRaw  bool
	RawBusy  bool
	Raw      string
	RawError error
}

// Render draws the article, or its text as found.
func (v *articleView) Render() app.UI {
	a := v.View.Article
	body := v.blocks
	if v.ShowRaw {
		body = v.rawText
	}
	title := a.Title
	if title == "" {
		title = v.Lang.Text("article.untitled")
	}
	return app.Article().Class("article").Lang(languageOf(a.Script)).Body(
		app.H1().ID(headingID).Class("article-title").TabIndex(-1).Body(
			v.pieces(title, v.hits()[article.InTitle], v.repairs()[article.InTitle])...),
		app.P().Class("article-facts").Body(v.facts()...),
		app.Div().Class("article-body").Body(body()...),
		app.If(a.Rights != "" && !v.ShowRaw, func() app.UI {
			return app.P().Class("article-rights").Text(a.Rights)
		}),
		app.If(a.Origin.URL != "", func() app.UI {
			return app.P().Class("article-origin").Body(
				app.Span().Lang(string(v.Lang)).Text(v.Lang.Text("article.original")+v.Lang.Text("colon")), outside(a.Origin.URL))
		}),
	)
}

func (v *articleView) hits() map[int][]span { return hitsByBlock(v.View.Marks) }

func (v *articleView) repairs() map[int][]span {
	if !v.Repairs {
		return nil
	}
	return repairsByBlock(v.View.Article)
}

// facts is the source line: source, date and time, byline.
func (v *articleView) facts() []app.UI {
	a := v.View.Article
	var facts []app.UI
	if a.Source != "" {
		facts = append(facts, app.Span().Class("fact").Text(a.Source))
	}
	date := app.Span().Class("fact").Lang(string(v.Lang)).Body(dateOf(v.Lang, a.Date))
	if a.Date != nil && v.Lang.Time(*a.Date) != "" {
		date = app.Span().Class("fact").Lang(string(v.Lang)).Body(dateOf(v.Lang, a.Date), app.Text(" "+v.Lang.Time(*a.Date)))
	}
	facts = append(facts, date)
	for _, p := range a.People {
		facts = append(facts, app.Span().Class("fact").Text(strings.TrimSpace(p.Role+" "+p.Name)))
	}
	return facts
}

// rawText is the text as found.
func (v *articleView) rawText() []app.UI {
	switch {
	case v.RawBusy:
		return []app.UI{app.P().Class("waiting").Lang(string(v.Lang)).Role("status").Text(v.Lang.Text("article.raw.wait"))}
	case v.RawError != nil:
		return []app.UI{app.P().Class("problem").Lang(string(v.Lang)).Role("alert").Text(v.Lang.Text(errorKey(v.RawError)))}
	}
	return []app.UI{
		app.P().Class("note").Lang(string(v.Lang)).Text(v.Lang.Text("article.raw.note")),
		app.Pre().Class("raw").Text(v.Raw),
	}
}

// blocks draws the mended text. List items that follow each other make one
// list.
func (v *articleView) blocks() []app.UI {
	hits, repairs := v.hits(), v.repairs()
	var drawn, items []app.UI
	endList := func() {
		if len(items) > 0 {
			drawn, items = append(drawn, app.Ul().Class("list").Body(items...)), nil
		}
	}
	blocks := v.View.Article.Blocks
	for i, block := range blocks[:min(v.Drawn, len(blocks))] {
		if block.Kind == article.ListItem {
			items = append(items, app.Li().Body(v.pieces(block.Text, hits[i], repairs[i])...))
			continue
		}
		endList()
		drawn = append(drawn, v.block(block, hits[i], repairs[i]))
	}
	endList()
	return drawn
}

func (v *articleView) block(b article.Block, hits, repairs []span) app.UI {
	switch b.Kind {
	case article.Heading:
		text := v.pieces(b.Text, hits, repairs)
		if b.Level > 2 {
			return app.H3().Body(text...)
		}
		return app.H2().Body(text...)
	case article.Figure:
		return v.figure(b, hits, repairs)
	case article.Table:
		return v.table(b, hits, repairs)
	case article.Quote:
		return app.Blockquote().Body(app.P().Body(v.pieces(b.Text, hits, repairs)...))
	}
	return app.P().Body(v.pieces(b.Text, hits, repairs)...)
}

// figure is a picture's caption with its address; the picture is never
// fetched.
func (v *articleView) figure(b article.Block, hits, repairs []span) app.UI {
	return app.Figure().Body(
		app.FigCaption().Body(
			app.Span().Class("figure-mark").Lang(string(v.Lang)).Text(v.Lang.Text("article.figure")),
			app.Span().Body(v.pieces(b.Text, hits, repairs)...),
		),
		app.If(b.Image != "", func() app.UI { return app.P().Class("figure-address").Body(outside(b.Image)) }),
	)
}

// table draws cells parted by tabs and rows by newlines.
func (v *articleView) table(b article.Block, hits, repairs []span) app.UI {
	var rows []app.UI
	at := 0
	for _, line := range strings.Split(b.Text, "\n") {
		var cells []app.UI
		for _, cell := range strings.Split(line, "\t") {
			cells = append(cells, app.Td().Body(v.pieces(cell, moved(hits, at), moved(repairs, at))...))
			at += len(cell) + 1
		}
		rows = append(rows, app.Tr().Body(cells...))
	}
	return app.Div().Class("table").TabIndex(0).Role("region").Aria("label", v.View.Article.Title).Body(
		app.Table().Body(app.TBody().Body(rows...)))
}

// moved gives spans as seen from a place further on in the text.
func moved(spans []span, by int) []span {
	list := make([]span, len(spans))
	for i, s := range spans {
		list[i] = span{s.start - by, s.end - by, s.n}
	}
	return list
}

// pieces draws a text with its hits and repairs marked.
func (v *articleView) pieces(text string, hits, repairs []span) []app.UI {
	var drawn []app.UI
	begun := 0
	for _, piece := range Pieces(text, hits, repairs) {
		ui := app.Text(piece.Text)
		if piece.Hit > 0 {
			mark := app.Mark()
			if piece.Hit != begun {
				mark.ID(markID(piece.Hit))
				begun = piece.Hit
			}
			if piece.Hit == v.Current {
				mark.Class("current").Aria("current", true)
			}
			ui = mark.Text(piece.Text)
		}
		if piece.Repair > 0 {
			r := v.View.Article.Repairs[piece.Repair-1]
			ui = app.Ins().Title(v.Lang.Text("article.before") + v.Lang.Text("colon") + r.Before).Body(ui)
		}
		drawn = append(drawn, ui)
	}
	return drawn
}

// outside is a link that leaves the archive.
func outside(address string) app.UI {
	if !webAddress(address) {
		return app.Span().Class("address").Text(address)
	}
	return app.A().Class("address").Href(address).Rel("noreferrer noopener external").Target("_blank").Text(bareAddress(address))
}
