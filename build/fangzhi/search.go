package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"
	"fangzhi/app/ui/messages"

	"github.com/spf13/cobra"
)

func searchCommand() *cobra.Command {
	var ask asking
	var asJSON bool
	var limit, offset int
	cmd := &cobra.Command{
		Use:     "search SITE QUERY",
		Short:   "Find articles",
		Long:    searchHelp,
		Example: searchExamples,
		Args:    takes("SITE and one QUERY (quote what has spaces)", 2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			req, err := ask.request()
			if err != nil {
				return err
			}
			if limit < 1 || offset < 0 {
				return misuse("--limit 10 --offset 20 gives the third ten", "--limit is at least 1 and --offset at least 0")
			}
			req.Query, req.Limit, req.Offset, req.Counts = args[1], limit, offset, true
			s := searching{cmd: cmd, out: cmd.OutOrStdout(), asJSON: asJSON || args[1] == "-", told: map[string]bool{}}
			return s.run(cmd.Context(), args[0], req)
		},
	}
	ask.addFlags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	cmd.Flags().BoolVar(&ask.works, "works", false, "of articles that are copies of each other give one, as the page does")
	cmd.Flags().IntVar(&limit, "limit", engine.DefaultLimit, "how many hits to give at most, a `number`")
	cmd.Flags().IntVar(&offset, "offset", 0, "how many hits to pass over first, a `number`")
	cmd.SetFlagErrorFunc(flagOrQuery)
	return cmd
}

// searching is a run of the search command.
type searching struct {
	cmd    *cobra.Command
	out    io.Writer
	asJSON bool
	told   map[string]bool // faults that stand on stderr already
}

func (s *searching) run(ctx context.Context, address string, req engine.Request) error {
	a, err := openArchive(ctx, address, s.cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	defer a.close()
	for _, problem := range a.Info().Problems {
		s.told[problem] = true
	}
	if req.Query == "-" {
		err = s.lines(ctx, a, req, s.cmd.InOrStdin())
	} else {
		err = s.one(ctx, a, req)
	}
	if err == nil && len(s.told) > 0 {
		err = errTold
	}
	return err
}

// tellFaults names what of a result could not be read, each fault once.
func (s *searching) tellFaults(result *engine.Result) {
	problems := result.Problems
	for _, hit := range result.Hits {
		if hit.Problem != "" {
			problems = append(problems, hit.Problem)
		}
	}
	for _, problem := range problems {
		if !s.told[problem] {
			fmt.Fprintf(s.cmd.ErrOrStderr(), "error: %s\n", problem)
		}
		s.told[problem] = true
	}
}

// one answers one query.
func (s *searching) one(ctx context.Context, a *archive, req engine.Request) error {
	result, err := a.Search(ctx, req)
	wrong, isWrong := asQueryError(err)
	switch {
	case isWrong:
		if s.asJSON {
			if err := printJSON(s.out, queryObject(wrong)); err != nil {
				return err
			}
		}
		return queryFault(wrong)
	case err != nil:
		return siteFault(err)
	}
	s.tellFaults(result)
	if s.asJSON {
		return printJSON(s.out, result)
	}
	return printListing(s.out, result, req.Offset)
}

// longestQuery is the most bytes a line of queries may hold.
const longestQuery = 1 << 20

// lines answers a query a line, an object a line, and goes on after a wrong one.
func (s *searching) lines(ctx context.Context, a *archive, req engine.Request, in io.Reader) error {
	wrong := 0
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestQuery)
	for first := true; lines.Scan(); first = false {
		req.Query = strings.TrimSuffix(lines.Text(), "\r")
		if first {
			req.Query = strings.TrimPrefix(req.Query, "\ufeff")
		}
		object, ok, err := s.answer(ctx, a, req)
		if err == nil {
			err = printJSON(s.out, object)
		}
		if err != nil {
			return err
		}
		if !ok {
			wrong++
		}
	}
	if err := lines.Err(); err != nil {
		return fail("one query a line, as UTF-8", "standard input: %w", err)
	}
	if wrong > 0 {
		return fail(`what was wrong stands in their objects as "error"`, "%s not answered", plural(wrong, "query was", "queries were"))
	}
	return nil
}

// answer is a query's object; ok is false for one that tells an error.
func (s *searching) answer(ctx context.Context, a *archive, req engine.Request) (object any, ok bool, err error) {
	result, err := a.Search(ctx, req)
	wrong, isWrong := asQueryError(err)
	switch {
	case err == nil:
		s.tellFaults(result)
		return result, true, nil
	case ctx.Err() != nil:
		return nil, false, err
	case isWrong:
		return queryObject(wrong), false, nil
	}
	return map[string]any{"query": req.Query, "error": err.Error()}, false, nil
}

// queryObject is what is printed in place of a result for a wrong query.
func queryObject(q *language.QueryError) any {
	return struct {
		*language.QueryError
		Error string `json:"error"`
	}{q, messages.English.Text(q.Problem)}
}
