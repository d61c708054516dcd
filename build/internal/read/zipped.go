package read

import (
	"archive/zip"
	"io"
	"strings"
)

// FormatOfZIP tells the format of a document that is a ZIP file by the list of
// its parts, "" for an archive of files. The error is a *Fault: one that is
// Foreign is of a document whose kind is not read, another of a list that
// cannot be.
func FormatOfZIP(at io.ReaderAt, size int64) (Format, error) {
	p, err := openParts(Binary{At: at, Bytes: size})
	if err != nil {
		return "", err
	}
	kind := p.mimetype()
	switch {
	case p.has("xl/workbook.xml"):
		return XLSX, nil
	case p.mainOfWord() != "":
		return DOCX, nil
	case kind == "application/epub+zip", p.has("META-INF/container.xml"):
		return EPUB, nil
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument.text"):
		return ODT, nil
	case p.has("[Content_Types].xml"), strings.HasPrefix(kind, "application/"):
		return "", faultf(Foreign, "it is a document of a kind that is not read, such as slides: save it as .docx, .xlsx or .pdf")
	}
	return "", nil
}

// mimetype is what OpenDocument and EPUB say of themselves in a part of that
// name, or "".
func (p *parts) mimetype() string {
	if f := p.files["mimetype"]; f == nil || f.Flags&1 != 0 || f.Method > zip.Deflate {
		return ""
	}
	r, ok, err := p.open("mimetype")
	if err != nil || !ok {
		return ""
	}
	defer r.Close()
	head, _ := io.ReadAll(io.LimitReader(r, 128)) // what is damaged says nothing
	return strings.TrimSpace(string(head))
}

// FormatOfParts tells the format of a document that is a ZIP file by its first
// bytes, where the list of its parts, at its end, is lost.
func FormatOfParts(head []byte) (Format, bool) {
	s := string(head)
	switch {
	case strings.Contains(s, "mimetypeapplication/epub+zip"):
		return EPUB, true
	case strings.Contains(s, "mimetypeapplication/vnd.oasis.opendocument.text"):
		return ODT, true
	case strings.Contains(s, "[Content_Types].xml") && strings.Contains(s, "word/"):
		return DOCX, true
	case strings.Contains(s, "[Content_Types].xml") && strings.Contains(s, "xl/"):
		return XLSX, true
	}
	return "", false
}
