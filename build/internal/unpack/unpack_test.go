package unpack

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// walk tells what is in an archive, a line a member.
func walk(t testing.TB, name string, raw []byte) string {
	t.Helper()
	kind, ok := KindOf(name)
	if !ok {
		t.Fatalf("%s is no archive by its name", name)
	}
	temp := t.TempDir()
	var out strings.Builder
	opt := Options{TempDir: temp, Names: func(names []byte) string {
		text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(names)
		if err != nil {
			return ""
		}
		return string(text)
	}}
	err := Walk(context.Background(), name, kind, bytes.NewReader(raw), int64(len(raw)), opt, func(m *Member) error {
		switch {
		case m.Reason != "":
			fmt.Fprintf(&out, "%s %s: %s\n", m.Path, m.Reason, m.Detail)
		case m.Capture != nil:
			data, err := io.ReadAll(m.Reader)
			fmt.Fprintf(&out, "%s page %s %s %s %d %v\n", m.Path, m.Capture.URL, m.Capture.Media, m.Capture.Charset, len(data), err)
		default:
			data, err := io.ReadAll(io.LimitReader(m.Reader, 1<<20))
			if errors.Is(err, ErrBomb) {
				return err
			}
			fmt.Fprintf(&out, "%s %q", m.Path, data[:min(len(data), 40)])
			if err != nil {
				fmt.Fprintf(&out, " then %v", err)
			}
			if m.Note != "" {
				fmt.Fprintf(&out, " (%s)", m.Note)
			}
			out.WriteString("\n")
		}
		return nil
	})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if left, _ := os.ReadDir(temp); len(left) > 0 {
		t.Errorf("%d files are left aside", len(left))
	}
	return out.String()
}

