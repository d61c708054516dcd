package sheet

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// end ends a cell.
func (r *Row) end(c *cell) {
	if len(r.Cells) < maxColumns {
		r.Cells = append(r.Cells, c.String())
	}
	c.begin()
}

// cell is one that is being read.
type cell struct {
	text   strings.Builder
	quoted bool // it began with a quotation mark
	open   bool // which was not closed yet
	blank  bool // there is nothing in it but spaces
}

func (c *cell) begin() {
	c.text.Reset()
	c.quoted, c.open, c.blank = false, false, true
}

// String is what the cell says; spaces count where they are quoted.
func (c *cell) String() string {
	if c.quoted {
		return c.text.String()
	}
	return strings.TrimSpace(c.text.String())
}

// Delimited cuts CSV and its like (RFC 4180) into rows and cells: a quoted cell
// may hold line breaks, and a quotation mark inside an unquoted cell is one.
type Delimited struct {
	in        *bufio.Reader
	separator byte
	line      int // lines read
	cell      cell
}

// NewDelimited reads a text of which in can tell the beginning: its first rows
// tell what parts their cells.
func NewDelimited(in *bufio.Reader) *Delimited {
	if mark, _ := in.Peek(3); string(mark) == "\ufeff" {
		_, _ = in.Discard(3)
	}
	head, _ := in.Peek(64 << 10)
	text := string(head)
	d := &Delimited{in: in}
	if rest, ok := strings.CutPrefix(text, "sep="); ok && len(rest) > 1 && (rest[1] == '\r' || rest[1] == '\n') { // Excel's word for it
		d.separator = rest[0]
		_, _ = in.ReadSlice('\n')
		d.line++
	} else {
		d.separator = separator(text)
	}
	return d
}

// Separator is the mark between cells.
func (d *Delimited) Separator() byte { return d.separator }

// AtEnd tells that nothing is left to read.
func (d *Delimited) AtEnd() bool {
	_, err := d.in.Peek(1)
	return err != nil
}

// separator is the mark that cuts the first rows into the same number of
// cells, more than one; of several the one that gives the most.
func separator(head string) byte {
	best, most, steadiest := byte(','), 1, 0
	for _, mark := range []byte{',', '\t', ';', '|'} {
		rows := &Delimited{in: bufio.NewReader(strings.NewReader(head)), separator: mark}
		counts := map[int]int{}
		for range 20 {
			row, err := rows.Next()
			if err != nil {
				break
			}
			if !row.Blank() {
				counts[len(row.Cells)]++
			}
		}
		for cells, n := range counts {
			if cells > 1 && (n > steadiest || n == steadiest && cells > most) {
				best, most, steadiest = mark, cells, n
			}
		}
	}
	return best
}

// Next is the next row, blank or not. A row beyond MaxRowBytes ends at the
// next line break, and what it held is lost.
func (d *Delimited) Next() (Row, error) {
	out, c := Row{Line: d.line + 1}, &d.cell
	c.begin()
	for {
		b, err := d.in.ReadByte()
		if err != nil {
			if errors.Is(err, io.EOF) && out.Bytes > 0 {
				out.end(c)
				return out, nil
			}
			return out, err
		}
		out.Bytes++
		if out.Bytes > MaxRowBytes && !out.TooLong {
			out.TooLong, out.Cells = true, nil
			c.begin()
		}
		if b == '\n' || b == '\r' {
			if b == '\r' {
				d.follows('\n')
			}
			d.line++
			if c.open {
				c.text.WriteByte('\n')
				continue
			}
			out.end(c)
			if out.TooLong {
				out.Cells = nil
			}
			return out, nil
		}
		if !out.TooLong {
			d.add(&out, b)
		}
	}
}

// add adds a byte to the row: to its cell, or it ends that.
func (d *Delimited) add(out *Row, b byte) {
	c := &d.cell
	switch {
	case c.open && b == '"':
		if d.follows('"') {
			c.text.WriteByte('"')
		} else {
			c.open = false
		}
	case c.open:
		c.text.WriteByte(b)
	case b == '"' && c.blank && !c.quoted:
		c.text.Reset()
		c.quoted, c.open = true, true
	case b == d.separator:
		out.end(c)
	default:
		c.text.WriteByte(b)
		c.blank = c.blank && (b == ' ' || b == '\t')
	}
}

// follows takes the next byte if it is this one.
func (d *Delimited) follows(b byte) bool {
	next, err := d.in.Peek(1)
	if err != nil || next[0] != b {
		return false
	}
	_, _ = d.in.ReadByte()
	return true
}
