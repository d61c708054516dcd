package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"fangzhi/build/internal/decode"
	"fangzhi/build/internal/read"
	"fangzhi/build/internal/report"
	"fangzhi/build/internal/scan"
)

// MaxFileBytes is the largest file that is read as one document. A data file
// of lines has no bound but that of a line.
const MaxFileBytes = 32 << 20

// batchBytes is how much of a data file is one task.
const batchBytes = 512 << 10

// task is a piece of the first pass: a file, or some lines of a data file.
type task struct {
	file    int
	lines   []read.Line // nil: the whole file
	charset string
	done    chan struct{}
	yield
}

// yield is what a task gave.
type yield struct {
	articles [][]byte // encoded for the spool
	keys     []key    // without their places in the spool
	repairs  map[string]int
	problems []problem
	replaced int   // characters that could not be decoded
	bytes    int64 // of the source
	fault    any   // a panic, and where it came from
	stack    []byte
}

// problem is a fate to report, or a part of one.
type problem struct {
	status  report.Status
	code    string
	message string
}

// plan hands out the tasks in order. It reads data files itself, so that their
// lines can be shared out; other files are read by whoever takes the task.
func (b *build) plan(ctx context.Context, submit func(*task) bool) {
	for i := range b.files {
		if ctx.Err() != nil {
			return
		}
		f := &b.files[i]
		format, known := read.FormatOf(f.Path)
		switch {
		case f.Reason != "" || !known || format != read.Lines:
			if !submit(&task{file: i}) {
				return
			}
		default:
			if !b.planLines(i, submit) {
				return
			}
		}
	}
}

func (b *build) planLines(i int, submit func(*task) bool) (goOn bool) {
	failed := func(code string, err error) bool {
		t := &task{file: i, lines: []read.Line{}}
		t.problems = []problem{{report.Failed, code, err.Error()}}
		return submit(t)
	}
	file, err := os.Open(b.files[i].Name)
	if err != nil {
		return failed(report.Unreadable, plainError(err))
	}
	defer file.Close()
	text, err := decode.NewReader(file)
	if errors.Is(err, decode.ErrBinary) {
		t := &task{file: i, lines: []read.Line{}}
		t.problems = []problem{{report.Skipped, report.Binary, err.Error()}}
		return submit(t)
	}
	if err != nil {
		return failed(report.Unreadable, plainError(err))
	}
	lines := read.NewLineReader(text)
	replaced := 0
	for {
		t := &task{file: i, charset: text.Charset, lines: []read.Line{}}
		var err error
		for size := 0; size < batchBytes; {
			var line read.Line
			if line, err = lines.Next(); err != nil {
				break
			}
			size += len(line.Text)
			t.lines = append(t.lines, line)
		}
		t.replaced, replaced = text.Replaced()-replaced, text.Replaced()
		if err != nil && !errors.Is(err, io.EOF) {
			t.problems = []problem{{report.Failed, report.Unreadable, plainError(err).Error()}}
		}
		if !submit(t) {
			return false
		}
		if err != nil {
			return true
		}
	}
}

// do carries a task out. A fault of ours in one file must not cost the others.
func (b *build) do(t *task) {
	defer close(t.done)
	defer func() {
		if fault := recover(); fault != nil {
			t.fault, t.stack = fault, debug.Stack()
			t.fail(report.Failed, report.Internal, fmt.Sprintf("a fault of fangzhi's, please report it: %v", fault))
		}
	}()
	if t.repairs == nil {
		t.repairs = map[string]int{}
	}
	f := &b.files[t.file]
	if t.lines == nil {
		t.bytes = f.Bytes
		b.whole(t, f)
		return
	}
	for _, line := range t.lines {
		t.bytes += int64(len(line.Text)) + 1
		d, wrong := read.Record(line, b.config.Fields)
		if wrong != "" {
			t.fail(report.Failed, report.Partial, fmt.Sprintf("line %d: %s", line.Number, wrong))
			continue
		}
		b.take(t, d, f.Path, t.charset)
	}
}

func (t *task) fail(status report.Status, code, message string) {
	t.problems = append(t.problems, problem{status, code, message})
}

// whole reads a file that is one document.
func (b *build) whole(t *task, f *scan.File) {
	if f.Reason != "" {
		status := report.Skipped
		if f.Reason == scan.Unreadable {
			status = report.Failed
		}
		t.fail(status, string(f.Reason), f.Detail)
		return
	}
	if _, known := read.FormatOf(f.Path); !known {
		t.fail(report.Skipped, report.UnknownFormat, "no reader for this kind of file: "+kinds)
		return
	}
	if f.Bytes > MaxFileBytes {
		t.fail(report.Skipped, report.TooLarge, fmt.Sprintf("%d MB: a text may have %d MB; records one a line (.jsonl) have no limit", f.Bytes>>20, MaxFileBytes>>20))
		return
	}
	raw, err := readBounded(f.Name)
	if err != nil {
		t.fail(report.Failed, report.Unreadable, plainError(err).Error())
		return
	}
	text, err := decode.Bytes(raw)
	if err != nil {
		t.fail(report.Skipped, report.Binary, err.Error())
		return
	}
	t.replaced = text.Replaced
	d := read.Whole(f.Path, text.Text, b.config.Fields)
	if len(d.Blocks) == 0 {
		code, message := report.NoText, "no text was found in it"
		if visible(text.Text) == "" {
			code, message = report.Empty, "it is empty"
		}
		t.fail(report.Skipped, code, message)
		return
	}
	b.take(t, d, f.Path, text.Charset)
}

const kinds = "texts (.txt), Markdown (.md), pages (.html) and records (.jsonl) are read"

// readBounded reads a file that may have grown since it was found.
func readBounded(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, MaxFileBytes))
}

// take makes articles of a document and readies them for the spool.
func (b *build) take(t *task, d read.Document, path, charset string) {
	for _, item := range b.articles(d, path, charset) {
		data, err := encode(item)
		if err != nil {
			t.fail(report.Failed, report.Internal, err.Error())
			continue
		}
		for _, r := range item.Article.Repairs {
			t.repairs[r.Rule]++
		}
		t.articles = append(t.articles, data)
		t.keys = append(t.keys, newKey(item.Article, len(data)))
	}
}

// plainError leaves out the path of a system's error, which the report has.
func plainError(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
