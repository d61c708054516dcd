package read

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/read/sheet"
)

// header is what the first rows of a table say of its columns.
type header struct {
	names []string    // of the columns; nil: they are not known, and
	first []string    // this is the first row
	own   Mapping     // what columns hold whose names do not tell
	rows  []sheet.Row // rows below the names that were looked at
}

// headerRows is how far down the row that names the columns is looked for: a
// title may stand above it.
const headerRows = 10

// findHeader finds the row that names the columns; io.EOF where there is no row.
func findHeader(next func() (sheet.Row, error), m Mapping) (header, error) {
	var seen []sheet.Row
	for len(seen) < headerRows {
		r, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		switch {
		case err != nil:
			return header{}, err
		case r.Blank():
		case m.tells(r.Cells):
			return header{names: r.Cells}, nil
		default:
			seen = append(seen, r)
		}
	}
	if len(seen) == 0 {
		return header{}, io.EOF
	}
	if own := columnsByCells(seen); own != nil {
		return header{names: seen[0].Cells, own: own, rows: seen[1:]}, nil
	}
	return header{first: seen[0].Cells}, nil
}

// columnsByCells finds the column whose cells are texts, of several that with the
// most, where the first row is one of names; nil where there is none. What is
// told of a thing, 简介, is its text where another column has its name.
func columnsByCells(rows []sheet.Row) Mapping {
	const leastRows, leastHan = 2, 8 // rows below the names, characters of a cell
	names, below := rows[0].Cells, rows[1:]
	if len(below) < leastRows {
		return nil
	}
	title := ""
	for _, cell := range names {
		if utf8.RuneCountInString(cell) > maxColumnName || strings.ContainsAny(cell, "。，！？；") {
			return nil
		}
		if title == "" && namesThings.MatchString(cell) {
			title = cell
		}
	}
	body, most := "", 0
	for i, cell := range names {
		texts, bytes := 0, 0
		for _, r := range below {
			if i < len(r.Cells) && saysMuch(r.Cells[i], leastHan) {
				texts++
				bytes += len(r.Cells[i])
			}
		}
		if cell != "" && (title != "" || !aboutText.MatchString(cell)) && 2*texts >= len(below) && bytes > most {
			body, most = cell, bytes
		}
	}
	switch {
	case body == "":
		return nil
	case title == "":
		return Mapping{FieldBody: body}
	}
	return Mapping{FieldBody: body, FieldTitle: title}
}

// namesThings tells a column of names: 项目名称.
var namesThings = regexp.MustCompile(`(?i)^name$|名称$|名稱$`)

// next is the next row, of those looked at or behind.
func (h *header) next(behind func() (sheet.Row, error)) (r sheet.Row, err error) {
	if len(h.rows) == 0 {
		return behind()
	}
	r, h.rows = h.rows[0], h.rows[1:]
	return r, nil
}

// item is a row as an item, its cells named by the header.
func (h *header) item(format Format, place string, r sheet.Row) Item {
	item := Item{Place: place, Bytes: r.Bytes}
	if r.TooLong {
		item.Problem = fmt.Sprintf("the row is longer than %d MB: is a quotation mark not closed?", sheet.MaxRowBytes>>20)
		return item
	}
	names, own := h.names, h.own
	item.make = func(m Mapping) (Document, string) {
		data := record{}
		for i, cell := range r.Cells {
			if i >= len(names) || names[i] == "" || cell == "" {
				continue
			}
			if _, taken := data[names[i]]; !taken {
				data[names[i]] = cell
			}
		}
		if own != nil {
			all := maps.Clone(own)
			maps.Copy(all, m)
			m = all
		}
		return fromRecord(data, m, format)
	}
	return item
}

// maxColumnName is the longest name of a column, in characters.
const maxColumnName = 20
