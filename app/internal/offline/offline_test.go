package offline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"reflect"
	"sort"
	"strings"
	"testing"

	"fangzhi/app/internal/protocol"
	"fangzhi/data/catalog"
	"fangzhi/data/ranges"
	"fangzhi/data/token"
)

// memory is a disk in memory with so much room for files.
type memory struct {
	notes, files map[string][]byte
	room         int
	writes       int
}

func newMemory(room int) *memory {
	return &memory{notes: map[string][]byte{}, files: map[string][]byte{}, room: room}
}

func (m *memory) Load(_ context.Context, name string) ([]byte, error) { return m.notes[name], nil }

func (m *memory) Save(_ context.Context, name string, data []byte) error {
	m.notes[name] = append([]byte(nil), data...)
	return nil
}

func (m *memory) Write(_ context.Context, name string, byteOffset int64, data []byte) error {
	m.writes++
	if byteOffset%ChunkBytes != 0 || len(data) > ChunkBytes {
		return fmt.Errorf("a chunk of %d at %d", len(data), byteOffset)
	}
	if m.room -= len(data); m.room < 0 {
		return &protocol.Error{Code: protocol.Quota, Message: "full"}
	}
	m.files[name] = append(m.files[name][:byteOffset:byteOffset], data...)
	return nil
}

func (m *memory) Read(_ context.Context, name string, r ranges.Range) ([]byte, error) {
	if r.End() > int64(len(m.files[name])) {
		return nil, errors.New("not there")
	}
	return m.files[name][r.ByteOffset:r.End()], nil
}

func (m *memory) Remove(_ context.Context, name string) error {
	delete(m.files, name)
	return nil
}

func (m *memory) Lock(context.Context) (func(), error) { return func() {}, nil }

