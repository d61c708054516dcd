package read

import (
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

// excel is a workbook of Excel in one of its formats.
type excel interface {
	open(sheet int) error // begins a sheet
	row() (row, error)    // the next of that sheet that has cells; io.EOF behind the last
}

// sheets reads the rows of a workbook, one sheet after the other, each with a
// row that names its columns. Numbers are told as they are stored, dates as
// days. Sheets that are hidden are left out.
type sheets struct {
	book    excel
	format  Format
	mapping Mapping
	names   []string // of the sheets

	at       int // the sheet being read
	opened   bool
	header   header
	read     int // sheets with a header
	told     int // bytes of cells so far
	unheaded []*Fault
}

// NewSheets opens a workbook of XLSX or XLS.
func NewSheets(format Format, b Binary, mapping Mapping) (Items, error) {
	s := &sheets{format: format, mapping: mapping, at: -1}
	var err error
	if format == XLS {
		s.book, s.names, err = openXLS(b)
	} else {
		s.book, s.names, err = openXLSX(b)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

func (s *sheets) Next() (Item, error) {
	for {
		if !s.opened {
			if err := s.nextSheet(); err != nil {
				return Item{}, err
			}
		}
		r, err := s.nextRow()
		if errors.Is(err, io.EOF) {
			s.endSheet()
			continue
		}
		if err != nil {
			return Item{}, err
		}
		if !r.blank() {
			return s.header.item(s.format, fmt.Sprintf("%s, row %d", s.names[s.at], r.line), r), nil
		}
	}
}

// nextRow is the next row of the sheet below its header; io.EOF where there is
// none.
func (s *sheets) nextRow() (r row, err error) {
	if s.header.names == nil {
		if s.header, err = findHeader(s.row, s.mapping); err != nil {
			return r, err
		}
		if s.header.names == nil {
			return r, io.EOF
		}
		s.read++
	}
	return s.header.next(s.row)
}

// row is the next row of the sheet.
func (s *sheets) row() (row, error) {
	r, err := s.book.row()
	if s.told += r.bytes; s.told > maxTold {
		return r, faultf(TooLarge, "its cells hold more than %d MB", maxTold>>20)
	}
	return r, err
}

// nextSheet begins a sheet. After the last, sheets in which no columns were
// known are a fault, if there was no other.
func (s *sheets) nextSheet() error {
	if s.at++; s.at >= len(s.names) {
		s.at = len(s.names)
		if s.read == 0 && len(s.unheaded) > 0 {
			fault := s.unheaded[0]
			s.unheaded = nil
			return fault
		}
		return io.EOF
	}
	s.header = header{}
	err := s.book.open(s.at)
	s.opened = err == nil
	return err
}

func (s *sheets) endSheet() {
	s.opened = false
	if s.header.first != nil {
		s.unheaded = append(s.unheaded, noColumns("in the sheet "+s.names[s.at]+" ", s.header.first))
	}
}

// put sets a cell that says something; those before it that have nothing are
// empty.
func (r *row) put(column int, text string) {
	if text == "" || column >= maxColumns || r.tooLong {
		return
	}
	for len(r.cells) <= column {
		r.cells = append(r.cells, "")
		r.bytes += 16
	}
	r.cells[column] = text
	r.bytes += len(text)
	r.tooLong = r.bytes > MaxLineBytes
}

// numbers tells what the numbers of a workbook mean.
type numbers struct {
	shown []bool    // styles that show a number as a date
	since time.Time // the day 0
}

// The days from which workbooks count, the second where they say so.
var since1900, since1904 = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC), time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)

// date is a day, with its time where there is one, of a number that a style
// shows as one.
func (n *numbers) date(days float64, style int) (string, bool) {
	if style < 0 || style >= len(n.shown) || !n.shown[style] || !(days >= 1 && days < 2958466) { // 9999-12-31
		return "", false
	}
	whole := math.Floor(days)
	t := n.since.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round((days-whole)*24*60*60)) * time.Second)
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format("2006-01-02"), true
	}
	return t.Format("2006-01-02 15:04:05"), true
}

// plainNumber writes a number to the 15 figures that Excel keeps: 162.67 for
// 162.67000000000002; without an exponent, unless not all figures are known.
func plainNumber(n float64) string {
	if math.Abs(n) >= 1e15 {
		return strconv.FormatFloat(n, 'E', -1, 64)
	}
	kept, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'e', 14, 64), 64)
	return strconv.FormatFloat(kept, 'f', -1, 64)
}

// showsDates tells a number format that shows a date or a time: one of the
// workbook's own, or of those that all know. 14 to 22 and 45 to 47 are, and 27
// to 36 and 50 to 58 in East Asia.
func showsDates(format int, own map[int]bool) bool {
	return own[format] || format >= 14 && format <= 22 || format >= 27 && format <= 36 || format >= 45 && format <= 47 || format >= 50 && format <= 58
}

// showsDate tells number formats that show a day or a time: y, m, d, h and no
// figures, outside of quotations and brackets.
func showsDate(format string) bool {
	format = strings.ToLower(format)
	quoted, bracket, skip, shows := false, false, false, false
	for _, r := range format {
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
		case bracket: // a colour, a language: [$-804]
		case r == '0' || r == '#':
			return false
		case r == 'y' || r == 'd' || r == 'm' || r == 'h' || r == 'e':
			shows = true
		}
	}
	return shows && !strings.Contains(format, "general")
}
