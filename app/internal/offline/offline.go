// Package offline keeps a whole archive on the reader's device: its segment
// files, each verified, and the catalog that names them. A file that came half
// goes on where it stopped and is never read; the copy of an older catalog
// serves until the newer one is whole. Its pictures are kept when they are
// asked for. Of an archive that is not kept, what was read lately stays.
package offline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"fangzhi/app/internal/protocol"
	"fangzhi/data/catalog"
	"fangzhi/data/ranges"
)

// Disk is where the device keeps things, one disk a site. Names are the
// site's file names.
type Disk interface {
	// Load reads a note, nil when there is none; Save writes one.
	Load(ctx context.Context, name string) ([]byte, error)
	Save(ctx context.Context, name string, data []byte) error
	// Write puts a chunk into a file; every chunk but a file's last has
	// ChunkBytes, and byteOffset is a multiple of that.
	Write(ctx context.Context, name string, byteOffset int64, data []byte) error
	// Read reads a run of a file's bytes.
	Read(ctx context.Context, name string, r ranges.Range) ([]byte, error)
	// Remove drops a file, if it is there.
	Remove(ctx context.Context, name string) error
	// Lock waits until no other page changes this disk.
	Lock(ctx context.Context) (release func(), err error)
}

// ChunkBytes is how much is written at a time.
const ChunkBytes = 512 << 10

// noteName is the note of what a disk holds.
const noteName = "kept.json"

// note is what a disk holds.
type note struct {
	Files   map[string]int64 `json:"files"`             // piece -> bytes: whole and verified
	Coming  map[string]int64 `json:"coming"`            // piece -> bytes that have come
	Catalog json.RawMessage  `json:"catalog,omitempty"` // of an archive all of whose files are in Files

	Pictures *shelved `json:"pictures,omitempty"` // nil while nobody has asked for them
}

// Store is one site's copy on the device.
type Store struct {
	disk  Disk  // nil when the browser keeps nothing for us
	shelf Shelf // nil likewise

	keeping chan struct{} // held by the one who keeps or forgets
	mu      sync.Mutex
	note    *note // nil until loaded

	recent recent
}

// New is a store on a disk; nil is a device that keeps nothing.
func New(disk Disk) *Store {
	return &Store{disk: disk, keeping: make(chan struct{}, 1), recent: recent{came: make(chan struct{}, 1)}}
}

// ErrNoDisk is a browser that lets this page keep nothing.
var ErrNoDisk = &protocol.Error{Code: protocol.Quota, Message: "this browser lets the page keep nothing on the device"}

// load reads the note once. A note that cannot be read is as none: what it
// named comes again.
func (s *Store) load(ctx context.Context) *note {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.note == nil {
		s.note = s.readNote(ctx)
	}
	return s.note
}

func (s *Store) readNote(ctx context.Context) *note {
	n := &note{}
	if s.disk != nil {
		if data, err := s.disk.Load(ctx, noteName); err != nil || json.Unmarshal(data, n) != nil {
			n = &note{}
		}
	}
	if n.Files == nil {
		n.Files = map[string]int64{}
	}
	if n.Coming == nil {
		n.Coming = map[string]int64{}
	}
	return n
}

// lock waits for the right to change what is kept, here and in other pages,
// and reads the note anew: another page may have changed it.
func (s *Store) lock(ctx context.Context) (release func(), err error) {
	select {
	case s.keeping <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	unlock, err := s.disk.Lock(ctx)
	if err != nil {
		<-s.keeping
		return nil, err
	}
	s.forgetNote()
	return func() { unlock(); <-s.keeping }, nil
}

// forgetNote has the note read anew.
func (s *Store) forgetNote() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.note = nil
}

// change alters the note and writes it.
func (s *Store) change(ctx context.Context, alter func(n *note)) error {
	n := s.load(ctx)
	s.mu.Lock()
	alter(n)
	data, err := json.Marshal(n)
	s.mu.Unlock()
	if err != nil {
		return err
	}
	return s.disk.Save(ctx, noteName, data)
}

