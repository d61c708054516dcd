// Package site opens an archive wherever it lies (a folder, a packed folder,
// a web host) as the ranges.Source that the engine reads from. It promises
// that a byte range comes back whole or as an error that names the file, and
// that nothing outside the archive is ever opened.
package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fangzhi/data/catalog"
	"fangzhi/data/ranges"
)

// Site is an opened archive.
type Site struct {
	store
	Address string // as it was given
}

// store is a place that keeps named files.
type store interface {
	// read reads ranges of one stored file of the size given, in parallel where that helps.
	read(ctx context.Context, name string, size int64, want []ranges.Range) ([][]byte, error)
	// whole reads a small file.
	whole(ctx context.Context, name string) ([]byte, error)
	Close() error
}

// NotASite is an address where no archive lies.
type NotASite struct {
	Address string
	Problem string // in words
}

// Error names the address.
func (e *NotASite) Error() string { return e.Address + ": " + e.Problem }

// Open opens the archive at address: a folder, a .zip file, or http(s)://….
func Open(address string) (*Site, error) {
	if IsURL(address) {
		s, err := newHost(address)
		if err != nil {
			return nil, err
		}
		return &Site{store: s, Address: address}, nil
	}
	info, err := os.Stat(address)
	if err != nil {
		return nil, notFound(address, err)
	}
	if info.IsDir() {
		s, err := newFolder(address)
		if err != nil {
			return nil, err
		}
		return &Site{store: s, Address: address}, nil
	}
	s, err := newPacked(address)
	if err != nil {
		return nil, err
	}
	return &Site{store: s, Address: address}, nil
}

// Files gives a local archive as a file system, for serving. A folder is
// looked up by its name at every opening, so that one swapped for another is noticed.
func Files(address string) (files fs.FS, closeFiles func() error, err error) {
	if IsURL(address) {
		return nil, nil, &NotASite{address, "it is on a host already: open it in a browser"}
	}
	info, err := os.Stat(address)
	if err != nil {
		return nil, nil, notFound(address, err)
	}
	if info.IsDir() {
		if !IsSite(address) {
			return nil, nil, &NotASite{address, "no archive lies here: it has no " + catalog.Name}
		}
		return os.DirFS(address), func() error { return nil }, nil
	}
	p, err := newPacked(address)
	if err != nil {
		return nil, nil, err
	}
	files = p.zip
	if p.prefix != "" {
		files, err = fs.Sub(p.zip, strings.TrimSuffix(p.prefix, "/"))
	}
	return files, p.Close, err
}

// IsSite tells whether an archive lies in a folder.
func IsSite(folder string) bool {
	info, err := os.Stat(filepath.Join(folder, catalog.Name))
	return err == nil && info.Mode().IsRegular()
}

// IsURL tells whether an address is one of the web.
func IsURL(address string) bool {
	return strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
}

func notFound(address string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &NotASite{address, "there is no such folder or file"}
	}
	return &NotASite{address, err.Error()}
}

// Whole reads a small file whole.
func (s *Site) Whole(ctx context.Context, name string) ([]byte, error) {
	data, err := s.whole(ctx, name)
	if err != nil && name == catalog.Name && errors.Is(err, fs.ErrNotExist) {
		return nil, &NotASite{s.Address, "no archive lies here: it has no " + catalog.Name}
	}
	return data, err
}

// File names a file of the archive; nothing is opened yet.
func (s *Site) File(name string, bytes int64, parts []ranges.Part) ranges.File {
	if len(parts) == 0 {
		parts = []ranges.Part{{Name: name, Bytes: bytes}}
	}
	return &file{store: s.store, name: name, bytes: bytes, parts: parts}
}

// maxWhole is the size past which Whole refuses: what is read whole is small,
// and a host may answer anything.
const maxWhole = 64 << 20

func tooLarge(name string) error {
	return fmt.Errorf("%s: larger than %d MiB: not read", name, maxWhole>>20)
}
