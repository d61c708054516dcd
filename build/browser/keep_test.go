package browser_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"fangzhi/build/internal/serve"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// On paper there is the article and nothing else.
func TestPrint(t *testing.T) {
	p, site := atSample(t)
	p.system("dark")
	id := search(t, site, "党建").Hits[0].ID
	p.goTo("#/article/" + id + "?q=党建")
	p.read(id)
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print",
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
	const squeeze = `.replace(/\s+/g, "")`
	paper, article := js[string](p, "document.body.innerText"+squeeze), js[string](p, `document.querySelector("article").innerText`+squeeze)
	if paper != article || len(article) < 500 {
		t.Errorf("on paper there is\n%.300s\nnot\n%.300s", paper, article)
	}
	p.check("the words are black", `getComputedStyle(document.querySelector(".article-body p")).color === "rgb(0, 0, 0)"`)
	p.check("the paper is white", `["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(getComputedStyle(document.body).backgroundColor)`)
	if pdf := call(p, page.PrintToPDF, page.PrintToPDFParams{}).Data; !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Error("it does not print")
	}
}

// The archive can be installed as an app, wherever it lies.
func TestInstall(t *testing.T) {
	site := sampleSite(t)
	h := hostSite(t, site, serve.Options{Prefix: "/a/b/"})
	p := newVisitor(t, h)
	p.home()
	p.step("its manifest is read without a complaint", func() {
		got := call(p, page.GetAppManifest, page.GetAppManifestParams{})
		for _, fault := range got.Errors {
			p.t.Errorf("%d:%d: %s", fault.Line, fault.Column, fault.Message)
		}
		var manifest struct {
			Name      string
			ShortName string `json:"short_name"`
			Start     string `json:"start_url"`
			Scope     string
			Display   string
			Icons     []struct{ Src, Sizes, Type, Purpose string }
		}
		if err := json.Unmarshal([]byte(got.Data), &manifest); err != nil {
			p.t.Fatal(err)
		}
		if title := catalogOf(p.t, site)["archive"].(map[string]any)["title"]; manifest.Name != title {
			p.t.Errorf("it is called %q, not %q", manifest.Name, title)
		}
		for _, address := range []string{manifest.Start, manifest.Scope} {
			if js[string](p, `new URL(%s, %s).href`, address, got.URL) != h.at("") {
				p.t.Errorf("%q is not the site's own address", address)
			}
		}
		if manifest.Display != "standalone" {
			p.t.Errorf("it opens as %s", manifest.Display)
		}
		for _, icon := range manifest.Icons {
			size := js[string](p, `(async () => { const i = new Image(); i.src = new URL(%s, %s); await i.decode(); return i.naturalWidth + "x" + i.naturalHeight })()`, icon.Src, got.URL)
			if icon.Sizes != "any" && size != icon.Sizes {
				p.t.Errorf("%s is %s, not %s", icon.Src, size, icon.Sizes)
			}
		}
	})
	p.step("nothing keeps the browser from offering it", func() {
		js[bool](p, "navigator.serviceWorker.ready.then(() => true)")
		p.home()
		for _, fault := range call(p, page.GetInstallabilityErrors, cdp.Empty{}).InstallabilityErrors {
			if fault.ErrorID != "in-incognito" { // as every visitor of these tests is
				p.t.Errorf("%s %v", fault.ErrorID, fault.ErrorArguments)
			}
		}
	})
	p.step("what another app shares with it is searched for", func() {
		h.takeAsked()
		for shared, query := range map[string]string{
			"?title=%E7%A4%BE%E5%8C%BA": "社区",
			"?title=x&text=%22%E9%82%BB%E9%87%8C%22%0A+https%3A%2F%2Fexample.org%2Fa%3Fb%23c": "邻里",
		} {
			p.visit(h.at(shared))
			p.asked(query)
			p.tally(fmt.Sprintf("%d 篇", search(p.t, site, query).Total))
			p.check("the address is the site's own", `location.search === "" && document.getElementById("query").value === %s`, query)
		}
		for _, r := range h.takeAsked() {
			if r.path == h.prefix {
				p.t.Error("the host was told what is shared")
			}
		}
	})
	p.step("its service worker is of the site and no more", func() {
		if scope := js[string](p, "navigator.serviceWorker.ready.then((r) => r.scope)"); scope != h.at("") {
			p.t.Errorf("its scope is %s, not %s", scope, h.at(""))
		}
		p.check("it serves the page", "navigator.serviceWorker.controller.scriptURL === %s", h.at("sw.js"))
	})
}

// A first visit takes little from a host that compresses nothing until the
// first search is answered.
func TestTransfer(t *testing.T) {
	const mostBytes = 2_300_000
	h := hostSite(t, sampleSite(t), serve.Options{})
	p := newVisitor(t, h)
	p.home()
	total := int64(0)
	for _, a := range h.takeAsked() {
		if a.keeping {
			continue // the service worker's, of what is there already
		}
		total += a.bytes
		t.Logf("%9d %s", a.bytes, a.path)
	}
	if total > mostBytes {
		t.Errorf("%d bytes, not %d", total, mostBytes)
	}
	t.Logf("%9d in all", total)
}
