package ui

import (
	"strconv"
	"strings"

	"fangzhi/data/article"
	"fangzhi/data/catalog"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// pictureID is the window that shows a picture large; it is on the page only
// while it is open.
const pictureID = "picture"

// figure is a picture with its caption, if the archive has it; of one on the
// web, which is never fetched, the address.
func (v *articleView) figure(b article.Block, i int) app.UI {
	here := isHere(b)
	seen := here && !v.gone[b.Image]
	var body []app.UI
	if seen {
		link := put(el("a.figure-open", v.picture(b, "lazy")), "href", b.Image, "title", v.t("figure.open"))
		body = append(body, on(link, "click", func(ctx app.Context, e app.Event) {
			if plain(e) {
				v.enlarge(ctx, i)
			}
		}, b.Image, i))
	}
	words := el("span", v.pieces(b.Text, i, 0)...)
	switch {
	case !seen:
		body = append(body, el("figcaption", v.note(say("span.figure-mark", v.t("article.figure"))), words))
	case b.Text != "":
		body = append(body, el("figcaption", words))
	}
	if here && !seen {
		body = append(body, v.note(put(say("p.figure-gone", v.t("figure.gone")), "role", "status")))
	}
	from := b.Image
	if here {
		from = b.Original
	}
	if webAddress(from) || !here && from != "" {
		body = append(body, el("p.figure-address", outside(from)))
	}
	if here && inMedia(b.Full) {
		body = append(body, el("p.figure-address", v.note(leading(anchor("a.link", b.Full, v.t("figure.full"))))))
	}
	return el("figure", body...)
}

// isHere tells pictures that were taken along.
func isHere(b article.Block) bool { return b.Width > 0 && b.Height > 0 && inMedia(b.Image) }

// inMedia tells the files of a site's pictures from addresses that lead out.
func inMedia(name string) bool { return strings.HasPrefix(name, catalog.MediaFolder+"/") }

// picture is the image itself, whose place is kept until it comes.
func (v *articleView) picture(b article.Block, loading string) app.UI {
	words := b.Text
	if words == "" {
		words = v.t("article.figure")
	}
	image := put(el("img"), "src", b.Image, "width", strconv.Itoa(b.Width), "height", strconv.Itoa(b.Height),
		"alt", words, "loading", loading, "decoding", "async")
	return on(image, "error", func(app.Context, app.Event) {
		if v.gone == nil {
			v.gone = map[string]bool{}
		}
		v.gone[b.Image] = true
	}, b.Image)
}

// enlarge shows a picture alone.
func (v *articleView) enlarge(ctx app.Context, i int) {
	v.large = i + 1
	ctx.Defer(func(app.Context) {
		if dialog := element(pictureID); dialog.Truthy() {
			dialog.Call("showModal")
		}
	})
}

// largePicture is the window of the picture shown large, if there is one.
func (v *articleView) largePicture() app.UI {
	blocks := v.View.Article.Blocks
	if v.large < 1 || v.large > len(blocks) || !isHere(blocks[v.large-1]) {
		return nil
	}
	b := blocks[v.large-1]
	closing := func(app.Context, app.Event) { element(pictureID).Call("close") }
	window := put(el("dialog.large",
		v.note(icon("window-close", crossMark, v.t("window.close"), closing)),
		on(put(el("div.large-picture", v.picture(b, "eager")), "tabindex", "0"), "click", closing),
		when(b.Text != "", func() app.UI { return say("p.large-words", b.Text) }),
	), "id", pictureID, "aria-label", v.t("article.figure"))
	return on(window, "close", func(app.Context, app.Event) { v.large = 0 })
}
