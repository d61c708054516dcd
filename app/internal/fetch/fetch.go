// Package fetch reads a site's files from a web host: the byte ranges asked
// for, all at once and near ones together, or whole pieces where the host
// knows no ranges. What is kept on the device, or was read before, is read from there. A failed
// read names the file and the place, and says whether the line, the host or an
// update of the site is to blame.
package fetch

import (
	"context"
	"fmt"
	"sync"

	"fangzhi/data/ranges"
)

// Limits of what is held in memory, and of what is asked for.
const (
	cacheBytes = 8 << 20  // ranges read before
	pieceBytes = 64 << 20 // whole pieces, where the host knows no ranges
	wholeBytes = 8 << 20  // a file up to this is taken when it comes whole unasked
	gapBytes   = 512      // nearer ranges are read in one request

	unknownBytes = 64 << 20 // the most of a file whose size is not known, like the catalog
)

// Host is a web host. All its errors but ErrNoRanges and those of ctx are *Error.
type Host interface {
	// Get asks for a run of bytes of a file, or for all of it when r is nil.
	// fileBytes is the file's size, or -1 when that is not known. A host that
	// answers with all when a run was asked for is one that knows no ranges:
	// the error is ErrNoRanges, and data is the whole file if it is small.
	Get(ctx context.Context, name string, r *ranges.Range, fileBytes int64) (data []byte, err error)
	// GetMany asks for many runs of a file in one request, in their order, which
	// do not overlap. The error is ErrOneByOne from a host that does not give them so.
	GetMany(ctx context.Context, name string, want []ranges.Range, fileBytes int64) (data [][]byte, err error)
	// Lanes is how many requests are under way at once.
	Lanes() int
	// Stream gives a file from an offset to its end, as it comes.
	Stream(ctx context.Context, name string, byteOffset, fileBytes int64, take func([]byte) error) error
}

// Device is the copy kept on this device.
type Device interface {
	// Read reads a run of a piece; ok is false when the piece is not kept.
	Read(ctx context.Context, name string, r ranges.Range) (data []byte, ok bool)
	// Catalog is the catalog of an archive that is kept whole, or nil.
	Catalog(ctx context.Context) []byte
	// Seen gives a block that Note was told of, while the device has it still.
	Seen(ctx context.Context, name string, r ranges.Range) (data []byte, ok bool)
	// Note and NoteCatalog are told what has come from the host.
	Note(name string, r ranges.Range, data []byte)
	NoteCatalog(data []byte)
	// LastCatalog is the one that NoteCatalog was told of, or nil.
	LastCatalog(ctx context.Context) []byte
	// Doubt is told that what was read is not all right.
	Doubt()
}

// Site reads one site's files.
type Site struct {
	host   Host
	device Device

	mu       sync.Mutex
	catalog  []byte // as last read
	changed  *Error // what showed that the site is another now
	lost     *Error // the line's latest failure that nobody has asked for
	noRanges bool   // the host answers with whole files
	many     bool   // the host has given many runs in one answer
	oneByOne bool   // the host does not
	blocks   *lru[blockKey]
	pieces   *lru[string]
	coming   map[string]*arrival
	doubt    sync.Once
}

// New reads from host what device does not keep.
func New(host Host, device Device) *Site {
	return &Site{host: host, device: device, blocks: newLRU[blockKey](cacheBytes),
		pieces: newLRU[string](pieceBytes), coming: map[string]*arrival{}}
}

// blockKey names a range of a piece.
type blockKey struct {
	name string
	ranges.Range
}

// arrival is a whole piece that is on its way.
type arrival struct {
	done chan struct{}
	data []byte
	err  error
}

// Lanes is how many requests the host answers at once.
func (s *Site) Lanes() int { return s.host.Lanes() }

// File names a file; nothing is read yet.
func (s *Site) File(name string, bytes int64, parts []ranges.Part) ranges.File {
	if len(parts) == 0 {
		parts = []ranges.Part{{Name: name, Bytes: bytes}}
	}
	return &file{site: s, name: name, bytes: bytes, parts: parts}
}

// file is one file of a site, in pieces.
type file struct {
	site  *Site
	name  string
	bytes int64
	parts []ranges.Part
}

func (f *file) Name() string { return f.name }

