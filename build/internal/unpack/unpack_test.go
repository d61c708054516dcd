package unpack

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
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
