package read

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/read/webpage"
	"fangzhi/data/article"
)

// officeTable is a table being gathered.
type officeTable struct {
	rows    []string
	row     []string
	cells   int             // of the row, those that others cover not counted
	owed    int             // places of the row that are covered, before the next cell
	spanned int             // those that the cell being met covers behind it
	cell    []string        // the paragraphs of the cell
	loose   []article.Block // its paragraphs, should it be no table of data
	wide    bool            // has a row of several cells
	long    bool            // a cell holds a text and no datum
}

func (o *officeText) beginTable() {
	o.tables = append(o.tables, &officeTable{})
}

// span is how many places of its row the cell being met takes.
func (o *officeText) span(places int) {
	if n := len(o.tables); n > 0 {
		o.tables[n-1].spanned = max(0, min(places, webpage.MaxSpan)-1)
	}
}

// indentRow leaves places of a row empty before its first cell.
func (o *officeText) indentRow(places int) {
	if n := len(o.tables); n > 0 {
		o.tables[n-1].owed = max(0, min(places, webpage.MaxSpan))
	}
}

func (o *officeText) endCell() {
	n := len(o.tables)
	if n == 0 {
		return
	}
	t := o.tables[n-1]
	text := oneLine(strings.Join(t.cell, " "))
	t.long = t.long || utf8.RuneCountInString(text) > webpage.MaxCellRunes
	t.row = append(append(t.row, make([]string, t.owed)...), text)
	t.cells, t.owed, t.spanned, t.cell = t.cells+1, t.spanned, 0, nil
}

func (o *officeText) endRow() {
	if n := len(o.tables); n > 0 {
		t := o.tables[n-1]
		t.wide = t.wide || t.cells > 1
		if row := strings.Join(t.row, "\t"); strings.TrimSpace(row) != "" {
			t.rows = append(t.rows, row)
		}
		t.row, t.cells, t.owed, t.spanned = nil, 0, 0, 0
	}
}

// endTable ends a table: one of data is a block, one that lays out a page is
// the paragraphs in it.
func (o *officeText) endTable() {
	n := len(o.tables)
	if n == 0 {
		return
	}
	t := o.tables[n-1]
	if len(t.cell) > 0 {
		o.endCell()
	}
	o.endRow() // where its end was not marked
	o.tables = o.tables[:n-1]
	if t.wide && !t.long {
		if len(t.rows) > 0 {
			o.add(article.Block{Kind: article.Table, Text: strings.Join(t.rows, "\n")})
		}
		for _, b := range t.loose {
			if b.Kind == article.Figure {
				o.add(article.Block{Kind: article.Figure, Picture: b.Picture}) // its words stand in its cell
			}
		}
		return
	}
	for _, b := range t.loose {
		o.add(b)
	}
}
