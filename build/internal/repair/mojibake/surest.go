package mojibake

import (
	"slices"

	"fangzhi/build/internal/repair/likely"
)

// pieceEnd is the end of the piece that begins at a place of a path and was not
// read as found.
func pieceEnd(path []reading, at int) int {
	for at < len(path) && path[at].kind != asFound {
		at++
	}
	return at
}

// surest gives the likeliest reading, but where a run begins at a character that
// reads well as found, and one that begins behind it is nearly as likely, that
// one: what may be whole stays as it is.
func (p *pairer) surest() []reading {
	path, cost := p.read()
	for i := 0; i < len(path); {
		end := pieceEnd(path, i)
		if end == i {
			i++
			continue
		}
		first := 0
		if i > 0 {
			first = int(path[i-1].source) + 1
		}
		if first < len(p.gates) && p.gates[first].outOf && p.mayBeWhole(p.text[first]) {
			old := slices.Clone(p.gates)
			for at := max(0, first-nearFirst); at <= first; at++ {
				p.gates[at].outOf = false
			}
			if other, otherCost := p.search(); other != nil && otherCost-cost < nearly {
				path, cost = other, otherCost
				i = 0
				continue
			}
			p.gates = old
		}
		i = end
	}
	return path
}

// nearFirst is how many characters before the first of a run it does not begin at, either.
const nearFirst = 6

// nearly is by how much a run that leaves its first character whole may be less
// likely, in quarters of a bit.
const nearly = 24

// mayBeWhole tells an everyday character or mark.
func (p *pairer) mayBeWhole(r rune) bool {
	cost, isMark := likely.Marks[r]
	return p.l.IsEveryday(r) || isMark && cost < rareMark && !isSign(r)
}
