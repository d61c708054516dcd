package read

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// table reads CSV and its like (RFC 4180): the separator is told from the
// first rows, a quoted cell may hold line breaks, and a quotation mark inside
// an unquoted cell is one.
type table struct {
	rows    *rowReader
	mapping Mapping
	header  []string // nil: not looked for yet
	ahead   []row    // rows read while looking
}

// headerRows is how far down the row that names the columns is looked for: a
// title may stand above it.
const headerRows = 10

func newTable(r io.Reader, mapping Mapping) *table {
	in := bufio.NewReaderSize(r, 256<<10)
	if mark, _ := in.Peek(3); string(mark) == "\ufeff" {
		_, _ = in.Discard(3)
	}
	head, _ := in.Peek(64 << 10)
	text := string(head)
	rows := &rowReader{in: in}
	if rest, ok := strings.CutPrefix(text, "sep="); ok && len(rest) > 1 && (rest[1] == '\r' || rest[1] == '\n') { // Excel's word for it
		rows.separator = rest[0]
		_, _ = in.ReadSlice('\n')
		rows.line++
	} else {
		rows.separator = separator(text)
	}
	return &table{rows: rows, mapping: mapping}
}

// separator is the mark that cuts the first rows into the same number of
// cells, more than one; of several the one that gives the most.
func separator(head string) byte {
	best, most, steadiest := byte(','), 1, 0
	for _, mark := range []byte{',', '\t', ';', '|'} {
		rows := &rowReader{in: bufio.NewReader(strings.NewReader(head)), separator: mark}
		counts := map[int]int{}
		for range 20 {
			row, err := rows.next()
			if err != nil {
				break
			}
			if !row.blank() {
				counts[len(row.cells)]++
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

func (t *table) Next() (Item, error) {
	if t.header == nil {
		if err := t.findHeader(); err != nil {
			return Item{}, err
		}
	}
	for {
		var r row
		if len(t.ahead) > 0 {
			r, t.ahead = t.ahead[0], t.ahead[1:]
		} else {
			var err error
			if r, err = t.rows.next(); err != nil {
				return Item{}, err
			}
		}
		if !r.blank() || r.tooLong {
			return tableItem(CSV, fmt.Sprintf("line %d", r.line), t.header, r), nil
		}
	}
}

// findHeader finds the row that names the columns.
func (t *table) findHeader() error {
	var seen []row
	for len(seen) < headerRows {
		r, err := t.rows.next()
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if err != nil {
			break
		}
		if r.blank() {
			continue
		}
		if t.mapping.tells(r.cells) {
			t.header = r.cells
			return nil
		}
		seen = append(seen, r)
	}
	if len(seen) == 0 {
		return io.EOF
	}
	return noColumns("", seen[0].cells)
}

// tableItem is a row as an item, its cells named by the header.
func tableItem(format Format, place string, header []string, r row) Item {
	item := Item{Place: place, Bytes: r.bytes}
	if r.tooLong {
		item.Problem = fmt.Sprintf("the row is longer than %d MB: is a quotation mark not closed?", MaxLineBytes>>20)
		return item
	}
	item.make = func(m Mapping) (Document, string) {
		data := record{}
		for i, cell := range r.cells {
			if i >= len(header) || header[i] == "" || cell == "" {
				continue
			}
			if _, taken := data[header[i]]; !taken {
				data[header[i]] = cell
			}
		}
		return fromRecord(data, m, format)
	}
	return item
}
