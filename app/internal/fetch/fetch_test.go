package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"fangzhi/app/internal/protocol"
	"fangzhi/data/catalog"
	"fangzhi/data/ranges"
)

// fakeHost serves files from memory and writes down what was asked.
type fakeHost struct {
	mu       sync.Mutex
	files    map[string]string
	noRanges bool
	many     bool
	fail     []*Error // answers to the next requests; nil lets one through
	asked    []string
}

func (h *fakeHost) Get(_ context.Context, name string, r *ranges.Range, fileBytes int64) ([]byte, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	ask := name
	if r != nil {
		ask = fmt.Sprintf("%s %d-%d", name, r.ByteOffset, r.End())
	}
	h.asked = append(h.asked, ask)
	if len(h.fail) > 0 {
		fail := h.fail[0]
		if h.fail = h.fail[1:]; fail != nil {
			return nil, fail
		}
	}
	data, ok := h.files[name]
	switch {
	case !ok:
		return nil, &Error{Kind: Gone, Name: name, Range: r, Problem: "the host answered 404"}
	case r == nil:
		return []byte(data), nil
	case h.noRanges && fileBytes <= wholeBytes:
		return []byte(data), ErrNoRanges
	case h.noRanges:
		return nil, ErrNoRanges
	}
	return []byte(data[r.ByteOffset:r.End()]), nil
}

func (h *fakeHost) Lanes() int { return 100 }

func (h *fakeHost) Stream(_ context.Context, name string, byteOffset, _ int64, take func([]byte) error) error {
	h.asked = append(h.asked, "stream "+name)
	return take([]byte(h.files[name][byteOffset:]))
}

// fakeDevice keeps some pieces and perhaps a catalog.
type fakeDevice struct {
	files   map[string]string
	catalog []byte

	mu   sync.Mutex
	seen map[blockKey][]byte
	last []byte
}

func (d *fakeDevice) Read(_ context.Context, name string, r ranges.Range) ([]byte, bool) {
	data, ok := d.files[name]
	if !ok {
		return nil, false
	}
	return []byte(data[r.ByteOffset:r.End()]), true
}

func (d *fakeDevice) Catalog(context.Context) []byte { return d.catalog }

func (d *fakeDevice) Seen(_ context.Context, name string, r ranges.Range) ([]byte, bool) {
	data, ok := d.seen[blockKey{name, r}]
	return data, ok
}

func (d *fakeDevice) Note(name string, r ranges.Range, data []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.seen == nil {
		d.seen = map[blockKey][]byte{}
	}
	d.seen[blockKey{name, r}] = data
}

func (d *fakeDevice) NoteCatalog(data []byte)            { d.last = data }
func (d *fakeDevice) LastCatalog(context.Context) []byte { return d.last }
func (d *fakeDevice) Doubt()                             { d.seen = nil }

// text is n bytes of which each four say where they stand.
func text(n int) string {
	var b strings.Builder
	for b.Len() < n {
		fmt.Fprintf(&b, "%04x", b.Len())
	}
	return b.String()[:n]
}

func at(offset, n int64) ranges.Range { return ranges.Range{ByteOffset: offset, Bytes: n} }

