package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
)

func (x *xlsx) Open(sheet int) error {
	if x.file != nil {
		x.file.Close()
	}
	x.name = x.files[sheet]
	file, ok, err := x.parts.Open(x.name)
	if err != nil {
		return err
	}
	if !ok {
		return fault.New(fault.Malformed, "%s is missing in it", x.name)
	}
	x.file, x.decoder, x.number = file, xml.NewDecoder(file), 0
	x.decoder.Strict = false
	return nil
}

// row reads the next row of the sheet.
func (x *xlsx) Row() (Row, error) {
	r, c, inRow := Row{}, sheetCell{}, false
	for {
		token, err := x.decoder.Token()
		if err != nil {
			if errors.Is(err, io.EOF) && !inRow || fault.In(err) != nil {
				return r, err
			}
			return r, fault.New(fault.Malformed, "%s in it is damaged: %v", x.name, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch e := (container.Element{Name: t.Name.Local, Attrs: t.Attr}); e.Name {
			case "row":
				inRow = true
				x.number++
				if n, err := strconv.Atoi(e.Attr("r")); err == nil && n > 0 {
					x.number = n
				}
				r, c.column = Row{Line: x.number}, 0
			case "rPh":
				if err := x.decoder.Skip(); err != nil {
					return r, fault.New(fault.Malformed, "%s in it is damaged: %v", x.name, err)
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
				r.put(c.column, x.cell(c.kind, c.style, c.value.String()))
				c.column++
			case "row":
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

func (c *sheetCell) start(e container.Element) {
	switch e.Name {
	case "c":
		if at := columnOf(e.Attr("r")); at >= 0 {
			c.column = at
		}
		c.kind = e.Attr("t")
		c.style, _ = strconv.Atoi(e.Attr("s"))
		c.value.Reset()
	case "v", "t":
		c.inValue = true
	}
}

func (c *sheetCell) write(text []byte) {
	if c.inValue && c.value.Len() <= MaxRowBytes {
		c.value.Write(text)
	}
}

// cell is a cell's value in words.
func (x *xlsx) cell(kind string, style int, value string) string {
	switch kind {
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n >= 0 && n < len(x.shared) {
			return x.shared[n]
		}
		return ""
	case "e": // an error such as #N/A
		return ""
	case "", "n":
		n, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return value
		}
		if date, ok := x.numbers.date(n, style); ok {
			return date
		}
		if strings.ContainsAny(value, "eE.") && math.Abs(n) < 1e15 {
			return plainNumber(n)
		}
	}
	return value
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
