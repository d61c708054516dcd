package site

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"fangzhi/data/ranges"
)

// folder is an archive on disk. Files stay open once they have been read, so
// an archive rebuilt meanwhile goes on as it was opened.
type folder struct {
	root *os.Root
	lock sync.Mutex
	open map[string]*os.File
}

func newFolder(path string) (*folder, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, &NotASite{path, err.Error()}
	}
	return &folder{root: root, open: map[string]*os.File{}}, nil
}

func (d *folder) file(name string) (*os.File, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if f := d.open[name]; f != nil {
		return f, nil
	}
	f, err := d.root.Open(filepath.FromSlash(name))
	var system *fs.PathError
	if errors.As(err, &system) {
		err = system.Err // who reads it names the file
	}
	if err != nil {
		return nil, err
	}
	d.open[name] = f
	return f, nil
}

func (d *folder) read(ctx context.Context, name string, _ int64, want []ranges.Range) ([][]byte, error) {
	f, err := d.file(name)
	if err != nil {
		return nil, err
	}
	return readAt(ctx, name, f, want)
}

// readAt reads ranges of an open file.
func readAt(ctx context.Context, name string, f io.ReaderAt, want []ranges.Range) ([][]byte, error) {
	got := make([][]byte, len(want))
	for i, r := range want {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		got[i] = make([]byte, r.Bytes)
		if n, err := f.ReadAt(got[i], r.ByteOffset); n < len(got[i]) {
			return nil, fmt.Errorf("%s: cut short: %d bytes at %d, of %d: %w", name, n, r.ByteOffset, r.Bytes, err)
		}
	}
	return got, nil
}

func (d *folder) whole(_ context.Context, name string) ([]byte, error) {
	f, err := d.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readWhole(name, f)
}

func readWhole(name string, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxWhole+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > maxWhole {
		return nil, tooLarge(name)
	}
	return data, nil
}

// Close closes every file.
func (d *folder) Close() error {
	for _, f := range d.open {
		f.Close() // only read from
	}
	return d.root.Close()
}
