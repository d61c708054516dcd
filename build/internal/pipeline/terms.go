package pipeline

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"

	"fangzhi/build/internal/extract/phrases"
)

// termSpool holds the terms of every article in a temporary file, in the order
// the articles came, until it is known which of them are copies.
type termSpool struct {
	file *os.File
	out  *bufio.Writer
}

func newTermSpool(dir string) (*termSpool, error) {
	file, err := os.CreateTemp(dir, "terms-*")
	if err != nil {
		return nil, err
	}
	return &termSpool{file: file, out: bufio.NewWriterSize(file, 1<<16)}, nil
}

func (s *termSpool) add(terms []phrases.Term) error {
	var data []byte
	if len(terms) > 0 {
		data = encode(terms)
	}
	var size [binary.MaxVarintLen64]byte
	if _, err := s.out.Write(size[:binary.PutUvarint(size[:], uint64(len(data)))]); err != nil {
		return err
	}
	_, err := s.out.Write(data)
	return err
}

func (s *termSpool) flush() error { return s.out.Flush() }

// each reads the terms of so many articles back.
func (s *termSpool) each(articles int, visit func(seq int, terms []phrases.Term)) error {
	in := bufio.NewReaderSize(io.NewSectionReader(s.file, 0, 1<<62), 1<<16)
	var data []byte
	for seq := range articles {
		size, err := binary.ReadUvarint(in)
		if err != nil {
			return fmt.Errorf("%s: %w", s.file.Name(), err)
		}
		if size == 0 {
			continue
		}
		data = append(data[:0], make([]byte, size)...)
		if _, err := io.ReadFull(in, data); err != nil {
			return fmt.Errorf("%s: %w", s.file.Name(), err)
		}
		var terms []phrases.Term
		if err := decodeInto(&terms, data); err != nil {
			return fmt.Errorf("%s: %w", s.file.Name(), err)
		}
		visit(seq, terms)
	}
	return nil
}

// remove deletes the file.
func (s *termSpool) remove() {
	s.file.Close()
	os.Remove(s.file.Name())
}

// recur learns which terms recur over the archive. Of each work one article
// counts: a repost is no recurrence.
func (b *build) recur() error {
	b.phrases = phrases.New()
	return b.spool.terms.each(len(b.keys), func(seq int, terms []phrases.Term) {
		if leader, _ := b.links.Leader(seq); leader == seq {
			b.phrases.Add(terms)
		}
	})
}
