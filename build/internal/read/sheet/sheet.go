// Package sheet reads rows of cells: of the workbooks of Excel, old and new, and
// of texts whose cells a mark parts. Its errors are of package fault, and io.EOF
// behind the last row.
package sheet

import "strings"

// Bounds of a workbook.
const (
	maxSheets  = 1000
	maxColumns = 16384      // Excel's own
	maxShared  = 20_000_000 // texts that cells refer to
)

// MaxRowBytes is how long a row may be.
const MaxRowBytes = 16 << 20

// Book is a workbook. Numbers are told as they are stored, dates as days.
// Sheets that are hidden are left out.
type Book interface {
	Names() []string      // of the sheets
	Open(sheet int) error // begins a sheet
	Row() (Row, error)    // the next of that sheet that has cells; io.EOF behind the last
}

// put sets a cell that says something; those before it that have nothing are
// empty.
func (r *Row) put(column int, text string) {
	if text == "" || column >= maxColumns || r.TooLong {
		return
	}
	for len(r.Cells) <= column {
		r.Cells = append(r.Cells, "")
		r.Bytes += 16
	}
	r.Cells[column] = text
	r.Bytes += len(text)
	r.TooLong = r.Bytes > MaxRowBytes
}

// Row is one row of a table.
type Row struct {
	Line    int // where it begins, from 1
	Cells   []string
	Bytes   int
	TooLong bool // over MaxRowBytes: what it held is lost
}

// Blank tells a row that says nothing.
func (r Row) Blank() bool {
	for _, cell := range r.Cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}
