package bundlefile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
)

// spool is a temporary file that is written once and then copied.
type spool struct {
	file  *os.File
	to    *bufio.Writer
	bytes int64
}

func (s *spool) create(dir string) (err error) {
	if s.file, err = os.CreateTemp(dir, "bundle-*"); err == nil {
		s.to = bufio.NewWriterSize(s.file, 1<<18)
	}
	return err
}

func (s *spool) write(data []byte) error {
	s.bytes += int64(len(data))
	_, err := s.to.Write(data)
	return err
}

func (s *spool) copyTo(out io.Writer) error {
	if err := s.to.Flush(); err != nil {
		return err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	n, err := io.Copy(out, s.file)
	if err == nil && n != s.bytes {
		err = fmt.Errorf("bundle: temporary file %s holds %d bytes of %d", s.file.Name(), n, s.bytes)
	}
	return err
}

func (s *spool) remove() error {
	if s.file == nil {
		return nil
	}
	err := errors.Join(s.file.Close(), os.Remove(s.file.Name()))
	s.file = nil
	return err
}
