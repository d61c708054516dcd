package read

import "fangzhi/build/internal/read/ofd"

// readOFD reads an official document of China, whose lines stand on pages as a
// PDF's do.
func readOFD(b Binary) ([]Document, error) {
	pages, outline, more, err := ofd.Read(b.At, b.Bytes)
	if err != nil && len(pages) == 0 {
		return nil, err
	}
	all, unset := setPages(pages, outline, more, "save it as .pdf and make that searchable, as with ocrmypdf")
	if err == nil {
		err = unset
	}
	return all, err
}
