package read

import (
	"bufio"
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
	header  header // without names: not looked for yet
}

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
	if t.header.names == nil {
		var err error
		if t.header, err = findHeader(t.rows.next, t.mapping); err != nil {
			return Item{}, err
		}
		if t.header.names == nil {
			return Item{}, noColumns("", t.header.first)
		}
	}
	for {
		r, err := t.header.next(t.rows.next)
		if err != nil {
			return Item{}, err
		}
		if !r.blank() || r.tooLong {
			return t.header.item(CSV, fmt.Sprintf("line %d", r.line), r), nil
		}
	}
}
