package read

import "fangzhi/build/internal/read/msword"

// readRTF reads a text in Rich Text Format, as WordPad and many offices' programs
// wrote it, and as old files called .doc often are.
func readRTF(b Binary) ([]Document, error) {
	title, paragraphs, err := msword.RTF(b.At, b.Bytes)
	if len(paragraphs) == 0 && err != nil {
		return nil, err
	}
	var out officeText
	for _, p := range paragraphs {
		out.take(p)
	}
	return []Document{out.document(title)}, err
}
