package unpack

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
)

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
