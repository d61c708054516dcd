package main

import (
	"bufio"
	"fmt"
	"io"

	"fangzhi/app/engine"
	"fangzhi/data/table"

	"github.com/spf13/cobra"
)

func trendCommand() *cobra.Command {
	var ask asking
	var as form
	var by string
	cmd := &cobra.Command{
		Use:     "trend SITE QUERY…",
		Short:   "Count hits over time",
		Long:    trendHelp,
		Example: trendExamples,
		Args:    takes("SITE and up to eight QUERIES (quote what has spaces)", 2, 1+engine.MostTerms),
		RunE: func(cmd *cobra.Command, args []string) error {
			req, err := ask.request()
			if err == nil {
				err = as.check()
			}
			if err != nil {
				return err
			}
			if by != "year" && by != "month" {
				return misuse("--by year or month", "no period is called %q", by)
			}
			trend := engine.TrendRequest{Queries: args[1:], Filters: req.Filters, From: req.From, To: req.To, By: by, Works: req.Works}
			return withArchive(cmd, args[0], func(a *archive, out *bufio.Writer) ([]string, error) {
				got, err := a.Trend(cmd.Context(), trend, noProgress)
				if err != nil {
					return nil, err
				}
				return got.Problems, printTrend(out, got, &as)
			})
		},
	}
	cmd.SetFlagErrorFunc(flagOrQuery)
	ask.addNarrowing(cmd)
	addWorks(cmd, &ask)
	as.addFlags(cmd)
	cmd.Flags().StringVar(&by, "by", "year", "the `period`: year or month")
	return cmd
}

func printTrend(out io.Writer, t *engine.Trend, as *form) error {
	if as.json {
		return printJSON(out, t)
	}
	periods := t.Periods
	if t.Undated.Articles > 0 {
		periods = append(periods, t.Undated)
	}
	if as.csv {
		as.begin(out, t.Columns())
		for i := range periods {
			io.WriteString(out, table.Row(periods[i].Cells()...))
		}
		return nil // what could not be written is told at Flush
	}
	for _, term := range t.Terms {
		fmt.Fprintf(out, "%s: %s in %s\n", printable(term.Query), count(term.Hits, "hit"), count(term.Articles, "article"))
	}
	for i := range periods {
		cells := periods[i].Cells()
		fmt.Fprintf(out, "%-8s %7s articles", cells[0], cells[1])
		for _, n := range periods[i].Counts {
			fmt.Fprintf(out, "  %7d %9.2f", n.Hits, n.Rate)
		}
		fmt.Fprintln(out)
	}
	_, err := fmt.Fprintf(out, "hits, and hits per 10,000 characters; %.1f ms, %s in %s\n", t.TookMS, size(t.BytesRead), count(t.Reads, "read"))
	return err
}
