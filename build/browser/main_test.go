// Package browser_test visits real sites in a real browser, as readers do: by
// typing, clicking and looking. The sites are made by ./fangzhi and served from
// this process; nothing is simulated but the reader.
//
// Whatever a test is about, it also fails on anything in the console, any
// failed request, any request that leaves the site, and any breach of the
// page's policy (watch_test.go).
//
//	main_test.go      what all tests share: program, sample site, browser
//	chromium_test.go  starting and ending browsers
//	host_test.go      the host of a site, which can be killed
//	sites_test.go     making sites
//	watch_test.go     what a reader must never see
//	tab_test.go       a browser's tab: go, look, wait
//	hands_test.go     mouse, finger, keyboard, input method
//	reader_test.go    the words of the app: results, article, filters
//	kin_test.go       one visit in Firefox (firefox_test.go) and WebKit (webkit_test.go)
package browser_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// scratch is a folder for the whole run.
var scratch string

func TestMain(m *testing.M) {
	var err error
	if scratch, err = os.MkdirTemp("", "fangzhi-browser-"); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
	code := m.Run()
	endSharedBrowser()
	os.RemoveAll(scratch)
	os.Exit(code)
}

// program is ./fangzhi, or the one that the environment names.
func program(t testing.TB) string {
	t.Helper()
	path := os.Getenv("FANGZHI")
	if path == "" {
		path = filepath.Join("..", "..", "fangzhi")
	}
	path, err := filepath.Abs(path)
	if err == nil {
		_, err = os.Stat(path)
	}
	if err != nil {
		t.Fatalf("no program to make a site with: %v\nhint: make build", err)
	}
	return path
}

// The shared browser: one process, in which every test is a new visitor with
// nothing remembered.
var shared struct {
	sync.Mutex
	browser *browser
}

func sharedBrowser(t testing.TB) *browser {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.browser == nil {
		shared.browser = launch(t, filepath.Join(scratch, "profile"))
	}
	return shared.browser
}

func endSharedBrowser() {
	if shared.browser != nil {
		shared.browser.quit()
	}
}
