package publish

import (
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

	"fangzhi/web"
)

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
