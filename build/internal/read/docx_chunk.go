package read

import (
	"bytes"
	"path"
	"strings"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/webpage"
	"fangzhi/data/article"
)

// foreignPart are the blocks of a part in another format that Word takes for a
// piece of the document (altChunk): a page, alone or saved with its pictures,
// as programs export that know HTML only.
func foreignPart(b Binary, p *container.Parts, name string) []article.Block {
	if !p.Has(name) {
		return nil
	}
	raw, err := p.Read(name)
	if err != nil {
		return nil
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return webpage.Fragment(b.Decode(raw))
	case ".mht", ".mhtml", ".eml":
		inner := Binary{Name: "part.mht", At: bytes.NewReader(raw), Bytes: int64(len(raw)), Decode: b.Decode}
		if all, err := readMail(inner); err == nil {
			return all[0].Blocks
		}
	case ".txt":
		return webpage.Lines(b.Decode(raw))
	}
	return nil
}
