package browser_test

import (
	"os"
	"path/filepath"
	"testing"

	"fangzhi/build/internal/serve"

	"github.com/chromedp/chromedp"
)

// TestShots takes pictures of the sample's pages into the folder SHOTS, for
// people to look at: make shots.
func TestShots(t *testing.T) {
	folder := os.Getenv("SHOTS")
	if folder == "" {
		t.Skip("SHOTS names no folder")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	site := sampleSite(t)
	id := search(t, site, "党建").Hits[0].ID
	pages := []struct{ name, fragment, there string }{
		{"home", "#/", "#results"},
		{"search", "#/search?q=党建", "#results mark"},
		{"filtered", "#/search?q=党建&script=Hant&year=2023", ".chip"},
		{"article", "#/article/" + id + "?q=党建&hit=1", "mark.current"},
		{"concordance", "#/concordance?q=社区&sort=right", ".kwic-line"},
		{"trend", "#/trend?q=社区&q=党建&q=居民", ".chart"},
		{"about", "#/about", ".kept"},
		{"nothing", "#/search?q=龘靐齉", ".nothing"},
	}
	for _, look := range []struct {
		name          string
		width, height int64
		phone         bool
		colours, lang string
	}{
		{"wide", 1280, 900, false, "light", ""},
		{"wide-dark", 1280, 900, false, "dark", ""},
		{"wide-english", 1280, 900, false, "light", "English"},
		{"phone", 390, 844, true, "light", ""},
		{"phone-dark", 390, 844, true, "dark", ""},
	} {
		p := newVisitor(t, hostSite(t, site, serve.Options{}))
		p.window(look.width, look.height, look.phone)
		p.system(look.colours)
		p.home()
		if look.lang != "" {
			p.choose("select.language", look.lang)
		}
		for _, page := range pages {
			p.goTo(page.fragment)
			p.until("the page", `document.querySelector(%s)`, page.there)
			p.shoot(filepath.Join(folder, look.name+"-"+page.name+".png"))
		}
		if look.phone {
			p.goTo("#/search?q=党建")
			p.tap(".bar button")
			p.until("the filters", `document.querySelector("dialog[open] .value")`)
			p.shoot(filepath.Join(folder, look.name+"-filters.png"))
		}
	}
}

// shoot writes a picture of the window.
func (p *tab) shoot(path string) {
	p.t.Helper()
	p.until("the colours at rest", colourRest)
	data, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(path, data, 0o644)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}
