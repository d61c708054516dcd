// Package container opens the files that documents are kept in: ZIP files of
// parts, most of them of XML, and the compound files of old Office programs.
// What it gives is bounded, whatever the file says of itself. Its errors are
// of package fault.
package container

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"fangzhi/build/internal/read/fault"
)

// Bounds of what a file holds.
const (
	maxPartBytes      = 128 << 20 // of one part, unpacked
	maxPartsBytes     = 256 << 20 // of all parts that are read
	maxDirectoryBytes = 8 << 20
)

// Parts are the parts of a document that is a ZIP file.
type Parts struct {
	files map[string]*zip.File
	left  int64
}

// Open opens a ZIP file of so many bytes. Where it is none the fault tells what
// it is, as far as that is known.
func Open(at io.ReaderAt, size int64) (*Parts, error) {
	guard := &guarded{r: at, left: maxDirectoryBytes}
	z, err := zip.NewReader(guard, size)
	if err != nil {
		return nil, notZIP(at, size, err)
	}
	guard.lifted = true
	p := &Parts{files: map[string]*zip.File{}, left: maxPartsBytes}
	for _, f := range z.File {
		if _, taken := p.files[f.Name]; !taken {
			p.files[f.Name] = f
		}
	}
	return p, nil
}

// notZIP tells what a file is that should be a ZIP file.
func notZIP(at io.ReaderAt, size int64, err error) error {
	head := make([]byte, 8)
	n, _ := at.ReadAt(head, 0)
	if foreign := Recognise(head[:n]); foreign != "" && !strings.HasPrefix(string(head), "PK") {
		return fault.New(fault.Foreign, "its bytes are those of %s", foreign)
	}
	switch {
	case size == 0:
		return fault.New(fault.Malformed, "it is empty")
	case errors.Is(err, zip.ErrFormat) && strings.HasPrefix(string(head), "PK"):
		return fault.New(fault.Truncated, "it breaks off: the list of its parts, at its end, is missing")
	}
	return fault.New(fault.Malformed, "it is not what its name says: %v", err)
}

// guarded bounds what is read until it is lifted.
type guarded struct {
	r      io.ReaderAt
	left   int64
	lifted bool
}

func (g *guarded) ReadAt(p []byte, off int64) (int, error) {
	if !g.lifted {
		if g.left -= int64(len(p)); g.left < 0 {
			return 0, fmt.Errorf("the list of its parts is longer than %d MB", maxDirectoryBytes>>20)
		}
	}
	return g.r.ReadAt(p, off)
}

// Has tells whether there is a part of this name.
func (p *Parts) Has(name string) bool { return p.files[name] != nil }

// Open gives a part; ok is false when there is none.
func (p *Parts) Open(name string) (r io.ReadCloser, ok bool, err error) {
	f := p.files[name]
	if f == nil {
		return nil, false, nil
	}
	if f.Flags&1 != 0 {
		return nil, true, fault.Locked()
	}
	file, err := f.Open()
	if err != nil {
		return nil, true, fault.New(fault.Malformed, "%s in it is damaged: %v", name, err)
	}
	return &part{ReadCloser: file, name: name, all: p, left: maxPartBytes}, true, nil
}

// Read gives a part whole.
func (p *Parts) Read(name string) ([]byte, error) {
	r, ok, err := p.Open(name)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fault.New(fault.Malformed, "%s is missing in it", name)
	}
	defer r.Close()
	return io.ReadAll(r)
}

// part is a part being read.
type part struct {
	io.ReadCloser
	name string
	all  *Parts
	left int64
}

func (r *part) Read(p []byte) (int, error) {
	if r.left <= 0 || r.all.left <= 0 {
		return 0, fault.New(fault.TooLarge, "%s in it is longer than is believed (%d MB, and %d MB with the other parts)", r.name, maxPartBytes>>20, maxPartsBytes>>20)
	}
	n, err := r.ReadCloser.Read(p[:min(int64(len(p)), r.left, r.all.left)])
	r.left -= int64(n)
	r.all.left -= int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fault.New(fault.Malformed, "%s in it is damaged: %v", r.name, err)
	}
	return n, err
}

// Names are the names of the parts, in the order of the alphabet.
func (p *Parts) Names() []string { return slices.Sorted(maps.Keys(p.files)) }

// Mimetype is what OpenDocument and EPUB say of themselves in a part of that
// name, or "".
func (p *Parts) Mimetype() string {
	if f := p.files["mimetype"]; f == nil || f.Flags&1 != 0 || f.Method > zip.Deflate {
		return ""
	}
	r, ok, err := p.Open("mimetype")
	if err != nil || !ok {
		return ""
	}
	defer r.Close()
	head, _ := io.ReadAll(io.LimitReader(r, 128)) // what is damaged says nothing
	return strings.TrimSpace(string(head))
}

// Beside is the part that an address in another part leads to.
func Beside(from, address string) string {
	address, _, _ = strings.Cut(address, "#")
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	if address == "" {
		return ""
	}
	return strings.TrimPrefix(path.Join("/", path.Dir(from), address), "/")
}
