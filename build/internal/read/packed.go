package read

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Bounds of documents that are more than a text: most are ZIP files.
const (
	MaxPackedBytes    = 512 << 20 // of the file
	maxPartBytes      = 128 << 20 // of one part, unpacked
	maxPartsBytes     = 256 << 20 // of all parts that are read
	maxDirectoryBytes = 8 << 20
	maxNesting        = 1000 // elements in each other
)

// Binary is a file of a format that is more than a text.
type Binary struct {
	Name   string
	At     io.ReaderAt
	Bytes  int64
	Decode func(raw []byte) string // makes text of bytes whose charset is not known
}

// Packed reads a document of DOCX, DOC, ODT, EPUB, MHTML, mail or PDF. A book gives
// a document a chapter. An error that is a *Fault is one of the file.
func Packed(ctx context.Context, format Format, b Binary) ([]Document, error) {
	var all []Document
	var err error
	switch format {
	case DOCX:
		all, err = readDOCX(b)
	case DOC:
		all, err = readDOC(b)
	case ODT:
		all, err = readODT(b)
	case EPUB:
		all, err = readEPUB(ctx, b)
	case Mail:
		all, err = readMail(b)
	case PDF:
		all, err = readPDF(ctx, b)
	default:
		return nil, fmt.Errorf("read: no reader for %q", format)
	}
	for i := range all {
		all[i].Format = format
	}
	return all, plainEnd(err)
}

// parts are the parts of a document that is a ZIP file.
type parts struct {
	files map[string]*zip.File
	left  int64
}

func openParts(b Binary) (*parts, error) {
	guard := &guarded{r: b.At, left: maxDirectoryBytes}
	z, err := zip.NewReader(guard, b.Bytes)
	if err != nil {
		return nil, notZIP(b, err)
	}
	guard.lifted = true
	p := &parts{files: map[string]*zip.File{}, left: maxPartsBytes}
	for _, f := range z.File {
		if _, taken := p.files[f.Name]; !taken {
			p.files[f.Name] = f
		}
	}
	return p, nil
}

// notZIP tells what a file is that should be a ZIP file.
func notZIP(b Binary, err error) error {
	head := make([]byte, 8)
	n, _ := b.At.ReadAt(head, 0)
	if foreign := Recognise(head[:n]); foreign != "" && !strings.HasPrefix(string(head), "PK") {
		return faultf(Foreign, "its bytes are those of %s", foreign)
	}
	switch {
	case b.Bytes == 0:
		return faultf(Malformed, "it is empty")
	case errors.Is(err, zip.ErrFormat) && strings.HasPrefix(string(head), "PK"):
		return faultf(Truncated, "it breaks off: the list of its parts, at its end, is missing")
	}
	return faultf(Malformed, "it is not what its name says: %v", err)
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

func (p *parts) has(name string) bool { return p.files[name] != nil }

// open gives a part; ok is false when there is none.
func (p *parts) open(name string) (r io.ReadCloser, ok bool, err error) {
	f := p.files[name]
	if f == nil {
		return nil, false, nil
	}
	if f.Flags&1 != 0 {
		return nil, true, faultf(Encrypted, "it is locked with a password")
	}
	file, err := f.Open()
	if err != nil {
		return nil, true, faultf(Malformed, "%s in it is damaged: %v", name, err)
	}
	return &part{ReadCloser: file, name: name, all: p, left: maxPartBytes}, true, nil
}

// read gives a part whole.
func (p *parts) read(name string) ([]byte, error) {
	r, ok, err := p.open(name)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, faultf(Malformed, "%s is missing in it", name)
	}
	defer r.Close()
	return io.ReadAll(r)
}

// part is a part being read.
type part struct {
	io.ReadCloser
	name string
	all  *parts
	left int64
}

func (r *part) Read(p []byte) (int, error) {
	if r.left <= 0 || r.all.left <= 0 {
		return 0, faultf(TooLarge, "%s in it is longer than is believed (%d MB, and %d MB with the other parts)", r.name, maxPartBytes>>20, maxPartsBytes>>20)
	}
	n, err := r.ReadCloser.Read(p[:min(int64(len(p)), r.left, r.all.left)])
	r.left -= int64(n)
	r.all.left -= int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = faultf(Malformed, "%s in it is damaged: %v", r.name, err)
	}
	return n, err
}

// element is an element of a part of XML: its name without the prefix, and
// its attributes alike.
type element struct {
	name  string
	attrs []xml.Attr
}

func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// handler is told of a part's elements and words in their order. A start that
// returns false leaves the element out with all that is in it.
type handler struct {
	start func(element) bool
	end   func(name string)
	text  func(string)
}

// walkXML goes through a part. Entities that it declares are not expanded.
func walkXML(name string, r io.Reader, h handler) error {
	decoder := xml.NewDecoder(r)
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	decoder.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	depth, out := 0, 0 // out is the depth below which all is left out
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			var fault *Fault
			if errors.As(err, &fault) {
				return fault
			}
			return faultf(Malformed, "%s in it is damaged: %v", name, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxNesting {
				return faultf(Malformed, "the elements of %s lie more than %d deep in each other", name, maxNesting)
			}
			if out == 0 && !h.start(element{t.Name.Local, t.Attr}) {
				out = depth
			}
		case xml.EndElement:
			if out == 0 && h.end != nil {
				h.end(t.Name.Local)
			}
			if out == depth {
				out = 0
			}
			depth--
		case xml.CharData:
			if out == 0 && h.text != nil {
				h.text(string(t))
			}
		}
	}
}

// addWords adds to a name that a document states; one that is too long to be
// one ends there.
func addWords(name, words string) string {
	const most = 4096
	if len(name) > most {
		return name
	}
	return name + words
}

// walk goes through a part of XML; one that is not there is no error.
func (p *parts) walk(name string, h handler) error {
	r, ok, err := p.open(name)
	if err != nil || !ok {
		return err
	}
	defer r.Close()
	return walkXML(name, r, h)
}
