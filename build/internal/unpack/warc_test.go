package unpack

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

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
	for _, c := range []struct{ name, of, path string }{
		{"crawl.warc.gz", "crawl.warc.gz", ""}, {"plain.warc", "plain.warc", ""}, {"crawl.wacz", "crawl.wacz", "archive/crawl.warc.gz"},
		{"crawl.warc", "crawl.warc.gz", ""}, // packed, and not called so
	} {
		name, path := c.name, c.path
		got := walk(t, name, testFile(t, c.of))
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
