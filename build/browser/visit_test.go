package browser_test

import (
	"fmt"
	"html"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/build/internal/serve"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
)

// A reader who comes for the first time reads the archive's name, how much it
// holds and its newest titles before any program runs; then the app takes
// over in the same place.
func TestFirstVisit(t *testing.T) {
	site := sampleSite(t)
	catalog := catalogOf(t, site)
	title := catalog["archive"].(map[string]any)["title"].(string)

	t.Run("the page says what the archive is before any script", func(t *testing.T) {
		page, err := os.ReadFile(filepath.Join(site, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(page), "<body>")
		if strings.Contains(body, "<script") {
			t.Error("a script stands in the body, before what there is to read")
		}
		text := html.UnescapeString(body)
		want := []string{title, catalog["archive"].(map[string]any)["description"].(string), fmt.Sprint(catalog["articles"], " 篇")}
		for _, newest := range catalog["newest"].([]any) {
			want = append(want, newest.(map[string]any)["title"].(string))
		}
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("%q is not in the page", words)
			}
		}
	})

	p := newVisitor(t, hostSite(t, site, serve.Options{}))
	p.before(headingPlaces)
	p.step("the app takes over", func() {
		p.home()
		if got := js[string](p, "document.title"); got != title {
			t.Errorf("the window is called %q, not %q", got, title)
		}
		p.check("the heading is the archive's name", `document.querySelector("h1").textContent === %s`, title)
		if got, want := p.titles(), search(t, site, "").titles(); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("the newest are\n%q, not\n%q", got, want)
		}
	})
	p.step("nothing jumps meanwhile", func() {
		p.until("two pictures after the app came", `window.headings.filter((h) => h.app).length > 2`)
		places := js[[]heading](p, "window.headings")
		first := places[0]
		if first.App {
			t.Fatal("the shell's heading was never seen")
		}
		const tolerance = 8 // CSS pixels
		for _, h := range places {
			if abs(h.Left-first.Left) > tolerance || abs(h.Top-first.Top) > tolerance || abs(h.Size-first.Size) > 1 {
				t.Errorf("the heading stood at %+v and then at %+v", first, h)
				break
			}
		}
	})
}

// A reader on a slow line writes before the program has come, and goes on in
// the app where the shell was left.
func TestEarlyQuery(t *testing.T) {
	site := sampleSite(t)
	h, come := slowSite(t, site)
	p := newVisitor(t, h)
	p.visit(h.at(""))
	p.until("a box to write in", `document.readyState === "complete" && document.getElementById("shell-query").placeholder`)
	js[bool](p, `(document.getElementById("shell-query").focus(), true)`)
	p.keys("社区")
	p.asked("社区")
	p.compose("dang")
	close(come)
	p.until("the archive open behind it", `document.getElementById("shell-status")?.textContent.includes("打开档案库")`)
	p.commit("党")
	p.until("the app", `document.getElementById("query")`)
	p.asked("社区党")
	p.tally(fmt.Sprintf("%d 篇", search(t, site, "社区党").Total))
	p.check("the reader writes on", `document.activeElement.id === "query" && document.activeElement.value === "社区党"`)
	js[bool](p, `(history.back(), true)`)
	p.until("home", `document.querySelector("h1.welcome-name") && document.getElementById("query").value === ""`)
}

// slowSite hosts a site whose program comes when come is closed.
func slowSite(t *testing.T, site string) (h *host, come chan bool) {
	h, come = hostSite(t, site, serve.Options{}), make(chan bool)
	files := h.files
	h.files = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Base(r.URL.Path) == "app.wasm.gz" {
			<-come
		}
		files.ServeHTTP(w, r)
	})
	return h, come
}

// Who follows a link to an article does not meet home on the way.
func TestEarlyArticle(t *testing.T) {
	site := sampleSite(t)
	id := search(t, site, "社区").Hits[0].ID
	h, come := slowSite(t, site)
	p := newVisitor(t, h)
	p.visit(h.at("#/article/" + id))
	p.until("word that it is coming", `document.getElementById("shell-status")?.textContent.includes("打开所选内容")`)
	p.check("home's titles are not seen", `!document.querySelector("#shell main").innerText`)
	close(come)
	p.until("the app", `document.getElementById("query")`)
	p.read(id)
}

