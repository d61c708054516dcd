package pipeline

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestHostileFiles: each costs bounded time and memory, is named with the
// reason, and the others are read.
func TestHostileFiles(t *testing.T) {
	dir := folder(t, map[string]string{
		"good.txt":       "河边修了新路\n" + prose,
		"empty.zip":      "",
		"empty.docx":     "",
		"empty.csv":      "",
		"empty.pdf":      "",
		"short.zip":      zipOf(t, "a.txt", prose)[:60],
		"none.pdf":       prose,
		"names.zip":      zipOf(t, "../../etc/a.txt", "标题在这里\n"+prose, "/b.exe", "MZ\x00"),
		"nested.zip":     zipOf(t, "1.zip", zipOf(t, "2.zip", zipOf(t, "3.zip", zipOf(t, "a.txt", prose))), "good.txt", "标题在这里\n"+prose),
		"bomb.docx":      zipOf(t, "word/document.xml", "<w:document><w:body><w:p><w:r><w:t>"+strings.Repeat(" ", 140<<20)),
		"laughs.rss":     `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>题目x&b;</title></item></channel></rss>`,
		"line.csv":       "title,body\n甲,\"" + strings.Repeat("长", 6<<20) + "\n乙,好。\n",
		"line.jsonl":     `{"title":"` + strings.Repeat("x", 17<<20) + "\"}\n{\"title\":\"乙\"}\n",
		"long.txt":       strings.Repeat("a long line goes on ", 1<<20),
		"deep.json":      strings.Repeat("[", 1<<20),
		"deep.html":      strings.Repeat("<div>", 1<<18) + prose,
		"many.zip":       manyMembers(t, 2000),
		"zeros.warc.gz":  gzipOf(t, io.LimitReader(zeros{}, 64<<20)),
		"damaged.zip":    damagedZIP(t),
		"not-a-tar.tar":  prose,
		"text-as.xlsx":   prose,
		"picture-as.txt": "\xff\xd8\xff\xe0\x00\x10JFIF",
	})
	for name, size := range map[string]int64{ // those that are not read for their size are not hashed
		"sparse.txt": 8 << 30, "sparse.pdf": 8 << 30, "sparse": 8 << 30,
		"sparse.zip": 100 << 20, "sparse.warc": 100 << 20, "sparse.csv": 100 << 20, "sparse.tar": 100 << 20, "sparse.xml": 100 << 20,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(filepath.Join(dir, name), size); err != nil {
			t.Skip("no sparse files here")
		}
	}
	started := time.Now()
	b := run(t, Options{Sources: []string{dir}})
	t.Logf("%v", time.Since(started))
	got := map[string]string{}
	for _, f := range b.Report.Files {
		got[f.Path] = fmt.Sprintf("%s %s %d", f.Status, f.Code, f.Articles)
		if f.Code != "" && f.Message == "" {
			t.Errorf("%s: no words for %s", f.Path, f.Code)
		}
	}
	for path, want := range map[string]string{
		"good.txt": "ok  1", "empty.zip": "skipped empty 0", "empty.docx": "skipped empty 0", "empty.csv": "skipped empty 0", "empty.pdf": "skipped empty 0",
		"short.zip": "failed truncated 0", "none.pdf": "ok  1",
		"names.zip": "ok  0", "names.zip!/etc/a.txt": "ok renamed 1", "names.zip!/b.exe": "skipped unknown 0",
		"nested.zip!/1.zip!/2.zip!/3.zip": "skipped too-deep 0", "nested.zip!/good.txt": "ok  1",
		"bomb.docx": "skipped too-large 0", "laughs.rss": "ok  1", "line.csv": "failed partial 1", "line.jsonl": "failed partial 1",
		"long.txt":  "skipped too-large 0",
		"deep.json": "failed malformed 0", "deep.html": "ok  1", "many.zip!/1999.txt": "ok  1", "zeros.warc.gz": "failed malformed 0",
		"damaged.zip": "ok  0", "damaged.zip!/a.txt": "ok  1", "damaged.zip!/b.txt": "failed malformed 0", "damaged.zip!/c.txt": "ok  1",
		"not-a-tar.tar": "ok  1", "text-as.xlsx": "ok  1", "picture-as.txt": "skipped binary 0",
		"sparse.txt": "skipped too-large 0", "sparse.zip": "failed malformed 0", "sparse.warc": "failed malformed 0", "sparse.csv": "skipped binary 0",
		"sparse.pdf": "skipped too-large 0", "sparse.tar": "skipped empty 0", "sparse": "skipped too-large 0", "sparse.xml": "skipped binary 0",
	} {
		if got[path] != want {
			t.Errorf("%s: %q, want %q", path, got[path], want)
		}
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
