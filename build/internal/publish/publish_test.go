package publish

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
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

func TestLargeFilesLieInParts(t *testing.T) {
	target := filepath.Join(t.TempDir(), "site")
	size := 2*PartBytes + 4
	size -= size % 10
	d, c := draft(t, target, size)
	if err := d.Commit(); err != nil {
		t.Fatal(err)
	}
	index := c.Segments[0].Index
	var whole []byte
	for i, part := range index.Parts {
		data, err := os.ReadFile(filepath.Join(target, part.Name))
		if err != nil || int64(len(data)) != part.Bytes || part.Bytes > PartBytes {
			t.Fatalf("part %d: %d bytes, catalog says %d: %v", i, len(data), part.Bytes, err)
		}
		whole = append(whole, data...)
	}
	sum := sha256.Sum256(whole)
	if got := hex.EncodeToString(sum[:]); got != index.SHA256 || crc32.ChecksumIEEE(whole) != index.CRC32 || len(whole) != size || len(index.Parts) != 3 {
		t.Errorf("%d parts of %d bytes in all with hash %s, want 3 of %d with %s", len(index.Parts), len(whole), got, size, index.SHA256)
	}
	if _, err := os.Stat(filepath.Join(target, index.Name)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the whole file lies beside its parts: %v", err)
	}
	if parts := c.Segments[0].Bundle.Parts; parts != nil {
		t.Errorf("a small file lies in parts: %v", parts)
	}
}

func TestBeginRefusesOtherFolders(t *testing.T) {
	for name, file := range map[string]string{"a folder of pages": "page.txt", "another catalog": "catalog.json"} {
		target := filepath.Join(t.TempDir(), "pages")
		put(t, filepath.Join(target, file), []byte(`{"version":"1.0.0"}`))
		_, err := begin(target, program)
		var occupied *Occupied
		if !errors.As(err, &occupied) {
			t.Errorf("%s: %v, want Occupied", name, err)
		}
		if got := tree(t, target); len(got) != 1 {
			t.Errorf("%s: now holds %v", name, got)
		}
	}
	file := filepath.Join(t.TempDir(), "file")
	put(t, file, nil)
	if _, err := begin(file, program); err == nil {
		t.Error("a file was taken for a folder")
	}
	if _, err := begin(t.TempDir(), program); err != nil {
		t.Errorf("an empty folder was refused: %v", err)
	}
}

// kill is what the system does for a build that it kills.
func kill(d *Draft) { d.held.Close() }

func TestOneBuildAtATime(t *testing.T) {
	target := filepath.Join(t.TempDir(), "site")
	first, _ := draft(t, target, 100)
	var busy *Busy
	if _, err := begin(target, program); !errors.As(err, &busy) {
		t.Errorf("a second build says %v, want Busy", err)
	}
	if err := first.Commit(); err != nil {
		t.Errorf("the first build was disturbed: %v", err)
	}
	second, _ := draft(t, target, 200)
	if err := second.Discard(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(filepath.Dir(target)); err != nil || len(left) != 1 {
		t.Errorf("beside the site lie %v (%v)", left, err)
	}
}

func TestOldSiteStaysUntilCommit(t *testing.T) {
	target := filepath.Join(t.TempDir(), "site")
	first, _ := draft(t, target, 100)
	if err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	before := tree(t, target)

	killed, _ := draft(t, target, 200) // never committed, never discarded
	kill(killed)
	if got := tree(t, target); !maps.Equal(got, before) {
		t.Error("a draft changed the site")
	}
	discarded, _ := draft(t, target, 300)
	if err := discarded.Discard(); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, target); !maps.Equal(got, before) {
		t.Error("a draft thrown away changed the site")
	}
	if _, err := os.Stat(killed.around); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what a killed build left lies there still: %v", err)
	}
}

