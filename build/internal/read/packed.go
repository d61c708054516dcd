package read

import (
	"context"
	"fmt"
	"io"
)

// MaxPackedBytes is how long a file may be that is more than a text.
const MaxPackedBytes = 512 << 20

// Binary is a file of a format that is more than a text.
type Binary struct {
	Name   string
	At     io.ReaderAt
	Bytes  int64
	Decode func(raw []byte) string // makes text of bytes whose charset is not known
}

// Packed reads a document of DOCX, DOC, RTF, ODT, EPUB, MHTML, mail, PDF or OFD. A book gives
// a document a chapter. An error that is a *fault.Fault is one of the file.
func Packed(ctx context.Context, format Format, b Binary) ([]Document, error) {
	var all []Document
	var err error
	switch format {
	case DOCX:
		all, err = readDOCX(b)
	case DOC:
		all, err = readDOC(b)
	case RTF:
		all, err = readRTF(b)
	case ODT:
		all, err = readODT(b)
	case EPUB:
		all, err = readEPUB(ctx, b)
	case Mail:
		all, err = readMail(b)
	case OFD:
		all, err = readOFD(b)
	case PDF:
		all, err = readPDF(ctx, b)
	default:
		return nil, fmt.Errorf("read: no reader for %q", format)
	}
	for i := range all {
		all[i].Format = format
	}
	return all, plainEnd(err)
}
