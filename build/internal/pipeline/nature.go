package pipeline

import (
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"fangzhi/build/internal/read"
	"fangzhi/build/internal/scan"
	"fangzhi/build/internal/unpack"
)

// nature is what a file of a folder is, by its name or, where that does not
// say enough, by its first bytes.
type nature struct {
	format    read.Format
	known     bool
	kind      unpack.Kind
	isArchive bool
	head      []byte // nil where the name says enough
}

func natureOf(f *scan.File) (n nature, err error) {
	n.kind, n.isArchive = unpack.KindOf(f.Path)
	n.format, n.known = read.FormatOf(f.Path)
	if n.isArchive || n.known && !unsaid(f.Path) {
		return n, nil
	}
	if n.head, err = headOf(f.Name); err != nil {
		return n, err
	}
	n.format, n.known, n.kind, n.isArchive = byBytes(f.Path, n.head)
	return n, nil
}

// isTooLarge tells a file that is not read for its size.
func isTooLarge(f *scan.File) bool {
	if f.Bytes <= MaxFileBytes {
		return false
	}
	n, err := natureOf(f)
	if err != nil || n.isArchive || !n.known {
		return false
	}
	switch n.format.Class() {
	case read.AsText:
		return true
	case read.AsPacked:
		return f.Bytes > read.MaxPackedBytes
	}
	return false
}

// unsaid tells names that do not say enough: XML may be a feed or a page.
func unsaid(name string) bool {
	return path.Ext(name) == "" || strings.EqualFold(path.Ext(name), ".xml")
}

// byBytes tells what a file is whose name does not.
func byBytes(name string, head []byte) (format read.Format, known bool, kind unpack.Kind, isArchive bool) {
	if kind, isArchive = unpack.KindByBytes(head); isArchive {
		return "", false, kind, true
	}
	if format, known = read.FormatOfBytes(head); known {
		return format, true, kind, false
	}
	if string(head[:min(4, len(head))]) == "PK\x03\x04" {
		return "", false, unpack.ByKind("zip"), true
	}
	if strings.EqualFold(path.Ext(name), ".xml") {
		return read.Feed, true, kind, false // which says what is wrong with it
	}
	if read.PlainName(name) && read.Recognise(head) == "" {
		return read.Text, true, kind, false
	}
	return "", false, kind, false
}

// unknown says why a file of a kind that is not known is left out.
func unknown(name string, head []byte) string {
	if known := read.Recognise(head); known != "" {
		return "it is not read: " + known
	}
	return fmt.Sprintf("files of this kind (%s) are not read: fangzhi help build lists those that are", path.Ext(name))
}

func headOf(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, 4096))
}
