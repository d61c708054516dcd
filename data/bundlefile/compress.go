package bundlefile

import (
	"bytes"
	"compress/flate"
	"io"
)

// job is one article on its way into the file.
type job struct {
	body, ids []byte
	raw       []byte // in the code page, nil when nothing is to be stored
	entry     entry

	record, rawRecord []byte // as they will stand in the file
	err               error
	done              chan struct{}
}

// compressor deflates records; it keeps its large tables from one to the next.
type compressor struct {
	stream *flate.Writer
	packed bytes.Buffer
}

func newCompressor(m *Model) (*compressor, error) {
	stream, err := flate.NewWriterDict(io.Discard, flate.BestCompression, m.dict)
	return &compressor{stream: stream}, err
}

func (c *compressor) do(j *job) {
	defer close(j.done)
	j.record = append(j.record, 0, 0, 0, 0)
	j.record = appendNumber(j.record, uint64(len(j.ids)/idBytes))
	j.record = append(j.record, j.ids...)
	if j.record, j.err = c.deflate(j.record, j.body); j.err != nil {
		return
	}
	putChecksum(j.record)
	if j.raw == nil {
		return
	}
	j.rawRecord = append(j.rawRecord, 0, 0, 0, 0)
	if j.rawRecord, j.err = c.deflateAfter(j.rawRecord, j.body, j.raw); j.err != nil {
		return
	}
	putChecksum(j.rawRecord)
}

// deflate appends data deflated with the model's dictionary.
func (c *compressor) deflate(dst, data []byte) ([]byte, error) {
	c.packed.Reset()
	c.stream.Reset(&c.packed)
	if _, err := c.stream.Write(data); err != nil {
		return nil, err
	}
	if err := c.stream.Close(); err != nil {
		return nil, err
	}
	return append(dst, c.packed.Bytes()...), nil
}

// deflateAfter appends data deflated with the model's dictionary and then
// before as the dictionary. What a flushed stream goes on with begins on a
// whole byte and may look back, so it is such a stream: before need only be
// deflated first and the outcome thrown away.
func (c *compressor) deflateAfter(dst, before, data []byte) ([]byte, error) {
	c.packed.Reset()
	c.stream.Reset(&c.packed)
	if _, err := c.stream.Write(before); err != nil {
		return nil, err
	}
	if err := c.stream.Flush(); err != nil {
		return nil, err
	}
	c.packed.Reset()
	if _, err := c.stream.Write(data); err != nil {
		return nil, err
	}
	if err := c.stream.Close(); err != nil {
		return nil, err
	}
	return append(dst, c.packed.Bytes()...), nil
}
