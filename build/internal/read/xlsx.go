package read

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"time"
)

// Bounds of a workbook.
const (
	maxSheets  = 1000
	maxColumns = 16384      // Excel's own
	maxShared  = 20_000_000 // texts that cells refer to
	maxTold    = 1 << 30    // bytes of all cells: many may refer to one long text
)

// sheets reads the rows of a workbook of Excel (ECMA-376, SpreadsheetML), one
// sheet after the other, each with a row that names its columns. Numbers are
// told as they are stored, dates as days.
type sheets struct {
	parts   *parts
	mapping Mapping
	names   []string // of the sheets, and
	files   []string // their parts
	shared  []string // the texts that cells refer to
	dates   []bool   // styles that make a number a date
	since   time.Time

	at       int // the sheet being read
	file     io.ReadCloser
	decoder  *xml.Decoder
	header   header
	number   int
	read     int // sheets with a header
	told     int // bytes of cells so far
	unheaded []*Fault
}

// NewSheets opens a workbook.
func NewSheets(b Binary, mapping Mapping) (Items, error) {
	p, err := openParts(b)
	if err != nil {
		return nil, err
	}
	if !p.has("xl/workbook.xml") {
		if p.has("EncryptedPackage") {
			return nil, faultf(Encrypted, "it is locked with a password")
		}
		return nil, faultf(Malformed, "it is no workbook of Excel: xl/workbook.xml is missing in it")
	}
	s := &sheets{parts: p, mapping: mapping, at: -1, since: time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)}
	if err := s.open(); err != nil {
		return nil, err
	}
	return s, nil
}

// open reads what the rows refer to.
func (s *sheets) open() error {
	targets := map[string]string{}
	err := s.parts.walk("xl/_rels/workbook.xml.rels", handler{start: func(e element) bool {
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
	err = s.parts.walk("xl/workbook.xml", handler{start: func(e element) bool {
		switch e.name {
		case "workbookPr":
			if on := e.attr("date1904"); on == "1" || on == "true" {
				s.since = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
			}
		case "sheet":
			if len(s.files) < maxSheets && (e.attr("state") == "" || e.attr("state") == "visible") {
				for _, a := range e.attrs {
					if a.Name.Local == "id" && targets[a.Value] != "" {
						s.names, s.files = append(s.names, e.attr("name")), append(s.files, targets[a.Value])
					}
				}
			}
		}
		return true
	}})
	if err != nil {
		return err
	}
	if err := s.readShared(); err != nil {
		return err
	}
	return s.readStyles()
}

// readShared reads the texts that cells refer to by number.
func (s *sheets) readShared() error {
	var text strings.Builder
	inText := false
	return s.parts.walk("xl/sharedStrings.xml", handler{
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
			if name == "si" && len(s.shared) < maxShared {
				s.shared = append(s.shared, text.String())
				text.Reset()
			}
		},
	})
}

// readStyles learns which styles show a number as a date.
func (s *sheets) readStyles() error {
	own := map[string]bool{} // formats of the workbook's own
	inCells := false
	return s.parts.walk("xl/styles.xml", handler{
		start: func(e element) bool {
			switch e.name {
			case "numFmt":
				own[e.attr("numFmtId")] = showsDate(e.attr("formatCode"))
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id := e.attr("numFmtId")
					n, _ := strconv.Atoi(id)
					// 14 to 22 and 45 to 47 are dates and times; 27 to 36 and 50 to 58 are in East Asia.
					s.dates = append(s.dates, own[id] || n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58)
				}
			}
			return true
		},
		end: func(name string) { inCells = inCells && name != "cellXfs" },
	})
}

// showsDate tells number formats that show a day: y, m, d outside of
// quotations and brackets.
func showsDate(format string) bool {
	quoted, bracket, skip := false, false, false
	for _, r := range strings.ToLower(format) {
		switch {
		case skip:
			skip = false
		case r == '\\' || r == '_' || r == '*':
			skip = true
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case bracket:
		case r == 'y' || r == 'd' || r == 'm' || r == 'h' || r == 'e':
			return !strings.Contains(strings.ToLower(format), "general") && !strings.ContainsAny(format, "0#")
		}
	}
	return false
}
