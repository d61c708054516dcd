package read

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// MaxLineBytes is the longest line of a data file that is read.
const MaxLineBytes = 16 << 20

// Line is a line of a data file.
type Line struct {
	Number  int // from 1
	Text    []byte
	TooLong bool // over MaxLineBytes: Text is nil
}

// LineReader gives the lines of a data file of any length, one by one.
type LineReader struct {
	r      *bufio.Reader
	number int
}

// NewLineReader reads lines from r, which gives UTF-8.
func NewLineReader(r io.Reader) *LineReader {
	return &LineReader{r: bufio.NewReaderSize(r, 256<<10)}
}

// Next is the next line that is not blank; io.EOF comes after the last. The
// text is the caller's to keep.
func (l *LineReader) Next() (Line, error) {
	for {
		text, tooLong, err := l.next()
		if len(text) == 0 && !tooLong && err != nil {
			return Line{}, err
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return Line{}, err
		}
		l.number++
		text = bytes.TrimSpace(text)
		if tooLong || len(text) > 0 {
			return Line{Number: l.number, Text: text, TooLong: tooLong}, nil
		}
	}
}

// next reads up to a line break; of a line beyond the bound it keeps nothing.
func (l *LineReader) next() (line []byte, tooLong bool, err error) {
	for {
		piece, err := l.r.ReadSlice('\n')
		if !tooLong {
			line = append(line, piece...)
		}
		if len(line) > MaxLineBytes {
			line, tooLong = nil, true
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}

// Record reads a line of a data file as a document; problem says why it is
// none, in words for the publisher.
func Record(line Line, mapping Mapping) (d Document, problem string) {
	if line.TooLong {
		return d, fmt.Sprintf("longer than %d MB", MaxLineBytes>>20)
	}
	return readRecord(line.Text, mapping)
}

// maxValues bounds the values of a record, each of which is some 100 bytes.
const maxValues = 1 << 20

func readRecord(line []byte, mapping Mapping) (d Document, problem string) {
	if bytes.Count(line, []byte{','}) > maxValues { // some of which stand in texts: fewer than this in any
		return d, fmt.Sprintf("more than %d values in it", maxValues)
	}
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber()
	var data record
	if err := decoder.Decode(&data); err != nil {
		return d, "no JSON object: " + jsonProblem(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return d, "more than one JSON value on the line"
	}
	return fromRecord(data, mapping, Lines)
}

// fromRecord makes a document of a record's columns.
func fromRecord(data record, mapping Mapping, format Format) (d Document, problem string) {
	fields := mapping.fields(data)
	body, more := mapping.bodyOf(data, fields)
	d = recordText(body)
	d.set(fields)
	d.Format, d.Raw = format, body
	for _, column := range more {
		d.append(column)
	}
	if d.Title == "" && len(d.Blocks) == 0 {
		return d, "no title and no text: its columns are " + strings.Join(sortedNames(data), ", ")
	}
	return d, ""
}

func jsonProblem(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("%s at byte %d", syntax.Error(), syntax.Offset)
	case errors.As(err, &kind):
		if strings.ContainsAny(kind.Value[:min(len(kind.Value), 1)], "aeiou") {
			return "it is an " + kind.Value
		}
		return "it is a " + kind.Value
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "it breaks off"
	}
	return err.Error()
}
