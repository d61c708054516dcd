package offline

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"hash/crc32"

	"fangzhi/app/internal/protocol"
	"fangzhi/data/catalog"
	"fangzhi/data/ranges"
)

// Host gives a file from an offset to its end, as it comes.
type Host interface {
	Stream(ctx context.Context, name string, byteOffset, fileBytes int64, take func([]byte) error) error
}

// Keep brings every file of a catalog onto the device, then remembers the
// catalog and drops what it no longer names, and what was merely read. A damaged file is left out and
// told of at the end; any other failure stops, and the next Keep goes on from
// there. It is done by one at a time.
func (s *Store) Keep(ctx context.Context, host Host, current []byte, progress func(protocol.Kept)) error {
	if s.disk == nil {
		return ErrNoDisk
	}
	release, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer release()
	files, err := filesOf(current)
	if err != nil {
		return err
	}
	tell := func() {
		if kept, err := s.state(ctx, current); err == nil {
			progress(kept)
		}
	}
	var bad error
	for _, f := range files {
		err := s.keepFile(ctx, host, f, tell)
		if isDamaged(err) {
			bad = errors.Join(bad, err)
		} else if err != nil {
			return err
		}
	}
	if bad != nil {
		return bad
	}
	if err := s.change(ctx, func(n *note) { n.Catalog = compact(current) }); err != nil {
		return err
	}
	return errors.Join(s.forgetRead(ctx), s.drop(ctx, named(files)))
}

func isDamaged(err error) bool {
	var told *protocol.Error
	return errors.As(err, &told) && told.Code == protocol.Damaged
}

// named tells whether files have a piece of a name.
func named(files []catalog.File) func(name string) bool {
	names := map[string]bool{}
	for _, f := range files {
		for _, piece := range f.Parts {
			names[piece.Name] = true
		}
	}
	return func(name string) bool { return names[name] }
}

// keepFile brings one file, verifies it, and only then counts it as kept.
func (s *Store) keepFile(ctx context.Context, host Host, f catalog.File, tell func()) error {
	if s.has(ctx, f) {
		return nil
	}
	for _, piece := range f.Parts {
		if err := s.bring(ctx, host, piece, tell); err != nil {
			return err
		}
	}
	sum, err := s.checksum(ctx, f)
	if err == nil && sum != f.CRC32 {
		err = damaged(f)
	}
	if err != nil { // start it anew the next time
		for _, piece := range f.Parts {
			err = errors.Join(err, s.forgetPiece(ctx, piece.Name))
		}
		return err
	}
	err = s.change(ctx, func(n *note) {
		for _, piece := range f.Parts {
			delete(n.Coming, piece.Name)
			n.Files[piece.Name] = piece.Bytes
		}
	})
	tell()
	return err
}

// has tells whether a file is kept whole and can still be read.
func (s *Store) has(ctx context.Context, f catalog.File) bool {
	for _, piece := range f.Parts {
		if _, ok := s.Read(ctx, piece.Name, ranges.Range{ByteOffset: piece.Bytes - 1, Bytes: 1}); !ok {
			return false
		}
	}
	return true
}

func (s *Store) forgetPiece(ctx context.Context, name string) error {
	err := s.change(ctx, func(n *note) {
		delete(n.Coming, name)
		delete(n.Files, name)
	})
	return errors.Join(err, s.disk.Remove(ctx, name))
}

// bring writes a piece to the disk, from where it stopped the last time.
func (s *Store) bring(ctx context.Context, host Host, piece ranges.Part, tell func()) error {
	n := s.load(ctx)
	s.mu.Lock()
	at := n.Coming[piece.Name]
	s.mu.Unlock()
	if at == piece.Bytes {
		return nil
	}
	if at%ChunkBytes != 0 || at > piece.Bytes { // no note of ours
		at = 0
	}
	var chunk []byte
	write := func() error {
		if err := s.disk.Write(ctx, piece.Name, at, chunk); err != nil {
			return err
		}
		at += int64(len(chunk))
		chunk = chunk[:0]
		err := s.change(ctx, func(n *note) {
			delete(n.Files, piece.Name)
			n.Coming[piece.Name] = at
		})
		tell()
		return err
	}
	err := host.Stream(ctx, piece.Name, at, piece.Bytes, func(data []byte) error {
		for len(data) > 0 {
			k := min(len(data), ChunkBytes-len(chunk))
			chunk, data = append(chunk, data[:k]...), data[k:]
			if len(chunk) == ChunkBytes {
				if err := write(); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err == nil && len(chunk) > 0 {
		err = write()
	}
	return err
}

// checksum is the CRC-32 of a file as it stands on the disk.
func (s *Store) checksum(ctx context.Context, f catalog.File) (sum uint32, err error) {
	for _, piece := range f.Parts {
		for at := int64(0); at < piece.Bytes; at += ChunkBytes {
			data, err := s.disk.Read(ctx, piece.Name, ranges.Range{ByteOffset: at, Bytes: min(ChunkBytes, piece.Bytes-at)})
			if err != nil {
				return 0, err
			}
			sum = crc32.Update(sum, crc32.IEEETable, data)
		}
	}
	return sum, nil
}

// compact is a catalog as a note holds it.
func compact(data []byte) []byte {
	var out bytes.Buffer
	if json.Compact(&out, data) != nil {
		return nil
	}
	return out.Bytes()
}
