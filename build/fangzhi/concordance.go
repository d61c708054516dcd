package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"fangzhi/app/engine"
	"fangzhi/data/table"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"
)

func concordanceCommand() *cobra.Command {
	var ask asking
	var as form
	var limit, offset int
	cmd := &cobra.Command{
		Use:     "concordance SITE QUERY",
		Short:   "Show every place of a query in its context",
		Long:    concordanceHelp,
		Example: concordanceExamples,
		Args:    takes("SITE and one QUERY (quote what has spaces)", 2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			sort := engine.Sort(ask.sort)
			switch sort {
			case "", engine.ByDate, engine.Newest, engine.ByLeft, engine.ByRight:
				ask.sort = ""
			default:
				return misuse("--sort date, newest, left or right", "no order is called %q", ask.sort)
			}
			req, err := ask.request()
			if err == nil {
				err = as.check()
			}
			if err != nil {
				return err
			}
			if limit < 0 || offset < 0 {
				return misuse("--limit 0 gives all", "--limit and --offset are at least 0")
			}
			req.Query, req.Sort, req.Limit, req.Offset = args[1], sort, limit, offset
			return withArchive(cmd, args[0], func(a *archive, out *bufio.Writer) ([]string, error) {
				return concord(cmd.Context(), a, req, &as, out)
			})
		},
	}
	cmd.SetFlagErrorFunc(flagOrQuery)
	ask.addFlags(cmd)
	cmd.Flags().Lookup("sort").Usage = "the `order`: date, newest, left or right (the context read from the hit)"
	addWorks(cmd, &ask)
	as.addFlags(cmd)
	cmd.Flags().IntVar(&limit, "limit", 100, "how many lines to give at most, a `number`; 0 for all")
	cmd.Flags().IntVar(&offset, "offset", 0, "how many lines to pass over first, a `number`")
	return cmd
}

// linesTogether is how many lines are asked for at a time.
const linesTogether = 1000

// concord prints the lines asked for. The object of --json holds them all.
func concord(ctx context.Context, a *archive, req engine.Request, as *form, out io.Writer) (problems []string, err error) {
	wanted, first := req.Limit, (*engine.Concordance)(nil)
	if as.csv {
		as.begin(out, engine.LineColumns)
	}
	for given := 0; ; {
		req.Limit = linesTogether
		if wanted > 0 {
			req.Limit = min(linesTogether, wanted-given)
		}
		got, err := a.Concordance(ctx, req, noProgress)
		if err != nil {
			return nil, err
		}
		problems = append(problems, got.Problems...)
		for i := range got.Lines {
			if line := &got.Lines[i]; line.Problem != "" {
				problems = append(problems, line.Problem)
			} else if as.csv {
				io.WriteString(out, table.Row(line.Cells()...))
			} else if !as.json {
				printLine(out, line)
			}
		}
		if first == nil {
			first = got
		} else {
			first.BytesRead, first.Reads, first.TookMS = first.BytesRead+got.BytesRead, first.Reads+got.Reads, first.TookMS+got.TookMS
			if as.json {
				first.Lines = append(first.Lines, got.Lines...)
			}
		}
		given, req.Offset = given+len(got.Lines), req.Offset+len(got.Lines)
		if len(got.Lines) == 0 || given == wanted || req.Offset >= got.Sorted {
			break
		}
	}
	switch {
	case as.json:
		err = printJSON(out, first)
	case !as.csv:
		_, err = fmt.Fprintf(out, "%s in %s; %.1f ms, %s in %s\n", count(first.Total, "hit"), count(first.Articles, "article"),
			first.TookMS, size(first.BytesRead), count(first.Reads, "read"))
	}
	return problems, err
}

// contextColumns is how wide the context is for the eye, on either side.
const contextColumns = 36

// printLine aligns a line on its hit.
func printLine(out io.Writer, l *engine.Line) {
	left, right := printable(l.Left), printable(l.Right)
	for runewidth.StringWidth(left) > contextColumns {
		left = left[len(string([]rune(left)[:1])):]
	}
	date := dateText(l.Date)
	fmt.Fprintf(out, "%-10.10s  %s%s [%s] %s  %s\n", date, strings.Repeat(" ", contextColumns-runewidth.StringWidth(left)), left, printable(l.Hit),
		runewidth.FillRight(runewidth.Truncate(right, contextColumns, ""), contextColumns), printable(l.Title))
}
