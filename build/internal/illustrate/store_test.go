package illustrate

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"fangzhi/data/catalog"
	"fangzhi/data/token"
)

// taken keeps pictures and writes a site's catalog beside them, as a build does.
func taken(t *testing.T, before string, o Options, pictures ...[]byte) (site string, opened int) {
	t.Helper()
	site = t.TempDir()
	s := NewStore(site, before, o)
	for _, data := range pictures {
		if _, err := s.Take(HashOf(data), func() ([]byte, error) { opened++; return data, nil }); err != nil {
			t.Fatal(err)
		}
	}
	sum, err := s.Finish()
	if err != nil {
		t.Fatal(err)
	}
	c := catalog.Catalog{Version: catalog.Version, TokenVersion: token.Version, Pictures: sum}
	data, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := catalog.Parse(data); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, catalog.Name), data, 0o644); err != nil {
		t.Fatal(err)
	}
	return site, opened
}

// files are a site's files with their content.
func files(t *testing.T, site string) map[string]string {
	t.Helper()
	all := map[string]string{}
	names, err := filepath.Glob(filepath.Join(site, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(name)] = string(data)
	}
	return all
}

// TestPicturesAreUsedAgain: what the site before has is not made anew, unless
// it is damaged or asked for in another way; the bytes are the same either way.
func TestPicturesAreUsedAgain(t *testing.T) {
	a, b := asPNG(t, corners(60, 40)), asJPEG(t, corners(80, 40))
	first, opened := taken(t, "", usual, a, b, a)
	if opened != 2 || len(files(t, first)) != 3 {
		t.Fatalf("opened %d times, %d files", opened, len(files(t, first)))
	}
	same := func(site string) {
		t.Helper()
		got, want := files(t, site), files(t, first)
		if len(got) != len(want) {
			t.Errorf("%d files, want %d", len(got), len(want))
		}
		for name, data := range want {
			if got[name] != data {
				t.Errorf("%s differs", name)
			}
		}
	}
	second, opened := taken(t, first, usual, a, b)
	if opened != 0 {
		t.Errorf("%d pictures are made anew", opened)
	}
	same(second)
	if _, opened = taken(t, first, Options{Side: 50, Quality: 75}, a, b); opened != 2 {
		t.Errorf("in another size %d are made", opened)
	}
	names, err := filepath.Glob(filepath.Join(second, catalog.MediaFolder, "*.webp"))
	if err != nil || len(names) != 2 {
		t.Fatal(names, err)
	}
	if err := os.WriteFile(names[0], []byte("damaged"), 0o644); err != nil {
		t.Fatal(err)
	}
	third, opened := taken(t, second, usual, a, b)
	if opened != 1 {
		t.Errorf("of one damaged, %d are made anew", opened)
	}
	same(third)
}

// TestOriginals: the file as found is kept as it is, once.
func TestOriginals(t *testing.T) {
	a := asJPEG(t, corners(80, 40))
	site, _ := taken(t, "", Options{Side: 1280, Quality: 75, Originals: true}, a)
	found := 0
	for name, data := range files(t, site) {
		if filepath.Ext(name) == ".jpg" && bytes.Equal([]byte(data), a) {
			found++
		}
	}
	if found != 1 {
		t.Errorf("%d originals among %d files", found, len(files(t, site)))
	}
	if _, opened := taken(t, site, Options{Side: 1280, Quality: 75, Originals: true}, a); opened != 0 {
		t.Error("it is made anew")
	}
}
