package fetch

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"

	"fangzhi/data/ranges"
)

// Many runs of one piece are asked for in one request where the host knows how
// to answer that (multipart/byteranges, RFC 9110): a computation over all that
// a query finds reads thousands, and each would wait for its turn on the line.
const (
	manyFrom = 24  // so many runs are worth it
	mostMany = 100 // of one request; hosts have limits
)

// ErrOneByOne is a host's answer where many runs were asked for, but by parts.
var ErrOneByOne = errors.New("the host gives one run of bytes at a time")

// readMany reads what it can of many requests as a few; what it gives nil for
// is to be read by itself.
func (s *Site) readMany(ctx context.Context, parts []ranges.Part, requests []request) [][]byte {
	data := make([][]byte, len(requests))
	if len(requests) < manyFrom {
		return data
	}
	var rows [][]int // places in requests
	for i, r := range requests {
		if kept, ok := s.device.Read(ctx, parts[r.part].Name, r.Range); ok {
			data[i] = kept
			continue
		}
		if n := len(rows) - 1; n >= 0 && len(rows[n]) < mostMany && requests[rows[n][0]].part == r.part {
			rows[n] = append(rows[n], i)
		} else {
			rows = append(rows, []int{i})
		}
	}
	for len(rows) > 0 && s.mayAskMany() {
		together := rows
		if !s.gaveMany() {
			together = rows[:1] // whether the host knows how is seen by one
		}
		rows = rows[len(together):]
		var wait sync.WaitGroup
		for _, row := range together {
			wait.Add(1)
			go func() {
				defer wait.Done()
				s.readRow(ctx, parts, requests, row, data)
			}()
		}
		wait.Wait()
	}
	return data
}

// readRow reads some requests as one.
func (s *Site) readRow(ctx context.Context, parts []ranges.Part, requests []request, row []int, data [][]byte) {
	want := make([]ranges.Range, len(row))
	for k, i := range row {
		want[k] = requests[i].Range
	}
	part := parts[requests[row[0]].part]
	short, cancel := context.WithTimeout(ctx, rangeTimeout)
	defer cancel()
	got, err := s.host.GetMany(short, part.Name, want, part.Bytes)
	if ctx.Err() != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		s.oneByOne = s.oneByOne || !s.many || errors.Is(err, ErrOneByOne)
		return
	}
	s.many = true
	for k, i := range row {
		data[i] = got[k]
	}
}

func (s *Site) mayAskMany() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.oneByOne && !s.noRanges
}

func (s *Site) gaveMany() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.many
}

// mostInParts is how many bytes an answer with such runs may have, their heads
// included, and what lies between runs that the host has joined.
func mostInParts(want []ranges.Range) int64 {
	const head = 4 << 10
	bytes := int64(head)
	for _, r := range want {
		bytes += r.Bytes + head
	}
	return bytes
}

// cutParts takes the runs wanted out of an answer of the type
// multipart/byteranges, of a file of so many bytes; ok is false when it does
// not hold them.
func cutParts(contentType string, body []byte, want []ranges.Range, fileBytes int64) (got [][]byte, ok bool) {
	kind, boundary, _ := strings.Cut(contentType, "boundary=")
	boundary, _, _ = strings.Cut(strings.Trim(boundary, `" `), `"`)
	boundary, _, _ = strings.Cut(boundary, ";")
	if !strings.HasPrefix(strings.ToLower(kind), "multipart/byteranges") || boundary == "" {
		return nil, false
	}
	mark := []byte("--" + boundary + "\r\n")
	got = make([][]byte, len(want))
	left := len(want)
	for left > 0 {
		at := bytes.Index(body, mark)
		if at < 0 {
			return nil, false
		}
		head, rest, whole := bytes.Cut(body[at+len(mark):], []byte("\r\n\r\n"))
		r, known := rangeOf(string(head), fileBytes)
		if !whole || !known || r.Bytes > int64(len(rest)) {
			return nil, false
		}
		body = rest[r.Bytes:]
		for i, w := range want {
			if got[i] == nil && r.ByteOffset <= w.ByteOffset && w.End() <= r.End() {
				from := w.ByteOffset - r.ByteOffset
				got[i] = rest[from : from+w.Bytes : from+w.Bytes]
				left--
			}
		}
	}
	return got, true
}

// rangeOf is the run that a part's head says it is.
func rangeOf(head string, fileBytes int64) (r ranges.Range, ok bool) {
	for line := range strings.SplitSeq(head, "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		if !strings.EqualFold(strings.TrimSpace(name), "Content-Range") {
			continue
		}
		value, ok = strings.CutPrefix(strings.TrimSpace(value), "bytes ")
		span, total, _ := strings.Cut(value, "/")
		first, last, _ := strings.Cut(span, "-")
		from, err := strconv.ParseInt(first, 10, 64)
		to, err2 := strconv.ParseInt(last, 10, 64)
		if !ok || err != nil || err2 != nil || from < 0 || to < from || to >= fileBytes ||
			total != "*" && total != strconv.FormatInt(fileBytes, 10) {
			return r, false
		}
		return ranges.Range{ByteOffset: from, Bytes: to - from + 1}, true
	}
	return r, false
}