func TestReadRanges(t *testing.T) {
	whole := text(10000)
	parts := []ranges.Part{{Name: "f.0", Bytes: 4000}, {Name: "f.1", Bytes: 4000}, {Name: "f.2", Bytes: 2000}}
	for name, test := range map[string]struct {
		parts []ranges.Part
		want  []ranges.Range
		asked []string // in any order
	}{
		"one":                 {nil, []ranges.Range{at(10, 5)}, []string{"f 10-15"}},
		"near ones as one":    {nil, []ranges.Range{at(100, 10), at(610, 10)}, []string{"f 100-620"}},
		"far ones apart":      {nil, []ranges.Range{at(100, 10), at(623, 10)}, []string{"f 100-110", "f 623-633"}},
		"unordered":           {nil, []ranges.Range{at(5000, 10), at(0, 10), at(5010, 4)}, []string{"f 0-10", "f 5000-5014"}},
		"overlapping, inside": {nil, []ranges.Range{at(0, 300), at(100, 50), at(200, 200)}, []string{"f 0-400"}},
		"the same twice":      {nil, []ranges.Range{at(7, 3), at(7, 3)}, []string{"f 7-10"}},
		"empty":               {nil, []ranges.Range{at(9, 0), at(10000, 0)}, nil},
		"none":                {nil, nil, nil},
		"in a piece":          {parts, []ranges.Range{at(4001, 9)}, []string{"f.1 1-10"}},
		"across pieces":       {parts, []ranges.Range{at(3990, 4020)}, []string{"f.0 3990-4000", "f.1 0-4000", "f.2 0-10"}},
		"near, other piece":   {parts, []ranges.Range{at(3990, 10), at(4000, 10)}, []string{"f.0 3990-4000", "f.1 0-10"}},
	} {
		t.Run(name, func(t *testing.T) {
			host := &fakeHost{files: map[string]string{"f": whole, "f.0": whole[:4000], "f.1": whole[4000:8000], "f.2": whole[8000:]}}
			f := New(host, &fakeDevice{}).File("f", 10000, test.parts)
			for range 2 { // the second time from memory
				got, err := f.ReadRanges(t.Context(), test.want)
				if err != nil {
					t.Fatal(err)
				}
				for i, r := range test.want {
					if string(got[i]) != whole[r.ByteOffset:r.End()] {
						t.Errorf("range %d gave %q", i, got[i])
					}
				}
			}
			if !sameItems(host.asked, test.asked) {
				t.Errorf("asked %q, want %q", host.asked, test.asked)
			}
		})
	}
}

