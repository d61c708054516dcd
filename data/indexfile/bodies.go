package indexfile

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// bodies keeps the folded bodies of all documents, in a temporary file when
// they are many, to go through them again when it is known which pairs are
// common: for each a varint of its runes and these in 2 bytes each, 0 for those
// that need more.
type bodies struct {
	file   *os.File
	latest []byte // not in the file yet
	text   []byte
}

const bodiesTogether = 1 << 20

func (b *bodies) add(dir string, text []rune) (err error) {
	b.latest = binary.AppendUvarint(b.latest, uint64(len(text)))
	for _, r := range text {
		if r > 0xFFFF {
			r = 0
		}
		b.latest = append(b.latest, byte(r), byte(r>>8))
	}
	if len(b.latest) < bodiesTogether {
		return nil
	}
	if b.file == nil {
		if b.file, err = os.CreateTemp(dir, "index-bodies-*"); err != nil {
			return err
		}
	}
	_, err = b.file.Write(b.latest)
	b.latest = b.latest[:0]
	return err
}

// each visits one body in every step, as they were added.
func (b *bodies) each(step int, visit func(document uint32, text []byte) error) error {
	var all io.Reader = bytes.NewReader(b.latest)
	if b.file != nil {
		if _, err := b.file.Seek(0, io.SeekStart); err != nil {
			return err
		}
		all = io.MultiReader(b.file, all)
	}
	in := bufio.NewReaderSize(all, runBufferBytes)
	for document := 0; ; document++ {
		runes, err := binary.ReadUvarint(in)
		if err == io.EOF {
			return nil
		}
		size := 2 * int(runes)
		switch {
		case err != nil:
		case document%step > 0:
			_, err = in.Discard(size)
		default:
			b.text = slices.Grow(b.text[:0], size)[:size]
			if _, err = io.ReadFull(in, b.text); err == nil {
				err = visit(uint32(document), b.text)
			}
		}
		if err != nil {
			return fmt.Errorf("index: going through the bodies again: %w", err)
		}
	}
}

func (b *bodies) close() error {
	if b.file == nil {
		return nil
	}
	return errors.Join(b.file.Close(), os.Remove(b.file.Name()))
}
