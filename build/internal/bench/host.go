package main

import (
	"cmp"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"fangzhi/build/internal/serve"
)

// host serves a site, compresses nothing, and counts the bytes of answers by file.
type host struct {
	*httptest.Server
	mu    sync.Mutex
	files map[string]int64
}

func newHost(dir string) (*host, error) {
	worker, err := os.ReadFile(filepath.Join(dir, "worker.js"))
	if err != nil {
		return nil, err
	}
	h := &host{files: map[string]int64{}}
	files := serve.Handler(os.DirFS(dir), serve.Options{})
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		counted := &metered{w, h, strings.TrimPrefix(r.URL.Path, "/")}
		switch {
		case r.Header.Get("Service-Worker") != "" || path.Base(r.Referer()) == "sw.js":
			files.ServeHTTP(w, r) // what keeps the program for later, of what is there already
		case counted.path == "worker.js":
			w.Header().Set("Content-Type", "text/javascript")
			io.WriteString(w, tellMemory)
			counted.Write(worker)
		default:
			files.ServeHTTP(counted, r)
		}
	}))
	return h, nil
}

// transfer is what was sent so far, the largest first.
func (h *host) transfer() transfer {
	h.mu.Lock()
	defer h.mu.Unlock()
	var t transfer
	for path, n := range h.files {
		t.files = append(t.files, fileBytes{cmp.Or(path, "index.html"), n})
		t.bytes += n
	}
	slices.SortFunc(t.files, func(a, b fileBytes) int { return cmp.Or(cmp.Compare(b.bytes, a.bytes), cmp.Compare(a.path, b.path)) })
	return t
}

// metered is an answer whose bytes are counted.
type metered struct {
	http.ResponseWriter
	host *host
	path string
}

func (m *metered) Write(p []byte) (int, error) {
	n, err := m.ResponseWriter.Write(p)
	m.host.mu.Lock()
	m.host.files[m.path] += int64(n)
	m.host.mu.Unlock()
	return n, err
}
