package group

import "slices"

// markPool holds the marks of all articles in a few large pieces.
type markPool struct{ pieces [][]uint32 }

const pieceMarks = 1 << 16

// add takes marks, and tells where they lie.
func (p *markPool) add(marks []uint32) (at uint64) {
	last := len(p.pieces) - 1
	if last < 0 || len(p.pieces[last])+len(marks) > cap(p.pieces[last]) {
		p.pieces = append(p.pieces, make([]uint32, 0, max(pieceMarks, len(marks))))
		last++
	}
	at = uint64(last)<<32 | uint64(len(p.pieces[last]))
	p.pieces[last] = append(p.pieces[last], marks...)
	return at
}

// at gives so many marks.
func (p *markPool) at(at uint64, n uint32) []uint32 {
	return p.pieces[at>>32][uint32(at):][:n:n]
}

// all visits the marks of every article.
func (p *markPool) all(visit func(mark uint32)) {
	for _, piece := range p.pieces {
		for _, m := range piece {
			visit(m)
		}
	}
}

// release gives back the memory of the pieces before the one where marks lie.
func (p *markPool) release(at uint64) {
	for i := int(at>>32) - 1; i >= 0 && p.pieces[i] != nil; i-- {
		p.pieces[i] = nil
	}
}

// numbers are consecutive numbers for marks, by hash.
type numbers struct {
	marks []uint32
	of    []uint32 // 1 + number; 0 where free
	used  uint32
}

// slot is where a mark stands, or would stand.
func (n *numbers) slot(mark uint32) int {
	mask := uint32(len(n.of) - 1)
	i := mark * 0x9E3779B1 & mask
	for n.of[i] != 0 && n.marks[i] != mark {
		i = (i + 1) & mask
	}
	return int(i)
}

// add gives a mark a number, if it has none.
func (n *numbers) add(mark uint32) {
	if int(n.used) >= len(n.of)/4*3 {
		old := *n
		size := max(2*len(old.of), 1<<12)
		n.marks, n.of = make([]uint32, size), make([]uint32, size)
		for i, number := range old.of {
			if number != 0 {
				at := n.slot(old.marks[i])
				n.marks[at], n.of[at] = old.marks[i], number
			}
		}
	}
	if at := n.slot(mark); n.of[at] == 0 {
		n.used++
		n.marks[at], n.of[at] = mark, n.used
	}
}

// find is the number of a mark; ok is false for one that has none.
func (n *numbers) find(mark uint32) (number uint32, ok bool) {
	if n.used == 0 {
		return 0, false
	}
	number = n.of[n.slot(mark)]
	return number - 1, number != 0
}

// recurring numbers the marks that occur more than once, and a few others: a
// filter of one bit a place tells them, so that no table of all is needed.
func recurring(p *markPool) *numbers {
	total := 0
	for _, piece := range p.pieces {
		total += len(piece)
	}
	places := uint32(1 << 16)
	for places < 1<<31 && int(places) < 8*total {
		places *= 2
	}
	once, twice := make([]uint64, places/64), make([]uint64, places/64)
	p.all(func(m uint32) {
		at, bit := m&(places-1)/64, uint64(1)<<(m%64)
		twice[at] |= once[at] & bit
		once[at] |= bit
	})
	n := &numbers{}
	p.all(func(m uint32) {
		if twice[m&(places-1)/64]&(1<<(m%64)) != 0 {
			n.add(m)
		}
	})
	return n
}

// without gives the marks that are not among others; both are sorted.
func without(marks, others []uint32) []uint32 {
	var out []uint32
	for _, m := range marks {
		if _, ok := slices.BinarySearch(others, m); !ok {
			out = append(out, m)
		}
	}
	return out
}
