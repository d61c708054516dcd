package read

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// row is one row of a table.
type row struct {
	line    int // where it begins, from 1
	cells   []string
	bytes   int
	tooLong bool
}

func (r row) blank() bool {
	for _, cell := range r.cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// end ends a cell.
func (r *row) end(c *cell) {
	if len(r.cells) < maxColumns {
		r.cells = append(r.cells, c.String())
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

// rowReader cuts a text into rows and cells.
type rowReader struct {
	in        *bufio.Reader
	separator byte
	line      int // lines read
	cell      cell
}

// next is the next row, blank or not. A row beyond MaxLineBytes ends at the
// next line break, and what it held is lost.
func (r *rowReader) next() (row, error) {
	out, c := row{line: r.line + 1}, &r.cell
	c.begin()
	for {
		b, err := r.in.ReadByte()
		if err != nil {
			if errors.Is(err, io.EOF) && out.bytes > 0 {
				out.end(c)
				return out, nil
			}
			return out, err
		}
		out.bytes++
		if out.bytes > MaxLineBytes && !out.tooLong {
			out.tooLong, out.cells = true, nil
			c.begin()
		}
		if b == '\n' || b == '\r' {
			if b == '\r' {
				r.follows('\n')
			}
			r.line++
			if c.open {
				c.text.WriteByte('\n')
				continue
			}
			out.end(c)
			if out.tooLong {
				out.cells = nil
			}
			return out, nil
		}
		if !out.tooLong {
			r.add(&out, b)
		}
	}
}

// add adds a byte to the row: to its cell, or it ends that.
func (r *rowReader) add(out *row, b byte) {
	c := &r.cell
	switch {
	case c.open && b == '"':
		if r.follows('"') {
			c.text.WriteByte('"')
		} else {
			c.open = false
		}
	case c.open:
		c.text.WriteByte(b)
	case b == '"' && c.blank && !c.quoted:
		c.text.Reset()
		c.quoted, c.open = true, true
	case b == r.separator:
		out.end(c)
	default:
		c.text.WriteByte(b)
		c.blank = c.blank && (b == ' ' || b == '\t')
	}
}

// follows takes the next byte if it is this one.
func (r *rowReader) follows(b byte) bool {
	next, err := r.in.Peek(1)
	if err != nil || next[0] != b {
		return false
	}
	_, _ = r.in.ReadByte()
	return true
}
