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

// BadLine is a line of a data file that could not be read.
type BadLine struct {
	Line    int // from 1
	Problem string
}

// Each reads JSON Lines of any length and hands on one document a line; bad
// gets the lines that are none. It stops at the first error of either, or of
// the stream itself.
func Each(r io.Reader, mapping Mapping, good func(Document) error, bad func(BadLine) error) error {
	lines := bufio.NewReaderSize(r, 256<<10)
	for number := 1; ; number++ {
		line, tooLong, err := nextLine(lines)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		end := err != nil
		switch line = bytes.TrimSpace(line); {
		case tooLong:
			err = bad(BadLine{number, fmt.Sprintf("longer than %d MB", MaxLineBytes>>20)})
		case len(line) == 0:
			err = nil
		default:
			d, problem := readRecord(line, mapping)
			if problem != "" {
				err = bad(BadLine{number, problem})
			} else {
				err = good(d)
			}
		}
		if err != nil || end {
			return err
		}
	}
}

// nextLine reads up to the next line break; of a line beyond the bound it
// keeps nothing.
func nextLine(r *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		piece, err := r.ReadSlice('\n')
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

func readRecord(line []byte, mapping Mapping) (d Document, problem string) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber()
	var data record
	if err := decoder.Decode(&data); err != nil {
		return d, "no JSON object: " + jsonProblem(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return d, "more than one JSON value on the line"
	}
	fields := mapping.fields(data)
	body := ""
	for _, f := range fields {
		if f.Name == FieldBody {
			body = f.Value
		}
	}
	if looksHTML(body) {
		d = readHTML(body)
		d.Title, d.Fields = "", nil
	} else {
		d = readText(body)
	}
	d.set(fields)
	d.Format, d.Raw = Lines, body
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
		return "it is a " + kind.Value
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "it breaks off"
	}
	return err.Error()
}
