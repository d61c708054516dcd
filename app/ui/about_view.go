package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// aboutPage tells what the archive is, how it is kept and how it is used.
func (c *root) aboutPage() []app.UI {
	catalog := c.info.Catalog
	return []app.UI{app.Div().Class("about").Body(
		app.H1().ID(headingID).TabIndex(-1).Text(c.archiveTitle()),
		app.If(catalog.Archive.Description != "", func() app.UI {
			return app.P().Class("about-words").Text(catalog.Archive.Description)
		}),
		c.problems("problem.title", c.info.Problems),
		app.Dl().Class("facts").Body(c.archiveFacts()...),
		app.H2().Text(c.t("about.offline")),
		app.Div().Body(c.offlineState()...),
		app.H2().Text(c.t("about.query")),
		app.Ul().Class("list").Body(
			app.Li().Text(c.t("query.help.run")),
			app.Li().Text(c.t("query.help.space")),
			app.Li().Text(c.t("query.help.script")),
			app.Li().Text(c.t("query.help.quote")),
			app.Li().Text(c.t("query.help.or")),
			app.Li().Text(c.t("query.help.not")),
		),
		app.H2().Text(c.t("about.keys")),
		app.Dl().Class("facts keys").Body(c.keyHelp()...),
	)}
}

// archiveFacts is the archive in numbers.
func (c *root) archiveFacts() []app.UI {
	catalog := c.info.Catalog
	var facts []app.UI
	add := func(key string, words ...app.UI) {
		facts = append(facts, app.Dt().Text(c.t(key)))
		for _, word := range words {
			facts = append(facts, app.Dd().Body(word))
		}
	}
	add("about.articles", app.Text(c.lang.Number(int64(catalog.Articles))))
	if catalog.FirstDay != "" {
		add("about.dates", app.Text(c.span(catalog.FirstDay, catalog.LastDay)))
	}
	var bytes int64
	var segments []app.UI
	for _, s := range catalog.Segments {
		bytes += s.Index.Bytes + s.Bundle.Bytes
		segments = append(segments, app.Text(c.t("about.segment",
			c.lang.Number(int64(s.Articles)), c.lang.Bytes(s.Index.Bytes), c.lang.Bytes(s.Bundle.Bytes))))
	}
	add("about.size", app.Text(c.lang.Bytes(bytes)))
	add("about.segments", segments...)
	add("about.opened", app.Text(c.lang.Count("about.reads", c.info.OpenReads, c.lang.Bytes(c.info.OpenBytes))))
	add("about.versions", app.Text(c.t("about.version", strconv.Itoa(catalog.Version), strconv.Itoa(catalog.TokenVersion))))
	return facts
}

// offlineState tells how much is kept on this device, and keeps or removes.
func (c *root) offlineState() []app.UI {
	k := &c.keeping
	if !k.known && !k.busy {
		return []app.UI{app.P().Text(c.t("about.partial"))}
	}
	words := "about.partial"
	if k.state.Complete {
		words = "about.complete"
	}
	if k.busy {
		words = "about.keeping"
	}
	kept := c.t("about.kept", c.lang.Bytes(k.state.KeptBytes), c.lang.Bytes(k.state.TotalBytes))
	parts := []app.UI{
		app.P().Role("status").Text(c.t(words)),
		app.P().Class("kept").Body(
			app.Progress().Max(1).Value(keptShare(k.state)).Aria("label", kept),
			app.Span().Text(" "+kept),
		),
	}
	if k.err != nil {
		parts = append(parts, app.P().Class("problem").Role("alert").Text(c.t("about.keep.error", c.t(errorKey(k.err)))))
	}
	var acts []app.UI
	switch {
	case k.busy && k.cancel != nil:
		acts = append(acts, button(c.t("about.stop"), c.stopKeeping))
	case !k.state.Complete:
		acts = append(acts, button(c.t("about.keep"), c.keep).Class("button-strong"))
	}
	if !k.busy && k.state.KeptBytes > 0 {
		acts = append(acts, button(c.t("about.forget"), c.forget))
	}
	return append(parts, app.P().Class("acts").Body(acts...))
}

// keptShare is how much of the archive is kept, 0 to 1.
func keptShare(s OfflineState) string {
	if s.TotalBytes <= 0 {
		return "0"
	}
	return strconv.FormatFloat(min(1, float64(s.KeptBytes)/float64(s.TotalBytes)), 'f', 3, 64)
}

// keyHelp lists what keys do.
func (c *root) keyHelp() []app.UI {
	var help []app.UI
	for _, line := range []struct{ keys, words string }{
		{"/", "key.focus"}, {"↑ ↓", "key.walk"}, {"Enter", "key.enter"}, {"[ ]", "key.hits"}, {"Esc", "key.escape"},
	} {
		help = append(help,
			app.Dt().Body(app.Kbd().Text(line.keys)),
			app.Dd().Text(c.t(line.words)))
	}
	return help
}
