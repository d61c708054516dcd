package browser_test

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fangzhi/build/internal/serve"

	"github.com/chromedp/chromedp"
)

// The watch that all tests rely on sees what it should, in pages and workers.
func TestWatchSeesFaults(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"index.html": `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; connect-src *">
			<script src="page.js"></script><style>p { color: red }</style>`,
		"page.js": `console.log("page log"); console.warn("page warning"); console.info("page info");
			setTimeout(() => { throw new Error("page exception") });
			Promise.reject(new Error("page rejection"));
			fetch("missing.json"); fetch("http://elsewhere.example/x").catch(() => {});
			new Worker("worker.js"); navigator.serviceWorker.register("sw.js");`,
		"worker.js": `console.error("worker error"); fetch("http://worker.example/x").catch(() => {});
			setTimeout(() => { throw new Error("worker exception") });`,
		"sw.js": `console.error("service worker error"); fetch("http://service.example/x").catch(() => {});`,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	h := hostSite(t, folder, serve.Options{})
	h.files = http.FileServer(http.Dir(folder))
	b := sharedBrowser(t)
	p := newTab(t, b, b.ctx, h, chromedp.WithNewBrowserContext())
	p.visit(h.at(""))
	wants := []string{
		`page: console.log "page log"`, `page: console.warning "page warning"`, "page exception", "page rejection",
		"404 ", "leaves the site: http://elsewhere.example/x", "policy: style-src-elem",
		`worker: console.error "worker error"`, "worker exception", `service_worker: console.error "service worker error"`,
		"leaves this machine: GET http://elsewhere.example/x", "leaves this machine: GET http://worker.example/x",
		"leaves this machine: GET http://service.example/x",
	}
	var heard string
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(glance) {
		p.watch.settle(p.ctx)
		heard += strings.Join(p.watch.take(), "\n") + "\n"
		wants = slices.DeleteFunc(wants, func(want string) bool { return strings.Contains(heard, want) })
		if len(wants) == 0 {
			break
		}
	}
	if len(wants) > 0 {
		t.Errorf("not heard: %q\nheard:\n%s", wants, heard)
	}
	if strings.Contains(heard, "page info") {
		t.Error("console.info is no fault")
	}
}
