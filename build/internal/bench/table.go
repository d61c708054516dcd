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
type tables struct{ build, program, first, bytes, times, gold table }

func newTables() *tables {
	return &tables{
		build:   table{head: []string{"archive", "articles", "text", "build CPU", "peak memory", "index", "÷ text", "bundle", "text, gzip -9", "bundle ÷ gzip"}},
		program: table{head: []string{"program", "raw", "gzip, as published", "brotli -q 11"}},
		first:   table{head: []string{"archive", "fetched before the first search", "of which program", "opening the archive takes"}},
		bytes:   table{head: []string{"a cold query of", "", "queries", "bytes, median", "bytes, 95%", "reads, median", "reads, 95%", "in sequence, at most"}},
		times:   table{head: []string{"a query of", "", "native cold, median", "95%", "native warm, median", "95%", "Chromium warm, median", "95%"}},
		gold:    table{head: []string{"facts of articles read by hand", "", "a reader names", "the builder names", "of these right", "of a reader's found"}},
	}
}

func (t *tables) print(out io.Writer) {
	for _, one := range []table{t.build, t.program, t.first, t.bytes, t.times, t.gold} {
		one.print(out)
	}
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

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
