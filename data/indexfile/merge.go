package indexfile

import (
	"bufio"
	"bytes"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// source is a stream of gathered terms in key order.
type source interface {
	next() (bool, error) // false at the end
	term() *gatheredTerm // of the latest next
}

// gatheredTerm is a term with its occurrences in some documents.
type gatheredTerm struct {
	key         []byte
	positional  bool
	occurrences []byte
}

func (t *gatheredTerm) term() *gatheredTerm { return t }

// addTo appends the occurrences to a list.
func (t *gatheredTerm) addTo(p *postings) {
	in := scanner{in: t.occurrences}
	next, position := uint32(0), uint32(0)
	for len(in.in) > 0 {
		v := in.uvarint()
		switch {
		case !t.positional:
			next += uint32(v) + 1
			p.docs = append(p.docs, next-1)
			continue
		case v&1 == 1:
			next += uint32(v>>1) + 1
			position = uint32(in.uvarint())
			p.docs = append(p.docs, next-1)
			p.freqs = append(p.freqs, 0)
		default:
			position += uint32(v >> 1)
		}
		p.freqs[len(p.freqs)-1]++
		p.positions = append(p.positions, position)
	}
}

// merge gives every key of the sources and its whole list, in key order. The
// sources are in document order. Key and list are valid until visit returns.
func merge(sources []source, visit func(key []byte, p *postings) error) error {
	var key []byte
	var list postings
	started := false
	err := mergeTerms(sources, func(t *gatheredTerm) error {
		if !started || !bytes.Equal(t.key, key) {
			if started {
				if err := visit(key, &list); err != nil {
					return err
				}
			}
			started = true
			key = append(key[:0], t.key...)
			list.reset(key, t.positional)
		}
		t.addTo(&list)
		return nil
	})
	if err != nil || !started {
		return err
	}
	return visit(key, &list)
}

// mergeTerms gives the terms of all sources by key, those of one key in the
// order of the sources.
func mergeTerms(sources []source, visit func(*gatheredTerm) error) error {
	var live sourceHeap
	for order, s := range sources {
		more, err := s.next()
		if err != nil {
			return err
		}
		if more {
			live = append(live, orderedSource{s, s.term(), order})
		}
	}
	heap.Init(&live)
	for len(live) > 0 {
		if err := visit(live[0].latest); err != nil {
			return err
		}
		more, err := live[0].next()
		if err != nil {
			return err
		}
		if more {
			heap.Fix(&live, 0)
		} else {
			heap.Pop(&live)
		}
	}
	return nil
}

type orderedSource struct {
	source
	latest *gatheredTerm
	order  int
}

type sourceHeap []orderedSource

func (h sourceHeap) Len() int      { return len(h) }
func (h sourceHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h sourceHeap) Less(i, j int) bool {
	c := bytes.Compare(h[i].latest.key, h[j].latest.key)
	return c < 0 || c == 0 && h[i].order < h[j].order
}
func (h *sourceHeap) Push(x any) { *h = append(*h, x.(orderedSource)) }
func (h *sourceHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// run is a source in a temporary file.
type run struct {
	file *os.File
	in   *bufio.Reader
	gatheredTerm
}

const runBufferBytes = 1 << 16

// spill writes what was gathered to a temporary file in dir.
func spill(dir string, g *gatherer) (*run, error) {
	file, err := os.CreateTemp(dir, "index-run-*")
	if err != nil {
		return nil, err
	}
	out := bufio.NewWriterSize(file, runBufferBytes)
	var numbers []byte
	err = mergeTerms(g.sources(), func(t *gatheredTerm) error {
		flag := uint64(0)
		if t.positional {
			flag = 1
		}
		numbers = binary.AppendUvarint(numbers[:0], uint64(len(t.key)))
		numbers = binary.AppendUvarint(numbers, uint64(len(t.occurrences))<<1|flag)
		out.Write(numbers)
		out.Write(t.key)
		_, err := out.Write(t.occurrences)
		return err
	})
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("index: writing a temporary file: %w", err), file.Close(), os.Remove(file.Name()))
	}
	return &run{file: file}, nil
}

func (r *run) next() (bool, error) {
	if r.in == nil {
		r.in = bufio.NewReaderSize(r.file, runBufferBytes)
	}
	keyBytes, err := binary.ReadUvarint(r.in)
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	size := uint64(0)
	if err == nil {
		size, err = binary.ReadUvarint(r.in)
	}
	if err == nil {
		r.key = slices.Grow(r.key[:0], int(keyBytes))[:keyBytes]
		_, err = io.ReadFull(r.in, r.key)
	}
	if err == nil {
		r.occurrences = slices.Grow(r.occurrences[:0], int(size>>1))[:size>>1]
		_, err = io.ReadFull(r.in, r.occurrences)
	}
	if err != nil {
		return false, fmt.Errorf("index: reading a temporary file: %w", err)
	}
	r.positional = size&1 == 1
	return true, nil
}

func (r *run) close() error { return errors.Join(r.file.Close(), os.Remove(r.file.Name())) }