// Read reads a run of a piece that is kept whole; ok is false when it is not,
// or no longer.
func (s *Store) Read(ctx context.Context, name string, r ranges.Range) (data []byte, ok bool) {
	n := s.load(ctx)
	s.mu.Lock()
	bytes, kept := n.Files[name]
	s.mu.Unlock()
	if !kept || r.End() > bytes {
		return nil, false
	}
	data, err := s.disk.Read(ctx, name, r)
	if err != nil || int64(len(data)) != r.Bytes {
		return nil, false
	}
	return data, true
}

// Catalog is the catalog of the archive that is kept whole, or nil.
func (s *Store) Catalog(ctx context.Context) []byte {
	n := s.load(ctx)
	s.mu.Lock()
	defer s.mu.Unlock()
	return n.Catalog
}

// State tells how much is kept of the archive that a catalog describes, by
// this page or another.
func (s *Store) State(ctx context.Context, current []byte) (protocol.Kept, error) {
	select {
	case s.keeping <- struct{}{}:
		s.forgetNote()
		<-s.keeping
	default: // this page is keeping: its note is the newest
	}
	return s.state(ctx, current)
}

func (s *Store) state(ctx context.Context, current []byte) (protocol.Kept, error) {
	files, err := filesOf(current)
	if err != nil {
		return protocol.Kept{}, err
	}
	n := s.load(ctx)
	var kept protocol.Kept
	kept.ReadBytes = s.readHeld(ctx)
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range files {
		for _, piece := range f.Parts {
			kept.TotalBytes += piece.Bytes
			kept.KeptBytes += n.Files[piece.Name] + n.Coming[piece.Name]
		}
	}
	n.tellPictures(picturesOf(current), &kept)
	kept.Complete = kept.KeptBytes == kept.TotalBytes && string(n.Catalog) == string(compact(current))
	return kept, nil
}

// Forget drops all that is kept.
func (s *Store) Forget(ctx context.Context) error {
	if s.disk == nil {
		return nil
	}
	release, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	return errors.Join(s.forgetRead(ctx), s.forgetPictures(ctx), s.drop(ctx, func(string) bool { return false }))
}

// drop removes every file but those that stay; the note forgets them first.
func (s *Store) drop(ctx context.Context, stays func(name string) bool) error {
	var gone []string
	err := s.change(ctx, func(n *note) {
		for _, files := range []map[string]int64{n.Files, n.Coming} {
			for name := range files {
				if !stays(name) {
					gone = append(gone, name)
					delete(files, name)
				}
			}
		}
		if !wholeIn(n.Files, n.Catalog) {
			n.Catalog = nil
		}
	})
	for _, name := range gone {
		err = errors.Join(err, s.disk.Remove(ctx, name))
	}
	return err
}

// wholeIn tells whether all files of a catalog are there.
func wholeIn(have map[string]int64, data []byte) bool {
	files, err := filesOf(data)
	if err != nil {
		return false
	}
	for _, f := range files {
		for _, piece := range f.Parts {
			if have[piece.Name] != piece.Bytes {
				return false
			}
		}
	}
	return true
}

// filesOf lists a catalog's files, each with its pieces.
func filesOf(data []byte) ([]catalog.File, error) {
	c, err := catalog.Parse(data)
	if err != nil {
		return nil, err
	}
	var files []catalog.File
	for _, segment := range c.Segments {
		for _, f := range []catalog.File{segment.Index, segment.Bundle} {
			if len(f.Parts) == 0 {
				f.Parts = []ranges.Part{{Name: f.Name, Bytes: f.Bytes}}
			}
			files = append(files, f)
		}
	}
	return files, nil
}

// damaged is a file whose bytes are not those its catalog promises.
func damaged(f catalog.File) error {
	return &protocol.Error{Code: protocol.Damaged,
		Message: fmt.Sprintf("%s: the host's file is not the one its catalog names (SHA-256)", f.Name)}
}
