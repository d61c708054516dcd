package indexfile

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// inverter turns documents into posting lists within bounded memory: it
// gathers lists in memory, spills them sorted to a temporary file when they
// grow large, and merges all at the end.
type inverter struct {
	dir   string
	limit int // bytes in memory before a spill
	terms map[string]*gathered
	bytes int
	runs  []*os.File
}

// gathered is one term's occurrences as varints: for the first in a document,
// its gap from the document before << 1 | 1 and the position; for the others,
// the gap from the position before << 1. A list without positions has
// document gaps alone.
type gathered struct {
	out        []byte
	document   uint32
	position   uint32
	started    bool
	positional bool
}

const termOverheadBytes = 120 // what a term costs in memory beside its varints

func newInverter(dir string, limit int) *inverter {
	return &inverter{dir: dir, limit: limit, terms: map[string]*gathered{}}
}

// add notes a term of a document. Positions of one term and document ascend.
func (v *inverter) add(f Field, term string, document uint32, position int, positional bool) {
	var buffer [64]byte
	key := appendKey(buffer[:0], f, term)
	g := v.terms[string(key)]
	if g == nil {
		g = &gathered{positional: positional}
		v.terms[string(key)] = g
		v.bytes += termOverheadBytes + len(key)
	}
	before := len(g.out)
	g.add(document, uint32(position))
	v.bytes += len(g.out) - before
}

func (g *gathered) add(document, position uint32) {
	if g.started && document == g.document {
		if g.positional {
			g.out = binary.AppendUvarint(g.out, uint64(position-g.position)<<1)
			g.position = position
		}
		return
	}
	gap := uint64(document - g.document) // the first from 0
	g.document, g.position, g.started = document, position, true
	if !g.positional {
		g.out = binary.AppendUvarint(g.out, gap)
		return
	}
	g.out = binary.AppendUvarint(g.out, gap<<1|1)
	g.out = binary.AppendUvarint(g.out, uint64(position))
}

// read adds what was gathered to p.
func (p *postings) read(in *scanner) {
	document, position := uint32(0), uint32(0)
	for len(in.in) > 0 {
		v := in.uvarint()
		switch {
		case !p.positional:
			document += uint32(v)
			p.docs = append(p.docs, document)
			continue
		case v&1 == 1:
			document += uint32(v >> 1)
			position = uint32(in.uvarint())
			p.docs = append(p.docs, document)
			p.freqs = append(p.freqs, 0)
		default:
			position += uint32(v >> 1)
		}
		p.freqs[len(p.freqs)-1]++
		p.positions = append(p.positions, position)
	}
}

// full tells that spill should be called before the next document.
func (v *inverter) full() bool { return v.bytes >= v.limit }

// spill writes what is in memory to a sorted run.
func (v *inverter) spill() error {
	file, err := os.CreateTemp(v.dir, "index-run-*")
	if err != nil {
		return err
	}
	v.runs = append(v.runs, file)
	w := bufio.NewWriterSize(file, 1<<18)
	var number []byte
	for _, key := range v.sorted() {
		g := v.terms[key]
		number = binary.AppendUvarint(number[:0], uint64(len(key)))
		w.Write(number)
		w.WriteString(key)
		flag := uint64(0)
		if g.positional {
			flag = 1
		}
		number = binary.AppendUvarint(number[:0], uint64(len(g.out))<<1|flag)
		w.Write(number)
		w.Write(g.out)
	}
	clear(v.terms)
	v.bytes = 0
	if err := w.Flush(); err != nil {
		return fmt.Errorf("index: writing a temporary run: %w", err)
	}
	_, err = file.Seek(0, io.SeekStart)
	return err
}

func (v *inverter) sorted() []string {
	keys := make([]string, 0, len(v.terms))
	for key := range v.terms {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, strings.Compare)
	return keys
}

// run is a sorted stream of gathered terms.
type run struct {
	key        string
	positional bool
	out        []byte
	next       func(*run) (bool, error)
}

func fileRun(file *os.File) *run {
	in := bufio.NewReaderSize(file, 1<<18)
	var key, out []byte
	return &run{next: func(r *run) (bool, error) {
		size, err := binary.ReadUvarint(in)
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		key = slices.Grow(key[:0], int(size))[:size]
		if _, err := io.ReadFull(in, key); err != nil {
			return false, err
		}
		size, err = binary.ReadUvarint(in)
		if err != nil {
			return false, err
		}
		out = slices.Grow(out[:0], int(size>>1))[:size>>1]
		if _, err := io.ReadFull(in, out); err != nil {
			return false, err
		}
		r.key, r.positional, r.out = string(key), size&1 == 1, out
		return true, nil
	}}
}

func (v *inverter) memoryRun() *run {
	keys := v.sorted()
	return &run{next: func(r *run) (bool, error) {
		if len(keys) == 0 {
			return false, nil
		}
		g := v.terms[keys[0]]
		r.key, r.positional, r.out = keys[0], g.positional, g.out
		keys = keys[1:]
		return true, nil
	}}
}

// each gives every key and its whole list, in key order. The list is valid
// until the next call.
func (v *inverter) each(visit func(key []byte, p *postings) error) error {
	var live []*run
	for _, file := range v.runs {
		live = append(live, fileRun(file))
	}
	live = append(live, v.memoryRun())
	advance := func(r *run) error {
		more, err := r.next(r)
		if err != nil {
			return fmt.Errorf("index: reading a temporary run: %w", err)
		}
		if !more {
			live = slices.DeleteFunc(live, func(other *run) bool { return other == r })
		}
		return nil
	}
	for _, r := range slices.Clone(live) {
		if err := advance(r); err != nil {
			return err
		}
	}
	var list postings
	for len(live) > 0 {
		smallest := live[0].key
		for _, r := range live[1:] {
			smallest = min(smallest, r.key)
		}
		first := true
		for _, r := range slices.Clone(live) { // runs are in document order
			if r.key != smallest {
				continue
			}
			if first {
				list.reset(r.positional)
				first = false
			}
			list.read(&scanner{in: r.out})
			if err := advance(r); err != nil {
				return err
			}
		}
		if err := visit([]byte(smallest), &list); err != nil {
			return err
		}
	}
	return nil
}

// close removes the temporary runs.
func (v *inverter) close() error {
	var err error
	for _, file := range v.runs {
		err = errors.Join(err, file.Close(), os.Remove(file.Name()))
	}
	v.runs, v.terms = nil, nil
	return err
}
