package read

import (
	"errors"
	"fmt"
	"io"

	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/sheet"
)

// maxTold is how many bytes all cells of a workbook may have: many may refer to
// one long text.
const maxTold = 1 << 30

// sheets reads the rows of a workbook, one sheet after the other, each with a
// row that names its columns. Numbers are told as they are stored, dates as
// days. Sheets that are hidden are left out.
type sheets struct {
	book    sheet.Book
	format  Format
	mapping Mapping

	at       int // the sheet being read
	opened   bool
	header   header
	read     int // sheets with a header
	told     int // bytes of cells so far
	unheaded []*fault.Fault
}

// NewSheets opens a workbook of XLSX or XLS.
func NewSheets(format Format, b Binary, mapping Mapping) (Items, error) {
	s := &sheets{format: format, mapping: mapping, at: -1}
	var err error
	if format == XLS {
		s.book, err = sheet.OpenXLS(b.At, b.Bytes, b.Decode)
	} else {
		s.book, err = sheet.OpenXLSX(b.At, b.Bytes)
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
		if !r.Blank() {
			return s.header.item(s.format, fmt.Sprintf("%s, row %d", s.book.Names()[s.at], r.Line), r), nil
		}
	}
}

// nextRow is the next row of the sheet below its header; io.EOF where there is
// none.
func (s *sheets) nextRow() (r sheet.Row, err error) {
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
func (s *sheets) row() (sheet.Row, error) {
	r, err := s.book.Row()
	if s.told += r.Bytes; s.told > maxTold {
		return r, fault.New(fault.TooLarge, "its cells hold more than %d MB", maxTold>>20)
	}
	return r, err
}

// nextSheet begins a sheet. After the last, sheets in which no columns were
// known are a fault, if there was no other.
func (s *sheets) nextSheet() error {
	if s.at++; s.at >= len(s.book.Names()) {
		s.at = len(s.book.Names())
		if s.read == 0 && len(s.unheaded) > 0 {
			fault := s.unheaded[0]
			s.unheaded = nil
			return fault
		}
		return io.EOF
	}
	s.header = header{}
	err := s.book.Open(s.at)
	s.opened = err == nil
	return err
}

func (s *sheets) endSheet() {
	s.opened = false
	if s.header.first != nil {
		s.unheaded = append(s.unheaded, noColumns("in the sheet "+s.book.Names()[s.at]+" ", s.header.first))
	}
}
