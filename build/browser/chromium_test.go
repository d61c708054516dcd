package browser_test

import (
	"context"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// browser is a running Chromium with a profile of its own.
type browser struct {
	ctx     context.Context
	strayed *strays
}

// flags make Chromium start at once and mind its own business.
var flags = []chromedp.ExecAllocatorOption{
	chromedp.NoFirstRun,
	chromedp.NoDefaultBrowserCheck,
	chromedp.Headless,
	chromedp.Flag("no-sandbox", true), // tests run as root in containers
	chromedp.Flag("disable-gpu", true),
	chromedp.Flag("disable-quic", true),
	chromedp.Flag("disable-background-networking", true),
	chromedp.Flag("disable-component-update", true),
	chromedp.Flag("disable-sync", true),
	chromedp.Flag("disable-extensions", true),
	chromedp.Flag("disable-default-apps", true),
	chromedp.Flag("disable-dev-shm-usage", true),
	chromedp.Flag("disable-background-timer-throttling", true),
	chromedp.Flag("disable-backgrounding-occluded-windows", true),
	chromedp.Flag("disable-renderer-backgrounding", true),
	chromedp.Flag("metrics-recording-only", true),
	chromedp.Flag("password-store", "basic"),
	chromedp.Flag("force-color-profile", "srgb"),
	chromedp.WindowSize(1280, 900),
}

// quitPatience is how long a browser may take to write its profile down.
const quitPatience = 20 * time.Second

// launch starts a browser on a profile folder, new or left by another.
func launch(t testing.TB, profile string) *browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatalf("no browser to test in: %v\nhint: as root, apt-get install chromium fonts-noto-cjk", err)
	}
	strayed, err := newStrays()
	if err != nil {
		t.Fatal(err)
	}
	ctx, _ := chromedp.NewExecAllocator(context.Background(), append(flags[:len(flags):len(flags)],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.ProxyServer(strayed.address), // this machine itself is reached without it
	)...)
	silent := func(string, ...any) {}
	ctx, _ = chromedp.NewContext(ctx, chromedp.WithErrorf(silent), chromedp.WithLogf(silent))
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting %s: %v", path, err)
	}
	return &browser{ctx: ctx, strayed: strayed}
}

// quit ends the browser as a user does, so that its profile is whole.
func (b *browser) quit() error {
	ctx, cancel := context.WithTimeout(b.ctx, quitPatience)
	defer cancel()
	err := chromedp.Cancel(ctx)
	b.strayed.server.Close()
	return err
}

// chromiumsOwn tells whether a host is one that Chromium asks on its own
// account, flags or not: for the time, updates, accounts, hints. A page that
// asks them is seen by its own watch.
func chromiumsOwn(host string) bool {
	for _, domain := range []string{".google.com", ".googleapis.com", ".gvt1.com"} {
		if strings.HasSuffix(host, domain) && !strings.HasPrefix(host, "fonts.") {
			return true
		}
	}
	return false
}

// strays is the proxy that everything not on this machine is asked through.
// It answers nothing and notes what was asked, whoever asked: a page, a worker
// or a service worker.
type strays struct {
	address string
	server  *http.Server

	mu   sync.Mutex
	seen []string
}

func newStrays() (*strays, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &strays{address: "http://" + listener.Addr().String()}
	s.server = &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !chromiumsOwn(r.URL.Hostname()) {
			s.mu.Lock()
			s.seen = append(s.seen, r.Method+" "+r.URL.String())
			s.mu.Unlock()
		}
		http.Error(w, "this machine is on its own", http.StatusBadGateway)
	})}
	go s.server.Serve(listener)
	return s, nil
}

// take gives what was asked since it was last called.
func (s *strays) take() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	seen := s.seen
	s.seen = nil
	return seen
}
