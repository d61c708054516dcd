package scan

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func write(t *testing.T, root string, names ...string) {
	t.Helper()
	for _, name := range names {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// list shows files as "path" or "path (reason)".
func list(files []File) []string {
	var out []string
	for _, f := range files {
		line := f.Path
		if f.Reason != "" {
			line += fmt.Sprintf(" (%s)", f.Reason)
		}
		out = append(out, line)
	}
	return out
}

func expect(t *testing.T, got []File, want ...string) {
	t.Helper()
	if !reflect.DeepEqual(list(got), want) {
		t.Errorf("found\n  %s\nwant\n  %s", strings.Join(list(got), "\n  "), strings.Join(want, "\n  "))
	}
}

func TestFolder(t *testing.T) {
	root := t.TempDir()
	elsewhere := t.TempDir()
	write(t, elsewhere, "secret.txt")
	write(t, root, "~$公文.docx", "b.txt", "a/二.md", "a/一.md", "a.txt", "archive.toml", "a/archive.toml", ".git/config", ".DS_Store", "空 格/c d.html")
	for link, to := range map[string]string{"loop": ".", "a/up": "..", "gone.txt": "nowhere", "again.txt": "b.txt",
		"whole.txt": filepath.Join(root, "b.txt"), "a/b.txt": "../b.txt", "out.txt": filepath.Join(elsewhere, "secret.txt")} {
		if err := os.Symlink(to, filepath.Join(root, filepath.FromSlash(link))); err != nil {
			t.Skip("no links here:", err)
		}
	}
	if err := mkfifo(filepath.Join(root, "pipe")); err != nil {
		t.Skip("no pipes here:", err)
	}
	files, err := Scan(context.Background(), []string{root}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, files,
		".DS_Store (hidden)", ".git (hidden)", "a.txt", "a/archive.toml", "a/b.txt", "a/up (link)", "a/一.md", "a/二.md", "again.txt",
		"archive.toml (config)", "b.txt", "gone.txt (link)", "loop (link)", "out.txt (link)", "pipe (not-regular)",
		"whole.txt", "~$公文.docx (hidden)", "空 格/c d.html")
}

func TestSeveralSources(t *testing.T) {
	root := t.TempDir()
	write(t, root, "one/news/a.txt", "two/news/a.txt", "three/x.txt")
	at := func(name string) string { return filepath.Join(root, name) }
	files, err := Scan(context.Background(), []string{at("two/news"), at("one/news"), at("three/x.txt")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, files, "news/a.txt", "news-2/a.txt", "three/x.txt")
}

func TestOneFile(t *testing.T) {
	root := t.TempDir()
	write(t, root, "x.txt")
	files, err := Scan(context.Background(), []string{filepath.Join(root, "x.txt")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, files, "x.txt")
}

func TestLinkedSource(t *testing.T) {
	root := t.TempDir()
	write(t, root, "real/x.txt")
	if err := os.Symlink("real", filepath.Join(root, "link")); err != nil {
		t.Skip("no links here:", err)
	}
	files, err := Scan(context.Background(), []string{filepath.Join(root, "link")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, files, "x.txt")
}

func TestNoSource(t *testing.T) {
	if _, err := Scan(context.Background(), []string{filepath.Join(t.TempDir(), "none")}, nil, nil); !errors.Is(err, ErrNoSource) {
		t.Errorf("got %v, want ErrNoSource", err)
	}
}
