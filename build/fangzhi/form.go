package main

import (
	"io"

	"fangzhi/data/table"

	"github.com/spf13/cobra"
)

// form is how a table is printed.
type form struct{ json, csv, bom bool }

func (f *form) addFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.json, "json", false, "print one JSON object")
	cmd.Flags().BoolVar(&f.csv, "csv", false, "print a table as CSV")
	cmd.Flags().BoolVar(&f.bom, "bom", false, "begin csv with a byte order mark, for Excel")
}

func (f *form) check() error {
	if f.json && f.csv || f.bom && !f.csv {
		return misuse("--json, or --csv, which alone may have --bom", "in which form?")
	}
	return nil
}

// begin writes what comes before the rows of a table.
func (f *form) begin(out io.Writer, columns []string) {
	if f.bom {
		io.WriteString(out, table.Mark)
	}
	io.WriteString(out, table.Row(columns...))
}
