package read

import (
	"io"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/msword"
	"fangzhi/data/article"
)

// FormatOfOLE tells the format of an old Office file by its streams, or what it is
// instead.
func FormatOfOLE(at io.ReaderAt) (Format, *fault.Fault) {
	names, err := container.StreamNames(at)
	bad := fault.In(err)
	switch {
	case names["encryptedpackage"]:
		return "", fault.Locked()
	case names["worddocument"]:
		return DOC, nil
	case names["workbook"], names["book"]:
		return XLS, nil
	case names["powerpoint document"]:
		return "", fault.New(fault.Foreign, "it is not read: slides: save them as .pdf")
	case bad != nil:
		return "", bad
	}
	return "", fault.New(fault.Foreign, "it is not read: an old Office file without a text: save it as .docx or .pdf")
}

// readDOC reads a document of Word 97 to 2003 or of WPS.
func readDOC(b Binary) ([]Document, error) {
	paragraphs, err := msword.DOC(b.At, b.Bytes)
	if err != nil {
		return nil, err
	}
	var out officeText
	for p := range paragraphs {
		out.take(p)
	}
	return []Document{out.document("")}, nil
}

// take adds a paragraph, and begins and ends the table that it is in.
func (o *officeText) take(p msword.Paragraph) {
	if inTable := len(o.tables) > 0; p.InTable && !inTable {
		o.beginTable()
	} else if !p.InTable && inTable {
		o.endTable()
	}
	if p.EndsRow {
		o.endRow()
		return
	}
	para := o.beginPara()
	para.title, para.number, para.label = p.Title, p.Number, p.Label
	switch {
	case p.Level > 0:
		para.kind, para.level = article.Heading, min(p.Level, 6)
	case p.Item:
		para.kind = article.ListItem
	}
	o.write(p.Text)
	o.endPara()
	if p.EndsCell {
		o.endCell()
	}
}
