package browser_test

import (
	"net"
	"net/http"
	"os"
	"path"
	"strings"
	"sync"
	"testing"

	"fangzhi/build/internal/serve"
)

// host serves one site folder from this process. It can be killed and come
// back at the same address.
type host struct {
	t       testing.TB
	address string // host and port
	prefix  string
	files   http.Handler

	noWholes bool // it gives no file of articles whole
	isClosed bool // it gives files of articles to those alone who have its cookie

	server *http.Server

	mu    sync.Mutex
	asked []asked
}

// asked is one request and how much of a body it was answered with.
type asked struct {
	path    string
	bytes   int64
	keeping bool // asked by the service worker, which keeps the program
	named   bool // with the host's cookie
}

// hostSite serves a folder until the test ends.
func hostSite(t testing.TB, folder string, opt serve.Options) *host {
	t.Helper()
	h := &host{t: t, address: "127.0.0.1:0", prefix: serve.CleanPrefix(opt.Prefix),
		files: serve.Handler(os.DirFS(folder), opt)}
	h.start()
	t.Cleanup(h.kill)
	return h
}

func (h *host) start() {
	h.t.Helper()
	listener, err := net.Listen("tcp", h.address)
	if err != nil {
		h.t.Fatal(err)
	}
	h.address = listener.Addr().String()
	h.server = &http.Server{Handler: h}
	go h.server.Serve(listener)
}

// kill ends the host and every connection to it, as a power cut does.
func (h *host) kill() { h.server.Close() }

// at is the address of a path in the site.
func (h *host) at(name string) string { return "http://" + h.address + h.prefix + name }

func (h *host) origin() string { return "http://" + h.address }

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	counted := &countedAnswer{ResponseWriter: w}
	_, unknown := r.Cookie("reader")
	http.SetCookie(counted, &http.Cookie{Name: "reader", Value: "1", Path: "/"})
	if h.isClosed && strings.Contains(r.URL.Path, "/segments/") && unknown != nil {
		http.Error(counted, "who are you?", http.StatusUnauthorized)
	} else if h.noWholes && strings.Contains(r.URL.Path, "/segments/") && r.Header.Get("Range") == "" {
		http.Error(counted, "busy", http.StatusServiceUnavailable)
	} else {
		h.files.ServeHTTP(counted, r)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	keeping := r.Header.Get("Service-Worker") != "" || path.Base(r.Referer()) == "sw.js"
	h.asked = append(h.asked, asked{r.URL.Path, counted.bytes, keeping, unknown == nil})
}

// takeAsked gives the requests since it was last called.
func (h *host) takeAsked() []asked {
	h.mu.Lock()
	defer h.mu.Unlock()
	list := h.asked
	h.asked = nil
	return list
}

type countedAnswer struct {
	http.ResponseWriter
	bytes int64
}

func (c *countedAnswer) Write(data []byte) (int, error) {
	n, err := c.ResponseWriter.Write(data)
	c.bytes += int64(n)
	return n, err
}