// ReadRanges reads from memory, else the device, else the host. The bytes
// given must not be changed.
func (f *file) ReadRanges(ctx context.Context, want []ranges.Range) ([][]byte, error) {
	if err := ranges.Within(f.name, f.bytes, want); err != nil {
		return nil, err
	}
	got := make([][]byte, len(want))
	var pieces []pieceRange
	for i, r := range want {
		cut := ranges.Cut(f.parts, r)
		if len(cut) != 1 {
			got[i] = make([]byte, 0, r.Bytes)
		}
		for _, c := range cut {
			pieces = append(pieces, pieceRange{i, c})
		}
	}
	data, err := f.site.readPieces(ctx, f.parts, pieces)
	if err != nil {
		return nil, err
	}
	for k, p := range pieces {
		if got[p.want] == nil {
			got[p.want] = data[k]
		} else {
			got[p.want] = append(got[p.want], data[k]...)
		}
	}
	return got, nil
}

// readPieces reads ranges of pieces: what was read before from memory, the
// rest in as few requests as near ranges and the host allow, all at once.
func (s *Site) readPieces(ctx context.Context, parts []ranges.Part, want []pieceRange) ([][]byte, error) {
	got := make([][]byte, len(want))
	var open []int // places in want of what must be fetched
	for i, w := range want {
		if w.Bytes == 0 {
			got[i] = []byte{}
		} else if data, ok := s.recall(blockKey{parts[w.Part].Name, w.Range}); ok {
			got[i] = data
		} else if data, ok := s.device.Seen(ctx, parts[w.Part].Name, w.Range); ok {
			got[i] = data
		} else {
			open = append(open, i)
		}
	}
	groups := group(want, open)
	errs, many := make([]error, len(groups)), s.readMany(ctx, parts, groups)
	var wait sync.WaitGroup
	for i, g := range groups {
		wait.Add(1)
		go func() {
			defer wait.Done()
			data := many[i]
			if data == nil {
				if data, errs[i] = s.read(ctx, parts[g.part], g.Range); errs[i] != nil {
					return
				}
			}
			for _, k := range g.members {
				from := want[k].ByteOffset - g.ByteOffset
				got[k] = data[from : from+want[k].Bytes : from+want[k].Bytes]
				s.remember(blockKey{parts[g.part].Name, want[k].Range}, got[k])
			}
		}()
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return got, nil
}

func (s *Site) recall(key blockKey) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.blocks.get(key)
}

// remember keeps a block read. A block cut from a larger request is copied,
// so that memory holds no more than is counted.
func (s *Site) remember(key blockKey, data []byte) {
	s.device.Note(key.name, key.Range, data)
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.noRanges {
		s.blocks.put(key, append([]byte(nil), data...))
	}
}

// read reads one run of a piece.
func (s *Site) read(ctx context.Context, part ranges.Part, r ranges.Range) ([]byte, error) {
	if data, ok := s.device.Read(ctx, part.Name, r); ok {
		return data, nil
	}
	s.mu.Lock()
	whole := s.noRanges
	s.mu.Unlock()
	if !whole {
		data, err := s.get(ctx, part.Name, &r, part.Bytes)
		if err != ErrNoRanges {
			return data, err
		}
		s.mu.Lock()
		s.noRanges = true
		if data != nil {
			s.pieces.put(part.Name, data)
		}
		s.mu.Unlock()
	}
	data, err := s.piece(ctx, part)
	if err != nil {
		return nil, err
	}
	return data[r.ByteOffset:r.End()], nil
}

// piece is a whole piece, fetched once however many ask for it.
func (s *Site) piece(ctx context.Context, part ranges.Part) ([]byte, error) {
	if part.Bytes > pieceBytes {
		return nil, &Error{Kind: BadHost, Name: part.Name, Problem: fmt.Sprintf(
			"the host sends whole files only, and this one has %d MB: build the site in parts", part.Bytes>>20)}
	}
	s.mu.Lock()
	if data, ok := s.pieces.get(part.Name); ok {
		s.mu.Unlock()
		return data, nil
	}
	a := s.coming[part.Name]
	mine := a == nil
	if mine {
		a = &arrival{done: make(chan struct{})}
		s.coming[part.Name] = a
	}
	s.mu.Unlock()
	if !mine {
		select {
		case <-a.done:
			return a.data, a.err
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	a.data, a.err = s.get(ctx, part.Name, nil, part.Bytes)
	s.mu.Lock()
	delete(s.coming, part.Name)
	if a.err == nil {
		s.pieces.put(part.Name, a.data)
	}
	s.mu.Unlock()
	close(a.done)
	return a.data, a.err
}

// Stream gives a piece from an offset to its end: from memory when it is there.
func (s *Site) Stream(ctx context.Context, name string, byteOffset, fileBytes int64, take func([]byte) error) error {
	s.mu.Lock()
	data, ok := s.pieces.get(name)
	s.mu.Unlock()
	if ok && byteOffset <= int64(len(data)) {
		return take(data[byteOffset:])
	}
	return s.host.Stream(ctx, name, byteOffset, fileBytes, take)
}
