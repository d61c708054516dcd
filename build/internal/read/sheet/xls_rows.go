package sheet

import (
	"cmp"
	"io"
	"math"
	"slices"
	"strconv"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
)

// xlsCell is where the record of a cell, or of several of a row, begins.
type xlsCell struct {
	row uint16
	at  uint32
}

// open finds the cells of a sheet. Excel writes them row by row, other programs
// in any order.
func (x *xls) Open(sheet int) error {
	const leastCell = 8 // bytes of a record
	x.cells, x.cut = nil, false
	r, ok := nextRecord(x.stream, x.sheets[sheet])
	if !ok || r.id != xlsBOF {
		return fault.New(fault.Malformed, "the sheet %s in it is missing or damaged", x.names[sheet])
	}
	for depth := 1; depth > 0; { // charts lie in sheets
		at := r.after
		if r, ok = nextRecord(x.stream, at); !ok {
			x.cut = true
			break
		}
		if x.left -= r.after - at; x.left < 0 {
			return fault.New(fault.Malformed, "the sheets in it lie in each other")
		}
		switch r.id {
		case xlsBOF:
			depth++
		case xlsEOF:
			depth--
		case xlsSharedText, xlsText, xlsRichText, xlsNumber, xlsRK, xlsMulRK, xlsFormula, xlsBoolErr:
			if depth == 1 && len(r.body) >= leastCell {
				x.cells = append(x.cells, xlsCell{uint16(container.Uint16(r.body, 0)), uint32(at)})
			}
		}
	}
	slices.SortStableFunc(x.cells, func(a, b xlsCell) int { return cmp.Compare(a.row, b.row) })
	return nil
}

func (x *xls) Row() (Row, error) {
	if len(x.cells) == 0 {
		if x.cut {
			return Row{}, fault.New(fault.Truncated, "it breaks off: the file was cut short")
		}
		return Row{}, io.EOF
	}
	number := x.cells[0].row
	out := Row{Line: int(number) + 1}
	for len(x.cells) > 0 && x.cells[0].row == number {
		r, _ := nextRecord(x.stream, int(x.cells[0].at))
		x.put(&out, r)
		x.cells = x.cells[1:]
	}
	return out, nil
}

// put sets the cells of a record.
func (x *xls) put(out *Row, r xlsRecord) {
	column, style := container.Uint16(r.body, 2), container.Uint16(r.body, 4)
	switch r.id {
	case xlsSharedText:
		if n := container.Uint32(r.body, 6); int64(n) < int64(len(x.shared)) {
			out.put(column, x.shared[n])
		}
	case xlsText, xlsRichText:
		out.put(column, x.text(r, 6, 2))
	case xlsNumber:
		out.put(column, x.number(f64(r.body, 6), style))
	case xlsRK:
		out.put(column, x.number(numberOfRK(container.Uint32(r.body, 6)), style))
	case xlsMulRK:
		for i := 0; 4+6*i+6 <= len(r.body)-2; i++ {
			out.put(column+i, x.number(numberOfRK(container.Uint32(r.body, 6+6*i)), container.Uint16(r.body, 4+6*i)))
		}
	case xlsBoolErr:
		if len(r.body) > 7 && r.body[7] == 0 {
			out.put(column, strconv.Itoa(int(r.body[6])))
		}
	case xlsFormula:
		out.put(column, x.result(r, style))
	}
}

// result is what a formula came to ([MS-XLS] 2.5.133).
func (x *xls) result(r xlsRecord, style int) string {
	const isText, isBool = 0, 1
	switch {
	case len(r.body) < 14:
		return ""
	case container.Uint16(r.body, 12) != 0xFFFF:
		return x.number(f64(r.body, 6), style)
	case r.body[6] == isBool:
		return strconv.Itoa(int(r.body[8]))
	case r.body[6] != isText:
		return ""
	}
	const mostBetween = 4 // records of what the formula is
	for range mostBetween {
		var ok bool
		if r, ok = nextRecord(x.stream, r.after); !ok || r.id == xlsFormula {
			break
		}
		if r.id == xlsString {
			return x.text(r, 0, 2)
		}
	}
	return ""
}

func (x *xls) number(n float64, style int) string {
	if date, ok := x.numbers.date(n, style); ok {
		return date
	}
	return plainNumber(n)
}

// numberOfRK is a number in four bytes ([MS-XLS] 2.5.217).
func numberOfRK(rk uint32) float64 {
	const hundredth, whole = 1, 2
	n := math.Float64frombits(uint64(rk&^3) << 32)
	if rk&whole != 0 {
		n = float64(int32(rk) >> 2)
	}
	if rk&hundredth != 0 {
		n /= 100
	}
	return n
}

func f64(b []byte, at int) float64 {
	return math.Float64frombits(uint64(container.Uint32(b, at)) | uint64(container.Uint32(b, at+4))<<32)
}
