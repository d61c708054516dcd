package container

import "strings"

// Recognise names, for people, a kind of file that is not read as a text, by
// its first bytes; "" for what is not known.
func Recognise(head []byte) string {
	for _, known := range []struct{ magic, name string }{
		{compoundMagic, "an old Office file"},
		{"version https://git-lfs", "a pointer of Git LFS, without the file it stands for"},
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
