package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// table is a table in Markdown.
type table struct {
	head []string
	rows [][]string
}

// tables are all that is printed, in order.
type tables struct {
	limits, build, program, first, files, bytes, times, cases, gold table
	absent                                                          []string // files of answers to articles that are not on this machine
}

func newTables() *tables {
	return &tables{
		limits:  table{head: []string{"archive", "what is promised", "measured", "limit", ""}},
		build:   table{head: []string{"archive", "articles", "text", "build CPU", "peak memory", "index", "÷ text", "bundle", "text, gzip -9", "bundle ÷ gzip"}},
		program: table{head: []string{"program", "raw", "gzip, as published", "brotli -q 11"}},
		first:   table{head: []string{"archive", "fetched before the first search", "of which program", "opening the archive takes", "the engine's memory in Chromium"}},
		files:   table{head: []string{"archive", "before the first search", "bytes"}},
		bytes:   table{head: []string{"a cold query of", "", "queries", "bytes, median", "bytes, 95%", "reads, median", "reads, 95%", "in sequence, median", "at most", "as plain search finds"}},
		times:   table{head: []string{"a query of", "", "native cold, median", "95%", "native warm, median", "95%", "Chromium warm, median", "95%"}},
		cases:   table{head: []string{"among the dearest", "", "found", "bytes", "limit of 95% of queries", "reads", "in sequence", "native, cold"}},
		gold:    table{head: []string{"facts of articles read by hand", "", "a reader names", "the builder names", "of these right", "of a reader's found"}},
	}
}

func (t *tables) print(out io.Writer) {
	for _, by := range []*table{&t.limits, &t.bytes, &t.times, &t.cases} {
		by.sideBySide()
	}
	for _, one := range []table{t.limits, t.build, t.program, t.first, t.files, t.bytes, t.times, t.cases, t.gold} {
		one.print(out)
	}
	if len(t.absent) > 0 {
		fmt.Fprintf(out, "not measured, their corpora are not here: %s\n\n", strings.Join(t.absent, ", "))
	}
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// sideBySide brings rows that tell the same of several archives, in their
// second cell, together.
func (t *table) sideBySide() {
	place := map[string]int{}
	for _, row := range t.rows {
		if _, ok := place[row[1]]; !ok {
			place[row[1]] = len(place)
		}
	}
	slices.SortStableFunc(t.rows, func(a, b []string) int { return place[a[1]] - place[b[1]] })
}

func (t *table) print(out io.Writer) {
	line := func(cells []string) { fmt.Fprintf(out, "| %s |\n", strings.Join(cells, " | ")) }
	line(t.head)
	line(slices.Repeat([]string{"---"}, len(t.head)))
	for _, row := range t.rows {
		line(row)
	}
	fmt.Fprintln(out)
}

func kilobytes(n int64) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f KB", float64(n)/1e3)
}

func megabytes(n int64) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f MB", float64(n)/1e6)
}

func milliseconds(ms float64) string {
	if ms == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f ms", ms)
}

// at is the value below which a share of the values lies; 0 of none.
func at(values []float64, share float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}
