package read

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// xlsx is a workbook of Excel since 2007 (ECMA-376, SpreadsheetML).
type xlsx struct {
	parts   *parts
	names   []string // of the sheets, and
	files   []string // their parts
	shared  []string // the texts that cells refer to
	numbers numbers

	file    io.ReadCloser // the sheet being read
	name    string
	decoder *xml.Decoder
	number  int // of its last row
}

func openXLSX(b Binary) (*xlsx, []string, error) {
	p, err := openParts(b)
	if err != nil {
		return nil, nil, err
	}
	if !p.has("xl/workbook.xml") {
		if p.has("EncryptedPackage") {
			return nil, nil, faultf(Encrypted, "it is locked with a password")
		}
		return nil, nil, faultf(Malformed, "it is no workbook of Excel: xl/workbook.xml is missing in it")
	}
	x := &xlsx{parts: p, numbers: numbers{since: since1900}}
	if err := x.readParts(); err != nil {
		return nil, nil, err
	}
	return x, x.names, nil
}

// readParts reads what the rows refer to.
func (x *xlsx) readParts() error {
	targets := map[string]string{}
	err := x.parts.walk("xl/_rels/workbook.xml.rels", handler{start: func(e element) bool {
		if e.name == "Relationship" {
			targets[e.attr("Id")] = beside("xl/workbook.xml", e.attr("Target"))
			if strings.HasPrefix(e.attr("Target"), "/") {
				targets[e.attr("Id")] = e.attr("Target")[1:]
			}
		}
		return true
	}})
	if err != nil {
		return err
	}
	err = x.parts.walk("xl/workbook.xml", handler{start: func(e element) bool {
		switch e.name {
		case "workbookPr":
			if on := e.attr("date1904"); on == "1" || on == "true" {
				x.numbers.since = since1904
			}
		case "sheet":
			if len(x.files) < maxSheets && (e.attr("state") == "" || e.attr("state") == "visible") {
				for _, a := range e.attrs {
					if a.Name.Local == "id" && targets[a.Value] != "" {
						x.names, x.files = append(x.names, e.attr("name")), append(x.files, targets[a.Value])
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
	return x.parts.walk("xl/sharedStrings.xml", handler{
		start: func(e element) bool {
			inText = e.name == "t"
			return e.name != "rPh" // how it is read aloud
		},
		text: func(words string) {
			if inText {
				text.WriteString(words)
			}
		},
		end: func(name string) {
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
	return x.parts.walk("xl/styles.xml", handler{
		start: func(e element) bool {
			switch e.name {
			case "numFmt":
				id, _ := strconv.Atoi(e.attr("numFmtId"))
				own[id] = showsDate(e.attr("formatCode"))
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id, _ := strconv.Atoi(e.attr("numFmtId"))
					x.numbers.shown = append(x.numbers.shown, showsDates(id, own))
				}
			}
			return true
		},
		end: func(name string) { inCells = inCells && name != "cellXfs" },
	})
}
