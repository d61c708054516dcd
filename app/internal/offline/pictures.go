package offline

import (
	"context"
	"errors"

	"fangzhi/app/internal/protocol"
	"fangzhi/data/catalog"
)

// Shelf keeps pictures whole, by their names in the site, where the service
// worker finds them when a page asks.
type Shelf interface {
	Names(ctx context.Context) (map[string]bool, error)
	// Put brings a picture of so many bytes from the host.
	Put(ctx context.Context, name string, bytes int64) error
	Remove(ctx context.Context, name string) error
}

// Shelve says where pictures are kept.
func (s *Store) Shelve(shelf Shelf) { s.shelf = shelf }

// shelved is how much of a list of pictures is kept.
type shelved struct {
	List  string `json:"list"`
	Bytes int64  `json:"bytes"`
}

// noteEvery is after how many pictures the note is written anew. Should the
// page end before, the shelf knows what is on it.
const noteEvery = 32

// WantsPictures tells whether the reader has asked for the pictures before.
func (s *Store) WantsPictures(ctx context.Context) bool { return s.load(ctx).Pictures != nil }

// KeepPictures brings every picture of a list onto the device that is not
// there, and drops those it does not name.
func (s *Store) KeepPictures(ctx context.Context, current, list []byte, progress func(protocol.Kept)) (err error) {
	of := picturesOf(current)
	if of == nil {
		return nil
	}
	if s.shelf == nil || s.disk == nil {
		return ErrNoDisk
	}
	pictures, err := catalog.ParsePictures(list)
	if err != nil {
		return err
	}
	release, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	have, err := s.shelf.Names(ctx)
	if err != nil {
		return err
	}
	all := map[string]int64{}
	at := shelved{List: of.List}
	for _, p := range pictures {
		if _, twice := all[p.Name]; !twice && have[p.Name] {
			at.Bytes += p.Bytes
		}
		all[p.Name] = p.Bytes
	}
	note := func(ctx context.Context) error {
		return s.change(ctx, func(n *note) { kept := at; n.Pictures = &kept })
	}
	if err := note(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, note(context.WithoutCancel(ctx))) }()
	for i, p := range pictures {
		if have[p.Name] {
			continue
		}
		if err := s.shelf.Put(ctx, p.Name, p.Bytes); err != nil {
			return err
		}
		have[p.Name] = true
		at.Bytes += p.Bytes
		if i%noteEvery == 0 {
			if err := note(ctx); err != nil {
				return err
			}
			if kept, err := s.state(ctx, current); err == nil {
				progress(kept)
			}
		}
	}
	for name := range have {
		if _, named := all[name]; !named {
			err = errors.Join(err, s.shelf.Remove(ctx, name))
		}
	}
	return err
}

// forgetPictures drops all pictures.
func (s *Store) forgetPictures(ctx context.Context) error {
	if s.shelf == nil {
		return nil
	}
	have, err := s.shelf.Names(ctx)
	for name := range have {
		err = errors.Join(err, s.shelf.Remove(ctx, name))
	}
	return errors.Join(err, s.change(ctx, func(n *note) { n.Pictures = nil }))
}

// picturesOf is what a catalog says of pictures, or nil.
func picturesOf(data []byte) *catalog.Pictures {
	if c, err := catalog.Parse(data); err == nil {
		return c.Pictures
	}
	return nil
}

// tellPictures adds to a state how much of the pictures is kept.
func (n *note) tellPictures(of *catalog.Pictures, kept *protocol.Kept) {
	if of == nil {
		return
	}
	kept.PictureBytes = of.Bytes
	if n.Pictures != nil && n.Pictures.List == of.List {
		kept.KeptPictureBytes = n.Pictures.Bytes
	}
}
