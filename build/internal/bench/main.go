// Command bench measures the program on real text and prints the numbers as
// Markdown: what a build costs, how large its files are, what a query reads
// and how long it takes, natively and in a browser. Sizes, bytes and reads are
// exact and the same on every run; times are of this machine, at this moment.
// First stands what is promised, with what was measured and whether it holds;
// several archives beside each other show how each number grows.
// Last it tells how many of the facts that a careful reader finds in articles
// the builder finds, and how many of those it tells are right.
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
	perKind := flag.Int("queries", 50, "queries of each kind")
	browser := flag.Bool("browser", true, "measure in Chromium too")
	checks := flag.Int("checks", 20, "queries of each kind held against plain search")
	built := flag.Bool("built", false, "measure the archives of the last run; build nothing")
	peer := flag.String("pagefind", "", "the program pagefind_extended, to build beside it (archives of up to 20,000 articles)")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: bench [flags] SOURCE…   (folders and .jsonl files)")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	b := bench{program: *program, work: *work, perKind: *perKind, browser: *browser, checks: *checks, built: *built, pagefind: *peer}
	if err := b.run(context.Background(), flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "error: bench:", err)
		os.Exit(1)
	}
}

type bench struct {
	program, work string
	perKind       int
	browser       bool
	checks        int
	built         bool
	pagefind      string
}

// run measures every source, then prints one table for each kind of number.
func (b *bench) run(ctx context.Context, sources []string) error {
	// All builds come first: a process starts with the peak memory of the one
	// that started it, which is small only before any text is read.
	costs := make([]cost, len(sources))
	for i, source := range sources {
		if b.built {
			break
		}
		fmt.Fprintln(os.Stderr, "bench: building", source)
		var err error
		if costs[i], err = b.build(ctx, source, b.dir(source)); err != nil {
			return err
		}
	}
	t := newTables()
	for i, source := range sources {
		fmt.Fprintln(os.Stderr, "bench: asking", source)
		if err := b.measure(ctx, source, costs[i], t); err != nil {
			return err
		}
	}
	if err := measureProgram(b.dir(sources[0]), &t.program); err != nil {
		return err
	}
	for _, set := range goldSets {
		scores, articles, _, err := measureGold(ctx, ".", set)
		if err != nil {
			return err
		}
		if articles == 0 {
			t.absent = append(t.absent, set.file)
			continue
		}
		t.gold.rows = append(t.gold.rows, goldRows(fmt.Sprintf("%s, %d articles", set.name, articles), scores)...)
	}
	t.print(os.Stdout)
	return nil
}

// measure fills the tables with what an archive that was built tells.
func (b *bench) measure(ctx context.Context, source string, c cost, t *tables) error {
	name := nameOf(source)
	place, err := site.Open(b.dir(source))
	if err != nil {
		return err
	}
	defer place.Close() // only read from
	text, err := readText(ctx, place)
	if err != nil {
		return err
	}
	t.build.add(buildRow(name, c, text)...)
	m := &measured{name: name, text: text, build: c}
	groups := draw(text.articles, b.perKind)
	opening, err := measureNative(ctx, place, groups, newPlainText(text.articles, b.checks))
	if err != nil {
		return err
	}
	if err := measureCases(ctx, name, place, hardCases(text.articles), limitOf(len(text.articles)), &t.cases); err != nil {
		return err
	}
	if b.browser {
		if m.first, err = measureChromium(ctx, b.dir(source), groups); err != nil {
			fmt.Fprintln(os.Stderr, "bench: not measured in Chromium:", err)
		}
	}
	if b.pagefind != "" && !b.built && len(text.articles) <= mostForPeer {
		if m.peer, err = pagefind(ctx, b.pagefind, b.dir(source)+".pages", text.articles); err != nil {
			return err
		}
		t.build.add(name+", by Pagefind", fmt.Sprint(len(text.articles)), "", fmt.Sprintf("%.1f s", m.peer.cpuSeconds), peak(m.peer.peakBytes), "", "", "", "", "")
	}
	t.first.add(name, megabytes(m.first.bytes), megabytes(m.first.program), fmt.Sprintf("%s in %d reads", kilobytes(opening.bytes), opening.reads),
		fmt.Sprintf("%s after %d searches", megabytes(m.first.memory), m.first.searches))
	for _, file := range m.first.files {
		t.files.add(name, file.path, kilobytes(file.bytes))
	}
	m.all = together(groups)
	for _, g := range append(groups, m.all) {
		t.bytes.add(append([]string{name}, g.bytesRow()...)...)
		t.times.add(append([]string{name}, g.timesRow()...)...)
	}
	t.limits.rows = append(t.limits.rows, m.limitRows()...)
	return nil
}

// dir is where the archive of a source is made.
func (b *bench) dir(source string) string { return filepath.Join(b.work, nameOf(source)) }

// nameOf is a source's name in the tables.
func nameOf(source string) string {
	return strings.TrimSuffix(filepath.Base(source), filepath.Ext(source))
}
