package unpack

import (
	"bytes"
	"compress/bzip2"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// Walk visits the members of an archive in their order. An error of visit
// ends it, and is what Walk returns; faults of the archive are told to visit.
func Walk(ctx context.Context, name string, kind Kind, file io.ReaderAt, size int64, opt Options, visit func(*Member) error) error {
	w := &walker{ctx: ctx, opt: opt, visit: visit, left: FreeBytes + MaxRatio*size}
	err := w.archive(source{name: name, kind: kind, at: file, size: size, r: io.NewSectionReader(file, 0, size), depth: 1})
	if errors.Is(err, ErrBomb) {
		return w.tell("", Bomb, fmt.Sprintf("it unpacks to more than %d MB, which no archive of %d bytes should: the rest is not read", (FreeBytes+MaxRatio*size)>>20, size))
	}
	return err
}

// source is an archive being read.
type source struct {
	name  string // of the file
	path  string // within the outermost archive; "" for that itself
	kind  Kind
	r     io.Reader
	at    io.ReaderAt // the same bytes; nil when they only come in order
	size  int64
	depth int
}

// under is the path of a member.
func (s source) under(name string) string {
	if s.path == "" {
		return name
	}
	return s.path + "!/" + name
}

type walker struct {
	ctx     context.Context
	opt     Options
	visit   func(*Member) error
	left    int64 // bytes that may still be unpacked
	members int
	full    bool // MaxMembers was told
}

// tell is a word about an archive or a member that is not read.
func (w *walker) tell(path string, reason Reason, detail string) error {
	return w.visit(&Member{Path: path, Bytes: -1, Reason: reason, Detail: detail})
}

// archive walks one archive. The errors it returns end the whole walk.
func (w *walker) archive(s source) error {
	if s.kind.form == "warc" && s.kind.packing == "" { // many are packed and not called so
		head, whole, _ := peek(s.r)
		if kind, ok := KindByBytes(head); ok {
			s.kind.packing = kind.packing
		}
		s.r = whole
	}
	unpacked := s.r
	switch s.kind.packing {
	case "gzip":
		unpacked = &counted{w: w, r: newMembers(s.r)}
	case "bzip2":
		unpacked = &counted{w: w, r: bzip2.NewReader(s.r)}
	}
	if s.kind.packing != "" && s.kind.form != "" {
		begun := begin(unpacked)
		unpacked = begun
		s.kind.form = formOf(s.kind.form, begun.head)
	}
	switch s.kind.form {
	case "zip":
		return w.zip(s)
	case "tar":
		return w.tar(s, unpacked)
	case "warc":
		return w.warc(s, unpacked)
	}
	return w.single(s, unpacked)
}

// formOf is what lies in a compressed file that is said to hold a form of
// archive: "" for a text.
func formOf(said string, head []byte) string {
	kind, ok := KindByBytes(head)
	switch {
	case ok && kind.packing == "":
		return kind.form
	case !ok && len(head) > 0 && !bytes.Contains(head, []byte{0}) && !bytes.HasPrefix(head, []byte("WARC/")):
		return ""
	}
	return said
}

// single is a compressed file that holds one other.
func (w *walker) single(s source, r io.Reader) error {
	name := s.name
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		name = name[i+1:]
	}
	if s.kind.packing != "" {
		name, _, _ = cutEnding(name)
	}
	if name == "" {
		name = "file"
	}
	head, r, err := peek(r)
	if err != nil && len(head) == 0 {
		return w.broken(s.path, err)
	}
	if kind, ok := KindByBytes(head); ok && kind.packing == "" { // a tar or a WARC that is not called one
		inner := s
		inner.kind, inner.r, inner.at = kind, r, nil
		return w.archive(inner)
	}
	return w.member(s, Member{Path: name, Bytes: -1, Reader: r})
}

// broken tells of an archive that cannot be read on. Nil is no error.
func (w *walker) broken(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrBomb) || w.ctx.Err() != nil:
		return errors.Join(w.ctx.Err(), err)
	}
	reason, detail := fault(err)
	return w.tell(path, reason, detail)
}

// fault puts an error of reading into words.
func fault(err error) (Reason, string) {
	var system *os.PathError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return Truncated, "it breaks off: the file was cut short"
	case errors.Is(err, io.EOF):
		return Empty, "it is empty"
	case errors.As(err, &system):
		return Unreadable, system.Err.Error()
	}
	return Malformed, "it is damaged: " + err.Error()
}

// member passes a file of an archive on, or walks it when it is an archive.
// m.Path is the member's own name.
func (w *walker) member(s source, m Member) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if w.members++; w.members > MaxMembers {
		if w.full {
			return nil
		}
		w.full = true
		return w.tell("", TooMany, fmt.Sprintf("it holds more than %d files: the rest is not read", MaxMembers))
	}
	name, out := clean(m.Path)
	if out {
		m.Note = fmt.Sprintf("its name in the archive, %q, leads out of it", shorten(m.Path))
	}
	m.Path = s.under(name)
	if why := hidden(name); why != "" && m.Reason == "" {
		m.Reason, m.Detail = Hidden, why
	}
	if m.Reason != "" {
		m.Reader = nil
		return w.visit(&m)
	}
	kind, isArchive := KindOf(name)
	if !isArchive {
		return w.visit(&m)
	}
	if s.depth >= MaxDepth {
		return w.tell(m.Path, TooDeep, fmt.Sprintf("archives in archives are read %d deep: unpack it first", MaxDepth))
	}
	inner := source{name: name, path: m.Path, kind: kind, r: m.Reader, size: m.Bytes, depth: s.depth + 1}
	if kind.IsZIP() {
		return w.aside(inner)
	}
	return w.archive(inner)
}

// aside lays a ZIP file in an archive aside, because its directory is at its end.
func (w *walker) aside(s source) error {
	file, err := os.CreateTemp(w.opt.TempDir, "nested-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	n, err := io.Copy(file, io.LimitReader(s.r, MaxNestedBytes+1))
	if n > MaxNestedBytes {
		return w.tell(s.path, TooLarge, fmt.Sprintf("a ZIP file in an archive may have %d MB: unpack it first", MaxNestedBytes>>20))
	}
	if err != nil && (errors.Is(err, ErrBomb) || n == 0) {
		return w.broken(s.path, err)
	}
	s.at, s.size = file, n
	return w.archive(s)
}

// counted is a reader of unpacked bytes, which are bounded.
type counted struct {
	w *walker
	r io.Reader
}

func (c *counted) Read(p []byte) (int, error) {
	if c.w.left <= 0 {
		return 0, ErrBomb
	}
	if err := c.w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p[:min(int64(len(p)), c.w.left)])
	c.w.left -= int64(n)
	return n, err
}
