package read

import (
	"bytes"
	"io"
	"unicode/utf8"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
)

// maxFlatBytes is how long a document of Word may be that is one file of XML.
const maxFlatBytes = 64 << 20

// openWord opens a document of Word: a ZIP file, or its parts in one of XML.
func openWord(b Binary) (*container.Parts, error) {
	head := make([]byte, 4096)
	n, _ := b.At.ReadAt(head, 0)
	if !container.IsFlat(string(bytes.TrimLeft(head[:n], "\ufeff \t\r\n"))) {
		return container.Open(b.At, b.Bytes)
	}
	if b.Bytes > maxFlatBytes {
		return nil, fault.New(fault.TooLarge, "it is longer than %d MB", maxFlatBytes>>20)
	}
	raw, err := io.ReadAll(io.NewSectionReader(b.At, 0, b.Bytes))
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(raw) {
		raw = []byte(b.Decode(raw))
	}
	return container.OpenFlat(raw)
}
