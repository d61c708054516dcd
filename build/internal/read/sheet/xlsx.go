package sheet

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
)

// xlsx is a workbook of Excel since 2007 (ECMA-376, SpreadsheetML).
type xlsx struct {
	parts   *container.Parts
	names   []string // of the sheets, and
	files   []string // their parts
	shared  []string // the texts that cells refer to
	numbers numbers

	file    io.ReadCloser // the sheet being read
	name    string
	decoder *xml.Decoder
	number  int // of its last row
}

// OpenXLSX opens a workbook of Excel since 2007, a file of so many bytes.
func OpenXLSX(at io.ReaderAt, size int64) (Book, error) {
	p, err := container.Open(at, size)
	if err != nil {
		return nil, err
	}
	if !p.Has("xl/workbook.xml") {
		if p.Has("EncryptedPackage") {
			return nil, fault.Locked()
		}
		return nil, fault.New(fault.Malformed, "it is no workbook of Excel: xl/workbook.xml is missing in it")
	}
	x := &xlsx{parts: p, numbers: numbers{since: since1900}}
	if err := x.readParts(); err != nil {
		return nil, err
	}
	return x, nil
}

func (x *xlsx) Names() []string { return x.names }

// readParts reads what the rows refer to.
func (x *xlsx) readParts() error {
	targets := map[string]string{}
	err := x.parts.Walk("xl/_rels/workbook.xml.rels", container.Handler{Start: func(e container.Element) bool {
		if e.Name == "Relationship" {
			targets[e.Attr("Id")] = container.Beside("xl/workbook.xml", e.Attr("Target"))
			if strings.HasPrefix(e.Attr("Target"), "/") {
				targets[e.Attr("Id")] = e.Attr("Target")[1:]
			}
		}
		return true
	}})
	if err != nil {
		return err
	}
	err = x.parts.Walk("xl/workbook.xml", container.Handler{Start: func(e container.Element) bool {
		switch e.Name {
		case "workbookPr":
			if on := e.Attr("date1904"); on == "1" || on == "true" {
				x.numbers.since = since1904
			}
		case "sheet":
			if len(x.files) < maxSheets && (e.Attr("state") == "" || e.Attr("state") == "visible") {
				for _, a := range e.Attrs {
					if a.Name.Local == "id" && targets[a.Value] != "" {
						x.names, x.files = append(x.names, e.Attr("name")), append(x.files, targets[a.Value])
					}
				}
			}
		}
		return true
	}})
	if err != nil {
		return err
	}
	if err := x.readShared(); err != nil {
		return err
	}
	return x.readStyles()
}

// readShared reads the texts that cells refer to by number.
func (x *xlsx) readShared() error {
	var text strings.Builder
	inText := false
	return x.parts.Walk("xl/sharedStrings.xml", container.Handler{
		Start: func(e container.Element) bool {
			inText = e.Name == "t"
			return e.Name != "rPh" // how it is read aloud
		},
		Text: func(words string) {
			if inText {
				text.WriteString(words)
			}
		},
		End: func(name string) {
			inText = false
			if name == "si" && len(x.shared) < maxShared {
				x.shared = append(x.shared, text.String())
				text.Reset()
			}
		},
	})
}

// readStyles learns which styles show a number as a date.
func (x *xlsx) readStyles() error {
	own := map[int]bool{} // formats of the workbook's own
	inCells := false
	return x.parts.Walk("xl/styles.xml", container.Handler{
		Start: func(e container.Element) bool {
			switch e.Name {
			case "numFmt":
				id, _ := strconv.Atoi(e.Attr("numFmtId"))
				own[id] = showsDate(e.Attr("formatCode"))
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id, _ := strconv.Atoi(e.Attr("numFmtId"))
					x.numbers.shown = append(x.numbers.shown, showsDates(id, own))
				}
			}
			return true
		},
		End: func(name string) { inCells = inCells && name != "cellXfs" },
	})
}
