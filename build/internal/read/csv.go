package read

import (
	"bufio"
	"fmt"
	"io"

	"fangzhi/build/internal/read/sheet"
)

// table reads CSV and its like.
type table struct {
	rows    *sheet.Delimited
	mapping Mapping
	header  header // without names: not looked for yet
}

func newTable(r io.Reader, mapping Mapping) *table {
	return &table{rows: sheet.NewDelimited(bufio.NewReaderSize(r, 256<<10)), mapping: mapping}
}

func (t *table) Next() (Item, error) {
	if t.header.names == nil {
		var err error
		if t.header, err = findHeader(t.rows.Next, t.mapping); err != nil {
			return Item{}, err
		}
		if t.header.names == nil {
			return Item{}, noColumns("", t.header.first)
		}
	}
	for {
		r, err := t.header.next(t.rows.Next)
		if err != nil {
			return Item{}, err
		}
		if !r.Blank() || r.TooLong {
			return t.header.item(CSV, fmt.Sprintf("line %d", r.Line), r), nil
		}
	}
}
