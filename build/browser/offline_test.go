package browser_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fangzhi/build/internal/serve"

	"github.com/chromedp/cdproto/network"
)

// After one visit the archive works with its host gone, at any address inside
// it, after the browser was closed too; wherever it lay, whatever its host
// could do.
func TestOffline(t *testing.T) {
	for _, test := range []struct {
		name string
		opt  serve.Options
		all  bool // every address is tried before the browser is closed, too
	}{
		{"at the root of a host", serve.Options{}, true},
		{"under a path", serve.Options{Prefix: "/a/b/"}, false},
		{"on a host without ranges", serve.Options{NoRange: true}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			profile := filepath.Join(t.TempDir(), "profile")
			h := hostSite(t, sampleSite(t), test.opt)
			t.Run("one visit, then the host is gone", func(t *testing.T) {
				b := launch(t, profile)
				t.Cleanup(func() {
					if err := b.quit(); err != nil {
						t.Errorf("closing the browser: %v", err)
					}
				})
				p := firstTab(t, b, h)
				p.home()
				p.kept()
				h.kill()
				alone(p)
				p.step("reloading", func() { p.reload(); readsOn(p) })
				if test.all {
					p.step("in this tab and in others", func() { everyAddress(p) })
				}
			})
			t.Run("the browser is closed and started again", func(t *testing.T) {
				b := launch(t, profile)
				t.Cleanup(func() { b.quit() })
				p := firstTab(t, b, h)
				alone(p)
				p.step("coming back", func() { p.home(); readsOn(p) })
				p.step("in this tab and in others", func() { everyAddress(p) })
				p.step("and the host is there again", func() {
					h.start()
					p.home()
					readsOn(p)
				})
			})
		})
	}
}

// kept waits until the app says that the whole archive is on the device, and
// the program with it.
func (p *tab) kept() {
	p.t.Helper()
	js[bool](p, "navigator.serviceWorker.ready.then(() => true)")
	js[bool](p, `(location.hash = "#/about", true)`)
	p.until("the archive to be kept", `document.querySelector(".about")?.innerText.includes("全部内容已存在这台设备上")`)
	js[bool](p, `(location.hash = "#/", true)`)
	p.until("home again", `!document.querySelector(".about")`)
}

// alone says that the host is gone: what is asked of it fails, but not a word
// of that may reach the console.
func alone(p *tab) {
	p.watch.allow(`^\w+: failed request: \S+ net::ERR_CONNECTION_REFUSED$`)
}

// readsOn looks, searches and reads from where the tab is: home.
func readsOn(p *tab) {
	p.t.Helper()
	site := sampleSite(p.t)
	p.until("the app to take over", `!document.getElementById("shell") && document.getElementById("query")`)
	if got, want := p.titles(), search(p.t, site, "").titles(); !slices.Equal(got, want) {
		p.t.Errorf("home lists %q, not %q", got, want)
	}
	for _, query := range []string{"黨建", "党建"} {
		p.write(query)
		p.asked(query)
		want := search(p.t, site, query)
		checkResults(p, p.results(), want)
		p.openFirst()
		checkArticleFolded(p, p.read(want.Hits[0].ID), show(p.t, site, want.Hits[0].ID))
		p.back()
		p.results()
	}
	p.narrow("字体", "繁体")
	p.until("the script in the address", `location.hash.includes("script=Hant")`)
	checkResults(p, p.results(), search(p.t, site, "党建", "--filter", "script=Hant"))
}

// checkArticleFolded compares an article's text alone: marks of the other
// script are not counted.
func checkArticleFolded(p *tab, got article, want shown) {
	p.t.Helper()
	var blocks []string
	for _, block := range want.Blocks {
		blocks = append(blocks, block.Text)
	}
	if got.Title != want.Title || !slices.Equal(got.Blocks, blocks) {
		p.t.Errorf("the article reads %s %.300q, not %s %.300q", got.Title, got.Blocks, want.Title, blocks)
	}
	if len(got.Marked) == 0 {
		p.t.Error("no hit is marked")
	}
}

