package illustrate

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
)

// host gives a picture at /a.png and odd answers elsewhere; it counts what is
// asked of it, and how much at once.
type host struct {
	*httptest.Server
	asked, now, most atomic.Int64
	agent            atomic.Value
}

func newHost(t *testing.T) *host {
	h := &host{}
	picture := asPNG(t, corners(60, 40))
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.asked.Add(1)
		h.agent.Store(r.UserAgent())
		if now := h.now.Add(1); now > h.most.Load() {
			h.most.Store(now)
		}
		defer h.now.Add(-1)
		switch r.URL.Path {
		case "/text":
			w.Write([]byte("<p>"))
		case "/long":
			w.Write(append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, MaxBytes)...))
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/out":
			http.Redirect(w, r, "ftp://a.example/", http.StatusFound)
		case "/none":
			http.NotFound(w, r)
		default:
			w.Write(picture)
		}
	}))
	t.Cleanup(h.Close)
	return h
}

func TestFetch(t *testing.T) {
	h := newHost(t)
	folder := t.TempDir()
	f := NewFetcher(folder, true)
	first, err := f.Fetch(t.Context(), h.URL+"/a.png")
	if err != nil || !bytes.HasPrefix(first, []byte("\x89PNG")) {
		t.Fatalf("%d bytes, %v", len(first), err)
	}
	if agent := h.agent.Load().(string); !strings.HasPrefix(agent, "fangzhi") {
		t.Errorf("it calls itself %q", agent)
	}
	again, err := NewFetcher(folder, true).Fetch(t.Context(), h.URL+"/a.png")
	if err != nil || !bytes.Equal(first, again) || h.asked.Load() != 1 {
		t.Errorf("another build asks again: %d requests, %v", h.asked.Load(), err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
		t.Errorf("%d files are kept, %v", len(entries), err)
	}
}

func TestFetchRefuses(t *testing.T) {
	h := newHost(t)
	folder := t.TempDir()
	f := NewFetcher(folder, true)
	for _, address := range []string{h.URL + "/text", h.URL + "/long", h.URL + "/round", h.URL + "/out", h.URL + "/none",
		"ftp://a.example/a.png", "file:///etc/passwd", "javascript:1", "http://", "//a.example/a.png", strings.Replace(h.URL, "http://", "http://user:word@", 1)} {
		before := h.asked.Load()
		_, err := f.Fetch(t.Context(), address)
		var fault *Fault
		if !errors.As(err, &fault) || fault.Code != Unfetched {
			t.Errorf("%s: %v", address, err)
		}
		if n := h.asked.Load() - before; n > mostTurns+1 {
			t.Errorf("%s: asked %d times", address, n)
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 0 {
		t.Errorf("%d files are kept of what failed, %v", len(entries), err)
	}
}

// TestFetchStaysOutside: a page cannot have it look into the publisher's network.
func TestFetchStaysOutside(t *testing.T) {
	h := newHost(t)
	f := NewFetcher("", false)
	for _, address := range []string{h.URL + "/a.png", strings.Replace(h.URL, "127.0.0.1", "localhost", 1), strings.Replace(h.URL, "127.0.0.1", "[::ffff:127.0.0.1]", 1)} {
		if _, err := f.Fetch(t.Context(), address); err == nil {
			t.Errorf("%s is fetched", address)
		}
	}
	if h.asked.Load() != 0 {
		t.Errorf("%d requests came", h.asked.Load())
	}
	for _, address := range []string{"127.0.0.1:80", "10.1.2.3:80", "172.16.0.1:80", "192.168.1.1:443", "169.254.169.254:80", "100.64.0.1:80", "0.0.0.0:80",
		"224.0.0.1:80", "255.255.255.255:80", "[::1]:80", "[fe80::1]:80", "[fc00::1]:80", "[::ffff:10.0.0.1]:80", "[64:ff9b::a00:1]:80", "[2002:a00:1::]:80", "odd"} {
		if public(address) == nil {
			t.Errorf("%s is taken for public", address)
		}
	}
	for _, address := range []string{"1.1.1.1:443", "[2606:4700::1111]:443"} {
		if err := public(address); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestFetchesFewAtOnce(t *testing.T) {
	h := newHost(t)
	f := NewFetcher("", true)
	done := make(chan error)
	const all = 20
	for range all {
		go func() {
			_, err := f.Fetch(t.Context(), h.URL+"/a.png")
			done <- err
		}()
	}
	for range all {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if n := h.most.Load(); n > atOnce {
		t.Errorf("%d at once", n)
	}
}
