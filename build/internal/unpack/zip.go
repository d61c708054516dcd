package unpack

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxDirectoryBytes bounds what is read of a ZIP file to learn of its members:
// each costs memory before the first is seen.
const maxDirectoryBytes = 32 << 20

// zip walks a ZIP file, or the web archives of a WACZ.
func (w *walker) zip(s source) error {
	if s.at == nil {
		return w.aside(s)
	}
	guard := &guarded{r: s.at, left: maxDirectoryBytes}
	z, err := zip.NewReader(guard, s.size)
	switch {
	case guard.spent:
		return w.tell(s.path, TooMany, fmt.Sprintf("the list of what it holds is longer than %d MB", maxDirectoryBytes>>20))
	case errors.Is(err, zip.ErrFormat):
		return w.noDirectory(s)
	case err != nil && z == nil:
		return w.broken(s.path, err)
	}
	guard.lifted = true
	z.RegisterDecompressor(12, func(r io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(r)) })
	names := w.names(z.File)
	crawl := isWACZ(names)
	for i, f := range z.File {
		if strings.HasSuffix(names[i], "/") || f.FileInfo().IsDir() || crawl && !isCrawl(names[i]) {
			continue
		}
		if err := w.zipMember(s, f, names[i]); err != nil {
			return err
		}
	}
	if len(z.File) == 0 {
		return w.tell(s.path, Empty, "there is nothing in it")
	}
	return nil
}

// isWACZ tells a WACZ by what every one of them holds.
func isWACZ(names []string) bool {
	return slices.Contains(names, "datapackage.json") && slices.ContainsFunc(names, isCrawl)
}

// isCrawl tells what of a WACZ holds pages: the rest are lists of them.
func isCrawl(name string) bool {
	kind, ok := KindOf(name)
	return ok && kind.form == "warc" && strings.HasPrefix(name, "archive/")
}

// noDirectory tells what is wrong with a file that is called a ZIP file.
func (w *walker) noDirectory(s source) error {
	head := make([]byte, 4)
	n, _ := s.at.ReadAt(head, 0)
	switch {
	case s.size == 0:
		return w.tell(s.path, Empty, "it is empty")
	case n == 4 && string(head) == "PK\x03\x04":
		return w.tell(s.path, Truncated, "it breaks off: the list of what it holds, at its end, is missing")
	}
	return w.tell(s.path, Malformed, "it is no ZIP file")
}

func (w *walker) zipMember(s source, f *zip.File, name string) error {
	m := Member{Path: name, Bytes: int64(min(f.UncompressedSize64, 1<<62))}
	switch mode := f.Mode(); {
	case f.Flags&1 != 0:
		m.Reason, m.Detail = Encrypted, "it is locked with a password: unpack it first"
	case !mode.IsRegular():
		m.Reason, m.Detail = NotRegular, "it is not a regular file"
	default:
		r, err := f.Open()
		if errors.Is(err, zip.ErrAlgorithm) {
			m.Reason, m.Detail = Method, fmt.Sprintf("it is compressed in a way that is not read (method %d): unpack it first", f.Method)
		} else if err != nil {
			m.Reason, m.Detail = fault(err)
		} else {
			defer r.Close()
			m.Reader = &counted{w: w, r: r}
		}
	}
	return w.member(s, m)
}

// names are the members' names as text. Those that are not UTF-8 tell their
// charset together.
func (w *walker) names(files []*zip.File) []string {
	names := make([]string, len(files))
	var foreign []int
	var all bytes.Buffer
	for i, f := range files {
		names[i] = f.Name
		if !utf8.ValidString(f.Name) {
			foreign = append(foreign, i)
			all.WriteString(strings.ReplaceAll(f.Name, "\n", " ") + "\n")
		}
	}
	if len(foreign) == 0 || w.opt.Names == nil {
		return names
	}
	if lines := strings.Split(w.opt.Names(all.Bytes()), "\n"); len(lines) >= len(foreign) {
		for n, i := range foreign {
			names[i] = lines[n]
		}
	}
	return names
}

// tar walks a tar file.
func (w *walker) tar(s source, r io.Reader) error {
	t := tar.NewReader(r)
	for n := 0; ; n++ {
		h, err := t.Next()
		switch {
		case errors.Is(err, io.EOF) && n > 0:
			return nil
		case errors.Is(err, io.EOF):
			return w.tell(s.path, Empty, "there is nothing in it")
		case errors.Is(err, tar.ErrHeader) && n == 0:
			return w.tell(s.path, Malformed, "it is no tar file")
		case err != nil:
			return w.broken(s.path, err)
		}
		m := Member{Path: w.tarName(h.Name), Bytes: h.Size, Reader: &counted{w: w, r: t}}
		switch h.Typeflag {
		case tar.TypeDir, tar.TypeXGlobalHeader:
			continue
		case tar.TypeReg, tar.TypeGNUSparse:
		default:
			m.Reason, m.Detail = NotRegular, "it is not a regular file"
		}
		if err := w.member(s, m); err != nil {
			return err
		}
	}
}

func (w *walker) tarName(name string) string {
	if utf8.ValidString(name) || w.opt.Names == nil {
		return name
	}
	return strings.TrimSpace(w.opt.Names([]byte(name)))
}

// guarded bounds what is read until it is lifted.
type guarded struct {
	r      io.ReaderAt
	left   int64
	lifted bool
	spent  bool
}

func (g *guarded) ReadAt(p []byte, off int64) (int, error) {
	if !g.lifted {
		if g.left -= int64(len(p)); g.left < 0 {
			g.spent = true
			return 0, errors.New("too much")
		}
	}
	return g.r.ReadAt(p, off)
}
