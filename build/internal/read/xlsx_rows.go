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

func (s *sheets) Next() (Item, error) {
	for {
		if s.decoder == nil {
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
			return s.header.item(XLSX, fmt.Sprintf("%s, row %d", s.names[s.at], r.line), r), nil
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
	s.header, s.number = header{}, 0
	return nil
}

func (s *sheets) endSheet() {
	s.file.Close()
	s.decoder = nil
	if s.header.first != nil {
		s.unheaded = append(s.unheaded, noColumns("in the sheet "+s.names[s.at]+" ", s.header.first))
	}
}

// row reads the next row of the sheet.
func (s *sheets) row() (row, error) {
	r, c, inRow := row{}, sheetCell{}, false
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
			switch e := (element{t.Name.Local, t.Attr}); e.name {
			case "row":
				inRow = true
				s.number++
				if n, err := strconv.Atoi(e.attr("r")); err == nil && n > 0 {
					s.number = n
				}
				r, c.column = row{line: s.number}, 0
			case "rPh":
				if err := s.decoder.Skip(); err != nil {
					return r, faultf(Malformed, "%s in it is damaged: %v", s.files[s.at], err)
				}
			default:
				c.start(e)
			}
		case xml.CharData:
			c.write(t)
		case xml.EndElement:
			switch t.Name.Local {
			case "v", "t":
				c.inValue = false
			case "c":
				if text := s.cell(c.kind, c.style, c.value.String()); text != "" && c.column < maxColumns && !r.tooLong {
					r.put(c.column, text)
					r.tooLong = r.bytes > MaxLineBytes
				}
				c.column++
			case "row":
				if s.told += r.bytes; s.told > maxTold {
					return r, faultf(TooLarge, "its cells hold more than %d MB", maxTold>>20)
				}
				return r, nil
			}
		}
	}
}

// sheetCell is the cell of a row that is being read.
type sheetCell struct {
	column  int
	kind    string // of its value
	style   int
	inValue bool
	value   strings.Builder
}

func (c *sheetCell) start(e element) {
	switch e.name {
	case "c":
		if at := columnOf(e.attr("r")); at >= 0 {
			c.column = at
		}
		c.kind = e.attr("t")
		c.style, _ = strconv.Atoi(e.attr("s"))
		c.value.Reset()
	case "v", "t":
		c.inValue = true
	}
}

func (c *sheetCell) write(text []byte) {
	if c.inValue && c.value.Len() <= MaxLineBytes {
		c.value.Write(text)
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
