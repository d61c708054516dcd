package ui

import (
	"strconv"
	"strings"

	"fangzhi/app/ui/messages"
	"fangzhi/data/article"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// blocks draws the mended text. List items that follow each other make one
// list, and what introduces the article's page one note.
func (v *articleView) blocks() []app.UI {
	drawn := v.foundNote()
	var list, introduction []app.UI
	numbered := false
	endList := func() {
		if len(list) > 0 {
			name := "ul.list"
			if numbered {
				name = "ol.list"
			}
			drawn, list = append(drawn, el(name, list...)), nil
		}
	}
	blocks := v.View.Article.Blocks
	for i, block := range blocks[:min(v.Drawn, len(blocks))] {
		if v.Changes != nil && len(v.Changes.before[i]) > 0 {
			endList()
			drawn = append(drawn, v.takenOut(i)...)
		}
		if block.Kind == article.ListItem {
			if (block.Number > 0) != numbered {
				endList()
				numbered = block.Number > 0
			}
			list = append(list, v.listItem(block, i))
			continue
		}
		endList()
		if block.Kind == article.Introduction {
			introduction = append(introduction, el("p", v.pieces(block.Text, i, 0)...))
			continue
		}
		drawn = append(drawn, v.block(block, i))
	}
	endList()
	if len(introduction) > 0 {
		drawn = append(drawn, v.introduction(introduction))
	}
	if v.Changes != nil && v.Drawn >= len(blocks) {
		drawn = append(drawn, v.takenOut(len(blocks))...)
	}
	return drawn
}

func (v *articleView) listItem(b article.Block, i int) app.UI {
	item := el("li", v.pieces(b.Text, i, 0)...)
	if b.Number > 0 {
		put(item, "value", strconv.Itoa(b.Number))
	}
	return item
}

func (v *articleView) introduction(paragraphs []app.UI) app.UI {
	name := v.t("article.introduction")
	if v.View.Article.Page == nil {
		name = v.t("article.summary")
	}
	return put(el("aside.introduction", append([]app.UI{v.note(say("h2", name))}, paragraphs...)...), "aria-label", name)
}

func (v *articleView) block(b article.Block, i int) app.UI {
	switch b.Kind {
	case article.Heading:
		name := "h2"
		if b.Level > 2 {
			name = "h3"
		}
		return el(name+"."+messages.Parted(b.Text), v.pieces(b.Text, i, 0)...)
	case article.Figure:
		return v.figure(b, i)
	case article.Table:
		return v.table(b, i)
	case article.Quote:
		return el("blockquote", el("p", v.pieces(b.Text, i, 0)...))
	}
	name := "p"
	if ragged(b.Text) {
		name = "p.ragged"
	}
	return el(name, v.pieces(b.Text, i, 0)...)
}

// ragged tells a text whose lines, made equally long, would have gaps: one
// mostly of letters, or with an address that does not fit behind other words.
func ragged(text string) bool {
	const long = 24
	letters, run, longest := 0, 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c > ' ' && c < 0x80:
			letters++
			run++
			longest = max(longest, run)
		default:
			run = 0
		}
	}
	return longest > long || letters*4 > len(text)*3
}

// table draws cells parted by tabs and rows by newlines.
func (v *articleView) table(b article.Block, i int) app.UI {
	var rows []app.UI
	at := 0
	for _, line := range strings.Split(b.Text, "\n") {
		var cells []app.UI
		for _, cell := range strings.Split(line, "\t") {
			cells = append(cells, el("td", v.pieces(cell, i, at)...))
			at += len(cell) + 1
		}
		rows = append(rows, el("tr", cells...))
	}
	return put(el("div.table", el("table", el("tbody", rows...))),
		"tabindex", "0", "role", "region", "aria-label", v.View.Article.Title)
}

// pieces draws a text that stands in a block, so many bytes from its
// beginning, with its hits and changes marked.
func (v *articleView) pieces(words string, block, from int) []app.UI {
	hits, at, begun := v.hits[block], 0, 0
	var drawn []app.UI
	run := func(to int) (pieces []app.UI) {
		for _, p := range Pieces(words[at:to], clipped(hits, from+at, from+to)) {
			if block == article.InTitle && p.Hit == 0 {
				pieces = append(pieces, held(p.Text)...)
				continue
			}
			pieces = append(pieces, v.piece(p, begun))
			begun = max(begun, p.Hit)
		}
		at = to
		return pieces
	}
	if v.Changes != nil {
		for _, c := range v.Changes.in[block] {
			if start, end := c.start-from, c.end-from; at <= start && end <= len(words) {
				drawn = append(drawn, run(start)...)
				drawn = append(drawn, v.changed([]int{c.n}, run(end)...)...)
			}
		}
	}
	return append(drawn, run(len(words))...)
}

// piece draws a run of text; the first of a hit carries the hit's name.
func (v *articleView) piece(p Piece, begun int) app.UI {
	if p.Hit == 0 {
		return app.Text(p.Text)
	}
	ui := say("mark", p.Text)
	if p.Hit > begun {
		put(ui, "id", markID(p.Hit))
	}
	if p.Hit == v.Current {
		put(ui, "class", "current", "aria-current", "true", "tabindex", "-1")
	}
	return ui
}

// outside is a link that leaves the archive.
func outside(address string) app.UI {
	if !webAddress(address) {
		return say("span.address", address)
	}
	return leading(anchor("a.address", address, bareAddress(address)))
}

// leading is a link out of the archive, which tells nobody where from.
func leading(link app.UI) app.UI {
	return put(link, "rel", "noreferrer noopener external", "target", "_blank")
}
