package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"fangzhi/app/engine"
	"fangzhi/app/ui/messages"
	"fangzhi/build/internal/site"
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

// siteFault adds to an error of opening an archive what to do.
func siteFault(err error) error {
	var not *site.NotASite
	if errors.As(err, &not) && !site.IsURL(not.Address) {
		return fail("fangzhi build SOURCE -o SITE makes an archive", "%w", err)
	}
	return fail("is the address right, and the archive whole? fangzhi inspect SITE --verify tells", "%w", err)
}

// asQueryError tells an error that lies in the query from any other.
func asQueryError(err error) (wrong *engine.QueryError, ok bool) {
	ok = errors.As(err, &wrong)
	return wrong, ok
}

// queryFault puts a query that cannot be read into words, and says where in it.
func queryFault(q *engine.QueryError) error {
	if q.RuneOffset > 0 {
		return fail(queryHint(q), "query %q, at character %d: %s", q.Query, q.RuneOffset+1, messages.English.Text(q.Problem))
	}
	return fail(queryHint(q), "query %q: %s", q.Query, messages.English.Text(q.Problem))
}

func queryHint(q *engine.QueryError) string {
	if q.Suggestion == "" {
		return "fangzhi help search tells how queries are written"
	}
	return "this would do: " + q.Suggestion
}

// printJSON writes a value on a line of its own, characters as they are.
func printJSON(out io.Writer, value any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(value)
}
