package publish

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"fangzhi/data/catalog"
	"fangzhi/data/token"
	"fangzhi/web"
)

var program = reader{web.Program{WASM: packed("wasm"), Exec: []byte("exec")}, []byte("licences")}

func packed(text string) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write([]byte(text)) // into memory: no error
	w.Close()
	return out.Bytes()
}

// draft begins a site at target and writes one segment whose index has size bytes.
func draft(t *testing.T, target string, size int) (*Draft, *catalog.Catalog) {
	t.Helper()
	d, err := begin(target, program)
	if err != nil {
		t.Fatal(err)
	}
	index, bundle := filepath.Join(d.WorkDir(), "i"), filepath.Join(d.WorkDir(), "b")
	put(t, index, bytes.Repeat([]byte("0123456789"), size/10))
	put(t, bundle, []byte("bundle"))
	day := "2021-12-28T02:09:43Z"
	c, err := d.Write(context.Background(), Content{Catalog: &catalog.Catalog{
		Version: catalog.Version, TokenVersion: token.Version, Archive: catalog.Archive{Title: "邻里档案"}, Articles: 2,
		Segments: []catalog.Segment{{Articles: 2,
			Index:  catalog.File{Name: index, Bytes: int64(size), HeadBytes: 10},
			Bundle: catalog.File{Name: bundle, Bytes: 6, HeadBytes: 6}}},
		Newest: []catalog.Newest{{ID: "a", Title: "上“下”一心", Date: &day}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return d, c
}

func put(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// tree is every file below a folder with its content's hash.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		sum := sha256.Sum256(data)
		files[name] = hex.EncodeToString(sum[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestSameInputSameBytes(t *testing.T) {
	parent := t.TempDir()
	var trees []map[string]string
	for _, name := range []string{"one", "two"} {
		d, _ := draft(t, filepath.Join(parent, name), 100)
		if err := d.Commit(); err != nil {
			t.Fatal(err)
		}
		trees = append(trees, tree(t, filepath.Join(parent, name)))
	}
	if !maps.Equal(trees[0], trees[1]) {
		t.Errorf("two sites of the same input differ:\n%v\n%v", trees[0], trees[1])
	}
	for _, name := range []string{"index.html", "app.wasm.gz", "wasm_exec.js", "licenses.txt", "catalog.json"} {
		if trees[0][name] == "" {
			t.Errorf("the site has no %s", name)
		}
	}
	left, err := os.ReadDir(parent)
	if err != nil || len(left) != 2 {
		t.Errorf("beside the sites lie %v, %v", left, err)
	}
}
