package serve

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"
)

var files = fstest.MapFS{
	"index.html":           {Data: []byte("<p>方志</p>")},
	"app.wasm.gz":          {Data: []byte("\x1f\x8b0123456789")},
	"manifest.webmanifest": {Data: []byte("{}")},
	"segments/index-1.fzi": {Data: []byte("0123456789")},
	"app.js":               {Data: []byte("1")},
}

func TestHandler(t *testing.T) {
	tests := []struct {
		opt                 Options
		path, ask           string
		status              int
		body, kind, newPath string
	}{
		{path: "/", status: 200, body: "<p>方志</p>", kind: "text/html; charset=utf-8"},
		{path: "/index.html", status: 200, body: "<p>方志</p>", kind: "text/html; charset=utf-8"},
		{path: "/app.wasm.gz", status: 200, body: "\x1f\x8b0123456789", kind: "application/octet-stream"},
		{path: "/app.js", status: 200, body: "1", kind: "text/javascript; charset=utf-8"},
		{path: "/manifest.webmanifest", status: 200, body: "{}", kind: "application/manifest+json"},
		{path: "/segments/index-1.fzi", ask: "bytes=2-4", status: 206, body: "234", kind: "application/octet-stream"},
		{path: "/segments/index-1.fzi", ask: "bytes=90-", status: 416},
		{opt: Options{NoRange: true}, path: "/segments/index-1.fzi", ask: "bytes=2-4", status: 200, body: "0123456789", kind: "application/octet-stream"},
		{path: "/missing", status: 404},
		{path: "/segments", status: 302, newPath: "/segments/"},
		{path: "/segments/", status: 404},
		{path: "/../serve.go", status: 404},
		{opt: Options{Prefix: "a/b"}, path: "/a/b/", status: 200, body: "<p>方志</p>", kind: "text/html; charset=utf-8"},
		{opt: Options{Prefix: "/a/b/"}, path: "/a/b", status: 302, newPath: "/a/b/"},
		{opt: Options{Prefix: "/a/b/"}, path: "/index.html", status: 404},
	}
	for _, test := range tests {
		for kind, site := range map[string]fs.FS{"folder": files, "packed": packed(t, files)} {
			request := httptest.NewRequest(http.MethodGet, "http://example.org/", nil)
			request.URL.Path = test.path
			if test.ask != "" {
				request.Header.Set("Range", test.ask)
			}
			got := httptest.NewRecorder()
			Handler(site, test.opt).ServeHTTP(got, request)
			name := kind + " " + test.path + " " + test.ask
			if got.Code != test.status {
				t.Errorf("%s: status %d, want %d", name, got.Code, test.status)
			}
			if test.body != "" && got.Body.String() != test.body {
				t.Errorf("%s: body %q, want %q", name, got.Body, test.body)
			}
			if k := got.Header().Get("Content-Type"); test.kind != "" && k != test.kind {
				t.Errorf("%s: type %q, want %q", name, k, test.kind)
			}
			if to := got.Header().Get("Location"); to != test.newPath {
				t.Errorf("%s: sent to %q, want %q", name, to, test.newPath)
			}
			if test.opt.NoRange && got.Header().Get("Accept-Ranges") != "" {
				t.Errorf("%s: promises ranges", name)
			}
			if enc := got.Header().Get("Content-Encoding"); enc != "" {
				t.Errorf("%s: Content-Encoding %q", name, enc)
			}
		}
	}
}

func TestUnchangedFileIsNotSentAgain(t *testing.T) {
	handler := Handler(files, Options{})
	first := httptest.NewRecorder()
	handler.ServeHTTP(first, httptest.NewRequest(http.MethodGet, "/app.js", nil))
	request := httptest.NewRequest(http.MethodGet, "/app.js", nil)
	request.Header.Set("If-None-Match", first.Header().Get("ETag"))
	second := httptest.NewRecorder()
	handler.ServeHTTP(second, request)
	if second.Code != http.StatusNotModified {
		t.Errorf("status %d, want %d", second.Code, http.StatusNotModified)
	}
}

func TestOnlyReading(t *testing.T) {
	got := httptest.NewRecorder()
	Handler(files, Options{}).ServeHTTP(got, httptest.NewRequest(http.MethodPost, "/", nil))
	if got.Code != http.StatusMethodNotAllowed {
		t.Errorf("status %d, want %d", got.Code, http.StatusMethodNotAllowed)
	}
}

func packed(t *testing.T, files fstest.MapFS) fs.FS {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	if err := w.AddFS(files); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return r
}
