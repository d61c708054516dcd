package indexfile

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
)

// assemble writes the head, now known, and the sections behind it.
func (w *Writer) assemble(out io.Writer) (Summary, error) {
	first, err := encodeHead(&w.head)
	if err != nil {
		return Summary{}, err
	}
	total, err := io.Copy(out, bytes.NewReader(first))
	for s := range w.sections {
		if err != nil {
			break
		}
		var n int64
		n, err = w.sections[s].copyTo(out)
		total += n
	}
	if err != nil {
		return Summary{}, fmt.Errorf("index: writing the file: %w", err)
	}
	return Summary{total, int64(len(first)), w.head.documents, w.head.terms}, nil
}

// sectionFile holds a section until the head before it is known.
type sectionFile struct {
	file  *os.File
	out   *bufio.Writer
	bytes int64
}

func newSectionFile(dir string) (*sectionFile, error) {
	file, err := os.CreateTemp(dir, "index-section-*")
	if err != nil {
		return nil, err
	}
	return &sectionFile{file: file, out: bufio.NewWriterSize(file, 1<<16)}, nil
}

func (s *sectionFile) write(block []byte) error {
	n, err := s.out.Write(block)
	s.bytes += int64(n)
	return err
}

func (s *sectionFile) copyTo(out io.Writer) (int64, error) {
	if err := s.out.Flush(); err != nil {
		return 0, err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	return io.Copy(out, s.file)
}
