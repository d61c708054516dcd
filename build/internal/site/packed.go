package site

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"

	"fangzhi/data/catalog"
	"fangzhi/data/ranges"
)

// packed is an archive in a .zip file, at its root or in a folder of it.
// Stored entries are read in place; a deflated one is unpacked on first use.
type packed struct {
	path   string
	file   *os.File
	zip    *zip.Reader
	prefix string // folder of the archive inside, ending in a slash; "" is the root
	lock   sync.Mutex
	opened map[string]io.ReaderAt
}

func newPacked(name string) (*packed, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, &NotASite{name, err.Error()}
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, &NotASite{name, err.Error()}
	}
	r, err := zip.NewReader(f, info.Size())
	if err != nil {
		f.Close()
		return nil, &NotASite{name, "neither a folder nor a .zip of one: " + err.Error()}
	}
	prefix, ok := catalogFolder(r)
	if !ok {
		f.Close()
		return nil, &NotASite{name, "no archive is packed in it: it has no " + catalog.Name}
	}
	return &packed{path: name, file: f, zip: r, prefix: prefix, opened: map[string]io.ReaderAt{}}, nil
}

// catalogFolder finds the folder that holds the catalog nearest to the root.
func catalogFolder(r *zip.Reader) (prefix string, ok bool) {
	for _, f := range r.File {
		dir, base := path.Split(f.Name)
		if base == catalog.Name && (!ok || len(dir) < len(prefix)) {
			prefix, ok = dir, true
		}
	}
	return prefix, ok
}

func (p *packed) entry(name string) (*zip.File, error) {
	for _, f := range p.zip.File {
		if f.Name == p.prefix+name {
			return f, nil
		}
	}
	return nil, fmt.Errorf("%s: %s: %w", p.path, name, fs.ErrNotExist)
}

func (p *packed) at(name string) (io.ReaderAt, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if r := p.opened[name]; r != nil {
		return r, nil
	}
	entry, err := p.entry(name)
	if err != nil {
		return nil, err
	}
	r, err := p.open(entry)
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", p.path, name, err)
	}
	p.opened[name] = r
	return r, nil
}

func (p *packed) open(entry *zip.File) (io.ReaderAt, error) {
	if entry.Method == zip.Store {
		start, err := entry.DataOffset()
		return io.NewSectionReader(p.file, start, int64(entry.UncompressedSize64)), err
	}
	data, err := p.unpack(entry)
	return strings.NewReader(string(data)), err
}

func (p *packed) unpack(entry *zip.File) ([]byte, error) {
	r, err := entry.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return readWhole(entry.Name, r)
}

func (p *packed) read(ctx context.Context, name string, _ int64, want []ranges.Range) ([][]byte, error) {
	r, err := p.at(name)
	if err != nil {
		return nil, err
	}
	return readAt(ctx, name, r, want)
}

func (p *packed) whole(_ context.Context, name string) ([]byte, error) {
	entry, err := p.entry(name)
	if err != nil {
		return nil, err
	}
	data, err := p.unpack(entry)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.path, err)
	}
	return data, nil
}

// Close closes the packed file.
func (p *packed) Close() error { return p.file.Close() }
