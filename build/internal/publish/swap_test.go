package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

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
