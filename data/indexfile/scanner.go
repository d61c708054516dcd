package indexfile

import "encoding/binary"

// scanner reads varints and bytes. Past the end, and for a number that cannot
// be, it sets failed and gives zeros from then on.
type scanner struct {
	in     []byte
	failed bool
}

func (s *scanner) fail() { s.failed, s.in = true, nil }

func (s *scanner) uvarint() uint64 {
	v, n := binary.Uvarint(s.in)
	if n <= 0 {
		s.fail()
		return 0
	}
	s.in = s.in[n:]
	return v
}

func (s *scanner) varint() int64 {
	v, n := binary.Varint(s.in)
	if n <= 0 {
		s.fail()
		return 0
	}
	s.in = s.in[n:]
	return v
}

// atMost reads a varint that must not exceed a limit.
func (s *scanner) atMost(limit int64) int {
	v := s.uvarint()
	if limit < 0 || v > uint64(limit) {
		s.fail()
		return 0
	}
	return int(v)
}

// count reads a varint that numbers things of a byte at least.
func (s *scanner) count() int { return s.atMost(int64(max(0, len(s.in)-1))) }

func (s *scanner) byte() byte {
	if len(s.in) == 0 {
		s.fail()
		return 0
	}
	b := s.in[0]
	s.in = s.in[1:]
	return b
}

func (s *scanner) take(n uint64) []byte {
	if n > uint64(len(s.in)) {
		s.fail()
		return nil
	}
	taken := s.in[:n:n]
	s.in = s.in[n:]
	return taken
}

// span reads a size and puts it behind what came before.
func (s *scanner) span(offset *int64) span {
	at := span{*offset, int64(s.atMost(maxSectionBytes))}
	*offset += at.bytes
	return at
}

func (s *scanner) spans(n int, offset *int64) []span {
	if n > len(s.in) { // a span takes a byte at least
		s.fail()
		return nil
	}
	spans := make([]span, n)
	for i := range spans {
		spans[i] = s.span(offset)
	}
	return spans
}
