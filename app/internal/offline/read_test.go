package offline

import (
	"bytes"
	"fmt"
	"testing"

	"fangzhi/app/internal/protocol"
	"fangzhi/data/ranges"
)

func block(i, size int) (string, ranges.Range, []byte) {
	return fmt.Sprintf("f.%d", i%3), ranges.Range{ByteOffset: int64(i) * 1000, Bytes: int64(size)}, bytes.Repeat([]byte{byte(i)}, size)
}

// read notes blocks from one number up to another and saves them.
func read(t *testing.T, s *Store, from, to, size int) {
	t.Helper()
	s.LastCatalog(t.Context())
	for i := from; i < to; i++ {
		s.Note(block(i, size))
	}
	if err := s.SaveRead(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// seen is which of so many blocks a store gives, as they were.
func seen(t *testing.T, s *Store, to, size int) (list []int) {
	t.Helper()
	for i := range to {
		name, run, want := block(i, size)
		data, ok := s.Seen(t.Context(), name, run)
		if ok && !bytes.Equal(data, want) {
			t.Fatalf("block %d is another", i)
		}
		if ok {
			list = append(list, i)
		}
	}
	return list
}

// Blocks beside each other are given as one, and what overlaps once.
func TestReadTogether(t *testing.T) {
	s := New(newMemory(1 << 30))
	s.LastCatalog(t.Context())
	text := []byte("0123456789abcdefghij")
	for _, of := range []ranges.Range{{ByteOffset: 5, Bytes: 5}, {ByteOffset: 0, Bytes: 5}, {ByteOffset: 8, Bytes: 7}} {
		s.Note("f", of, text[of.ByteOffset:of.End()])
		s.SaveRead(t.Context())
	}
	for of, want := range map[ranges.Range]bool{{ByteOffset: 0, Bytes: 15}: true, {ByteOffset: 3, Bytes: 4}: true, {ByteOffset: 9, Bytes: 2}: true, {ByteOffset: 14, Bytes: 2}: false, {ByteOffset: 15, Bytes: 1}: false} {
		data, ok := s.Seen(t.Context(), "f", of)
		if ok != want || ok && string(data) != string(text[of.ByteOffset:of.End()]) {
			t.Errorf("%+v: %q, %v", of, data, ok)
		}
	}
}

// What was read in one page is there in the next, the latest up to the bound,
// whoever wrote; and nothing that the disk has changed.
func TestRead(t *testing.T) {
	disk := newMemory(1 << 30)
	one, two := New(disk), New(disk)
	one.NoteCatalog([]byte(`{ "a": 1 }`))
	read(t, one, 0, 10, 900)
	read(t, two, 10, 20, 900)
	read(t, one, 20, 30, 900)
	next := New(disk)
	if got := seen(t, next, 40, 900); len(got) != 30 {
		t.Errorf("of 30 blocks there are %v", got)
	}
	if got := string(next.LastCatalog(t.Context())); got != `{"a":1}` {
		t.Errorf("the catalog is %q", got)
	}
	if len(disk.files) != 3 {
		t.Errorf("three stretches wrote %q", disk.names())
	}
	name, run, want := block(3, 900)
	if data, ok := next.Seen(t.Context(), name, ranges.Range{ByteOffset: run.ByteOffset + 1, Bytes: 898}); !ok || !bytes.Equal(data, want[:898]) {
		t.Errorf("a part of a block is %v, %v", data, ok)
	}
	if _, ok := next.Seen(t.Context(), name, ranges.Range{ByteOffset: run.ByteOffset, Bytes: 901}); ok {
		t.Error("more than was read was given")
	}
	disk.files[disk.names()[0]][5] ^= 1
	if got := seen(t, New(disk), 40, 900); len(got) != 20 {
		t.Errorf("of a changed slot there are %v", got)
	}
}

func TestReadBounds(t *testing.T) {
	disk := newMemory(1 << 30)
	s := New(disk)
	const size = 128 << 10
	for i := range 20 {
		read(t, s, i*8, i*8+16, size) // a stretch holds 8
	}
	kept, total := seen(t, s, 160, size), 0
	for _, file := range disk.files {
		total += len(file)
	}
	if total > readBytes || total < readBytes-ChunkBytes || len(kept) != total/size || kept[len(kept)-1] != 159 {
		t.Errorf("%d bytes, blocks %v", total, kept)
	}
	for i := range 2 * readSlots { // of as many pages
		read(t, New(disk), 400+i, 401+i, 10)
	}
	if len(disk.files) != readSlots || s.Forget(t.Context()) != nil || len(disk.files) != 0 {
		t.Errorf("left are %d files", len(disk.files))
	}
	if got := seen(t, New(disk), 800, 10); got != nil {
		t.Errorf("after all was removed there are %v", got)
	}
}

// An archive that is kept whole needs no copy of what was read.
func TestReadAndKept(t *testing.T) {
	current, host := archive(t, "one")
	disk := newMemory(1 << 30)
	s := New(disk)
	read(t, s, 0, 10, 900)
	if kept, err := s.State(t.Context(), current); err != nil || kept.ReadBytes != 9000 || kept.Complete {
		t.Errorf("read: %+v, %v", kept, err)
	}
	if err := s.Keep(t.Context(), host, current, func(protocol.Kept) {}); err != nil {
		t.Fatal(err)
	}
	read(t, s, 10, 20, 900)
	if got := seen(t, s, 20, 900); got != nil || len(disk.files) != 3 {
		t.Errorf("beside the kept archive there are %v, %q", got, disk.names())
	}
}

func TestReadInDoubt(t *testing.T) {
	disk := newMemory(1 << 30)
	s := New(disk)
	read(t, s, 0, 10, 900)
	s.Doubt()
	read(t, s, 10, 20, 900)
	if got := seen(t, s, 20, 900); got != nil {
		t.Errorf("in doubt, there are %v", got)
	}
}

// A note that cannot be is as none.
func TestReadNoteOfAnother(t *testing.T) {
	for _, note := range []string{
		`{"slots":[null]}`, `{"slots":[{"name":"read-1","bytes":5,"runs":[{"p":"f.0","o":0,"n":900}]}]}`,
		`{"slots":[{"name":"read-1","bytes":5,"runs":[{"p":"f.0","o":-9000000000000000000,"n":905},{"p":"f.0","o":0,"n":-900}]}]}`,
		`{"slots":[{"name":"read-1","bytes":-1}]}`, `{"slots":7}`, `[`,
	} {
		disk := newMemory(1 << 30)
		disk.notes[readName], disk.files["read-1"] = []byte(note), []byte("12345")
		s := New(disk)
		read(t, s, 10, 12, 900)
		if got := seen(t, s, 12, 900); len(got) != 2 {
			t.Errorf("%s: there are %v", note, got)
		}
	}
}

// Where there is no room for what was read, it is let go, and the rest goes on.
func TestReadWithoutRoom(t *testing.T) {
	disk := newMemory(5000)
	s := New(disk)
	read(t, s, 0, 5, 900)
	for i := 5; i < 10; i++ {
		s.Note(block(i, 900))
	}
	if err := s.SaveRead(t.Context()); err == nil {
		t.Error("it was written")
	}
	if got := seen(t, s, 10, 900); len(got) != 5 {
		t.Errorf("there are %v", got)
	}
}
