// Package serve shows a site folder to a browser on this machine: byte
// ranges, the right types, and nothing that a plain static host would not do.
package serve

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

// Options are the ways in which a host can differ from the simplest one.
type Options struct {
	Prefix  string // path the site lies under, such as "/a/b/"; "" means "/"
	NoRange bool   // answer every request with the whole file, as some hosts do
}

// Handler answers requests from the files of site. A file is opened anew for
// each request, so a rebuilt site is served as soon as it is there.
func Handler(site fs.FS, opt Options) http.Handler {
	prefix := CleanPrefix(opt.Prefix)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are answered", http.StatusMethodNotAllowed)
			return
		}
		if r.URL.Path+"/" == prefix {
			http.Redirect(w, r, prefix, http.StatusFound)
			return
		}
		name, below := strings.CutPrefix(r.URL.Path, prefix)
		if !below {
			http.NotFound(w, r)
			return
		}
		answer(w, r, site, name, opt.NoRange)
	})
}

// CleanPrefix gives a path prefix one slash at each end.
func CleanPrefix(prefix string) string {
	if prefix = strings.Trim(prefix, "/"); prefix == "" {
		return "/"
	}
	return "/" + prefix + "/"
}

func answer(w http.ResponseWriter, r *http.Request, site fs.FS, name string, noRange bool) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	content, info, err := open(site, name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		http.NotFound(w, r)
		return
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer content.Close()
	if info.IsDir() {
		http.Redirect(w, r, path.Base(name)+"/", http.StatusFound)
		return
	}
	head := w.Header()
	head.Set("Content-Type", typeOf(name))
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Cache-Control", "no-cache")
	head.Set("ETag", fmt.Sprintf(`"%x-%x"`, info.ModTime().UnixNano(), info.Size()))
	if noRange {
		head.Set("Content-Length", fmt.Sprint(info.Size()))
		if r.Method == http.MethodGet {
			io.Copy(w, content) // an error here is the reader gone away
		}
		return
	}
	http.ServeContent(w, r, "", time.Time{}, content)
}

type seekingFile interface {
	io.ReadSeeker
	io.Closer
}

// open opens a file for reading at any place; one that cannot seek, such as a
// packed one, is read whole.
func open(site fs.FS, name string) (seekingFile, fs.FileInfo, error) {
	f, err := site.Open(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	if seeking, ok := f.(seekingFile); ok {
		return seeking, info, nil
	}
	defer f.Close()
	if info.IsDir() {
		return held{bytes.NewReader(nil)}, info, nil
	}
	data, err := io.ReadAll(f)
	return held{bytes.NewReader(data)}, info, err
}

type held struct{ *bytes.Reader }

func (held) Close() error { return nil }

// types are the media types of everything a site holds. Packed files go out
// as they are, without Content-Encoding: the app unpacks them itself, so that
// it does the same on every host.
var types = map[string]string{
	".bmp":         "image/bmp",
	".css":         "text/css; charset=utf-8",
	".gif":         "image/gif",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".mjs":         "text/javascript; charset=utf-8",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
}

func typeOf(name string) string {
	if t, ok := types[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}
