package engine

import "strconv"

// LineColumns name the cells of a line of a concordance, as a table.
var LineColumns = []string{"date", "left", "hit", "right", "title", "source", "id", "block", "offset", "number"}

// Cells are those of LineColumns.
func (l *Line) Cells() []string {
	date := ""
	if l.Date != nil {
		date = *l.Date
	}
	return []string{date, l.Left, l.Hit, l.Right, l.Title, l.Source, l.ID,
		strconv.Itoa(l.Block), strconv.Itoa(l.ByteOffset), strconv.Itoa(l.Number)}
}

// Columns name the cells of a period, as a table.
func (t *Trend) Columns() []string {
	columns := []string{"period", "articles", "characters"}
	for _, term := range t.Terms {
		columns = append(columns, term.Query+" hits", term.Query+" articles", term.Query+" per 10000")
	}
	return columns
}

// Cells are those of Columns; the period without a date is called "undated".
func (p *Period) Cells() []string {
	cells := []string{p.Period, strconv.Itoa(p.Articles), strconv.FormatUint(p.Characters, 10)}
	if p.Period == "" {
		cells[0] = "undated"
	}
	for _, n := range p.Counts {
		cells = append(cells, strconv.Itoa(n.Hits), strconv.Itoa(n.Articles), strconv.FormatFloat(n.Rate, 'f', 4, 64))
	}
	return cells
}
