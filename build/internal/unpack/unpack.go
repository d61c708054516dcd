// Package unpack finds what lies in an archive: the members of ZIP and tar
// files, what a gzip or bzip2 file holds, the pages of web archives (WARC,
// WACZ), and archives in archives.
//
// An archive is not trusted. Nothing of it is written under a name of its own,
// every bound below is one on time and memory, and a damaged member costs
// itself alone: it is told with the reason, and the walk goes on.
package unpack

import (
	"compress/bzip2"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// Bounds of one archive, with all the archives in it.
const (
	MaxMembers     = 100_000   // files; the pages of a web archive are not counted
	MaxDepth       = 3         // archives in each other
	FreeBytes      = 1 << 30   // unpacked bytes that every archive may have, and beyond them
	MaxRatio       = 20        // unpacked bytes for each byte of the archive
	MaxNestedBytes = 256 << 20 // of a ZIP file in an archive, which is laid aside to be read
)

// Member is one file of an archive, or a word about one. A member with a
// Reason is not to be read.
type Member struct {
	Path    string // within the outermost archive, those of archives in it parted by "!/"; "" is the archive itself
	Bytes   int64  // unpacked, as the archive has it; -1 when it does not say
	Note    string // what was odd about it and is set right, in words
	Reason  Reason
	Detail  string   // words for the reason
	Capture *Capture // of a page in a web archive; Path is then that of the web archive
	Reader  io.Reader
}

// Reason is why a member is not read.
type Reason string

// The reasons.
const (
	Hidden     Reason = "hidden"
	NotRegular Reason = "not-regular"
	Encrypted  Reason = "encrypted"
	Malformed  Reason = "malformed"
	Truncated  Reason = "truncated"
	Method     Reason = "method"    // compressed in a way that is not known
	TooDeep    Reason = "too-deep"  // beyond MaxDepth
	TooLarge   Reason = "too-large" // beyond MaxNestedBytes
	TooMany    Reason = "too-many"  // beyond MaxMembers
	Bomb       Reason = "bomb"      // beyond FreeBytes and MaxRatio
	LeftOut    Reason = "left-out"  // no page: a picture, a redirection, an error
	Empty      Reason = "empty"
	Unreadable Reason = "unreadable" // the system would not let it be read
)

// ErrBomb is what the reader of a member gives when the archive has unpacked
// to more than it may; the walk ends with it.
var ErrBomb = errors.New("the archive unpacks to more than is believed")

// Options of a walk.
type Options struct {
	TempDir string // where ZIP files in archives are laid aside
	// Names makes text of names that are not UTF-8, all of one archive at once.
	Names func(names []byte) string
}

// Kind is a kind of archive.
type Kind struct{ form, packing string }

// kinds are the names that archives end with, the longer ones first.
var kinds = []struct {
	ending string
	Kind
}{
	{".tar.gz", Kind{"tar", "gzip"}}, {".tgz", Kind{"tar", "gzip"}},
	{".tar.bz2", Kind{"tar", "bzip2"}}, {".tbz2", Kind{"tar", "bzip2"}}, {".tbz", Kind{"tar", "bzip2"}},
	{".tar", Kind{"tar", ""}},
	{".warc.gz", Kind{"warc", "gzip"}}, {".warc", Kind{"warc", ""}},
	{".zip", Kind{"zip", ""}}, {".wacz", Kind{"wacz", ""}},
	{".gz", Kind{"", "gzip"}}, {".bz2", Kind{"", "bzip2"}},
}

// KindOf tells a kind of archive by the file's name.
func KindOf(name string) (Kind, bool) {
	lower := strings.ToLower(name)
	for _, k := range kinds {
		if strings.HasSuffix(lower, k.ending) {
			return k.Kind, true
		}
	}
	return Kind{}, false
}

// KindByBytes tells a kind of archive by its first bytes, of which there
// should be 512. ZIP is not among them: documents are ZIP files too.
func KindByBytes(head []byte) (Kind, bool) {
	s := string(head)
	switch {
	case strings.HasPrefix(s, "\x1f\x8b\x08"):
		return Kind{"", "gzip"}, true
	case strings.HasPrefix(s, "WARC/1."):
		return Kind{"warc", ""}, true
	case len(s) >= 262 && s[257:262] == "ustar":
		return Kind{"tar", ""}, true
	}
	return Kind{}, false
}

// ByKind is the kind called zip, tar or warc.
func ByKind(form string) Kind { return Kind{form: form} }

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
	unpacked := s.r
	switch s.kind.packing {
	case "gzip":
		unpacked = &counted{w: w, r: newMembers(s.r)}
	case "bzip2":
		unpacked = &counted{w: w, r: bzip2.NewReader(s.r)}
	}
	switch s.kind.form {
	case "zip", "wacz":
		return w.zip(s)
	case "tar":
		return w.tar(s, unpacked)
	case "warc":
		return w.warc(s, unpacked)
	}
	return w.single(s, unpacked)
}

// single is a compressed file that holds one other.
func (w *walker) single(s source, r io.Reader) error {
	name := s.name
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		name = name[i+1:]
	}
	if _, packed := KindOf(name); packed && s.kind.packing != "" {
		name = name[:strings.LastIndexByte(name, '.')]
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
	if hidden(name) && m.Reason == "" {
		m.Reason, m.Detail = Hidden, "its name begins with a dot"
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
	if kind.form == "zip" || kind.form == "wacz" {
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
