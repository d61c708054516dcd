package read

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"fangzhi/build/internal/read/fault"
)

// maxObjectBytes is the largest object of a JSON file that holds its records
// in it; a list of records has no bound but MaxLineBytes for each.
const maxObjectBytes = 32 << 20

// values reads JSON that is not one record a line: a list of records, an
// object that holds such a list, a record, or several of these in a row.
type values struct {
	in      *bufio.Reader
	bounded *bounded
	decoder *json.Decoder
	mapping Mapping
	inList  bool
	ready   []json.RawMessage // records of an object
	number  int
	known   bool // a record had a title or a text
}

func newValues(r io.Reader, mapping Mapping) *values {
	v := &values{mapping: mapping, bounded: &bounded{}}
	v.in = bufio.NewReader(r)
	v.bounded.r = v.in
	v.decoder = json.NewDecoder(v.bounded)
	return v
}

func (v *values) Next() (Item, error) {
	for {
		if len(v.ready) > 0 {
			raw := v.ready[0]
			v.ready = v.ready[1:]
			return v.item(raw)
		}
		raw, err := v.value()
		switch {
		case errors.Is(err, io.EOF) && !v.inList:
			return Item{}, io.EOF
		case err != nil:
			return Item{}, v.fault(err)
		case v.inList && raw != nil:
			return v.item(raw)
		case raw != nil:
			v.ready = v.records(raw)
		}
	}
}

// value is the next record of a list, or the next value; nil when a list
// begins or ends.
func (v *values) value() (raw json.RawMessage, err error) {
	v.bounded.allow(MaxLineBytes)
	if v.inList && !v.decoder.More() {
		v.inList = false
		_, err := v.decoder.Token()
		return nil, err
	}
	if !v.inList {
		v.bounded.allow(maxObjectBytes)
		if v.listBegins() {
			v.inList = true
			_, err := v.decoder.Token()
			return nil, err
		}
	}
	err = v.decoder.Decode(&raw)
	return raw, err
}

// listBegins tells whether the next value is a list. What the decoder has read
// and not yet used comes first.
func (v *values) listBegins() bool {
	ahead := bufio.NewReader(io.MultiReader(v.decoder.Buffered(), peeker{v.in}))
	for range maxObjectBytes {
		b, err := ahead.ReadByte()
		if err != nil || b != ' ' && b != '\t' && b != '\n' && b != '\r' {
			return err == nil && b == '['
		}
	}
	return false
}

// peeker reads what comes next and leaves it there.
type peeker struct{ in *bufio.Reader }

func (p peeker) Read(buf []byte) (int, error) {
	head, err := p.in.Peek(min(len(buf), 512))
	if len(head) > 0 {
		err = nil
	}
	return copy(buf, head), err
}

// records are the records of an object: itself, or the longest list in it.
func (v *values) records(raw json.RawMessage) []json.RawMessage {
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil || v.mapping.tells(rawNames(fields)) {
		return []json.RawMessage{raw}
	}
	if best := v.longestList(fields, 3); len(best) > 0 {
		return best
	}
	return []json.RawMessage{raw}
}

func (v *values) longestList(fields map[string]json.RawMessage, depth int) []json.RawMessage {
	var best []json.RawMessage
	for _, name := range rawNames(fields) {
		var list []json.RawMessage
		if json.Unmarshal(fields[name], &list) != nil {
			var inner map[string]json.RawMessage
			if depth > 0 && json.Unmarshal(fields[name], &inner) == nil {
				list = v.longestList(inner, depth-1)
			}
		}
		var first map[string]json.RawMessage
		if len(list) > len(best) && json.Unmarshal(list[0], &first) == nil && v.mapping.tells(rawNames(first)) {
			best = list
		}
	}
	return best
}

func rawNames(fields map[string]json.RawMessage) []string {
	r := record{}
	for name := range fields {
		r[name] = nil
	}
	return sortedNames(r)
}

// item is a record as an item. A file whose first record has neither title nor
// text is no data of articles: settings, a list of files.
func (v *values) item(raw json.RawMessage) (Item, error) {
	v.number++
	var fields map[string]json.RawMessage
	isObject := json.Unmarshal(raw, &fields) == nil && fields != nil
	if isObject && v.mapping.tells(rawNames(fields)) {
		v.known = true
	}
	if !v.known {
		return Item{}, fault.New(fault.NoColumns, "its first record has neither a title nor a text: its columns are %s", shortCell(strings.Join(rawNames(fields), ", ")))
	}
	return Item{
		Place: fmt.Sprintf("record %d", v.number), Bytes: len(raw),
		make: func(m Mapping) (Document, string) {
			d, problem := readRecord(raw, m)
			d.Format = JSON
			return d, problem
		},
	}, nil
}

func (v *values) fault(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, errTooLong):
		return fault.New(fault.TooLarge, "record %d is longer than %d MB: put one record a line (.jsonl)", v.number+1, v.bounded.limit>>20)
	case errors.As(err, &syntax):
		return fault.New(fault.Malformed, "after record %d it is no JSON: %s", v.number, jsonProblem(err))
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fault.New(fault.Truncated, "it breaks off after record %d", v.number)
	}
	return err
}

var errTooLong = errors.New("too long")

// bounded refuses to read on when what it was allowed is spent.
type bounded struct {
	r           io.Reader
	limit, left int
}

func (b *bounded) allow(bytes int) { b.limit, b.left = bytes, bytes }

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLong
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
