package read

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"fangzhi/build/internal/read/fault"
)

// Item is one record of a data file as it stands in it: a line, a row, an
// entry of a feed. It is made a document apart, so that several can be at once.
type Item struct {
	Place   string // in words for the publisher: "line 3"
	Bytes   int    // of the source, about
	Problem string // why it is no document, in words; "" when it may be one
	LeftOut string // why it is not meant to be read, in a word; "" when it is
	make    func(Mapping) (Document, string)
}

// Document is the item read; problem says why it is none.
func (i Item) Document(mapping Mapping) (d Document, problem string) {
	if i.Problem != "" {
		return d, i.Problem
	}
	return i.make(mapping)
}

// Items gives the records of a data file one by one; io.EOF comes after the
// last. An error that is a *fault.Fault is one of the file.
type Items interface {
	Next() (Item, error)
}

// NewItems reads a data file whose bytes are text.
func NewItems(format Format, r io.Reader, mapping Mapping) Items {
	switch format {
	case CSV:
		return newTable(r, mapping)
	case JSON:
		return newValues(r, mapping)
	case Feed:
		return newFeed(r)
	}
	return &lineItems{NewLineReader(r)}
}

// lineItems are the lines of a JSON Lines file.
type lineItems struct{ lines *LineReader }

func (l *lineItems) Next() (Item, error) {
	line, err := l.lines.Next()
	if err != nil {
		return Item{}, err
	}
	return Item{
		Place: fmt.Sprintf("line %d", line.Number), Bytes: len(line.Text) + 1,
		make: func(m Mapping) (Document, string) { return Record(line, m) },
	}, nil
}

// tells whether columns of these names hold a title or a text.
func (m Mapping) tells(names []string) bool {
	r := record{}
	for _, name := range names {
		if name != "" {
			r[name] = "x"
		}
	}
	for _, f := range m.fields(r) {
		if f.Name == FieldTitle || f.Name == FieldBody {
			return true
		}
	}
	return false
}

// noColumns is the fault of a table whose columns are not known.
func noColumns(where string, names []string) *fault.Fault {
	const most = 12
	more := ""
	if len(names) > most {
		names, more = names[:most], " …"
	}
	for i, name := range names {
		names[i] = shortCell(name)
	}
	return fault.New(fault.NoColumns, `%sno column is known to be a title or a text: its first row is "%s"%s. Put a row with names such as title, date, body above it, or name its columns in archive.toml: [fields] title = "…", body = "…"`,
		where, strings.Join(names, " | "), more)
}

func shortCell(s string) string {
	const most = 20
	runes := []rune(oneLine(s))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}

// midway is an error in the midst of something: the file should not end there.
func midway(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// plainEnd makes the end of a file in the midst of something a fault.
func plainEnd(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fault.New(fault.Truncated, "it breaks off: the file was cut short")
	}
	return err
}
