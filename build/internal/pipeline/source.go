package pipeline

import (
	"bytes"
	"io"
	"os"

	"fangzhi/build/internal/read"
	"fangzhi/build/internal/read/webpage"
	"fangzhi/build/internal/repair/furniture"
	"fangzhi/build/internal/unpack"
)

// source is a file as the readers see it: one of a folder, or a member of an
// archive, which is held until it is read.
type source struct {
	name    string
	bytes   int64
	open    func() (held, error)
	at      io.ReaderAt     // the bytes of a member, before it is opened
	charset string          // as a server had it
	capture *unpack.Capture // of a page in a web archive
	site    *furniture.Site // what its site has on all pages, nil where that is not known
	lead    webpage.Lead    // to other pages, nil likewise
}

// held is a file's bytes.
type held interface {
	io.ReaderAt
	io.Closer
}

// fileSource is a file of a folder.
func fileSource(path, name string, size int64) *source {
	return &source{name: path, bytes: size, open: func() (held, error) { return os.Open(name) }}
}

// MaxMemberBytes is the largest file of an archive that is read as one; one of
// records has no bound but that of the archive.
const MaxMemberBytes = 256 << 20

// heldInMemory is how much of a member is held without a temporary file.
const heldInMemory = 1 << 20

// hold keeps a member that can be read but once. tooLarge tells one beyond
// MaxMemberBytes, of which nothing is kept.
func (b *build) hold(name string, r io.Reader) (s *source, tooLarge bool, err error) {
	var head bytes.Buffer
	n, err := io.Copy(&head, io.LimitReader(r, heldInMemory))
	if err != nil {
		return nil, false, err
	}
	s = &source{name: name, bytes: n}
	if n < heldInMemory {
		s.at = bytes.NewReader(head.Bytes())
		s.open = func() (held, error) { return inMemory{bytes.NewReader(head.Bytes())}, nil }
		return s, false, nil
	}
	file, err := os.CreateTemp(b.options.TempDir, "member-*")
	if err != nil {
		return nil, false, err
	}
	rest, err := io.Copy(file, io.MultiReader(&head, io.LimitReader(r, MaxMemberBytes)))
	s.bytes = rest
	if err != nil || rest > MaxMemberBytes {
		aside{file}.Close()
		return nil, err == nil, err
	}
	s.at = file
	s.open = func() (held, error) { return aside{file}, nil }
	return s, false, nil
}

type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }

// aside is a temporary file, which is gone when it is closed.
type aside struct{ *os.File }

func (a aside) Close() error {
	a.File.Close()
	return os.Remove(a.File.Name())
}

// state adds what a web archive knows of a page: the address it was taken
// from, which counts for more than the one the page gives itself.
func (s *source) state(d *read.Document) {
	if s.capture == nil || s.capture.URL == "" {
		return
	}
	fields := []read.Field{{Name: read.FieldURL, Value: s.capture.URL}}
	for _, f := range d.Fields {
		if f.Name != read.FieldURL {
			fields = append(fields, f)
		}
	}
	d.Fields = fields
	if s.capture.Date != "" {
		d.Fields = append(d.Fields, read.Field{Name: read.FieldTaken, Value: s.capture.Date})
	}
}
