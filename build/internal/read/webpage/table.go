package webpage

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fangzhi/data/article"
)

// table keeps a table of data as one block, and goes through a table that only
// lays a page out.
func (w *walker) table(n *html.Node) {
	w.flush()
	rows, isData := tableRows(n)
	if !isData {
		w.children(n)
		w.flush()
		return
	}
	if text := strings.Join(rows, "\n"); strings.TrimSpace(text) != "" {
		w.blocks = append(w.blocks, article.Block{Kind: article.Table, Text: text})
	}
}

// MaxSpan is how many places of a row a cell may take.
const MaxSpan = 64

// maxCovered is the place of a row behind which a cell takes one: cells that reach
// to the right and down push those of the rows below on and on.
const maxCovered = 1000

// MaxCellRunes is the length beyond which a cell holds a text and no datum.
const MaxCellRunes = 300

func tableRows(table *html.Node) (rows []string, isData bool) {
	isData = true
	var row tableRow
	most := 0
	endRow := func() {
		most = max(most, row.filled)
		if text := row.end(); strings.TrimSpace(text) != "" {
			rows = append(rows, text)
		}
	}
	visit(table, func(n *html.Node) bool {
		if n != table && (n.DataAtom == atom.Table || isLeftOut(n, nil)) {
			isData = isData && n.DataAtom != atom.Table
			return false
		}
		switch n.DataAtom {
		case atom.Caption:
			endRow()
			rows = append(rows, cellText(n))
			return false
		case atom.Tr:
			endRow()
		case atom.Td, atom.Th:
			cell := cellText(n)
			row.add(cell, spanOf(n, "colspan"), spanOf(n, "rowspan"))
			isData = isData && utf8.RuneCountInString(cell) <= MaxCellRunes && !holdsTable(n)
			return false
		}
		return isData
	})
	endRow()
	return rows, isData && most > 1
}

// spanOf is how many places a cell takes in one direction.
func spanOf(cell *html.Node, name string) int {
	n, err := strconv.Atoi(strings.TrimSpace(attribute(cell, name)))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, MaxSpan)
}

// tableRow is the row being read: each cell stands in its column, also beside
// cells that reach down from a row above.
type tableRow struct {
	cells  []string
	filled int   // cells of its own
	last   int   // how many places there are to the last of them
	rows   []int // for how many rows more a column is taken, by column
}

func (r *tableRow) add(cell string, columns, rows int) {
	for len(r.cells) < min(len(r.rows), maxCovered) && r.rows[len(r.cells)] > 0 {
		r.cells = append(r.cells, "")
	}
	if len(r.cells) >= maxCovered {
		columns, rows = 1, 1
	}
	r.filled++
	for i := range columns {
		at := len(r.cells)
		for len(r.rows) <= at && rows > 1 {
			r.rows = append(r.rows, 0)
		}
		if at < len(r.rows) {
			r.rows[at] = rows
		}
		if r.cells = append(r.cells, ""); i == 0 {
			r.cells[at], r.last = cell, at+1
		}
	}
}

// end gives the row's cells parted by tabs, without the empty ones that only
// the last one's width makes.
func (r *tableRow) end() string {
	if r.filled == 0 {
		return ""
	}
	for i := range r.rows {
		r.rows[i] = max(0, r.rows[i]-1)
	}
	text := strings.Join(r.cells[:r.last], "\t")
	r.cells, r.filled = r.cells[:0], 0
	return text
}

func holdsTable(n *html.Node) bool {
	found := false
	visit(n, func(inner *html.Node) bool {
		found = found || inner.DataAtom == atom.Table
		return !found
	})
	return found
}

// cellText is all the text of an element in one line, blocks parted by spaces.
func cellText(n *html.Node) string {
	var out strings.Builder
	visit(n, func(c *html.Node) bool {
		switch {
		case c.Type == html.TextNode:
			out.WriteString(c.Data)
		case c != n && isLeftOut(c, nil):
			return false
		case c.Type == html.ElementNode && !isInline(c):
			out.WriteByte(' ')
		}
		return true
	})
	return oneLine(out.String())
}
