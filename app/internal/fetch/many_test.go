package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"fangzhi/data/ranges"
)

func (h *fakeHost) GetMany(_ context.Context, name string, want []ranges.Range, _ int64) (got [][]byte, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.asked = append(h.asked, fmt.Sprintf("%s, %d runs", name, len(want)))
	if !h.many {
		return nil, ErrOneByOne
	}
	for _, r := range want {
		got = append(got, []byte(h.files[name][r.ByteOffset:r.End()]))
	}
	return got, nil
}

// TestManyRuns asks for many runs at once, of the pieces that are not on the
// device, and one by one where the host does not know how.
func TestManyRuns(t *testing.T) {
	whole := text(400_000)
	parts := []ranges.Part{{Name: "f.0", Bytes: 200_000}, {Name: "f.1", Bytes: 100_000}, {Name: "f.2", Bytes: 100_000}}
	var want []ranges.Range
	for at := int64(0); at < 400_000; at += 1000 {
		want = append(want, ranges.Range{ByteOffset: at, Bytes: 10})
	}
	for _, test := range []struct {
		many  bool
		asked []string // first; the others ask for a run each
		times int
	}{
		{true, []string{"f.0, 100 runs", "f.0, 100 runs", "f.1, 100 runs"}, 3},
		{false, []string{"f.0, 100 runs"}, 301},
	} {
		host := &fakeHost{many: test.many, files: map[string]string{"f.0": whole[:200_000], "f.1": whole[200_000:300_000]}}
		site := New(host, &fakeDevice{files: map[string]string{"f.2": whole[300_000:]}})
		got, err := site.File("f", 400_000, parts).ReadRanges(t.Context(), want)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range want {
			if string(got[i]) != whole[r.ByteOffset:r.End()] {
				t.Fatalf("range %d gave %q", i, got[i])
			}
		}
		if len(host.asked) != test.times || !sameItems(host.asked[:len(test.asked)], test.asked) {
			t.Errorf("asked %d times, %.100q", len(host.asked), host.asked)
		}
		host.asked = nil
		if _, err := site.File("f", 400_000, parts).ReadRanges(t.Context(), want); err != nil || len(host.asked) > 0 {
			t.Errorf("%v, asked again: %.100q", err, host.asked)
		}
	}
}

// answerOf is how Go's server answers a request for runs.
func answerOf(content, asked string) (kind string, body []byte) {
	r := httptest.NewRequest(http.MethodGet, "/f", nil)
	r.Header.Set("Range", asked)
	w := httptest.NewRecorder()
	http.ServeContent(w, r, "f.fzb", time.Time{}, strings.NewReader(content))
	body, _ = io.ReadAll(w.Body)
	return w.Header().Get("Content-Type"), body
}

func TestCutParts(t *testing.T) {
	content := text(5000)
	want := []ranges.Range{at(0, 4), at(100, 30), at(4990, 10)}
	kind, body := answerOf(content, "bytes=0-3,100-129,4990-4999")
	got, ok := cutParts(kind, body, want, 5000)
	if most := mostInParts(want); !ok || int64(len(body)) > most || most > 20_000 {
		t.Fatalf("%s, %d bytes, at most %d\n%s", kind, len(body), most, body)
	}
	for i, r := range want {
		if string(got[i]) != content[r.ByteOffset:r.End()] {
			t.Errorf("%d: %q", i, got[i])
		}
	}
	joined := "--x y\r\ncontent-type: a/b\r\nCONTENT-RANGE: bytes 0-129/*\r\n\r\n" + content[:130] + "\r\n--x y--\r\n"
	if got, ok := cutParts(`multipart/byteranges; boundary="x y"`, []byte(joined), want[:2], 5000); !ok || string(got[1]) != content[100:130] {
		t.Errorf("runs that a host joined: %q", got)
	}
	for name, wrong := range map[string]struct {
		kind, body string
		bytes      int64
	}{
		"another file":  {kind, string(body), 5001},
		"cut short":     {kind, string(body[:len(body)/2]), 5000},
		"no boundary":   {"multipart/byteranges", string(body), 5000},
		"one run":       {"application/octet-stream", content[:4], 5000},
		"other runs":    {kind, strings.ReplaceAll(string(body), "100-129", "101-130"), 5000},
		"beyond itself": {kind, strings.ReplaceAll(string(body), "0-3/", "0-4999/"), 5000},
	} {
		if got, ok := cutParts(wrong.kind, []byte(wrong.body), want, wrong.bytes); ok {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func FuzzCutParts(f *testing.F) {
	kind, body := answerOf(text(500), "bytes=0-3,100-129")
	f.Add(kind, body)
	f.Add("multipart/byteranges; boundary=x", []byte("--x\r\nContent-Range: bytes 0-9223372036854775807/*\r\n\r\n"))
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		want := []ranges.Range{at(0, 4), at(100, 30)}
		got, ok := cutParts(kind, body, want, 500)
		for i, r := range want {
			if ok && int64(len(got[i])) != r.Bytes {
				t.Errorf("%d bytes of %d", len(got[i]), r.Bytes)
			}
		}
	})
}
