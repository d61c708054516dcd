package read

import (
	"path"
	"strings"
	"unicode"
)

// The formats beside those of texts and lines.
const (
	CSV  Format = "csv"  // and TSV
	JSON Format = "json" // records in a list
	XLSX Format = "xlsx"
	XLS  Format = "xls"  // of Excel 5 to 2003, of WPS
	Feed Format = "feed" // RSS, RDF, Atom, what WordPress exports
	DOCX Format = "docx"
	DOC  Format = "doc" // of Word 97 to 2003, of WPS
	RTF  Format = "rtf"
	ODT  Format = "odt"
	EPUB Format = "epub"
	Mail Format = "mail" // messages, and pages saved as MHTML
	PDF  Format = "pdf"
	OFD  Format = "ofd"
)

// extensions are the names' ends by which other formats are known.
var extensions = map[string]Format{
	".csv": CSV, ".tsv": CSV, ".tab": CSV, ".json": JSON, ".xlsx": XLSX, ".xlsm": XLSX, ".xls": XLS, ".et": XLS,
	".rss": Feed, ".atom": Feed, ".rdf": Feed, ".xml": Feed,
	".docx": DOCX, ".docm": DOCX, ".doc": DOC, ".dot": DOC, ".wps": DOC, ".rtf": RTF, ".odt": ODT, ".epub": EPUB, ".mht": Mail, ".mhtml": Mail, ".eml": Mail, ".pdf": PDF, ".ofd": OFD,
}

// Class is how the files of a format are read.
type Class int

// The classes.
const (
	AsText   Class = iota // one document of decoded text: Whole
	AsItems               // many of decoded text: NewItems
	AsSheets              // many of bytes: NewSheets
	AsPacked              // of bytes: Packed
)

// Class is how files of the format are read.
func (f Format) Class() Class {
	switch f {
	case Lines, CSV, JSON, Feed:
		return AsItems
	case XLSX, XLS:
		return AsSheets
	case DOCX, DOC, RTF, ODT, EPUB, Mail, PDF, OFD:
		return AsPacked
	}
	return AsText
}

// IsZIP tells formats whose files are ZIP files.
func (f Format) IsZIP() bool {
	switch f {
	case XLSX, DOCX, ODT, EPUB, OFD:
		return true
	}
	return false
}

// IsRecords tells formats whose documents were made one by one by a program:
// each is one article, and its lines are as they should be.
func (f Format) IsRecords() bool {
	switch f {
	case Lines, CSV, JSON, XLSX, XLS, Feed:
		return true
	}
	return false
}

// media are the formats of what servers send.
var media = map[string]Format{
	"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": Text, "text/markdown": Markdown,
	"text/xml": Feed, "application/xml": Feed, "application/rss+xml": Feed, "application/atom+xml": Feed, "application/rdf+xml": Feed,
	"application/pdf": PDF, "application/ofd": OFD, "application/msword": DOC, "application/rtf": RTF, "text/rtf": RTF, "application/epub+zip": EPUB, "application/vnd.oasis.opendocument.text": ODT,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": DOCX,
}

// FormatOfMedia tells a format by its media type.
func FormatOfMedia(mediaType string) (Format, bool) {
	format, ok := media[mediaType]
	return format, ok
}

// PlainName tells names without an extension that would say what they are:
// `2021.12.28 一则新闻` has none.
func PlainName(name string) bool {
	ext := strings.TrimPrefix(path.Ext(name), ".")
	if ext == "" || len(ext) > 8 {
		return true
	}
	for _, r := range ext {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return true
		}
	}
	return strings.Trim(ext, "0123456789") == ""
}
