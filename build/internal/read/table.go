package read

import (
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

// maxCellRunes is the length beyond which a cell holds a text and no datum.
const maxCellRunes = 300

func tableRows(table *html.Node) (rows []string, isData bool) {
	isData = true
	var row []string
	most := 0
	endRow := func() {
		most = max(most, len(row))
		if text := strings.Join(row, "\t"); strings.TrimSpace(text) != "" {
			rows = append(rows, text)
		}
		row = nil
	}
	visit(table, func(n *html.Node) bool {
		if n != table && (n.DataAtom == atom.Table || isLeftOut(n, nil)) {
			isData = isData && n.DataAtom != atom.Table
			return false
		}
		switch n.DataAtom {
		case atom.Caption, atom.Tr:
			endRow()
			if n.DataAtom == atom.Caption {
				row = append(row, cellText(n))
				return false
			}
		case atom.Td, atom.Th:
			cell := cellText(n)
			row = append(row, cell)
			isData = isData && utf8.RuneCountInString(cell) <= maxCellRunes && !holdsTable(n)
			return false
		}
		return isData
	})
	endRow()
	return rows, isData && most > 1
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