// Where the program cannot run, the page says why, and what to do.
func TestNoProgram(t *testing.T) {
	site := sampleSite(t)
	t.Run("the host has lost it", func(t *testing.T) {
		lost := spoilt(t, site, "app.wasm.gz", func([]byte) {})
		gone, back := filepath.Join(lost, "app.wasm.gz"), filepath.Join(lost, "kept-apart")
		if err := os.Rename(gone, back); err != nil {
			t.Fatal(err)
		}
		p := newVisitor(t, hostSite(t, lost, serve.Options{}))
		p.watch.allow(`404 .*app.wasm.gz|Failed to load resource.* 404 .*app.wasm.gz`)
		p.visit(p.host.at(""))
		p.until("what is wrong, in words", `document.getElementById("shell-status")?.textContent.includes("程序没有下载成功")`)
		p.check("what there is to read is still there", `document.querySelectorAll("#shell li a").length > 0`)
		if err := os.Rename(back, gone); err != nil {
			t.Fatal(err)
		}
		p.clickWords("#shell button", "再试一次")
		p.until("the app after all", `!document.getElementById("shell") && document.getElementById("query")`)
	})
	t.Run("it came damaged", func(t *testing.T) {
		p := newVisitor(t, hostSite(t, spoilt(t, site, "app.wasm.gz", everyByte(100_000)), serve.Options{}))
		p.visit(p.host.at(""))
		p.until("what is wrong, in words", `document.getElementById("shell-status")?.textContent.includes("打不开")`)
	})
	t.Run("scripts are switched off", func(t *testing.T) {
		p := newVisitor(t, hostSite(t, site, serve.Options{}))
		call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		p.visit(p.host.at(""))
		p.check("it says so", `document.body.innerText.includes("需要 JavaScript")`)
		p.check("what there is to read is there", `document.querySelectorAll("#shell li a").length > 0`)
	})
	t.Run("the page was opened as a file", func(t *testing.T) {
		site, id := picturedSite(t)
		p := newVisitor(t, hostSite(t, site, serve.Options{}))
		p.watch.allow(`leaves the site: (file|blob)://`)
		p.visit("file://" + site + "/index.html#/article/" + id)
		p.until("what to do, in words", `document.getElementById("shell-status")?.textContent.includes("fangzhi serve")`)
		p.check("what there is to read is there", `document.querySelectorAll("#shell li a").length > 0`)
		choose := func(folder string) {
			root := call(p, dom.GetDocument, dom.GetDocumentParams{}).Root.NodeID
			input := call(p, dom.QuerySelector, dom.QuerySelectorParams{NodeID: root, Selector: "#shell-folder"}).NodeID
			call(p, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{folder}, NodeID: input})
		}
		choose(filepath.Join(site, "media"))
		p.until("that it is another folder", `document.getElementById("shell-status")?.textContent.includes("没有档案库")`)
		choose(site)
		p.read(id)
		p.until("its picture", onePicture+`?.naturalWidth > 0`)
		js[bool](p, `(location.hash = "#/about", true)`)
		p.until("the page about it", `document.querySelector(".about .keys")`)
		p.check("nothing to keep on the device, where it lies", `!document.querySelector(".kept, .acts")`)
	})
}

// heading is where the page's heading stood in one picture.
type heading struct {
	App             bool
	Left, Top, Size float64
}

// headingPlaces notes the place of the heading at every picture that the
// browser draws.
const headingPlaces = `
	window.headings = [];
	requestAnimationFrame(function look() {
		const h = document.querySelector("h1");
		if (h) {
			const r = h.getBoundingClientRect();
			window.headings.push({ app: !document.getElementById("shell"), left: r.left, top: r.top, size: parseFloat(getComputedStyle(h).fontSize) });
		}
		requestAnimationFrame(look);
	});`

func abs(x float64) float64 { return max(x, -x) }