func sameItems(a, b []string) bool {
	count := map[string]int{}
	for _, s := range a {
		count[s]++
	}
	for _, s := range b {
		count[s]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

func TestOutsideTheFile(t *testing.T) {
	f := New(&fakeHost{}, &fakeDevice{}).File("f", 100, nil)
	for _, r := range []ranges.Range{at(-1, 2), at(0, -1), at(99, 2), at(101, 0), at(1<<62, 1<<62)} {
		if _, err := f.ReadRanges(t.Context(), []ranges.Range{r}); err == nil || !strings.Contains(err.Error(), "f: bytes ") {
			t.Errorf("%v: error %v", r, err)
		}
	}
}

// A host without ranges is asked for each piece once, however many ask.
func TestHostWithoutRanges(t *testing.T) {
	whole := text(3000)
	host := &fakeHost{files: map[string]string{"f": whole}, noRanges: true}
	s := New(host, &fakeDevice{})
	f := s.File("f", 3000, nil)
	for _, r := range []ranges.Range{at(5, 10), at(2000, 7), at(0, 3000)} {
		got, err := f.ReadRanges(t.Context(), []ranges.Range{r, at(1, 1)})
		if err != nil || string(got[0]) != whole[r.ByteOffset:r.End()] {
			t.Fatalf("%v: %q, %v", r, got, err)
		}
	}
	if want := []string{"f 1-15"}; !reflect.DeepEqual(host.asked, want) {
		t.Errorf("asked %q, want %q: what came whole is used", host.asked, want)
	}
	var streamed bytes.Buffer
	s.Stream(t.Context(), "f", 1000, 3000, func(b []byte) error { streamed.Write(b); return nil })
	if streamed.String() != whole[1000:] || len(host.asked) != 1 {
		t.Error("a piece in memory was asked for again to be kept")
	}
}

func TestHostWithoutRangesAndLargePieces(t *testing.T) {
	whole := text(9 << 20)
	host := &fakeHost{files: map[string]string{"f": whole}, noRanges: true}
	s := New(host, &fakeDevice{})
	got, err := s.File("f", 9<<20, nil).ReadRanges(t.Context(), []ranges.Range{at(5, 10), at(5<<20, 7)})
	if err != nil || string(got[1]) != whole[5<<20:5<<20+7] {
		t.Fatal(err)
	}
	times := 0
	for _, a := range host.asked {
		if a == "f" {
			times++
		}
	}
	if times != 1 {
		t.Errorf("asked for the whole file %d times: %q", times, host.asked)
	}
	if _, err := s.File("g", 65<<20, nil).ReadRanges(t.Context(), []ranges.Range{at(0, 1)}); err == nil || !strings.Contains(err.Error(), "g: the host sends whole files only, and this one has 65 MB: build the site in parts") {
		t.Errorf("a file too large to hold: %v", err)
	}
}

func TestDeviceBeforeHost(t *testing.T) {
	host := &fakeHost{files: map[string]string{"f.1": "hosted"}}
	device := &fakeDevice{files: map[string]string{"f.0": "kept.."}}
	parts := []ranges.Part{{Name: "f.0", Bytes: 6}, {Name: "f.1", Bytes: 6}}
	got, err := New(host, device).File("f", 12, parts).ReadRanges(t.Context(), []ranges.Range{at(4, 4)})
	if err != nil || string(got[0]) != "..ho" {
		t.Fatalf("%q, %v", got, err)
	}
	if want := []string{"f.1 0-2"}; !reflect.DeepEqual(host.asked, want) {
		t.Errorf("asked %q, want %q", host.asked, want)
	}
}

func TestFailures(t *testing.T) {
	line := func() *Error { return &Error{Kind: NoLine, Name: "f", Problem: "Failed to fetch"} }
	gone := func() *Error { return &Error{Kind: Gone, Name: "f", Problem: "the host answered 404"} }
	for name, test := range map[string]struct {
		fail   []*Error
		newer  bool // the host's catalog has changed
		code   protocol.Code
		asked  int
		reload bool
	}{
		"the line breaks once":      {fail: []*Error{line()}, asked: 2},
		"the line breaks twice":     {fail: []*Error{line(), line()}, code: protocol.Network, asked: 2},
		"the host fails":            {fail: []*Error{{Kind: BadHost, Name: "f"}}, code: protocol.Network, asked: 1},
		"gone after an update":      {fail: []*Error{gone()}, newer: true, code: protocol.Updated, asked: 2, reload: true},
		"gone without an update":    {fail: []*Error{gone()}, code: protocol.Damaged, asked: 2},
		"gone, and the catalog too": {fail: []*Error{gone(), line()}, code: protocol.Network, asked: 2},
	} {
		t.Run(name, func(t *testing.T) {
			host := &fakeHost{files: map[string]string{"f": text(100), catalog.Name: `{"a":1}`}}
			s := New(host, &fakeDevice{})
			if _, err := s.Whole(t.Context(), catalog.Name); err != nil {
				t.Fatal(err)
			}
			if test.newer {
				host.files[catalog.Name] = `{"a":2}`
			}
			host.asked, host.fail = nil, test.fail
			_, err := s.File("f", 100, nil).ReadRanges(t.Context(), []ranges.Range{at(0, 4)})
			switch {
			case test.code == "" && err != nil:
				t.Error(err)
			case test.code != "" && (err == nil || protocol.ErrorOf(err).Code != test.code || !strings.Contains(err.Error(), "f")):
				t.Errorf("error %v, want code %s", err, test.code)
			}
			if len(host.asked) != test.asked {
				t.Errorf("asked %q, want %d requests", host.asked, test.asked)
			}
			if (s.Updated() != nil) != test.reload {
				t.Errorf("Updated is %v", s.Updated())
			}
		})
	}
}

func TestCatalog(t *testing.T) {
	gate := "<html>log in</html>"
	for name, test := range map[string]struct {
		host *string
		kept string
		last string
		want string
		code protocol.Code
	}{
		"the host is away, read before":    {last: `{"old":1}`, want: `{"old":1}`},
		"read before, the host's is newer": {host: ptr(`{"new":1}`), last: `{"old":1}`, want: `{"new":1}`},

		"from the host":          {host: ptr(`{"new":1}`), want: `{"new":1}`},
		"the host's is newer":    {host: ptr(`{"new":1}`), kept: `{"old":1}`, want: `{"new":1}`},
		"the host is away":       {kept: `{"old":1}`, want: `{"old":1}`},
		"a gate's page":          {host: &gate, kept: `{"old":1}`, want: `{"old":1}`},
		"a gate's page, no kept": {host: &gate, code: protocol.Network},
		"nothing":                {code: protocol.Network},
	} {
		t.Run(name, func(t *testing.T) {
			host := &fakeHost{files: map[string]string{}}
			if test.host != nil {
				host.files[catalog.Name] = *test.host
			}
			device := &fakeDevice{}
			if test.kept != "" {
				device.catalog = []byte(test.kept)
			}
			if test.last != "" {
				device.last = []byte(test.last)
			}
			s := New(host, device)
			got, err := s.Whole(t.Context(), catalog.Name)
			if test.code != "" {
				if err == nil || protocol.ErrorOf(err).Code != test.code || s.Catalog() != nil {
					t.Errorf("got %q, error %v", got, err)
				}
				return
			}
			if err != nil || string(got) != test.want || string(s.Catalog()) != test.want {
				t.Errorf("got %q, error %v", got, err)
			}
			if test.host != nil && test.kept == "" && string(device.last) != *test.host {
				t.Errorf("the device was told of %q", device.last)
			}
		})
	}
}

// What was read once is read again with no host, in another page too; and not
// what was not, which is the line's fault.
func TestSeen(t *testing.T) {
	device := &fakeDevice{}
	want := []ranges.Range{at(10, 4), at(20, 4), at(9000, 8)}
	first := New(&fakeHost{files: map[string]string{"f": text(10000)}}, device)
	if _, err := first.File("f", 10000, nil).ReadRanges(t.Context(), want); err != nil || first.Lost() != nil {
		t.Fatal(err, first.Lost())
	}
	away := &Error{Kind: NoLine, Name: "f"}
	host := &fakeHost{fail: []*Error{away, away, away, away}}
	second := New(host, device)
	f := second.File("f", 10000, nil)
	got, err := f.ReadRanges(t.Context(), want)
	if err != nil || string(got[1]) != text(24)[20:] || len(host.asked) > 0 {
		t.Errorf("%q, error %v after asking %q", got, err, host.asked)
	}
	if _, err := f.ReadRanges(t.Context(), []ranges.Range{at(11, 4)}); protocol.ErrorOf(err).Code != protocol.Network {
		t.Errorf("what was not read: %v", err)
	}
	if second.Lost() == nil || second.Lost() != nil {
		t.Error("that the line was lost is not told, or twice")
	}
	second.Doubt()
	if _, err := f.ReadRanges(t.Context(), want); err == nil {
		t.Error("what is in doubt was given")
	}
}

func ptr(s string) *string { return &s }

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	host := &fakeHost{fail: []*Error{{Kind: NoLine, Name: "f"}}}
	cancel()
	_, err := New(host, &fakeDevice{}).File("f", 10, nil).ReadRanges(ctx, []ranges.Range{at(0, 1)})
	if !errors.Is(err, context.Canceled) || len(host.asked) != 1 {
		t.Errorf("error %v after asking %q", err, host.asked)
	}
}

// A host that takes a request and never answers is asked once more.
func TestSilentHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		host := &silentHost{}
		_, err := New(host, &fakeDevice{}).File("f", 10, nil).ReadRanges(t.Context(), []ranges.Range{at(2, 1)})
		if err == nil || protocol.ErrorOf(err).Code != protocol.Network || err.Error() != "f: bytes 2 to 3: no answer came" || host.asked != 2 {
			t.Errorf("asked %d times, error %v", host.asked, err)
		}
	})
}

// silentHost answers nothing.
type silentHost struct {
	fakeHost
	asked int
}

func (h *silentHost) Get(ctx context.Context, _ string, _ *ranges.Range, _ int64) ([]byte, error) {
	h.asked++
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestLRU(t *testing.T) {
	c := newLRU[string](10)
	c.put("a", []byte("aaaa"))
	c.put("b", []byte("bbbb"))
	c.get("a")
	c.put("c", []byte("cccc")) // lets b go, the longest unused
	c.put("too large", make([]byte, 11))
	for key, want := range map[string]bool{"a": true, "b": false, "c": true, "too large": false} {
		if _, ok := c.get(key); ok != want {
			t.Errorf("%s: held is %v", key, ok)
		}
	}
	if c.heldBytes != 8 || c.order.Len() != 2 {
		t.Errorf("holds %d bytes in %d entries", c.heldBytes, c.order.Len())
	}
}
