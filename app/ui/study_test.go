package ui

import (
	"strings"
	"testing"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func TestConcordancePage(t *testing.T) {
	f := newFake(60)
	w := open(t, f, "#/concordance?q=title")
	w.shows("120 hits", "60 articles", "1 to 50 of 120", `href="#/article/id0?q=title&hit=2"`, `href="#/concordance?q=title&page=2"`)
	if n := strings.Count(w.html(), `class="kwic-line"`); n != pageLines {
		t.Errorf("%d lines on a page", n)
	}
	w.do(func() { w.root.push(ParseAddress("#/concordance?q=title&page=3&sort=right")) })
	w.shows("101 to 120 of 120", "aria-disabled")
	if last := f.asked[len(f.asked)-1]; last.Sort != engine.ByRight {
		t.Errorf("it asks %+v", last)
	}
	w.do(func() { w.root.typed("nothing like it", 0) })
	w.shows("Nothing found")
	if at := w.root.at.String(); at != "#/concordance?q=nothing+like+it&sort=right" {
		t.Errorf("typing leads to %s", at)
	}
	f.fail["(a"] = &language.QueryError{Query: "(a", Problem: "query.unclosed-bracket", Suggestion: "(a)"}
	w.do(func() { w.root.typed("(a", 0) })
	w.shows("A bracket is not closed.", "#/concordance?q=%28a%29")
	w.do(func() { w.root.typed("", 0) })
	if w.root.at.Page != SearchPage {
		t.Errorf("an empty box leads to %s", w.root.at)
	}
}

// A chart of nothing says so, and that its articles have no dates only where
// there are any.
func TestEmptyTrend(t *testing.T) {
	w := open(t, newFake(3), "#/trend?q=title")
	for undated, want := range map[int]string{0: "Nothing found", 2: "No article has a date."} {
		w.do(func() { w.root.study.trend = &engine.Trend{Undated: engine.Period{Articles: undated}} })
		w.shows(want)
	}
}

// TestStudyStops holds that what is stopped, or asked before, is not heard.
func TestStudyStops(t *testing.T) {
	f := newFake(3)
	slow := make(chan struct{})
	f.wait["title 1"] = slow
	w := open(t, f, "#/")
	c := w.root
	c.dispatch(func() { c.push(ParseAddress("#/concordance?q=title+1")) })
	c.dispatch(func() { c.stopStudy(c.ctx, app.Event{}) })
	close(slow)
	w.engine.ConsumeAll()
	w.shows("Stopped.", "Count again")
	w.do(func() { c.searchAgain(c.ctx, app.Event{}) })
	w.shows("2 hits")
	slow = make(chan struct{})
	f.wait["title 2"] = slow
	c.dispatch(func() { c.push(ParseAddress("#/concordance?q=title+2")) })
	c.dispatch(func() { c.push(ParseAddress("#/concordance?q=title")) })
	close(slow)
	w.engine.ConsumeAll()
	w.shows("6 hits")
}

func TestTrendPage(t *testing.T) {
	f := newFake(3)
	w := open(t, f, "#/trend?q=ab&q=abcd")
	w.shows("4 hits", "8 hits", `href="#/search?q=abcd&from=2022&to=2022"`, `aria-label="ab, 2020: 2 hits in 1 article, 2.00 per 10,000 characters"`, `href="#/trend?q=abcd"`)
	w.do(func() { w.root.push(ParseAddress("#/trend?q=ab&q=abcd&per=10000")) })
	w.shows(">2.00<", ">1.00<")
	w.do(func() { w.root.push(ParseAddress("#/trend")) })
	w.shows("Type a word above first.")
}

func TestScale(t *testing.T) {
	for _, test := range []struct {
		most  float64
		rate  bool
		top   float64
		steps int
	}{
		{0, false, 1, 2}, {1, false, 1, 2}, {3, false, 3, 4}, {7, false, 8, 5}, {100, false, 100, 6}, {2187, false, 2500, 6}, {0.03, true, .03, 4}, {1.29, true, 1.5, 4},
	} {
		top, steps := scale(test.most, test.rate)
		if top < test.top-1e-9 || top > test.top+1e-9 || len(steps) != test.steps || steps[len(steps)-1] < test.most-1e-9 {
			t.Errorf("up to %g: %g in %v", test.most, top, steps)
		}
	}
}

// TestChartSpan holds that years without hits before the first and behind the
// last take no room, and that signs so near to each other that they hide the
// line are left out.
func TestChartSpan(t *testing.T) {
	trend := &engine.Trend{Terms: make([]engine.TrendTerm, 2)}
	for year := 1949; year < 2026; year++ {
		counts := make([]engine.TrendCount, 2)
		counts[0].Hits, counts[1].Hits = year/2013-year/2021, year/2012-year/2020
		trend.Periods = append(trend.Periods, engine.Period{Period: yearName(year), Counts: counts})
	}
	c := newChart(trend, false, false)
	if first, last := c.series[0][0], c.series[1][len(c.series[1])-1]; c.first != 2012 || c.count != 9 || first.period != 2012-1949 || last.number != 2020 || c.near() {
		t.Errorf("drawn from %d, %d years; from %+v to %+v; near %v", c.first, c.count, first, last, c.near())
	}
	for i := range trend.Periods {
		trend.Periods[i].Counts[0].Hits = 0
		trend.Periods[i].Counts[1].Hits = 0
	}
	if c := newChart(trend, false, true); c.count != 77 || !c.near() || alone(c.series[0], 3) {
		t.Errorf("without hits %d years are drawn, near %v", c.count, c.near())
	}
	if far := []point{{number: 3}, {number: 5}, {number: 6}}; !alone(far, 0) || alone(far, 1) || alone(far, 2) {
		t.Error("who stands alone is not known")
	}
}

// TestChartBreaks holds that a year without articles is no year without hits.
func TestChartBreaks(t *testing.T) {
	trend := &engine.Trend{Terms: make([]engine.TrendTerm, 1)}
	for _, period := range []string{"2019", "2020", "2022"} {
		trend.Periods = append(trend.Periods, engine.Period{Period: period, Counts: make([]engine.TrendCount, 1)})
	}
	c := newChart(trend, false, false)
	if line := c.line(c.series[0]); strings.Count(line, "M") != 2 || strings.Count(line, "L") != 1 || c.count != 4 {
		t.Errorf("%s over %d years", line, c.count)
	}
}
