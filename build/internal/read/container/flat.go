package container

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"fangzhi/build/internal/read/fault"
)

// IsFlat tells the beginning of a document of Word that is one file of XML: its
// parts in a row (Flat OPC), or what Word 2003 wrote. Many a program of an office
// calls it .doc.
func IsFlat(text string) bool {
	return strings.HasPrefix(text, "<") && (strings.Contains(text, "<pkg:package") || strings.Contains(text, "<w:wordDocument"))
}

// OpenFlat opens such a document as if it were a ZIP file. What Word 2003 wrote
// states text and styles in one: it is either part.
func OpenFlat(raw []byte) (*Parts, error) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	err := eachFlat(raw, func(name string, part []byte) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write(part)
		}
		return err
	})
	if err := errors.Join(err, z.Close()); err != nil {
		return nil, fault.New(fault.Malformed, "it is damaged: %v", err)
	}
	return Open(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
}

// eachFlat gives the parts of a document in one file of XML.
func eachFlat(raw []byte, part func(name string, bytes []byte) error) error {
	decoder := xml.NewDecoder(bytes.NewReader(raw))
	decoder.Strict = false
	decoder.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	name := ""
	var from int64
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "wordDocument":
				return errors.Join(part("word/document.xml", raw), part("word/styles.xml", raw))
			case "part":
				name = strings.TrimPrefix(Element{t.Name.Local, t.Attr}.Attr("name"), "/")
			case "xmlData", "binaryData":
				from = decoder.InputOffset()
			}
		case xml.EndElement:
			if t.Name.Space != "pkg" || from == 0 || name == "" {
				continue
			}
			inner := raw[from:bytes.LastIndexByte(raw[:decoder.InputOffset()], '<')]
			if t.Name.Local == "binaryData" {
				inner, _ = io.ReadAll(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(inner))) // of one that is damaged its beginning
			}
			if err := part(name, inner); err != nil {
				return err
			}
			from = 0
		}
	}
}
