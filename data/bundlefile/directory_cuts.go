package bundlefile

import (
	"fangzhi/data/bundlefile/coding"
)

// appendCuts writes where the records of the long ones among articles are cut:
// of each how many articles it is behind the one before, its pieces, the bytes
// of its head and of every piece, and the pieces' runes. What is left is the tail.
func appendCuts(dst []byte, entries []entry) []byte {
	last := -1
	for i, e := range entries {
		if e.cut == nil {
			continue
		}
		dst = coding.AppendNumber(dst, uint64(i-last-1))
		last = i
		dst = coding.AppendNumber(dst, uint64(len(e.cut.pieces)))
		dst = coding.AppendNumber(dst, uint64(e.cut.headBytes))
		for _, p := range e.cut.pieces {
			dst = coding.AppendNumber(dst, uint64(p.bytes))
		}
		for _, p := range e.cut.pieces {
			dst = coding.AppendNumber(dst, uint64(p.runes))
		}
	}
	return dst
}

// readCuts reads the cuts of n articles, whose records begin where starts says.
func readCuts(in *coding.Input, n int, starts []int64) map[int]*cut {
	cuts := map[int]*cut{}
	for at := 0; len(in.Data) > 0 && in.Err == nil; at++ {
		at += int(in.Size(int64(n)))
		c := &cut{pieces: make([]piece, in.Size(MaxPieces))}
		if at >= n || len(c.pieces) == 0 {
			in.Fail(errDirectory)
			break
		}
		left := starts[at+1] - starts[at]
		part := func() uint32 {
			bytes := in.Size(left)
			left -= bytes
			return uint32(bytes)
		}
		c.headBytes = part()
		for i := range c.pieces {
			c.pieces[i].bytes = part()
		}
		for i := range c.pieces {
			c.pieces[i].runes = uint32(in.Size(maxPieceRunes))
		}
		cuts[at] = c
	}
	return cuts
}

// part is where a part of a long article's record lies.
func (p *place) part(n int) span {
	s := span{p.record.start, p.record.start + int64(p.cut.headBytes)}
	for i := range n {
		if s.start = s.end; i < len(p.cut.pieces) {
			s.end += int64(p.cut.pieces[i].bytes)
		} else {
			s.end = p.record.end
		}
	}
	return s
}

// wanted are the bytes to read for a piece of a record, or for all of it.
func (p *place) wanted(piece int) []span {
	if p.cut == nil || piece == Whole {
		return []span{p.record}
	}
	return []span{p.part(headPart), p.part(firstPiece + piece)}
}

// stored are the parts of a record of which what wanted asks for was read; nil
// for the others.
func (p *place) stored(piece int, got [][]byte) [][]byte {
	if p.cut == nil {
		return got[:1]
	}
	parts := make([][]byte, tail(len(p.cut.pieces))+1)
	if piece != Whole {
		parts[headPart], parts[firstPiece+piece] = got[0], got[1]
		return parts
	}
	for i := range parts {
		s := p.part(i)
		parts[i] = got[0][s.start-p.record.start : s.end-p.record.start]
	}
	return parts
}

// starts are how many folded runes of the body are before each piece.
func (c *cut) starts() []int {
	starts, at := make([]int, len(c.pieces)), 0
	for i, p := range c.pieces {
		starts[i] = at
		at += int(p.runes)
	}
	return starts
}
