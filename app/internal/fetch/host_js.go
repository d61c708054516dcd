package fetch

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall/js"

	"fangzhi/app/internal/browser"
	"fangzhi/data/catalog"
	"fangzhi/data/ranges"
)

// Web is the web host at a base address, reached by the browser's fetch.
type Web struct {
	Base  string // the site's address, ending in a slash
	lanes lanes
	known bool // how the host speaks
	isOld bool // HTTP/1.1
}

// Get asks for a run of bytes, or for all.
func (w *Web) Get(ctx context.Context, name string, r *ranges.Range, fileBytes int64) ([]byte, error) {
	a, err := w.ask(ctx, name, r, fileBytes)
	if errors.Is(err, ErrNoRanges) && fileBytes <= wholeBytes {
		data, err := a.body(ctx, fileBytes, fileBytes)
		if err != nil {
			return nil, err
		}
		return data, ErrNoRanges
	}
	switch {
	case err != nil:
		a.drop()
		return nil, err
	case r != nil:
		return a.body(ctx, r.Bytes, r.Bytes)
	case fileBytes < 0:
		return a.body(ctx, 0, unknownBytes)
	}
	return a.body(ctx, fileBytes, fileBytes)
}

// Stream asks for a file from an offset to its end and gives what comes as it
// comes. A host that knows no ranges sends all: what lies before is passed over.
func (w *Web) Stream(ctx context.Context, name string, from, fileBytes int64, take func([]byte) error) error {
	a, skip, err := w.askRest(ctx, name, from, fileBytes)
	if err != nil {
		a.drop()
		return err
	}
	rest := fileBytes - from + skip
	return a.each(ctx, rest, rest, func(data []byte) error {
		passed := min(skip, int64(len(data)))
		if skip -= passed; passed == int64(len(data)) {
			return nil
		}
		return take(data[passed:])
	})
}

// askRest asks for a file from an offset; skip is how much of the answer lies
// before it.
func (w *Web) askRest(ctx context.Context, name string, from, fileBytes int64) (a *answer, skip int64, err error) {
	if from > 0 {
		rest := ranges.Range{ByteOffset: from, Bytes: fileBytes - from}
		a, err = w.ask(ctx, name, &rest, fileBytes)
		if errors.Is(err, ErrNoRanges) { // then all of it is coming already
			return a, from, nil
		}
		return a, 0, err
	}
	a, err = w.ask(ctx, name, nil, fileBytes)
	return a, 0, err
}

// answer is a host's answer to one request.
type answer struct {
	name     string
	r        *ranges.Range
	response js.Value
	keep     func() bool // no longer ends with the request's context
	nameless bool        // it was asked without saying by whom
	leave    func()      // leaves the lane to others
}

// ask sends a request and judges the head of the answer. With an error the
// answer, which may have a body, is to be dropped. What a nameless request is
// not given is asked for again.
func (w *Web) ask(ctx context.Context, name string, r *ranges.Range, fileBytes int64) (*answer, error) {
	a := &answer{name: name, r: r}
	runs := []ranges.Range{}
	if r != nil {
		runs = append(runs, *r)
	}
	err := w.send(ctx, a, runs, fileBytes < 0)
	if err == nil {
		err = a.judge(fileBytes)
	}
	if err != nil && a.nameless && ctx.Err() == nil {
		w.lanes.refuse()
		a.drop()
		return w.ask(ctx, name, r, fileBytes)
	}
	return a, err
}

// send asks for runs of a file, or for all when there are none; anew what may
// have changed, like the catalog.
func (w *Web) send(ctx context.Context, a *answer, runs []ranges.Range, anew bool) (err error) {
	abort := js.Global().Get("AbortController").New()
	a.keep = context.AfterFunc(ctx, func() { abort.Call("abort") })
	options := map[string]any{"signal": abort.Get("signal")}
	if a.nameless, a.leave = w.lanes.enter(len(runs) == 1 && w.Lanes() < streams); a.nameless {
		options["credentials"] = "omit"
	}
	if len(runs) > 0 {
		asked := make([]string, len(runs))
		for i, r := range runs {
			asked[i] = fmt.Sprintf("%d-%d", r.ByteOffset, r.End()-1)
		}
		options["headers"] = map[string]any{"Range": "bytes=" + strings.Join(asked, ",")}
		options["cache"] = "no-store" // Chromium's cache lets ranges of one file through one by one
	}
	if anew {
		options["cache"] = "no-cache"
	}
	if a.response, err = browser.Call(ctx, js.Global(), "fetch", w.Base+a.name, options); err != nil {
		return a.broken(ctx, err)
	}
	return nil
}

