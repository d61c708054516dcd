package offline

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"fangzhi/app/internal/protocol"
	"fangzhi/data/catalog"
)

// fakeShelf is a shelf in memory with room for so many pictures.
type fakeShelf struct {
	room int
	have map[string]bool
	put  []string
}

func (f *fakeShelf) Names(context.Context) (map[string]bool, error) { return maps.Clone(f.have), nil }

func (f *fakeShelf) Put(_ context.Context, name string, _ int64) error {
	if len(f.have) >= f.room {
		return &protocol.Error{Code: protocol.Quota, Message: "full"}
	}
	f.have[name], f.put = true, append(f.put, name)
	return nil
}

func (f *fakeShelf) Remove(_ context.Context, name string) error {
	delete(f.have, name)
	return nil
}

func TestKeepPictures(t *testing.T) {
	current, _ := archive(t, "甲")
	list, sum := catalog.ListPictures([]catalog.Picture{
		{Name: "media/a.webp", Bytes: 100, Width: 1, Height: 1, Recipe: "1"}, {Name: "media/a.webp", Bytes: 100, Width: 1, Height: 1, Recipe: "2"},
		{Name: "media/b.webp", Bytes: 30, Width: 1, Height: 1, Recipe: "3"},
	})
	sum.List = "media/list.txt"
	c, err := catalog.Parse(current)
	if err != nil {
		t.Fatal(err)
	}
	c.Pictures = &sum
	with, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	shelf := &fakeShelf{room: 2, have: map[string]bool{"media/old.webp": true}}
	s := New(newMemory(1 << 20))
	s.Shelve(shelf)
	state := func(want, of int64) {
		t.Helper()
		kept, err := s.State(t.Context(), with)
		if err != nil || kept.KeptPictureBytes != want || kept.PictureBytes != of {
			t.Errorf("%d of %d bytes of pictures are told, want %d of %d: %v", kept.KeptPictureBytes, kept.PictureBytes, want, of, err)
		}
	}
	state(0, 130)
	if s.WantsPictures(t.Context()) {
		t.Error("pictures are wanted before anybody asked")
	}
	told := 0
	err = s.KeepPictures(t.Context(), with, list, func(protocol.Kept) { told++ })
	var quota *protocol.Error
	if !errors.As(err, &quota) || quota.Code != protocol.Quota {
		t.Errorf("a full shelf is told as %v", err)
	}
	state(100, 130)
	shelf.room = 9
	if err := s.KeepPictures(t.Context(), with, list, func(protocol.Kept) { told++ }); err != nil || !s.WantsPictures(t.Context()) {
		t.Error(err)
	}
	state(130, 130)
	if got := slices.Sorted(maps.Keys(shelf.have)); strings.Join(got, " ") != "media/a.webp media/b.webp" || len(shelf.put) != 2 || told == 0 {
		t.Errorf("the shelf has %q, brought %q, told %d times", got, shelf.put, told)
	}
	if err := s.Forget(t.Context()); err != nil || len(shelf.have) != 0 || s.WantsPictures(t.Context()) {
		t.Errorf("forgotten, %v are there: %v", shelf.have, err)
	}
	state(0, 130)
	if err := s.KeepPictures(t.Context(), current, nil, nil); err != nil {
		t.Errorf("an archive without pictures: %v", err)
	}
}
