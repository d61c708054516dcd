package indexfile

import "encoding/binary"

// scanner reads varints and bytes; past the end it sets failed and gives zeros.
type scanner struct {
	in     []byte
	failed bool
}

func (s *scanner) uvarint() uint64 {
	v, n := binary.Uvarint(s.in)
	if n <= 0 {
		s.failed, s.in = true, nil
		return 0
	}
	s.in = s.in[n:]
	return v
}

// count reads a varint that numbers things of a byte at least.
func (s *scanner) count() int {
	v := s.uvarint()
	if v > uint64(len(s.in)) {
		s.failed, s.in = true, nil
		return 0
	}
	return int(v)
}

func (s *scanner) byte() byte {
	if len(s.in) == 0 {
		s.failed = true
		return 0
	}
	b := s.in[0]
	s.in = s.in[1:]
	return b
}

func (s *scanner) take(n uint64) []byte {
	if n > uint64(len(s.in)) {
		s.failed, s.in = true, nil
		return nil
	}
	taken := s.in[:n]
	s.in = s.in[n:]
	return taken
}
