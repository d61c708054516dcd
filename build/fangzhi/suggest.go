package main

import (
	"bufio"
	"fmt"

	"fangzhi/app/engine"

	"github.com/spf13/cobra"
)

func suggestCommand() *cobra.Command {
	var asJSON bool
	var limit int
	cmd := &cobra.Command{
		Use:     "suggest SITE TEXT",
		Short:   "Tell what a query being typed may become",
		Long:    suggestHelp,
		Example: suggestExamples,
		Args:    takes("SITE and one TEXT (quote what has spaces)", 2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 1 {
				return misuse("--limit 8 gives eight suggestions at most", "--limit is at least 1")
			}
			return withArchive(cmd, args[0], func(a *archive, out *bufio.Writer) ([]string, error) {
				got, err := a.Suggest(cmd.Context(), engine.SuggestRequest{Text: args[1], Limit: limit})
				if err != nil {
					return nil, err
				}
				return nil, printSuggestions(out, got, asJSON)
			})
		},
	}
	cmd.SetFlagErrorFunc(flagOrQuery)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	cmd.Flags().IntVar(&limit, "limit", engine.DefaultSuggestions, "how many suggestions to give at most, a `number`")
	return cmd
}

func printSuggestions(out *bufio.Writer, got *engine.Suggestions, asJSON bool) error {
	if asJSON {
		return printJSON(out, got)
	}
	for _, s := range got.List {
		fmt.Fprintf(out, "%-7s %s (%s)\n", s.Kind, printable(s.Value), count(s.Count, "article"))
	}
	return nil // what could not be written is told at Flush
}
