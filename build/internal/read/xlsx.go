package read

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
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
	header   []string
	seen     int // rows of the sheet in which no header was found
	first    []string
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

func (s *sheets) Next() (Item, error) {
	for {
		if s.decoder == nil {
			if err := s.nextSheet(); err != nil {
				return Item{}, err
			}
		}
		r, err := s.row()
		if errors.Is(err, io.EOF) {
			s.endSheet()
			continue
		}
		if err != nil {
			return Item{}, err
		}
		switch {
		case r.blank():
		case s.header == nil && s.mapping.tells(r.cells):
			s.header = r.cells
			s.read++
		case s.header != nil:
			return tableItem(XLSX, fmt.Sprintf("%s, row %d", s.names[s.at], r.line), s.header, r), nil
		default:
			if s.first == nil {
				s.first = r.cells
			}
			if s.seen++; s.seen >= headerRows {
				s.endSheet()
			}
		}
	}
}

// nextSheet begins a sheet. After the last, sheets in which no columns were
// known are a fault, if there was no other.
func (s *sheets) nextSheet() error {
	if s.at++; s.at >= len(s.files) {
		s.at = len(s.files)
		if s.read == 0 && len(s.unheaded) > 0 {
			fault := s.unheaded[0]
			s.unheaded = nil
			return fault
		}
		return io.EOF
	}
	file, ok, err := s.parts.open(s.files[s.at])
	if err != nil {
		return err
	}
	if !ok {
		return faultf(Malformed, "%s is missing in it", s.files[s.at])
	}
	s.file, s.decoder = file, xml.NewDecoder(file)
	s.decoder.Strict = false
	s.header, s.first, s.seen, s.number = nil, nil, 0, 0
	return nil
}

func (s *sheets) endSheet() {
	s.file.Close()
	s.decoder = nil
	if s.header == nil && s.first != nil {
		s.unheaded = append(s.unheaded, noColumns("in the sheet "+s.names[s.at]+" ", s.first))
	}
}

// row reads the next row of the sheet.
func (s *sheets) row() (row, error) {
	r := row{}
	column, kind, style := 0, "", 0
	inValue, inRow := false, false
	var value strings.Builder
	for {
		token, err := s.decoder.Token()
		if err != nil {
			var fault *Fault
			if errors.Is(err, io.EOF) && !inRow || errors.As(err, &fault) {
				return r, err
			}
			return r, faultf(Malformed, "%s in it is damaged: %v", s.files[s.at], err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			e := element{t.Name.Local, t.Attr}
			switch e.name {
			case "row":
				inRow = true
				s.number++
				if n, err := strconv.Atoi(e.attr("r")); err == nil && n > 0 {
					s.number = n
				}
				r = row{line: s.number}
				column = 0
			case "c":
				if at := columnOf(e.attr("r")); at >= 0 {
					column = at
				}
				kind = e.attr("t")
				style, _ = strconv.Atoi(e.attr("s"))
				value.Reset()
			case "v", "t":
				inValue = true
			case "rPh":
				if err := s.decoder.Skip(); err != nil {
					return r, faultf(Malformed, "%s in it is damaged: %v", s.files[s.at], err)
				}
			}
		case xml.CharData:
			if inValue && value.Len() <= MaxLineBytes {
				value.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v", "t":
				inValue = false
			case "c":
				if text := s.cell(kind, style, value.String()); text != "" && column < maxColumns && !r.tooLong {
					r.put(column, text)
					r.tooLong = r.bytes > MaxLineBytes
				}
				column++
			case "row":
				if s.told += r.bytes; s.told > maxTold {
					return r, faultf(TooLarge, "its cells hold more than %d MB", maxTold>>20)
				}
				return r, nil
			}
		}
	}
}

// put sets a cell; those before it that have nothing are empty.
func (r *row) put(column int, text string) {
	for len(r.cells) <= column {
		r.cells = append(r.cells, "")
		r.bytes += 16
	}
	r.cells[column] = text
	r.bytes += len(text)
}

// cell is a cell's value in words.
func (s *sheets) cell(kind string, style int, value string) string {
	switch kind {
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n >= 0 && n < len(s.shared) {
			return s.shared[n]
		}
		return ""
	case "e": // an error such as #N/A
		return ""
	case "", "n":
		if style >= 0 && style < len(s.dates) && s.dates[style] {
			if day, err := strconv.ParseFloat(value, 64); err == nil && day >= 1 && day < 2958466 { // 9999-12-31
				return s.date(day)
			}
		}
		if n, err := strconv.ParseFloat(value, 64); err == nil && strings.ContainsAny(value, "eE.") && math.Abs(n) < 1e15 {
			return strconv.FormatFloat(n, 'f', -1, 64)
		}
	}
	return value
}

// date is a day, with its time where there is one, of a number of days.
func (s *sheets) date(days float64) string {
	whole := math.Floor(days)
	t := s.since.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round((days-whole)*24*60*60)) * time.Second)
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02 15:04:05")
}

// columnOf is the column of a cell's name: 0 for A7; -1 when it has none.
func columnOf(name string) int {
	n := 0
	for i := 0; i < len(name) && i < 4; i++ {
		if name[i] < 'A' || name[i] > 'Z' {
			break
		}
		n = n*26 + int(name[i]-'A') + 1
	}
	return n - 1
}
