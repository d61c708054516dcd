package unpack

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// errDamaged is told once for each stretch of a gzip file that is damaged;
// reading goes on after it.
type errDamaged struct{ err error }

func (e *errDamaged) Error() string { return e.err.Error() }
func (e *errDamaged) Unwrap() error { return e.err }

// gzipMembers reads the members of a gzip file one after the other, as one
// text. A web archive has one for each record, so that a damaged one costs
// itself alone: after an error reading goes on at the next.
type gzipMembers struct {
	in    *bufio.Reader
	z     *gzip.Reader
	read  int // members begun
	lost  bool
	ended error
}

func newMembers(r io.Reader) *gzipMembers {
	return &gzipMembers{in: bufio.NewReaderSize(r, 64<<10)}
}

func (g *gzipMembers) Read(p []byte) (int, error) {
	for g.ended == nil {
		if g.z == nil {
			if err := g.next(); err != nil {
				g.ended = err
				break
			}
		}
		n, err := g.z.Read(p)
		switch {
		case errors.Is(err, io.EOF):
			g.z = nil
			err = nil
		case errors.Is(err, io.ErrUnexpectedEOF):
			g.ended = err
		case err != nil:
			g.z, g.lost = nil, true
			err = &errDamaged{err}
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
	return 0, g.ended
}

// next begins a member. What follows the last and is none is padding.
func (g *gzipMembers) next() error {
	for {
		head, err := g.in.Peek(3)
		if len(head) < 3 {
			switch {
			case err != nil && !errors.Is(err, io.EOF):
				return err
			case g.read == 0 && len(head) > 0:
				return errors.New("it is no gzip file")
			}
			return io.EOF
		}
		if head[0] != 0x1f || head[1] != 0x8b || head[2] != 8 {
			if g.read == 0 {
				return errors.New("it is no gzip file")
			}
			_, _ = g.in.Discard(1)
			continue
		}
		z, err := gzip.NewReader(g.in)
		g.read++
		if err != nil && g.lost { // the look of a beginning, in the midst of damage
			continue
		}
		if err != nil {
			return fmt.Errorf("a part of it cannot be begun: %w", err)
		}
		z.Multistream(false)
		g.z, g.lost = z, false
		return nil
	}
}

// peek looks at the first bytes of a reader.
func peek(r io.Reader) (head []byte, whole io.Reader, err error) {
	b := bufio.NewReaderSize(r, 4096)
	head, err = b.Peek(512)
	if errors.Is(err, io.EOF) && len(head) > 0 {
		err = nil
	}
	return head, b, err
}

// begun is a reader whose first bytes are known. The error that came with them
// is given once: of a gzip file there may be more to read.
type begun struct {
	head []byte
	err  error
	r    io.Reader
}

func begin(r io.Reader) *begun {
	head := make([]byte, 512)
	n, err := io.ReadAtLeast(r, head, len(head))
	if errors.Is(err, io.ErrUnexpectedEOF) && n > 0 {
		err = nil // the end comes again, be it in the midst of a member
	}
	return &begun{head[:n], err, r}
}

// Read implements io.Reader.
func (b *begun) Read(p []byte) (n int, err error) {
	if len(b.head) > 0 {
		n = copy(p, b.head)
		b.head = b.head[n:]
		return n, nil
	}
	if err, b.err = b.err, nil; err != nil {
		return 0, err
	}
	return b.r.Read(p)
}