// Lanes is how many requests the host answers at once, by how the catalog came.
func (w *Web) Lanes() int {
	if !w.known {
		came := js.Global().Get("performance").Call("getEntriesByName", w.Base+catalog.Name)
		if w.known = came.Length() > 0; w.known {
			w.isOld = strings.HasPrefix(came.Index(0).Get("nextHopProtocol").String(), "http/1")
		}
	}
	if w.isOld {
		return w.lanes.most()
	}
	return streams
}

// GetMany asks for many runs at once.
func (w *Web) GetMany(ctx context.Context, name string, want []ranges.Range, fileBytes int64) ([][]byte, error) {
	a := &answer{name: name}
	if err := w.send(ctx, a, want, false); err != nil {
		a.drop()
		return nil, err
	}
	kind := a.response.Get("headers").Call("get", "Content-Type")
	if a.response.Get("status").Int() != 206 || kind.Type() != js.TypeString || !strings.HasPrefix(kind.String(), "multipart/") {
		a.drop()
		return nil, ErrOneByOne
	}
	body, err := a.body(ctx, 0, mostInParts(want))
	if err != nil {
		return nil, err
	}
	got, ok := cutParts(kind.String(), body, want, fileBytes)
	if !ok {
		return nil, ErrOneByOne
	}
	return got, nil
}

// body reads all of an answer, which must have so many bytes.
func (a *answer) body(ctx context.Context, least, most int64) (data []byte, err error) {
	err = a.each(ctx, least, most, func(part []byte) error {
		data = append(data, part...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return data, nil
}

// each gives an answer as it comes, which must have so many bytes. A host that
// sends more is heard no longer: nothing is held that was not asked for.
func (a *answer) each(ctx context.Context, least, most int64, take func([]byte) error) error {
	defer a.leave()
	came := int64(0)
	if body := a.response.Get("body"); body.Truthy() {
		reader := body.Call("getReader")
		for {
			part, err := browser.Call(ctx, reader, "read")
			if err != nil {
				return a.broken(ctx, err)
			}
			if part.Get("done").Bool() {
				break
			}
			value := part.Get("value")
			if came += int64(value.Get("byteLength").Int()); came > most {
				err = a.fail(BadHost, "more than %d bytes came", most)
			} else {
				err = take(browser.Bytes(value))
			}
			if err != nil {
				reader.Call("cancel")
				return err
			}
		}
	}
	a.keep()
	if came < least {
		return a.fail(Short, "%d bytes came, not %d", came, least)
	}
	return nil
}

// drop ends an answer of which no more is wanted.
func (a *answer) drop() {
	a.leave()
	if a.response.Truthy() && a.response.Get("body").Truthy() {
		a.response.Get("body").Call("cancel")
	}
}

// judge refuses an answer that does not hold what was asked for.
func (a *answer) judge(fileBytes int64) error {
	status := a.response.Get("status").Int()
	switch {
	case status == 404 || status == 410 || status == 416:
		return a.fail(Gone, "the host answered %d", status)
	case status == 429 || status >= 500: // busy: worth another try
		return a.fail(NoLine, "the host answered %d", status)
	case status == 200 && a.r != nil && a.r.Bytes < fileBytes:
		return ErrNoRanges
	case status == 200:
		return nil
	case status != 206 || a.r == nil:
		return a.fail(BadHost, "the host answered %d", status)
	}
	given := a.response.Get("headers").Call("get", "Content-Range")
	if given.Type() != js.TypeString { // some hosts leave it out; the number of bytes will tell
		return nil
	}
	want := fmt.Sprintf("bytes %d-%d/", a.r.ByteOffset, a.r.End()-1)
	total, ok := strings.CutPrefix(given.String(), want)
	if !ok || total != "*" && total != fmt.Sprint(fileBytes) {
		return a.fail(Gone, "the host gave %s of a file of %d", given.String(), fileBytes)
	}
	return nil
}

// broken is an answer that ended early.
func (a *answer) broken(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return a.fail(NoLine, "%v", err)
}

func (a *answer) fail(kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Name: a.name, Range: a.r, Problem: fmt.Sprintf(format, args...)}
}