func TestPublishersOwnFilesStay(t *testing.T) {
	target := filepath.Join(t.TempDir(), "site")
	own := []string{".git/config", ".nojekyll", "CNAME"}
	first, _ := draft(t, target, 100)
	if err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	for _, name := range append(own, "old.html") {
		put(t, filepath.Join(target, name), []byte("mine"))
	}
	second, c := draft(t, target, 200)
	if err := second.Commit(); err != nil {
		t.Fatal(err)
	}
	got := tree(t, target)
	for _, name := range own {
		if got[name] == "" {
			t.Errorf("%s is lost", name)
		}
	}
	if got["old.html"] != "" || got[c.Segments[0].Index.Name] == "" {
		t.Error("a file of an older site is kept, or one of the new is not there")
	}
}

// TestSegmentsLinger: the segments of the site before stay for readers who
// have it open, until the build after.
func TestSegmentsLinger(t *testing.T) {
	target := filepath.Join(t.TempDir(), "site")
	var before, last []string
	for _, size := range []int{100, 200, 300, 300} {
		d, c := draft(t, target, size)
		if err := d.Commit(); err != nil {
			t.Fatal(err)
		}
		before, last = last, []string{c.Segments[0].Bundle.Name, c.Segments[0].Index.Name}
		segments := slices.DeleteFunc(slices.Sorted(maps.Keys(tree(t, target))), func(n string) bool { return filepath.Dir(n) != segmentsFolder })
		want := slices.Concat(before, last)
		slices.Sort(want)
		if want = slices.Compact(want); !slices.Equal(segments, want) {
			t.Errorf("segments %v, want %v", segments, want)
		}
	}
}

// TestKeptSegments: a segment of another site is taken as it is, large ones in
// their parts; one that is damaged is refused.
func TestKeptSegments(t *testing.T) {
	dir := t.TempDir()
	first, c := draft(t, filepath.Join(dir, "first"), PartBytes+10)
	if err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	content := Content{Catalog: c, Kept: map[int]string{0: filepath.Join(dir, "first")}, Also: []web.File{{Name: ".mine", Data: []byte("x")}}}
	second, err := begin(filepath.Join(dir, "second"), program)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := second.Write(context.Background(), content); err != nil {
		t.Fatal(err)
	}
	if err := second.Commit(); err != nil {
		t.Fatal(err)
	}
	got, want := tree(t, filepath.Join(dir, "second")), tree(t, filepath.Join(dir, "first"))
	want[".mine"] = got[".mine"]
	if got[".mine"] == "" || !maps.Equal(got, want) {
		t.Errorf("the second site is %v, not %v", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
	part := filepath.Join(dir, "first", filepath.FromSlash(c.Segments[0].Index.Parts[1].Name))
	if err := os.Remove(part); err != nil { // the second site has another name for the same bytes
		t.Fatal(err)
	}
	put(t, part, []byte("012345678X"))
	third, err := begin(filepath.Join(dir, "third"), program)
	if err != nil {
		t.Fatal(err)
	}
	var changed *Changed
	if _, err := third.Write(context.Background(), content); !errors.As(err, &changed) {
		t.Errorf("a damaged segment: %v", err)
	}
}

// A build killed between the swap and the end leaves the site before in the
// hidden folder, the publisher's own files in it.
func TestBeginEndsAKilledCommit(t *testing.T) {
	target := filepath.Join(t.TempDir(), "site")
	for _, size := range []int{100, 200} {
		d, _ := draft(t, target, size)
		if size == 200 {
			put(t, filepath.Join(target, "CNAME"), []byte("mine"))
			if _, err := d.trade(); err != nil {
				t.Fatal(err)
			}
			kill(d)
			break
		}
		if err := d.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := begin(target, program); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, target); got["CNAME"] == "" {
		t.Errorf("the publisher's own file is lost: %v", got)
	}
}

func TestTwoStepSwapKilledInBetween(t *testing.T) {
	target := filepath.Join(t.TempDir(), "site")
	d, _ := draft(t, target, 100)
	if err := d.Commit(); err != nil {
		t.Fatal(err)
	}
	before := tree(t, target)
	if err := os.Rename(target, d.old()); err != nil {
		t.Fatal(err)
	}
	if _, err := begin(target, program); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, target); !maps.Equal(got, before) {
		t.Errorf("the site before is not back: %v", got)
	}
}
