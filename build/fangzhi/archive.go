package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"fangzhi/app/engine"
	"fangzhi/build/internal/site"

	"github.com/spf13/cobra"
)

// archive is an opened archive and the place it is read from.
type archive struct {
	*engine.Archive
	site *site.Site
}

// openArchive opens the archive at an address. What of it cannot be read is
// told on errs, and the rest is used.
func openArchive(ctx context.Context, address string, errs io.Writer) (*archive, error) {
	place, err := site.Open(address)
	if err != nil {
		return nil, siteFault(err)
	}
	opened, err := engine.Open(ctx, place)
	if err != nil {
		place.Close() // only read from
		return nil, siteFault(err)
	}
	problems := opened.Info().Problems
	for _, problem := range problems {
		fmt.Fprintf(errs, "error: %s\n", problem)
	}
	if len(problems) > 0 {
		fmt.Fprintf(errs, "hint: the rest of the archive is used; fangzhi inspect %s --verify tells what is damaged\n", address)
	}
	return &archive{opened, place}, nil
}

func (a *archive) close() { a.site.Close() } // only read from

// printJSON writes a value on a line of its own, characters as they are.
func printJSON(out io.Writer, value any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(value)
}

// withArchive opens an archive and lets do write about it; the problems that
// do met are told on stderr.
func withArchive(cmd *cobra.Command, address string, do func(a *archive, out *bufio.Writer) ([]string, error)) error {
	a, err := openArchive(cmd.Context(), address, cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	defer a.close()
	out := bufio.NewWriter(cmd.OutOrStdout())
	problems, err := do(a, out)
	if flushErr := out.Flush(); err == nil {
		err = flushErr
	}
	if wrong, ok := asQueryError(err); ok {
		return queryFault(wrong)
	}
	if err != nil {
		return siteFault(err)
	}
	told := map[string]bool{}
	for _, problem := range a.Info().Problems {
		told[problem] = true // on opening
	}
	for _, problem := range problems {
		if !told[problem] {
			fmt.Fprintf(cmd.ErrOrStderr(), "error: %s\n", problem)
			told[problem] = true
		}
	}
	if len(problems) > 0 {
		return errTold
	}
	return nil
}

// noProgress is for a command whose output comes at its end.
func noProgress(engine.Progress) {}