func (m *memory) names() []string {
	var names []string
	for name := range m.files {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// host streams files in odd pieces; the line breaks after so many bytes.
type host struct {
	files  map[string][]byte
	breaks int
	asked  []string
}

func (h *host) Lanes() int { return 100 }

func (h *host) Stream(_ context.Context, name string, byteOffset, fileBytes int64, take func([]byte) error) error {
	h.asked = append(h.asked, fmt.Sprintf("%s from %d", name, byteOffset))
	for rest := h.files[name][byteOffset:]; len(rest) > 0; {
		n := min(len(rest), 100_003)
		if h.breaks > 0 {
			if h.breaks -= n; h.breaks <= 0 {
				return errors.New("the line broke")
			}
		}
		if err := take(rest[:n]); err != nil {
			return err
		}
		rest = rest[n:]
	}
	return nil
}

// archive makes a catalog of segments and a host that has their files. The
// second file of a segment lies in two parts.
func archive(t *testing.T, segments ...string) ([]byte, *host) {
	t.Helper()
	h := &host{files: map[string][]byte{}}
	c := catalog.Catalog{Version: catalog.Version, TokenVersion: token.Version}
	file := func(name string, size int) catalog.File {
		data := []byte(strings.Repeat(name, size/len(name)+1)[:size])
		h.files[name] = data
		return catalog.File{Name: name, Bytes: int64(size), HeadBytes: 10, CRC32: crc32.ChecksumIEEE(data)}
	}
	for _, s := range segments {
		bundle := file(s+".fzb", 1_500_000)
		for i, at := range []int{0, 600_000} {
			name, data := fmt.Sprintf("%s.%d", bundle.Name, i), h.files[bundle.Name][at:min(at+900_000, 600_000*(1+2*i))]
			h.files[name] = data
			bundle.Parts = append(bundle.Parts, ranges.Part{Name: name, Bytes: int64(len(data))})
		}
		delete(h.files, bundle.Name)
		c.Segments = append(c.Segments, catalog.Segment{Index: file(s+".fzi", 1000), Bundle: bundle})
	}
	data, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return data, h
}

func TestKeep(t *testing.T) {
	current, host := archive(t, "one")
	disk := newMemory(1 << 30)
	s := New(disk)
	if kept, err := s.State(t.Context(), current); err != nil || kept != (protocol.Kept{TotalBytes: 1_501_000}) {
		t.Fatalf("before: %+v, %v", kept, err)
	}
	var told []protocol.Kept
	if err := s.Keep(t.Context(), host, current, func(k protocol.Kept) { told = append(told, k) }); err != nil {
		t.Fatal(err)
	}
	for i, k := range told {
		if k.Complete || k.TotalBytes != 1_501_000 || i > 0 && k.KeptBytes < told[i-1].KeptBytes {
			t.Errorf("progress %d: %+v", i, k)
		}
	}
	if len(told) < 4 || told[len(told)-1].KeptBytes != 1_501_000 {
		t.Errorf("progress: %+v", told)
	}
	after := New(disk) // as after a restart
	if kept, _ := after.State(t.Context(), current); kept != (protocol.Kept{KeptBytes: 1_501_000, TotalBytes: 1_501_000, Complete: true}) {
		t.Errorf("after: %+v", kept)
	}
	for name, want := range host.files {
		got, ok := after.Read(t.Context(), name, ranges.Range{ByteOffset: 500, Bytes: 300})
		if !ok || string(got) != string(want[500:800]) {
			t.Errorf("%s: kept is %v", name, ok)
		}
	}
	if _, ok := after.Read(t.Context(), "one.fzi", ranges.Range{ByteOffset: 999, Bytes: 2}); ok {
		t.Error("bytes beyond a file's end were read")
	}
	if string(after.Catalog(t.Context())) != string(compact(current)) {
		t.Error("the catalog is not kept")
	}
	asked := len(host.asked)
	if err := after.Keep(t.Context(), host, current, func(protocol.Kept) {}); err != nil || len(host.asked) != asked {
		t.Errorf("kept again: asked %q, %v", host.asked[asked:], err)
	}
}

// A broken line costs no more than the chunk that was coming, and half a file
// is never read.
func TestResume(t *testing.T) {
	current, host := archive(t, "one")
	disk := newMemory(1 << 30)
	host.breaks = 1000 + 600_000 + 800_000
	s := New(disk)
	if err := s.Keep(t.Context(), host, current, func(protocol.Kept) {}); err == nil {
		t.Fatal("a broken line is no error")
	}
	if _, ok := s.Read(t.Context(), "one.fzb.0", ranges.Range{Bytes: 1}); ok {
		t.Error("a file not yet verified was read")
	}
	if s.Catalog(t.Context()) != nil {
		t.Error("half an archive counts as whole")
	}
	after := New(disk)
	if kept, _ := after.State(t.Context(), current); kept.KeptBytes != 1000+600_000+ChunkBytes || kept.Complete {
		t.Errorf("after the break: %+v", kept)
	}
	host.asked = nil
	if err := after.Keep(t.Context(), host, current, func(protocol.Kept) {}); err != nil {
		t.Fatal(err)
	}
	if want := []string{fmt.Sprintf("one.fzb.1 from %d", ChunkBytes)}; !reflect.DeepEqual(host.asked, want) {
		t.Errorf("asked %q, want %q", host.asked, want)
	}
}

// The older archive serves until the newer is whole; then it goes.
func TestUpdate(t *testing.T) {
	first, host1 := archive(t, "one", "two")
	second, host2 := archive(t, "two", "three")
	disk := newMemory(1 << 30)
	s := New(disk)
	if err := s.Keep(t.Context(), host1, first, func(protocol.Kept) {}); err != nil {
		t.Fatal(err)
	}
	host2.breaks = 100_000
	if err := s.Keep(t.Context(), host2, second, func(protocol.Kept) {}); err == nil {
		t.Fatal("a broken line is no error")
	}
	if string(s.Catalog(t.Context())) != string(compact(first)) {
		t.Error("the older catalog does not serve while the newer comes")
	}
	if _, ok := s.Read(t.Context(), "one.fzi", ranges.Range{Bytes: 1}); !ok {
		t.Error("the older file is gone already")
	}
	host2.breaks = 0
	if err := s.Keep(t.Context(), host2, second, func(protocol.Kept) {}); err != nil {
		t.Fatal(err)
	}
	for _, asked := range host2.asked {
		if strings.HasPrefix(asked, "two") {
			t.Errorf("asked for %s, which was there", asked)
		}
	}
	if want := []string{"three.fzb.0", "three.fzb.1", "three.fzi", "two.fzb.0", "two.fzb.1", "two.fzi"}; !reflect.DeepEqual(disk.names(), want) {
		t.Errorf("the disk holds %q, want %q", disk.names(), want)
	}
	if kept, _ := s.State(t.Context(), first); kept.Complete {
		t.Error("the archive of before counts as whole")
	}
}

// A damaged file is told of and left out; the rest is kept.
func TestDamaged(t *testing.T) {
	current, host := archive(t, "one", "two")
	host.files["one.fzb.1"][7] ^= 1
	disk := newMemory(1 << 30)
	s := New(disk)
	err := s.Keep(t.Context(), host, current, func(protocol.Kept) {})
	if err == nil || protocol.ErrorOf(err).Code != protocol.Damaged || !strings.Contains(err.Error(), "one.fzb: ") {
		t.Errorf("error %v", err)
	}
	if want := []string{"one.fzi", "two.fzb.0", "two.fzb.1", "two.fzi"}; !reflect.DeepEqual(disk.names(), want) {
		t.Errorf("the disk holds %q, want %q", disk.names(), want)
	}
	if s.Catalog(t.Context()) != nil {
		t.Error("an archive that lacks a file counts as whole")
	}
}

func TestNoRoom(t *testing.T) {
	current, host := archive(t, "one")
	err := New(newMemory(700_000)).Keep(t.Context(), host, current, func(protocol.Kept) {})
	if err == nil || protocol.ErrorOf(err).Code != protocol.Quota {
		t.Errorf("a full disk: %v", err)
	}
	err = New(nil).Keep(t.Context(), host, current, func(protocol.Kept) {})
	if err == nil || protocol.ErrorOf(err).Code != protocol.Quota {
		t.Errorf("no disk: %v", err)
	}
}

func TestForget(t *testing.T) {
	current, host := archive(t, "one")
	disk := newMemory(1 << 30)
	s := New(disk)
	if err := s.Keep(t.Context(), host, current, func(protocol.Kept) {}); err != nil {
		t.Fatal(err)
	}
	if err := s.Forget(t.Context()); err != nil {
		t.Fatal(err)
	}
	if kept, _ := s.State(t.Context(), current); kept.KeptBytes != 0 || len(disk.files) != 0 || s.Catalog(t.Context()) != nil {
		t.Errorf("after forgetting: %+v, files %q", kept, disk.names())
	}
	if err := New(nil).Forget(t.Context()); err != nil {
		t.Error(err)
	}
}

// What the browser dropped comes again, and a note that is none is as none.
func TestLostAndBroken(t *testing.T) {
	current, host := archive(t, "one")
	for name, harm := range map[string]func(*memory){
		"a file lost":    func(m *memory) { delete(m.files, "one.fzb.1") },
		"the note lost":  func(m *memory) { delete(m.notes, noteName) },
		"a broken note":  func(m *memory) { m.notes[noteName] = m.notes[noteName][:20] },
		"a wrong note":   func(m *memory) { m.notes[noteName] = []byte(`{"coming":{"one.fzi":99999999,"one.fzb.0":7}}`) },
		"another's note": func(m *memory) { m.notes[noteName] = []byte(`[1,2,3]`) },
	} {
		disk := newMemory(1 << 30)
		if err := New(disk).Keep(t.Context(), host, current, func(protocol.Kept) {}); err != nil {
			t.Fatal(err)
		}
		harm(disk)
		after := New(disk)
		if _, ok := after.Read(t.Context(), "one.fzb.1", ranges.Range{Bytes: 1}); ok {
			t.Errorf("%s: a lost file was read", name)
		}
		if err := after.Keep(t.Context(), host, current, func(protocol.Kept) {}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if kept, _ := after.State(t.Context(), current); !kept.Complete {
			t.Errorf("%s: then %+v", name, kept)
		}
	}
}
