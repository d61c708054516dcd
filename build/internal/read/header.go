package read

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/runes"
)

// header is what the first rows of a table say of its columns.
type header struct {
	names []string // of the columns; nil: they are not known, and
	first []string // this is the first row
	body  string   // the column that holds the text, where its name does not tell
	rows  []row    // rows below the names that were looked at
}

// headerRows is how far down the row that names the columns is looked for: a
// title may stand above it.
const headerRows = 10

// findHeader finds the row that names the columns; io.EOF where there is no row.
func findHeader(next func() (row, error), m Mapping) (header, error) {
	var seen []row
	for len(seen) < headerRows {
		r, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		switch {
		case err != nil:
			return header{}, err
		case r.blank():
		case m.tells(r.cells):
			return header{names: r.cells}, nil
		default:
			seen = append(seen, r)
		}
	}
	if len(seen) == 0 {
		return header{}, io.EOF
	}
	if body := columnOfProse(seen); body != "" {
		return header{names: seen[0].cells, body: body, rows: seen[1:]}, nil
	}
	return header{first: seen[0].cells}, nil
}

// columnOfProse is the name of the column whose cells are texts, of several that
// with the most, where the first row is one of names; "" where there is none.
func columnOfProse(rows []row) (name string) {
	const leastRows, leastHan = 2, 8 // rows below the names, characters of a cell
	names, below := rows[0].cells, rows[1:]
	if len(below) < leastRows {
		return ""
	}
	for _, cell := range names {
		if utf8.RuneCountInString(cell) > maxColumnName || strings.ContainsAny(cell, "。，！？；") {
			return ""
		}
	}
	most := 0
	for i, cell := range names {
		texts, bytes := 0, 0
		for _, r := range below {
			if i < len(r.cells) && strings.ContainsAny(r.cells[i], "，。！？；") && runes.CountHan(r.cells[i]) >= leastHan {
				texts++
				bytes += len(r.cells[i])
			}
		}
		if cell != "" && !aboutText.MatchString(cell) && 2*texts >= len(below) && bytes > most {
			name, most = cell, bytes
		}
	}
	return name
}

// next is the next row, of those looked at or behind.
func (h *header) next(behind func() (row, error)) (r row, err error) {
	if len(h.rows) == 0 {
		return behind()
	}
	r, h.rows = h.rows[0], h.rows[1:]
	return r, nil
}

// item is a row as an item, its cells named by the header.
func (h *header) item(format Format, place string, r row) Item {
	item := Item{Place: place, Bytes: r.bytes}
	if r.tooLong {
		item.Problem = fmt.Sprintf("the row is longer than %d MB: is a quotation mark not closed?", MaxLineBytes>>20)
		return item
	}
	names, body := h.names, h.body
	item.make = func(m Mapping) (Document, string) {
		data := record{}
		for i, cell := range r.cells {
			if i >= len(names) || names[i] == "" || cell == "" {
				continue
			}
			if _, taken := data[names[i]]; !taken {
				data[names[i]] = cell
			}
		}
		if body != "" {
			own := Mapping{FieldBody: body}
			maps.Copy(own, m)
			m = own
		}
		return fromRecord(data, m, format)
	}
	return item
}

// maxColumnName is the longest name of a column, in characters.
const maxColumnName = 20