func testFile(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// entry is a file of an archive that a test makes.
type entry struct{ name, text string }

func makeZIP(t testing.TB, method uint16, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, e := range entries {
		w, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Method: method})
		if err == nil {
			_, err = w.Write([]byte(e.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func makeTar(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, e := range entries {
		err := w.WriteHeader(&tar.Header{Name: e.name, Mode: 0o644, Size: int64(len(e.text)), Typeflag: tar.TypeReg})
		if err == nil {
			_, err = w.Write([]byte(e.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func gzipped(t testing.TB, raw []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(raw); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestArchives(t *testing.T) {
	const a, b = "河边修了新路\n三月的河边，柳树刚刚发芽，老人们坐在长椅上晒太阳。\n", "老街夜市开张\n傍晚时分，常常有人坐在门口喝茶聊天。\n"
	inner := makeZIP(t, zip.Deflate, entry{"x.txt", "inner"})
	whole := makeZIP(t, zip.Store, entry{"a.txt", "first"}, entry{"b.txt", strings.Repeat("second", 100)}, entry{"c.txt", "third"})
	damaged := bytes.Clone(whole)
	damaged[bytes.Index(damaged, []byte("b.txt"))+10] ^= 0xff
	for _, c := range []struct {
		name string
		raw  []byte
		want string
	}{
		{"gbk-names.zip", testFile(t, "gbk-names.zip"), "社区/河边的路.txt " + quote(gbk("河边修了新路\n三月的河边，柳树刚刚发芽，老人们坐在长椅上晒太阳。")) +
			"\n社区/夜市.txt " + quote(gbk("老街夜市开张\n三月的河边，柳树刚刚发芽，老人们坐在长椅上晒太阳。")) + "\n__MACOSX/x.txt hidden: its name begins with a dot\n"},
		{"locked.zip", testFile(t, "locked.zip"), "a.txt encrypted: it is locked with a password: unpack it first\ndir/b.txt " + quote(b) + "\n"},
		{"pages.tgz", testFile(t, "pages.tgz"), "a.txt " + quote(a) + "\ndir/b.txt " + quote(b) + "\ninner.zip!/a.txt " + quote(a) + "\nlink.txt not-regular: it is not a regular file\n"},
		{"one.txt.gz", gzipped(t, []byte("a")), "one.txt \"a\"\n"},
		{"tar.gz", gzipped(t, []byte("a")), "tar \"a\"\n"},
		{"really-a-tar.gz", gzipped(t, makeTar(t, entry{"x.txt", "a"})), "x.txt \"a\"\n"},
		{"nested.zip", makeZIP(t, zip.Store, entry{"i.zip", string(inner)}, entry{"t.tar", string(makeTar(t, entry{"j.zip", string(inner)}))}), "i.zip!/x.txt \"inner\"\nt.tar!/j.zip!/x.txt \"inner\"\n"},
		{"deep.zip", makeZIP(t, zip.Store, entry{"1.zip", string(makeZIP(t, zip.Store, entry{"2.zip", string(makeZIP(t, zip.Store, entry{"3.zip", string(inner)}))}))}),
			"1.zip!/2.zip!/3.zip too-deep: archives in archives are read 3 deep: unpack it first\n"},
		{"names.zip", makeZIP(t, zip.Store, entry{"../../etc/a.txt", "1"}, entry{"/b.txt", "2"}, entry{`C:\d\c.txt`, "3"}, entry{".git/d.txt", "4"}, entry{"e/./f//g.txt", "5"}, entry{"h\x00\n.txt", "6"}, entry{"dir/", ""}),
			"etc/a.txt \"1\" (its name in the archive, \"../../etc/a.txt\", leads out of it)\nb.txt \"2\" (its name in the archive, \"/b.txt\", leads out of it)\nd/c.txt \"3\" (its name in the archive, \"C:\\\\d\\\\c.txt\", leads out of it)\n.git/d.txt hidden: its name begins with a dot\ne/f/g.txt \"5\"\nh\uFFFD\uFFFD.txt \"6\"\n"},
		{"damaged.zip", damaged, "a.txt \"first\"\nb.txt " + quote("secon\x9b"+strings.Repeat("second", 10)) + " then zip: checksum error\nc.txt \"third\"\n"},
		{"short.zip", whole[:len(whole)-30], " truncated: it breaks off: the list of what it holds, at its end, is missing\n"},
		{"short.tgz", testFile(t, "pages.tgz")[:300], ""},
		{"empty.zip", nil, " empty: it is empty\n"},
		{"none.zip", []byte("not at all"), " malformed: it is no ZIP file\n"},
		{"nothing.zip", makeZIP(t, zip.Store), " empty: there is nothing in it\n"},
		{"none.tar", []byte(strings.Repeat("not at all", 100)), " malformed: it is no tar file\n"},
		{"none.gz", []byte("not at all"), " malformed: it is damaged: it is no gzip file\n"},
		{"empty.gz", nil, " empty: it is empty\n"},
		{"zeros.tar", make([]byte, 4096), " empty: there is nothing in it\n"},
		{"short.gz", gzipped(t, []byte(strings.Repeat("abc", 1000)))[:20], " truncated: it breaks off: the file was cut short\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := walk(t, c.name, c.raw)
			if c.name == "short.tgz" {
				if !strings.HasPrefix(got, "a.txt ") || !strings.Contains(got, "truncated: it breaks off") {
					t.Errorf("walked\n%s", got)
				}
				return
			}
			if got != c.want {
				t.Errorf("walked\n%swant\n%s", got, c.want)
			}
		})
	}
}

// gbk is a text in the charset of the test's files.
func gbk(text string) string {
	out, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return out
}

func quote(s string) string { return fmt.Sprintf("%q", s[:min(len(s), 40)]) }

// TestWebArchives reads what wget crawled of a small site: pages in UTF-8, in
// GBK under a wrong charset, gzipped in chunks; a feed; a picture; what was
// not there.
func TestWebArchives(t *testing.T) {
	const site = "http://127.0.0.1:8765/"
	pages := func(path string) string {
		var out strings.Builder
		for _, p := range []string{site + " text/html utf-8", "404", site + "a.html text/html utf-8", site + "b.html text/html iso-8859-1", site + "c.html text/html ", "png", "404", "301", site + "a.html text/html utf-8", site + "rss.xml application/rss+xml "} {
			switch p {
			case "404", "301":
				fmt.Fprintf(&out, "%s left-out: answered with %s\n", path, p)
			case "png":
				fmt.Fprintf(&out, "%s left-out: image/png\n", path)
			default:
				fmt.Fprintf(&out, "%s page %s\n", path, p)
			}
		}
		return out.String()
	}
	for name, path := range map[string]string{"crawl.warc.gz": "", "plain.warc": "", "crawl.wacz": "archive/crawl.warc.gz"} {
		got := walk(t, name, testFile(t, name))
		var plain strings.Builder // without sizes
		for _, line := range strings.SplitAfter(got, "\n") {
			if i := strings.LastIndex(strings.TrimSuffix(line, " <nil>\n"), " "); strings.HasSuffix(line, "<nil>\n") {
				line = line[:i] + "\n"
			}
			plain.WriteString(line)
		}
		if plain.String() != pages(path) {
			t.Errorf("%s holds\n%swant\n%s", name, plain.String(), pages(path))
		}
	}
}

// record is a record of a web archive.
func record(kind, url, content string) string {
	media := "application/http;msgtype=response"
	if kind == "conversion" {
		media = "text/plain"
	}
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2021-03-06T01:30:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, media, len(content), content)
}

func response(headers, body string) string {
	return "HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n" + body
}

func TestRecords(t *testing.T) {
	page := record("response", "http://a/1", response("Content-Type: text/html", "<p>one"))
	two := record("response", "http://a/2", response("Content-Type: text/html", "<p>two"))
	damagedGzip := func() []byte {
		first, second := gzipped(t, []byte(page)), gzipped(t, []byte(two))
		broken := gzipped(t, []byte(page))
		for i := 15; i < 40; i++ {
			broken[i] ^= 0x5a
		}
		return bytes.Join([][]byte{first, broken, second}, nil)
	}
	for _, c := range []struct {
		name string
		raw  []byte
		want string
	}{
		{"text of a crawl", []byte(record("conversion", "http://a/1", "words")), " page http://a/1 text/plain  5 <nil>\n"},
		{"coded headers on plain bytes", []byte(record("response", "http://a/1", response("Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked", "<p>one"))), " page http://a/1 text/html  6 <nil>\n"},
		{"junk between records", []byte(page + "junk\r\n" + two), " page http://a/1 text/html  6 <nil>\n malformed: record 1 is damaged: what follows it is no record\n page http://a/2 text/html  6 <nil>\n"},
		{"a length that is too great", []byte(strings.Replace(page, "Content-Length: ", "Content-Length: 9", 1)), " truncated: it breaks off: the file was cut short\n"},
		{"no length", []byte(strings.Replace(page, "Content-Length", "X", 1) + two), " malformed: record 1 is damaged: it does not say how long it is\n malformed: record 1 is damaged: what follows it is no record\n page http://a/2 text/html  6 <nil>\n"},
		{"cut short", []byte(page + two[:len(two)-8]), " page http://a/1 text/html  6 <nil>\n truncated: it breaks off: the file was cut short\n"},
		{"no head", []byte("hello\r\n"), " malformed: it is damaged: it does not begin with a record of a web archive\n"},
		{"an endless line", []byte("WARC/1.0\r\nX: " + strings.Repeat("x", 1<<20)), " malformed: record 1 is damaged: its head does not end\n truncated: it breaks off: the file was cut short\n"},
		{"robots and errors", []byte(record("response", "http://a/robots.txt", response("Content-Type: text/plain", "x")) + record("response", "http://a/x", "nothing")), " left-out: robots.txt\n left-out: answered with no status\n"},
		{"damaged in the middle.gz", damagedGzip(), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := "a.warc"
			if strings.HasSuffix(c.name, ".gz") {
				name = "a.warc.gz"
				got := walk(t, name, c.raw)
				if !strings.HasPrefix(got, " page http://a/1 ") || !strings.HasSuffix(got, " page http://a/2 text/html  6 <nil>\n") || !strings.Contains(got, "malformed: record") {
					t.Errorf("walked\n%s", got)
				}
				return
			}
			if got := walk(t, name, c.raw); got != c.want {
				t.Errorf("walked\n%swant\n%s", got, c.want)
			}
		})
	}
}

// TestBombs: what unpacks without end costs no more than the bound.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("unpacks gigabytes")
	}
	zeros := func(n int64) []byte { // of gzip, n zeros
		var out bytes.Buffer
		w, _ := gzip.NewWriterLevel(&out, gzip.BestSpeed)
		if _, err := io.CopyN(w, zeroReader{}, n); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	one := zeros(128 << 20)
	bomb := bytes.Repeat(one, 24) // of many members: 3 GB
	for _, name := range []string{"a.tar.gz", "a.warc.gz"} {
		if got := walk(t, name, bomb); strings.Count(got, "\n") > 2 || !strings.Contains(got, "bomb") && !strings.Contains(got, "nothing in it") && !strings.Contains(got, "does not begin") {
			t.Errorf("%s: %s", name, got)
		}
	}
	var members []entry
	for i := range 3 {
		members = append(members, entry{fmt.Sprintf("%d.txt.gz", i), string(bomb)})
	}
	spent := 0
	raw := makeZIP(t, zip.Store, members...)
	err := Walk(context.Background(), "a.zip", ByKind("zip"), bytes.NewReader(raw), int64(len(raw)), Options{TempDir: t.TempDir()}, func(m *Member) error {
		if m.Reason == Bomb {
			spent++
			return nil
		}
		if m.Reason != "" {
			t.Errorf("%s: %s", m.Path, m.Detail)
			return nil
		}
		n, err := io.Copy(io.Discard, m.Reader)
		if n > FreeBytes+MaxRatio*int64(len(raw)) {
			t.Errorf("%d bytes were unpacked", n)
		}
		return err
	})
	if err != nil || spent != 1 {
		t.Errorf("%v, told %d times", err, spent)
	}
}

type zeroReader struct{}

func (zeroReader) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// TestManyMembers: beyond the bound members are not visited.
func TestManyMembers(t *testing.T) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := range MaxMembers + 10 {
		if _, err := z.CreateHeader(&zip.FileHeader{Name: fmt.Sprint(i, ".txt")}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	seen, last := 0, Reason("")
	err := Walk(context.Background(), "a.zip", ByKind("zip"), bytes.NewReader(out.Bytes()), int64(out.Len()), Options{}, func(m *Member) error {
		seen++
		last = m.Reason
		return nil
	})
	if err != nil || seen != MaxMembers+1 || last != TooMany {
		t.Errorf("%d members, the last %s (%v)", seen, last, err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	seen := 0
	raw := makeZIP(t, zip.Store, entry{"a.txt", "a"}, entry{"b.txt", "b"})
	err := Walk(ctx, "a.zip", ByKind("zip"), bytes.NewReader(raw), int64(len(raw)), Options{}, func(*Member) error {
		seen++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || seen != 1 {
		t.Errorf("%v after %d", err, seen)
	}
}

func FuzzWalk(f *testing.F) {
	names := []string{"a.zip", "a.tar", "a.tgz", "a.warc", "a.warc.gz", "a.wacz", "a.txt.gz", "a.bz2"}
	for _, name := range []string{"gbk-names.zip", "locked.zip", "pages.tgz"} {
		f.Add(uint8(0), testFile(f, name))
	}
	f.Add(uint8(1), makeTar(f, entry{"a.txt", "a"}))
	f.Add(uint8(2), testFile(f, "pages.tgz"))
	f.Add(uint8(3), []byte(record("response", "http://a/1", response("Content-Type: text/html", "<p>one"))))
	f.Add(uint8(4), gzipped(f, []byte(record("conversion", "http://a/1", "x"))))
	f.Fuzz(func(t *testing.T, kind uint8, raw []byte) {
		walk(t, names[int(kind)%len(names)], raw)
	})
}
