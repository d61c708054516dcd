package pipeline

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fangzhi/data/article"
)

// copied is a folder with copies of other packages' test files.
func copied(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		raw, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestRealFiles reads files that LibreOffice, Chromium, wget, zip and tar made.
func TestRealFiles(t *testing.T) {
	b := run(t, Options{Sources: []string{copied(t,
		"read/testdata/gazette.docx", "read/testdata/gazette.odt", "read/testdata/gazette.pdf", "read/testdata/book.epub", "read/testdata/table.xlsx",
		"read/testdata/page.mhtml", "read/testdata/scanned.pdf", "read/testdata/locked.pdf", "read/testdata/wechat.html",
		"unpack/testdata/crawl.warc.gz", "unpack/testdata/crawl.wacz", "unpack/testdata/gbk-names.zip", "unpack/testdata/locked.zip", "unpack/testdata/pages.tgz")}})
	want := `book.epub ok  3
crawl.wacz ok  0
crawl.wacz!/archive/crawl.warc.gz ok  6
crawl.warc.gz ok  6
gazette.docx ok  1
gazette.odt ok  1
gazette.pdf ok  1
gbk-names.zip ok  0
gbk-names.zip!/社区/河边的路.txt ok  1
gbk-names.zip!/社区/夜市.txt ok  1
gbk-names.zip!/__MACOSX/x.txt skipped hidden 0
locked.pdf failed encrypted 0
locked.zip ok  0
locked.zip!/a.txt failed encrypted 0
locked.zip!/dir/b.txt ok  1
page.mhtml ok  1
pages.tgz ok  0
pages.tgz!/a.txt ok  1
pages.tgz!/dir/b.txt ok  1
pages.tgz!/inner.zip!/a.txt ok  1
pages.tgz!/link.txt skipped not-regular 0
scanned.pdf skipped scanned 0
table.xlsx ok  2
wechat.html ok  1
`
	if got := b.fates(); got != want {
		t.Errorf("fates\n%swant\n%s", got, want)
	}
	messages := map[string]string{}
	for _, f := range b.Report.Files {
		messages[f.Path] = f.Message
	}
	for path, want := range map[string]string{
		"crawl.warc.gz": "left out: 2 answered with 404, 1 answered with 301, 1 image/png",
		"pages.tgz":     "files in it: 4",
		"locked.pdf":    "it is locked with a password",
	} {
		if messages[path] != want {
			t.Errorf("%s: %q, want %q", path, messages[path], want)
		}
	}
	b.checkOrigins(t)
}

// checkOrigins looks at what is known of articles from their archives.
func (b *built) checkOrigins(t *testing.T) {
	t.Helper()
	page := b.from(t, "crawl.warc.gz", "http://127.0.0.1:8765/b.html")
	if page.Title != "老街夜市开张" || page.Origin.Charset != "gb18030" || page.Source != "河西晚报" || page.Day() != "2021-03-05" {
		t.Errorf("%s of %s, %s, in %s", page.Title, page.Source, page.Day(), page.Origin.Charset)
	}
	taken := ""
	for _, e := range page.Evidence {
		if e.Kind == kindTaken {
			taken = e.Value
		}
	}
	if _, err := time.Parse(time.RFC3339, taken); err != nil {
		t.Errorf("taken %q", taken)
	}
	if feed := b.from(t, "crawl.warc.gz", "http://127.0.0.1:8765/d.html"); feed.Source != "河西新闻网" || *feed.Date != "2021-03-06T09:30:00+08:00" || feed.Origin.Format != "feed" {
		t.Errorf("%s of %s, %v", feed.Title, feed.Source, *feed.Date)
	}
	if post := b.from(t, "wechat.html", "https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv"); *post.Date != "2021-03-05T09:30:00+08:00" || post.Source != "河西发布" {
		t.Errorf("%s of %s, %v", post.Title, post.Source, *post.Date)
	}
	chapters := 0
	for _, a := range b.articles {
		if a.Origin.Format == "epub" {
			chapters++
			if a.Page == nil || a.Page.Title != "河西区志" || len(a.Page.Articles) != 3 || a.Source != "河西区志" {
				t.Errorf("%s: %+v of %s", a.Title, a.Page, a.Source)
			}
		}
	}
	if chapters != 3 {
		t.Errorf("%d chapters", chapters)
	}
}

// zipOf makes a ZIP file of names and texts in turn.
func zipOf(t testing.TB, parts ...string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func gzipOf(t testing.TB, r io.Reader) string {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := io.Copy(w, r); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestRecordsOfEveryFormat(t *testing.T) {
	const table = "标题,日期,正文\n新桥通车,2021-03-06,三月六日通车。\n旧桥拆除,2021-03-07,三月七日拆除。\n"
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"a.csv":         table,
		"b.tsv":         strings.ReplaceAll(table, ",", "\t"),
		"c.json":        `{"list":[{"title":"新桥通车","body":"三月六日通车。"}]}`,
		"d.xml":         `<?xml version="1.0" encoding="utf-8"?><rss><channel><title>河西</title><item><title>新桥通车</title><description>三月六日通车。</description></item><item/></channel></rss>`,
		"e.jsonl.gz":    gzipOf(t, strings.NewReader(many(3000))),
		"f.eml":         "From: 林小满 <a@example.org>\nSubject: 新桥通车\nDate: Sat, 06 Mar 2021 09:30:00 +0800\n\n三月六日通车。\n",
		"g.zip":         zipOf(t, "x/a.csv", table, "x/b.jsonl", `{"title":"甲","body":"x"}`+"\n{\n", "c.bin", "\x00\x01", "no-header.csv", "1,2\n3,4\n", "deep/e", "标题在这里\n"+prose),
		"h":             "标题在这里\n" + prose,
		"2021.12.28 则":  "标题在这里\n" + prose,
		"page.aspx":     "<html><body><p>" + prose + "</p></body></html>",
		"numbers.csv":   "年份,长度\n2020,300\n",
		"settings.json": `{"name":"x"}`,
		"build.xml":     `<project/>`,
		"page.xml":      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>` + prose + `</p></body></html>`,
		"old.doc":       "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		"letter.rtf":    `{\rtf1}`,
		"program.exe":   "MZ\x00\x00",
	})}})
	want := `2021.12.28 则 ok  1
a.csv ok  2
b.tsv ok  2
build.xml skipped unknown 0
c.json ok  1
d.xml failed partial 1
e.jsonl.gz ok  0
e.jsonl.gz!/e.jsonl ok  3000
f.eml ok  1
g.zip ok  0
g.zip!/x/a.csv ok  2
g.zip!/x/b.jsonl failed partial 1
g.zip!/c.bin skipped unknown 0
g.zip!/no-header.csv skipped columns 0
g.zip!/deep/e ok  1
h ok  1
letter.rtf skipped unknown 0
numbers.csv skipped columns 0
old.doc skipped unknown 0
page.aspx ok  1
page.xml ok  1
program.exe skipped unknown 0
settings.json skipped columns 0
`
	if got := b.fates(); got != want {
		t.Errorf("fates\n%swant\n%s", got, want)
	}
}

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
		"good.txt": "ok  1", "empty.zip": "skipped empty 0", "empty.docx": "failed malformed 0", "empty.csv": "skipped empty 0", "empty.pdf": "failed malformed 0",
		"short.zip": "failed truncated 0", "none.pdf": "failed malformed 0",
		"names.zip": "ok  0", "names.zip!/etc/a.txt": "ok renamed 1", "names.zip!/b.exe": "skipped unknown 0",
		"nested.zip!/1.zip!/2.zip!/3.zip": "skipped too-deep 0", "nested.zip!/good.txt": "ok  1",
		"bomb.docx": "skipped too-large 0", "laughs.rss": "ok  1", "line.csv": "failed partial 1", "line.jsonl": "failed partial 1",
		"long.txt":  "skipped too-large 0",
		"deep.json": "failed malformed 0", "deep.html": "ok  1", "many.zip!/1999.txt": "ok  1", "zeros.warc.gz": "failed malformed 0",
		"damaged.zip": "ok  0", "damaged.zip!/a.txt": "ok  1", "damaged.zip!/b.txt": "failed malformed 0", "damaged.zip!/c.txt": "ok  1",
		"not-a-tar.tar": "failed truncated 0", "text-as.xlsx": "failed malformed 0", "picture-as.txt": "skipped binary 0",
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

func manyMembers(t *testing.T, n int) string {
	var parts []string
	for i := range n {
		parts = append(parts, fmt.Sprint(i, ".txt"), fmt.Sprint("第", i, "条\n三月的河边。"))
	}
	return zipOf(t, parts...)
}

// damagedZIP has three members, the middle one of which is damaged.
func damagedZIP(t *testing.T) string {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(name + "的标题\n" + prose))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	raw := out.Bytes()
	raw[bytes.Index(raw, []byte("b.txt的"))+20] ^= 0xff
	return string(raw)
}

// TestArchivesAreBuiltAlike: the order of workers changes nothing.
func TestArchivesAreBuiltAlike(t *testing.T) {
	dir := folder(t, map[string]string{"a.zip": manyMembers(t, 300), "b.jsonl": many(3000), "c.csv": "title,body\n甲,x\n乙,y\n"})
	one := run(t, Options{Sources: []string{dir}, Workers: 1})
	four := run(t, Options{Sources: []string{dir}, Workers: 4})
	if strings.Join(one.sums, " ") != strings.Join(four.sums, " ") {
		t.Error("one worker and four make other bytes")
	}
	if one.Articles != 3302 {
		t.Errorf("%d articles", one.Articles)
	}
}

// from finds an article by the file and the address it came from.
func (b *built) from(t *testing.T, path, url string) *article.Article {
	t.Helper()
	for _, a := range b.articles {
		if a.Origin.Path == path && a.Origin.URL == url {
			return a
		}
	}
	t.Fatalf("nothing of %s in %s", url, path)
	return nil
}
