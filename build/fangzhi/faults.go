package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"
	"fangzhi/app/ui/messages"
	"fangzhi/build/internal/config"
	"fangzhi/build/internal/pipeline"
	"fangzhi/build/internal/publish"
	"fangzhi/build/internal/site"
	"fangzhi/data/ranges"
)

// fault is an error with the words that help and the code to leave with.
type fault struct {
	err  error
	hint string
	code int
}

func (f *fault) Error() string { return f.err.Error() }

func (f *fault) Unwrap() error { return f.err }

func isFault(err error) bool {
	var f *fault
	return errors.As(err, &f)
}

// fail is an error that ends the command, with a hint of what to do.
func fail(hint, format string, args ...any) error {
	return &fault{err: fmt.Errorf(format, args...), hint: hint, code: exitFault}
}

// misuse is a wrong command line that only the command itself can see.
func misuse(hint, format string, args ...any) error {
	return &fault{err: fmt.Errorf(format, args...), hint: hint, code: exitUsage}
}

// errTold ends a command whose faults stand in its output already.
var errTold = errors.New("told already")

// tell writes an error and its hint, and gives the exit code.
func tell(errs io.Writer, err error) int {
	if errors.Is(err, errTold) {
		return exitFault
	}
	fmt.Fprintf(errs, "error: %v\n", err)
	var f *fault
	if !errors.As(err, &f) {
		return exitFault
	}
	if f.hint != "" {
		fmt.Fprintf(errs, "hint: %s\n", f.hint)
	}
	return f.code
}

// siteFault adds to an error of opening an archive what to do.
func siteFault(err error) error {
	if errors.Is(err, context.Canceled) {
		return err // an interrupt, which run tells of
	}
	if errors.Is(err, ranges.ErrVersion) {
		return fail("another version of fangzhi made it: use that one, or build it with this one", "%w", err)
	}
	var not *site.NotASite
	if errors.As(err, &not) && !site.IsURL(not.Address) {
		return fail("fangzhi build SOURCE -o SITE makes an archive", "%w", err)
	}
	return fail("is the address right, and the archive whole? fangzhi inspect SITE --verify tells", "%w", err)
}

// asQueryError tells an error that lies in the query from any other.
func asQueryError(err error) (wrong *language.QueryError, ok bool) {
	ok = errors.As(err, &wrong)
	return wrong, ok
}

// queryFault puts a query that cannot be read into words, and says where in it.
func queryFault(q *language.QueryError) error {
	if q.RuneOffset > 0 {
		return fail(queryHint(q), "query %q, at character %d: %s", q.Query, q.RuneOffset+1, messages.English.Text(q.Problem))
	}
	return fail(queryHint(q), "query %q: %s", q.Query, messages.English.Text(q.Problem))
}

func queryHint(q *language.QueryError) string {
	if q.Suggestion == "" {
		return "fangzhi help search tells how queries are written"
	}
	return "this would do: " + q.Suggestion
}

// buildFault adds to an error of building what to do.
func buildFault(err error) error {
	var settings *config.Error
	var occupied *publish.Occupied
	var busy *publish.Busy
	var damaged *pipeline.Damaged
	var changed *publish.Changed
	switch {
	case errors.As(err, &settings):
		return fail(settings.Hint, "%w", err)
	case errors.As(err, &damaged), errors.As(err, &changed):
		return fail("build it again with --fresh, which reads every file", "%w", err)
	case errors.As(err, &busy):
		return fail("wait until it is done, or choose another folder for -o", "%w", err)
	case errors.As(err, &occupied):
		return fail("choose another folder for -o, or empty this one", "%w", err)
	case errors.Is(err, publish.ErrNoProgram):
		return fail("build it with make, or make build: that compiles both", "%w", err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fail("make room there, or give -o a folder on another disk: while it works, a build takes several times what the sources' text does", "%w", err)
	case errors.Is(err, syscall.EXDEV), errors.Is(err, syscall.EBUSY):
		return fail("is it a disk of its own? give -o a folder inside it", "%w", err)
	case errors.Is(err, os.ErrPermission), errors.Is(err, syscall.EROFS):
		return fail("may you write there?", "%w", err)
	}
	return err
}

func showFault(id string, err error) error {
	if errors.Is(err, engine.ErrNoArticle) {
		return fail("ids are what fangzhi search prints", "%s: %w", id, err)
	}
	return err
}
