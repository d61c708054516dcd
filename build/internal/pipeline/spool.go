package pipeline

import (
	"bufio"
	"errors"
	"fmt"
	"os"

	"fangzhi/build/internal/extract/phrases"
	"fangzhi/data/article"
)

// spooled is an article between the two passes.
type spooled struct {
	Article *article.Article
	Raw     string // its text as found, "" where that is no other
	PageAt  int    // its place among the articles of its page
	Terms   []phrases.Term

	Pictures []shown // of its blocks

	beyond map[string]int // of the first of a page: damage in it that could not be mended, by why
}

// spool holds articles in a temporary file, in the order they came, and their
// terms in another.
type spool struct {
	file  *os.File
	out   *bufio.Writer
	end   int64
	terms *termSpool
}

func newSpool(dir string) (*spool, error) {
	file, err := os.CreateTemp(dir, "articles-*")
	if err != nil {
		return nil, err
	}
	s := &spool{file: file, out: bufio.NewWriterSize(file, 1<<20)}
	if s.terms, err = newTermSpool(dir); err != nil {
		s.file.Close()
		os.Remove(file.Name())
		return nil, err
	}
	return s, nil
}

// add appends an article that was encoded by encode.
func (s *spool) add(data []byte) (offset int64, err error) {
	offset = s.end
	n, err := s.out.Write(data)
	s.end += int64(n)
	return offset, err
}

func (s *spool) flush() error { return errors.Join(s.out.Flush(), s.terms.flush()) }

// read gives an article back.
func (s *spool) read(k key) (*spooled, error) {
	data := make([]byte, k.bytes)
	if _, err := s.file.ReadAt(data, k.offset); err != nil {
		return nil, fmt.Errorf("%s: %w", s.file.Name(), err)
	}
	var item spooled
	if err := decodeInto(&item, data); err != nil {
		return nil, fmt.Errorf("%s: at %d: %w", s.file.Name(), k.offset, err)
	}
	return &item, nil
}

// remove deletes what was written aside.
func (s *spool) remove() {
	s.terms.remove()
	s.file.Close()
	os.Remove(s.file.Name())
}
