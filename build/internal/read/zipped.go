package read

import (
	"io"
	"strings"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
)

// FormatOfZIP tells the format of a document that is a ZIP file by the list of
// its parts, "" for an archive of files. The error is a *fault.Fault: one that is
// Foreign is of a document whose kind is not read, another of a list that
// cannot be.
func FormatOfZIP(at io.ReaderAt, size int64) (Format, error) {
	p, err := container.Open(at, size)
	if err != nil {
		return "", err
	}
	kind := p.Mimetype()
	switch {
	case p.Has("xl/workbook.xml"):
		return XLSX, nil
	case mainOfWord(p) != "":
		return DOCX, nil
	case p.Has("OFD.xml"):
		return OFD, nil
	case kind == "application/epub+zip", p.Has("META-INF/container.xml"):
		return EPUB, nil
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument.text"):
		return ODT, nil
	case p.Has("[Content_Types].xml"), strings.HasPrefix(kind, "application/"):
		return "", fault.New(fault.Foreign, "it is a document of a kind that is not read, such as slides: save it as .docx, .xlsx or .pdf")
	}
	return "", nil
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
	case strings.Contains(s, "OFD.xml"):
		return OFD, true
	case strings.Contains(s, "[Content_Types].xml") && strings.Contains(s, "word/"):
		return DOCX, true
	case strings.Contains(s, "[Content_Types].xml") && strings.Contains(s, "xl/"):
		return XLSX, true
	}
	return "", false
}
