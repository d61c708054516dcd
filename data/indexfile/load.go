package indexfile

import (
	"context"
	"errors"
	"fmt"
)

// Want is a list to load.
type Want struct {
	List      *List // nil, for a term that is not there, wants nothing
	Positions Which // whose positions to load too
	Postings  []int // for Some: indexes into List.Docs
}

// Which says whose positions are wanted.
type Which int

// None, every posting's, or those of the postings named (then the documents
// must have been loaded by a call before).
const (
	None Which = iota
	All
	Some
)

// Lacks tells whether Load would read anything.
func (r *Reader) Lacks(wants []Want) bool {
	reads, err := readsFor(wants)
	return err == nil && len(reads) > 0
}

// Load reads what is wanted and is not there yet, in one batch.
func (r *Reader) Load(ctx context.Context, wants []Want) error {
	reads, err := readsFor(wants)
	if err != nil {
		return fmt.Errorf("%s: %w", r.file.Name(), err)
	}
	at := make([]located, len(reads))
	for i, w := range reads {
		at[i] = w.at
	}
	got, err := r.readSealed(ctx, at)
	if err != nil {
		return err
	}
	for i, w := range reads {
		before := w.list.memoryBytes()
		if err := r.decode(w, got[i]); err != nil {
			return err
		}
		r.blocks.charge(blockOf{r, w.list.home}, w.list.memoryBytes()-before)
	}
	return nil
}

// listRead is a read of a list's documents, of a block of its positions, or
// of all its positions while its blocks are not known.
type listRead struct {
	list *List
	what int // a block of positions, or one of:
	at   located
}

const (
	readDocuments    = -1
	readAllPositions = -2
)

// readsFor lists what must be read, each once, documents before positions.
func readsFor(wants []Want) ([]listRead, error) {
	var documents, positions []listRead
	seen := map[listRead]bool{}
	add := func(reads *[]listRead, w listRead) {
		if !seen[w] {
			seen[w] = true
			*reads = append(*reads, w)
		}
	}
	for _, w := range wants {
		l := w.List
		if l == nil {
			continue
		}
		if !l.Loaded() {
			if w.Positions == Some {
				return nil, errors.New("positions of some postings are asked of a list whose documents are not loaded")
			}
			add(&documents, listRead{l, readDocuments, located{Documents, l.documents}})
		}
		if l.place != apart || w.Positions == None {
			continue
		}
		if !l.Loaded() {
			add(&positions, listRead{l, readAllPositions, located{Positions, l.positions}})
			continue
		}
		blocks, err := l.blocksOf(w)
		if err != nil {
			return nil, err
		}
		for _, b := range blocks {
			add(&positions, listRead{l, b, located{Positions, l.blocks[b].at}})
		}
	}
	return append(documents, positions...), nil
}

// blocksOf lists the blocks of positions that a want lacks.
func (l *List) blocksOf(w Want) ([]int, error) {
	var lacking []int
	if w.Positions == All {
		for b := range l.blocks {
			if l.blocks[b].flat == nil {
				lacking = append(lacking, b)
			}
		}
		return lacking, nil
	}
	for _, posting := range w.Postings {
		if posting < 0 || posting >= len(l.Docs) {
			return nil, fmt.Errorf("positions are asked of posting %d in a list of %d", posting, len(l.Docs))
		}
		b := posting / postingsPerBlock
		if l.blocks[b].flat == nil && (len(lacking) == 0 || lacking[len(lacking)-1] != b) {
			lacking = append(lacking, b)
		}
	}
	return lacking, nil
}

// decode puts what was read into its list.
func (r *Reader) decode(w listRead, got []byte) error {
	l := w.list
	switch w.what {
	case readDocuments:
		return r.decodeDocuments(w, got)
	case readAllPositions:
		for b, block := range l.blocks {
			from := block.at.offset - w.at.offset
			if err := r.decodePositions(l, b, got[from:from+block.at.bytes]); err != nil {
				return err
			}
		}
		return nil
	}
	return r.decodePositions(l, w.what, got)
}

func (r *Reader) decodeDocuments(w listRead, got []byte) error {
	body, ok := unseal(got)
	if !ok {
		return r.damaged(w.at, "wrong checksum")
	}
	if err := w.list.decodeOutside(body, r.head.shape(w.list.field)); err != nil {
		w.list.unload()
		return r.damaged(w.at, err.Error())
	}
	return nil
}

func (r *Reader) decodePositions(l *List, block int, got []byte) error {
	at := located{Positions, l.blocks[block].at}
	body, ok := unseal(got)
	if !ok {
		return r.damaged(at, "wrong checksum")
	}
	if err := l.decodePositions(block, body, r.head.shape(l.field)); err != nil {
		return r.damaged(at, err.Error())
	}
	return nil
}
