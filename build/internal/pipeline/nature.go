package pipeline

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"fangzhi/build/internal/decode"
	"fangzhi/build/internal/read"
	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/msword"
	"fangzhi/build/internal/scan"
	"fangzhi/build/internal/unpack"
)

// nature is what a file is, by its first bytes or, where these do not say
// enough, by its name.
type nature struct {
	format    read.Format
	known     bool
	kind      unpack.Kind
	isArchive bool
	head      []byte
	why       string // it is not read, where more is known than its name and head say
}

// natureOf tells what a file of a folder is.
func (b *build) natureOf(f *scan.File) (n nature, err error) {
	file, err := os.Open(f.Name)
	if err != nil {
		return n, err
	}
	defer file.Close()
	head, err := headOf(file)
	if err != nil {
		return n, err
	}
	return b.natureBy(f.Path, head, file, f.Bytes), nil
}

// natureBy tells what a file is that begins with head.
func (b *build) natureBy(name string, head []byte, at io.ReaderAt, size int64) nature {
	n := nature{head: head}
	n.kind, n.isArchive = unpack.KindOf(name)
	if path.Ext(name) != "" {
		n.format, n.known = read.FormatOf(name)
	}
	n = b.seen(n, at, size)
	if !n.known && !n.isArchive && n.why == "" && read.PlainName(name) && container.Recognise(head) == "" {
		n.format, n.known = read.Text, true
	}
	return n
}

// seen is what a file is that is said to be n.
func (b *build) seen(n nature, at io.ReaderAt, size int64) nature {
	if isZIP(n.head) {
		return n.zipped(at, size)
	}
	if container.IsCompound(n.head) {
		return n.old(at)
	}
	if kind, found := unpack.KindByBytes(n.head); found {
		return nature{kind: n.kind.Of(kind), isArchive: true, head: n.head}
	}
	if bytes.HasPrefix(bytes.TrimLeft(n.head, "\xef\xbb\xbf \t\r\n"), []byte("%PDF-")) {
		return n.as(read.PDF)
	}
	if msword.IsRTF(n.head) {
		return n.as(read.RTF)
	}
	if n.known && n.format.Class() == read.AsText && !read.MayBeOther(n.head) {
		return n
	}
	text, isText := openingText(n.head)
	switch {
	case !isText:
		return n
	case (!n.known || n.format.Class() != read.AsText) && container.Recognise(n.head) != "":
		return nature{head: n.head}
	case n.isArchive && strings.HasPrefix(text, "WARC/"): // of a version that is not known
		return n
	case n.isArchive:
		n.format = read.Text
	}
	if format, told := read.Told(n.format, text, b.config.Fields); told {
		return n.as(format)
	}
	return n
}

func (n nature) as(format read.Format) nature {
	return nature{format: format, known: true, head: n.head}
}

// isZIP tells a file that begins as a ZIP file does.
func isZIP(head []byte) bool { return bytes.HasPrefix(head, []byte("PK\x03\x04")) }

// zipped tells what a ZIP file is: a document, an archive, neither.
func (n nature) zipped(at io.ReaderAt, size int64) nature {
	format, err := read.FormatOfZIP(at, size)
	bad := fault.In(err)
	switch {
	case err == nil && format != "":
		return n.as(format)
	case bad != nil && bad.Code == fault.Foreign:
		return nature{head: n.head, why: bad.Words}
	case err != nil && n.format.IsZIP(), n.isArchive && n.kind.IsZIP():
		return n // which says what is wrong with it
	case err != nil:
		if format, told := read.FormatOfParts(n.head); told {
			return n.as(format)
		}
	}
	return nature{kind: unpack.ByKind("zip"), isArchive: true, head: n.head}
}

// old tells what a file of an old Office program is.
func (n nature) old(at io.ReaderAt) nature {
	format, bad := read.FormatOfOLE(at)
	switch {
	case bad == nil:
		return n.as(format)
	case (n.format == read.DOC || n.format == read.XLS) && bad.Code == fault.Malformed:
		return n // which says what is wrong with it
	}
	return nature{head: n.head, why: bad.Words}
}

// openingText is the beginning of a file as text, up to a character or line
// that is whole; ok is false where it is none.
func openingText(head []byte) (text string, ok bool) {
	if len(head) == headBytes {
		if end := bytes.LastIndexByte(head, '\n'); end > headBytes/2 {
			head = head[:end&^1]
		}
	}
	if len(bytes.TrimSpace(head)) == 0 {
		return "", false
	}
	decoded, err := decode.Bytes(head)
	return decoded.Text, err == nil
}

// isTooLarge tells a file that is not read for its size.
func (b *build) isTooLarge(f *scan.File) bool {
	if f.Bytes <= MaxFileBytes {
		return false
	}
	n, err := b.natureOf(f)
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

// unknown says why a file of a kind that is not known is left out.
func (n nature) unknown(name string) string {
	if n.why != "" {
		return n.why
	}
	if known := container.Recognise(n.head); known != "" {
		return "it is not read: " + known
	}
	return fmt.Sprintf("files of this kind (%s) are not read: fangzhi help build lists those that are", path.Ext(name))
}

// headBytes is how much of a file tells what it is.
const headBytes = 4096

func headOf(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, headBytes)) }
