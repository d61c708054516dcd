package coding

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"unicode/utf8"
)

// What is not a record is deflated: the model, the directory, and raws, which
// may be of any sort (HTML, say) and mostly repeat their article. So a raw has
// its article's strings as the dictionary of its DEFLATE stream.
const maxDictionaryBytes = 32 << 10

// RawDictionary gives the strings of a body's parts, each with a newline after
// it; of too many the last.
func RawDictionary(parts [][]Unit) []byte {
	var dict []byte
	for _, part := range parts {
		for _, u := range part {
			switch {
			case u < EndOfString:
				dict = utf8.AppendRune(dict, u)
			case u == EndOfString:
				dict = append(dict, '\n')
			}
		}
	}
	return dict[max(0, len(dict)-maxDictionaryBytes):]
}

// Deflate packs a piece of the head.
func Deflate(plain []byte) ([]byte, error) {
	d, err := NewDeflater()
	if err != nil {
		return nil, err
	}
	return d.Deflate(nil, nil, plain)
}

// Deflater keeps the large tables of deflating from one time to the next.
type Deflater struct {
	stream *flate.Writer
	packed bytes.Buffer
}

// NewDeflater makes one.
func NewDeflater() (*Deflater, error) {
	stream, err := flate.NewWriter(io.Discard, flate.BestCompression)
	return &Deflater{stream: stream}, err
}

// Deflate appends plain, deflated with a dictionary. What a flushed stream
// goes on with begins on a whole byte and looks back on what was before, as
// after a dictionary; so the dictionary is deflated and the outcome thrown away.
func (d *Deflater) Deflate(dst, dict, plain []byte) ([]byte, error) {
	d.packed.Reset()
	d.stream.Reset(&d.packed)
	if len(dict) > 0 {
		if _, err := d.stream.Write(dict); err != nil {
			return nil, err
		}
		if err := d.stream.Flush(); err != nil {
			return nil, err
		}
		d.packed.Reset()
	}
	if _, err := d.stream.Write(plain); err != nil {
		return nil, err
	}
	if err := d.stream.Close(); err != nil {
		return nil, err
	}
	return append(dst, d.packed.Bytes()...), nil
}

// Inflate gives the plain form of data, which must be one whole DEFLATE
// stream and inflate to no more than limit bytes.
func Inflate(data, dict []byte, limit int64) ([]byte, error) {
	source := bytes.NewReader(data)
	var plain bytes.Buffer
	n, err := io.Copy(&plain, io.LimitReader(flate.NewReaderDict(source, dict), limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("it does not inflate: %w", err)
	case n > limit:
		return nil, ErrTooLarge
	case source.Len() > 0:
		return nil, ErrLeftOver
	}
	return plain.Bytes(), nil
}