// everyAddress opens addresses inside the site, as a bookmark or a link from
// elsewhere does.
func everyAddress(p *tab) {
	p.t.Helper()
	site := sampleSite(p.t)
	query := search(p.t, site, "志愿")
	id := query.Hits[0].ID

	p.goTo("#/article/" + id + "?q=志愿")
	checkArticle(p, p.read(id), show(p.t, site, id), "志愿")

	other := p.another()
	alone(other)
	other.goTo("#/search?q=志愿")
	if got := ids(other.results()); len(got) != query.Total || got[0] != id {
		other.t.Errorf("#/search lists %q", got)
	}
	other.visit(p.host.at("index.html#/article/" + id))
	other.read(id)

	other.visit(p.host.at("no/such/page.html#/article/" + id))
	other.read(id)
	for _, address := range []string{"deep/er/", "?q=志愿", "index.html?from=elsewhere"} {
		other.visit(p.host.at(address))
		if got, want := other.titles(), search(p.t, site, "").titles(); !slices.Equal(got, want) {
			other.t.Errorf("%s lists %q", address, got)
		}
	}
}

// A browser that knows that there is no line says so, and when it is back.
func TestLineLost(t *testing.T) {
	p, _ := atSample(t)
	p.home()
	line := func(up bool) {
		t.Helper()
		call(p, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: !up, DownloadThroughput: -1, UploadThroughput: -1})
	}
	line(false)
	p.until("word that there is no line", `document.querySelector(".line").textContent === "离线"`)
	p.write("党建")
	p.asked("党建")
	p.results()
	line(true)
	p.until("that word gone", `document.querySelector(".line").textContent === ""`)
}

// What was found and read of an archive that is not kept is there again
// without its host, and another search says that there is no line.
func TestReadAgain(t *testing.T) {
	profile := filepath.Join(t.TempDir(), "profile")
	site := sampleSite(t)
	h := hostSite(t, site, serve.Options{})
	h.noWholes = true // so that nothing is kept
	id := search(t, site, "党建").Hits[0].ID
	look := func(p *tab) {
		p.until("the app to take over", `!document.getElementById("shell") && document.getElementById("query")`)
		p.goTo("#/search?q=党建")
		checkResults(p, p.results(), search(p.t, site, "党建"))
		p.goTo("#/article/" + id + "?q=党建")
		checkArticleFolded(p, p.read(id), show(p.t, site, id))
	}
	t.Run("one visit", func(t *testing.T) {
		b := launch(t, profile)
		t.Cleanup(func() { b.quit() })
		p := firstTab(t, b, h)
		p.watch.allow(`503 .*/segments/`)
		p.home()
		look(p)
		js[bool](p, "navigator.serviceWorker.ready.then(() => true)")
		time.Sleep(2 * time.Second) // it is written down when the reader rests
		p.goTo("#/about")
		p.until("word of what was read", `document.querySelector(".about").innerText.includes("没有网络也能再看")`)
		p.check("nothing is kept beside", `document.querySelector(".kept").innerText.includes("已存 0 B")`)
	})
	h.kill()
	t.Run("without its host", func(t *testing.T) {
		b := launch(t, profile)
		t.Cleanup(func() { b.quit() })
		p := firstTab(t, b, h)
		alone(p)
		p.home()
		look(p)
		p.goTo("#/search?q=志愿")
		p.until("word that there is no line", `document.querySelector("main").innerText.includes("取不到数据：网络不通")`)
		p.step("and with its host again", func() {
			h.start()
			p.watch.allow(`503 .*/segments/`)
			js[bool](p, `(window.dispatchEvent(new Event("online")), true)`)
			if got := p.results(); len(got) != search(p.t, site, "志愿").Total {
				p.t.Errorf("there are %d results", len(got))
			}
		})
	})
}
