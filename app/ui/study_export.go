package ui

import (
	"context"
	"strings"

	"fangzhi/app/engine"
	"fangzhi/data/table"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// mostLinesSaved is how many lines of a concordance the page writes out; for
// more there is `fangzhi concordance`.
const mostLinesSaved = 10_000

// exportButton saves what is on the page as a table.
func (c *root) exportButton(hits int) app.UI {
	words := c.t("study.export")
	if c.at.Page == ConcordancePage && hits > mostLinesSaved {
		words = c.t("study.export.first", c.lang.Number(mostLinesSaved))
	}
	return button(words, c.exportStudy)
}

// savingState tells that a table is being fetched, or why it was not.
func (c *root) savingState() app.UI {
	switch {
	case c.study.saving:
		return c.waiting("export.busy")
	case c.study.saveErr != nil:
		return put(say("p.problem", c.t(errorKey(c.study.saveErr))), "role", "alert")
	}
	return nil
}

func (c *root) exportStudy(app.Context, app.Event) {
	s, at := &c.study, c.study.shown
	if s.busy || s.saving {
		return
	}
	name := fileName(c.archiveTitle(), c.t("views."+pageNames[at.Page]), strings.Join(at.terms(), "-"))
	if at.Page == TrendPage {
		save(name+".csv", "text/csv", trendRows(s.trend, pageAddress()+at.String()))
		return
	}
	asked := s.asked
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel, s.saving, s.saveErr = cancel, true, nil
	c.async(func() func() {
		rows, first, total, err := c.lineRows(ctx, at)
		return func() {
			if asked != s.asked {
				return
			}
			if s.saving, s.saveErr = false, err; err == nil {
				save(name+c.partName(first, total)+".csv", "text/csv", rows)
			}
		}
	})
}

// pageAddress is the address of the archive's page, without a fragment.
func pageAddress() string {
	at, _, _ := strings.Cut(text(app.Window().Get("location"), "href"), "#")
	return at
}

// lineRows fetches the lines of a concordance, from the first on, as a table,
// and how many these are of how many.
func (c *root) lineRows(ctx context.Context, at Address) (rows string, first, total int, err error) {
	var b strings.Builder
	b.WriteString(table.Mark + table.Row(append(engine.LineColumns[:len(engine.LineColumns):len(engine.LineColumns)], "address")...))
	page, search := pageAddress(), at.Search.unsorted()
	request := at.Lines()
	request.Offset, request.Limit = 0, 1000
	for request.Offset < mostLinesSaved {
		got, err := c.client.Concordance(ctx, request, func(engine.Progress) {})
		if err != nil {
			return "", 0, 0, err
		}
		total = got.Total
		for i := range got.Lines {
			line := &got.Lines[i]
			to := search.Article(line.ID)
			to.Hit = line.Number
			b.WriteString(table.Row(append(line.Cells(), page+to.String())...))
		}
		if request.Offset += len(got.Lines); len(got.Lines) == 0 || request.Offset >= got.Sorted {
			break
		}
	}
	return b.String(), request.Offset, total, nil
}

// trendRows is hits over time as a table, with the address of its chart.
func trendRows(t *engine.Trend, address string) string {
	var b strings.Builder
	b.WriteString(table.Mark + table.Row(append(t.Columns(), "address")...))
	for _, p := range withUndated(t) {
		b.WriteString(table.Row(append(p.Cells(), address)...))
	}
	return b.String()
}

// withUndated lists the periods, and the articles without a date if there are any.
func withUndated(t *engine.Trend) []engine.Period {
	periods := t.Periods[:len(t.Periods):len(t.Periods)]
	if t.Undated.Articles > 0 {
		periods = append(periods, t.Undated)
	}
	return periods
}
