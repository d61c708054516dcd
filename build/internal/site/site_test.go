package site

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/build/internal/serve"
	"fangzhi/data/ranges"
)

// content is the text of the one large file of the test archive, in two parts.
var content = bytes.Repeat([]byte("天地玄黄宇宙洪荒"), 100)

const firstPart = 1000

var parts = []ranges.Part{{Name: "segments/a.fzi.000", Bytes: firstPart}, {Name: "segments/a.fzi.001", Bytes: int64(len(content) - firstPart)}}

func at(offset, n int64) ranges.Range { return ranges.Range{ByteOffset: offset, Bytes: n} }

// folderSite writes the test archive and returns its folder.
func folderSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"catalog.json": []byte("{}"), "index.html": []byte("<p>"), "segments/b.fzb": content,
		parts[0].Name: content[:firstPart], parts[1].Name: content[firstPart:],
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// packSite packs a folder; method is zip.Store or zip.Deflate.
func packSite(t *testing.T, dir, prefix string, method uint16) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "site.zip")
	out, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	w := zip.NewWriter(out)
	err = fs.WalkDir(os.DirFS(dir), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			return err
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: prefix + path, Method: method})
		if err == nil {
			_, err = f.Write(data)
		}
		return err
	})
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// everywhere lists the test archive's address in every place it can lie.
func everywhere(t *testing.T) map[string]string {
	dir := folderSite(t)
	host := func(opt serve.Options) string {
		server := httptest.NewServer(serve.Handler(os.DirFS(dir), opt))
		t.Cleanup(server.Close)
		return server.URL + serve.CleanPrefix(opt.Prefix)
	}
	return map[string]string{
		"folder":         dir,
		"stored":         packSite(t, dir, "", zip.Store),
		"deflated":       packSite(t, dir, "", zip.Deflate),
		"packed folder":  packSite(t, dir, "my site/", zip.Deflate),
		"host":           host(serve.Options{Prefix: "/a/b/"}),
		"page of a host": host(serve.Options{}) + "index.html?x=1#/search",
		"no slash":       strings.TrimSuffix(host(serve.Options{Prefix: "/a"}), "/"),
		"no ranges":      host(serve.Options{NoRange: true}),
	}
}

func TestReadRanges(t *testing.T) {
	size := int64(len(content))
	want := []ranges.Range{at(0, 10), at(firstPart-5, 10), at(size-3, 3), at(7, 0), at(firstPart, 20), at(0, size)}
	for place, address := range everywhere(t) {
		s, err := Open(address)
		if err != nil {
			t.Fatal(place, err)
		}
		defer s.Close()
		for name, f := range map[string]ranges.File{
			"parts": s.File("segments/a.fzi", size, parts),
			"whole": s.File("segments/b.fzb", size, nil),
		} {
			got, err := f.ReadRanges(context.Background(), want)
			if err != nil {
				t.Errorf("%s, %s: %v", place, name, err)
				continue
			}
			for i, r := range want {
				if !bytes.Equal(got[i], content[r.ByteOffset:r.End()]) {
					t.Errorf("%s, %s: range %v reads otherwise", place, name, r)
				}
			}
		}
		if data, err := s.Whole(context.Background(), "catalog.json"); err != nil || string(data) != "{}" {
			t.Errorf("%s: catalog %q, %v", place, data, err)
		}
	}
}

func TestReadErrors(t *testing.T) {
	size := int64(len(content))
	for place, address := range everywhere(t) {
		s, err := Open(address)
		if err != nil {
			t.Fatal(place, err)
		}
		defer s.Close()
		for name, f := range map[string]ranges.File{
			"past the end": s.File("segments/b.fzb", 5, nil),
			"missing":      s.File("segments/none.fzb", size, nil),
			"cut short":    s.File("segments/b.fzb", size+10, nil),
			"outside":      s.File("../segments/b.fzb", size, nil),
			"short parts":  s.File("segments/a.fzi", size, parts[:1]),
		} {
			_, err := f.ReadRanges(context.Background(), []ranges.Range{at(size-1, 5)})
			if err == nil || !strings.Contains(err.Error(), "segments/") {
				t.Errorf("%s, %s: error %v, want one that names the file", place, name, err)
			}
		}
		if _, err := s.Whole(context.Background(), "none.json"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: missing small file: %v", place, err)
		}
	}
}

func TestHostThatMisleads(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"other range": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Range", "bytes 5-9/100")
			w.WriteHeader(http.StatusPartialContent)
			w.Write([]byte("01234"))
		},
		"too short": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Range", "bytes 0-4/100")
			w.WriteHeader(http.StatusPartialContent)
			w.Write([]byte("01"))
		},
		"other size": func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("01234")) },
		"failing":    func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) },
	} {
		server := httptest.NewServer(answer)
		s, err := Open(server.URL)
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.File("a.fzi", 100, nil).ReadRanges(context.Background(), []ranges.Range{at(0, 5)})
		if err == nil {
			t.Errorf("%s: read %q, want an error", name, got)
		}
		server.Close()
	}
}

func TestPartComesOnce(t *testing.T) {
	requests := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests++
		w.Write(content)
	}))
	defer server.Close()
	s, err := Open(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	f := s.File("a.fzi", int64(len(content)), nil)
	for i := range 5 {
		if _, err := f.ReadRanges(context.Background(), []ranges.Range{at(int64(i), 5)}); err != nil {
			t.Fatal(err)
		}
	}
	if requests != 1 {
		t.Errorf("%d requests for one part, want 1", requests)
	}
}

func TestOpenFolderOutlivesRebuild(t *testing.T) {
	dir := folderSite(t)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	f := s.File("segments/b.fzb", int64(len(content)), nil)
	if _, err := f.ReadRanges(context.Background(), []ranges.Range{at(0, 1)}); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	got, err := f.ReadRanges(context.Background(), []ranges.Range{at(0, int64(len(content)))})
	if err != nil || !bytes.Equal(got[0], content) {
		t.Errorf("the file opened before is lost: %v", err)
	}
}

func TestNotASite(t *testing.T) {
	empty := t.TempDir()
	text := filepath.Join(empty, "notes.txt")
	if err := os.WriteFile(text, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	other := packSite(t, empty, "", zip.Store)
	for _, address := range []string{filepath.Join(empty, "none"), text, other, empty, "http://"} {
		s, err := Open(address)
		if err == nil {
			_, err = s.Whole(context.Background(), "catalog.json")
			s.Close()
		}
		var not *NotASite
		if !errors.As(err, &not) {
			t.Errorf("%s: %v, want a NotASite", address, err)
		}
	}
}
