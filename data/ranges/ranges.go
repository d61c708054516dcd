// Package ranges is how every file of a site is read: a few byte ranges of a
// named file at a time, all of them at once. Where the bytes come from (a web
// host with or without Range, a folder, memory, the offline store) is the
// business of whoever implements Source.
package ranges

import (
	"context"
	"errors"
	"fmt"
)

// ErrVersion is in every error that says a file is of another version than
// this program reads.
var ErrVersion = errors.New("build the site again")

// Range is a run of bytes of a file.
type Range struct {
	ByteOffset int64
	Bytes      int64
}

// End is the offset just past the range.
func (r Range) End() int64 { return r.ByteOffset + r.Bytes }

// Within refuses ranges that do not lie in a file of so many bytes; the error
// names the file.
func Within(name string, bytes int64, want []Range) error {
	for _, r := range want {
		if r.ByteOffset < 0 || r.Bytes < 0 || r.ByteOffset > bytes || r.Bytes > bytes-r.ByteOffset {
			return fmt.Errorf("%s: bytes %d to %d asked of a file of %d", name, r.ByteOffset, r.End(), bytes)
		}
	}
	return nil
}

// FewLanes is a Source that may answer only so many requests at once, as a browser
// asks a host of HTTP/1.1 for six at a time.
type FewLanes interface {
	Lanes() int
}

// File is one immutable file of a site.
type File interface {
	// Name is the file's path in the site, for errors.
	Name() string
	// ReadRanges reads all ranges, in parallel where that helps, and returns
	// their bytes in the order asked. A short read is an error.
	ReadRanges(ctx context.Context, want []Range) ([][]byte, error)
}

// Source opens the files of one site.
type Source interface {
	// File names a file whose whole size is known from the catalog; parts
	// lists the names and sizes of the pieces it is stored in (one piece that
	// is the file itself, for most).
	File(name string, bytes int64, parts []Part) File
	// Whole reads a small file whole: the catalog, a report.
	Whole(ctx context.Context, name string) ([]byte, error)
}

// Memory is a file held in memory.
type Memory struct {
	Label string
	Data  []byte
}

// Name is the label given.
func (m *Memory) Name() string { return m.Label }

// ReadRanges returns slices of the data; they must not be changed.
func (m *Memory) ReadRanges(_ context.Context, want []Range) ([][]byte, error) {
	got := make([][]byte, len(want))
	if err := Within(m.Label, int64(len(m.Data)), want); err != nil {
		return nil, err
	}
	for i, r := range want {
		got[i] = m.Data[r.ByteOffset:r.End()]
	}
	return got, nil
}
