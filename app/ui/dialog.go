package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// opened is the window that lies over the page, if any.
type opened struct {
	name string // "cite" or "export"
	busy bool
	err  error
}

// openWindow lays a window over the page.
func (c *root) openWindow(name string) {
	c.open, c.copied = opened{name: name}, ""
	c.openDialog(windowID)
}

// openDialog shows a dialog that is on the page, or will be when it is drawn.
func (c *root) openDialog(id string) {
	c.drawn(func() {
		if dialog := element(id); dialog.Truthy() {
			dialog.Call("showModal")
		}
	})
}

// window is the window that lies over the page.
func (c *root) window() app.UI {
	var title string
	var body []app.UI
	switch c.open.name {
	case "cite":
		title, body = c.t("cite.title"), c.citeWindow()
	case "export":
		title, body = c.t("export.title"), c.exportWindow()
	default:
		return nil
	}
	window := put(el("dialog.window",
		el("div.window-head", say("h2", title), icon("window-close", crossMark, c.t("window.close"), c.closeWindow)),
		el("div.window-body", body...),
	), "id", windowID, "aria-label", title)
	return on(on(window, "close", c.closedWindow), "click", c.clickSheet)
}

func (c *root) closeWindow(app.Context, app.Event) { element(windowID).Call("close") }

func (c *root) closedWindow(app.Context, app.Event) { c.open = opened{} }
