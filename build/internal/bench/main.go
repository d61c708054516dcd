// Command bench measures the program on real text and prints the numbers as
// Markdown: what a build costs, how large its files are, what a query reads
// and how long it takes, natively and in a browser. Sizes, bytes and reads are
// exact and the same on every run; times are of this machine, at this moment.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fangzhi/build/internal/site"
)

func main() {
	program := flag.String("program", "./fangzhi", "the built program")
	work := flag.String("work", ".cache/bench", "folder for the archives that are made")
	perLength := flag.Int("queries", 50, "queries of each length")
	browser := flag.Bool("browser", true, "measure in Chromium too")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: bench [flags] SOURCE…   (folders and .jsonl files)")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	b := bench{program: *program, work: *work, perLength: *perLength, browser: *browser}
	if err := b.run(context.Background(), flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "error: bench:", err)
		os.Exit(1)
	}
}

type bench struct {
	program, work string
	perLength     int
	browser       bool
}

// run measures every source, then prints one table for each kind of number.
func (b *bench) run(ctx context.Context, sources []string) error {
	builds := table{head: []string{"archive", "articles", "text", "build CPU", "peak memory", "index", "÷ text", "bundle", "text, gzip -9", "bundle ÷ gzip"}}
	queries := table{head: []string{"archive", "queries", "of them", "bytes read, median", "95%", "reads, median", "95%", "in sequence, at most", "native cold, median", "95%", "native warm, median", "95%", "Chromium warm, median", "95%"}}
	first := table{head: []string{"archive", "before the first search", "of which program", "opening natively"}}
	for _, source := range sources {
		fmt.Fprintln(os.Stderr, "bench:", source)
		name := nameOf(source)
		dir := filepath.Join(b.work, name)
		cost, err := b.build(ctx, source, dir)
		if err != nil {
			return err
		}
		place, err := site.Open(dir)
		if err != nil {
			return err
		}
		defer place.Close() // only read from
		text, err := readText(ctx, place)
		if err != nil {
			return err
		}
		builds.add(buildRow(name, cost, text)...)
		groups := draw(text.articles, b.perLength)
		opening, err := measureNative(ctx, place, groups)
		if err != nil {
			return err
		}
		before := transfer{}
		if b.browser {
			if before, err = measureChromium(ctx, dir, groups); err != nil {
				fmt.Fprintln(os.Stderr, "bench: not measured in Chromium:", err)
			}
		}
		first.add(name, kilobytes(before.bytes), kilobytes(before.program), fmt.Sprintf("%s in %d reads", kilobytes(opening.bytes), opening.reads))
		for _, g := range append(groups, together(groups)) {
			queries.add(append([]string{name}, g.row()...)...)
		}
	}
	wasm, err := measureProgram(filepath.Join(b.work, nameOf(sources[0])))
	if err != nil {
		return err
	}
	for _, t := range []table{builds, wasm, first, queries} {
		t.print(os.Stdout)
	}
	return nil
}

// nameOf is a source's name in the tables.
func nameOf(source string) string {
	return strings.TrimSuffix(filepath.Base(source), filepath.Ext(source))
}
