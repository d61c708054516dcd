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
	ODT  Format = "odt"
	EPUB Format = "epub"
	Mail Format = "mail" // messages, and pages saved as MHTML
	PDF  Format = "pdf"
)

// extensions are the names' ends by which other formats are known.
var extensions = map[string]Format{
	".csv": CSV, ".tsv": CSV, ".tab": CSV, ".json": JSON, ".xlsx": XLSX, ".xlsm": XLSX, ".xls": XLS, ".et": XLS,
	".rss": Feed, ".atom": Feed, ".rdf": Feed, ".xml": Feed,
	".docx": DOCX, ".docm": DOCX, ".doc": DOC, ".dot": DOC, ".wps": DOC, ".odt": ODT, ".epub": EPUB, ".mht": Mail, ".mhtml": Mail, ".eml": Mail, ".pdf": PDF,
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
	case DOCX, DOC, ODT, EPUB, Mail, PDF:
		return AsPacked
	}
	return AsText
}

// IsZIP tells formats whose files are ZIP files.
func (f Format) IsZIP() bool {
	switch f {
	case XLSX, DOCX, ODT, EPUB:
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
	"application/pdf": PDF, "application/msword": DOC, "application/epub+zip": EPUB, "application/vnd.oasis.opendocument.text": ODT,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": DOCX,
}

// FormatOfMedia tells a format by its media type.
func FormatOfMedia(mediaType string) (Format, bool) {
	format, ok := media[mediaType]
	return format, ok
}

// Recognise names, for people, a kind of file that is not read as a text, by
// its first bytes; "" for what is not known.
func Recognise(head []byte) string {
	for _, known := range []struct{ magic, name string }{
		{oleMagic, "an old Office file"},
		{rtf, "RTF: save it as .docx"}, {"version https://git-lfs", "a pointer of Git LFS, without the file it stands for"},
		{"Rar!", "a RAR archive: unpack it first"},
		{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: unpack it first"},
		{"\xfd7zXZ\x00", "an XZ file: unpack it first"},
		{"\x28\xb5\x2f\xfd", "a Zstandard file: unpack it first"},
		{"ITSF", "a CHM help file"}, {"AT&TFORM", "a DjVu book"},
		{"CAJ", "a CAJ paper: save it as .pdf"}, {"KDH", "a CAJ paper: save it as .pdf"},
		{"PK\x03\x04", "a ZIP file or a document that is one"}, {"\x1f\x8b", "a gzip file"}, {"%PDF-", "a PDF"},
		{"\xff\xd8\xff", "a picture"}, {"\x89PNG", "a picture"}, {"GIF8", "a picture"}, {"RIFF", "a picture, sound or film"},
		{"SQLite format 3", "a SQLite database"},
	} {
		if strings.HasPrefix(string(head), known.magic) {
			return known.name
		}
	}
	return ""
}

const rtf = "{\\rtf"

// IsForeign tells a text that is not to be read as one.
func IsForeign(head []byte) bool { return strings.HasPrefix(string(head), rtf) }

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
