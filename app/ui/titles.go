package ui

import (
	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// setTitle names the window after the page.
func (c *root) setTitle() {
	title := c.archiveTitle()
	switch {
	case c.at.Page == HelpPage:
		title = c.t("help.title") + c.t("separator") + title
	case c.at.Page == AboutPage:
		title = c.t("app.about") + c.t("separator") + title
	case c.at.Page == IndexPage:
		title = c.t("kind."+string(c.at.Kind)) + c.t("separator") + c.t("index.title") + c.t("separator") + title
	case c.at.Page == ValuePage:
		title = valueName(c.lang, c.at.Kind, c.at.Value) + c.t("separator") + c.t("kind."+string(c.at.Kind)) + c.t("separator") + title
	case c.at.Page == ArticlePage && c.reading.view != nil:
		title = c.titleOf(c.reading.view.Article) + c.t("separator") + title
	case c.at.Studies():
		title = c.t("views."+pageNames[c.at.Page]) + c.t("separator") + title
		if c.at.Search.Query != "" {
			title = short(c.at.Search.Query) + c.t("separator") + title
		}
	case c.at.Page == SearchPage:
		for _, name := range c.asked() {
			title = name + c.t("separator") + title
		}
	}
	document().Set("title", title)
}

// asked names what is looked for: the values that narrow the search, and last
// the query.
func (c *root) asked() []string {
	s := c.at.Asked()
	var names []string
	for _, f := range s.Filters {
		names = append(names, valueName(c.lang, facet.Kind(f.Kind), f.Value))
	}
	if s.Query != "" {
		names = append(names, short(s.Query))
	}
	return names
}

// titleOf is an article's title, or words for one without.
func (c *root) titleOf(a *article.Article) string {
	if a.Title == "" {
		return c.t("article.untitled")
	}
	return a.Title
}

// archiveTitle is the archive's name; before it is open, the shell's.
func (c *root) archiveTitle() string {
	if c.info != nil && c.info.Catalog.Archive.Title != "" {
		return c.info.Catalog.Archive.Title
	}
	return c.t("app.name")
}
