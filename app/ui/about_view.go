package ui

import (
	"strconv"

	"fangzhi/data/catalog"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// aboutPage tells what the archive is, what it was made from, how it is kept
// and how it is used.
func (c *root) aboutPage() []app.UI {
	about := c.info.Catalog.Archive.Description
	body := []app.UI{
		heading("h1", c.archiveTitle()),
		when(about != "", func() app.UI { return say("p.about-words", about) }),
		c.problems(c.info.Problems),
		el("dl.facts", c.archiveFacts()...),
	}
	if build := c.info.Catalog.Build; build != nil {
		body = append(body, c.readPart(build)...)
		body = append(body, c.mendedPart(build)...)
		body = append(body, c.notedPart(build)...)
	}
	if !asFile() { // what lies on the device already is not kept there once more
		body = append(body, say("h2", c.t("about.offline")), el("div", c.offlineState()...))
	}
	body = append(body, say("h2", c.t("about.query")))
	return []app.UI{el("div.about", append(body,
		el("p", anchor("a.link", Help().String(), c.t("help.more"))),
		say("h2", c.t("about.keys")),
		el("dl.facts keys", c.keyHelp()...),
	)...)}
}

// fact is a line of a list of facts.
func fact(name string, values ...string) []app.UI {
	list := []app.UI{say("dt", name)}
	for _, value := range values {
		list = append(list, say("dd", value))
	}
	return list
}

// archiveFacts is the archive in numbers.
func (c *root) archiveFacts() []app.UI {
	catalog := c.info.Catalog
	var facts []app.UI
	add := func(key string, values ...string) { facts = append(facts, fact(c.t(key), values...)...) }
	add("about.articles", c.lang.Number(int64(catalog.Articles)))
	if catalog.FirstDay != "" {
		add("about.dates", c.span(catalog.FirstDay, catalog.LastDay))
	}
	var bytes int64
	var segments []string
	for _, s := range catalog.Segments {
		bytes += s.Index.Bytes + s.Bundle.Bytes
		segments = append(segments, c.t("about.segment",
			c.lang.Number(int64(s.Articles)), c.lang.Bytes(s.Index.Bytes), c.lang.Bytes(s.Bundle.Bytes)))
	}
	add("about.size", c.lang.Bytes(bytes))
	add("about.segments", segments...)
	add("about.opened", c.lang.Count("about.reads", c.info.OpenReads, c.lang.Bytes(c.info.OpenBytes)))
	add("about.versions", c.t("about.version", strconv.Itoa(catalog.Version), strconv.Itoa(catalog.TokenVersion)))
	return facts
}

// readPart tells what the archive was read from.
func (c *root) readPart(build *catalog.Build) []app.UI {
	files := c.lang.Count("made.ok", build.Files.OK)
	if n := build.Files.Skipped; n > 0 {
		files += c.t("separator") + c.lang.Count("made.skipped", n)
	}
	if n := build.Files.Failed; n > 0 {
		files += c.t("separator") + c.lang.Count("made.failed", n)
	}
	facts := fact(c.t("made.files"), files)
	if len(build.Formats) > 0 {
		facts = append(facts, fact(c.t("made.formats"), c.tallied(build.Formats))...)
	}
	if len(build.Charsets) > 0 {
		facts = append(facts, fact(c.t("made.charsets"), c.tallied(build.Charsets))...)
	}
	return []app.UI{say("h2", c.t("made.title")), el("dl.facts", facts...)}
}

// tallied names what was counted, with its counts.
func (c *root) tallied(list []catalog.Tally) string {
	words := ""
	for i, t := range list {
		if i > 0 {
			words += c.t("separator")
		}
		words += t.Name + " " + c.lang.Number(int64(t.Count))
	}
	return words
}

// mendedPart counts what was mended, by rule.
func (c *root) mendedPart(build *catalog.Build) []app.UI {
	if len(build.Repairs) == 0 {
		return nil
	}
	title := c.t("made.mended")
	return []app.UI{
		say("h2", title),
		say("p.note", c.t("made.mended.note")),
		c.table(title, []string{"article.rule", "made.times"}, items(len(build.Repairs), func(i int) app.UI {
			t := build.Repairs[i]
			return el("tr", say("td", ruleName(c.lang, t.Name)), say("td.number", c.lang.Number(int64(t.Count))))
		})),
	}
}

// notedPart names files that were left out, or not simply read, and why.
func (c *root) notedPart(build *catalog.Build) []app.UI {
	if len(build.Noted) == 0 {
		return nil
	}
	title := c.t("made.noted")
	part := []app.UI{
		say("h2", title),
		c.table(title, []string{"made.file", "made.fate", "made.why"}, items(len(build.Noted), func(i int) app.UI {
			n := build.Noted[i]
			return el("tr",
				say("td.path", n.Path),
				say("td", named(c.lang, "fate.", n.Status)),
				put(say("td", named(c.lang, "code.", n.Code)), "title", n.Message),
			)
		})),
	}
	if build.Unnoted > 0 {
		part = append(part, say("p.note", c.lang.Count("made.unnoted", build.Unnoted)))
	}
	return part
}

// offlineState tells how much is kept on this device, and keeps or removes.
func (c *root) offlineState() []app.UI {
	k := &c.keeping
	if !k.known && !k.busy {
		return []app.UI{say("p", c.t("about.partial"))}
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
		put(say("p", c.t(words)), "role", "status"),
		el("p.kept",
			put(el("progress"), "max", "1", "value", keptShare(k.state), "aria-label", kept),
			say("span", " "+kept),
		),
	}
	if s := k.state; s.PictureBytes > 0 {
		parts = append(parts, say("p.kept", c.t("keep.kept", c.lang.Bytes(s.KeptPictureBytes), c.lang.Bytes(s.PictureBytes))))
	}
	if n := k.state.ReadBytes; n > 0 && !k.state.Complete {
		parts = append(parts, say("p.kept", c.t("about.read", c.lang.Bytes(n))))
	}
	var acts []app.UI
	switch {
	case k.busy && k.cancel != nil:
		acts = append(acts, button(c.t("about.stop"), c.stopKeeping))
	case !k.state.Complete && k.state.PictureBytes == 0:
		acts = append(acts, put(button(c.t("about.keep"), c.keep), "class", "button-strong"))
	case !k.state.Complete:
		all := k.state.TotalBytes + k.state.PictureBytes
		acts = append(acts,
			put(button(c.t("keep.all", c.lang.Bytes(all)), c.keepPictures), "class", "button-strong"),
			button(c.t("keep.text", c.lang.Bytes(k.state.TotalBytes)), c.keep))
	case k.state.KeptPictureBytes < k.state.PictureBytes:
		acts = append(acts, button(c.t("keep.pictures", c.lang.Bytes(k.state.PictureBytes-k.state.KeptPictureBytes)), c.keepPictures))
	}
	if (!k.busy || k.cancel == nil) && k.state.KeptBytes+k.state.ReadBytes > 0 { // while it removes too: who pressed it has the focus there
		acts = append(acts, button(c.t("about.forget"), c.forget))
	}
	parts = append(parts, el("p.acts", acts...))
	if k.err != nil { // below the button, which stays where it is and keeps the focus
		parts = append(parts, put(say("p.problem", c.t("about.keep.error", c.t(errorKey(k.err)))), "role", "alert"))
	}
	return parts
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
	for _, line := range [...][2]string{
		{"/", "key.focus"}, {"↑ ↓", "key.walk"}, {"Enter", "key.enter"}, {"[ ]", "key.hits"}, {"Esc", "key.escape"},
	} {
		help = append(help, el("dt", say("kbd", line[0])), say("dd", c.t(line[1])))
	}
	return help
}
