package ui

import (
	"sort"
	"unicode/utf8"

	"fangzhi/app/engine"
)

// Piece is a run of a text that is drawn in one way.
type Piece struct {
	Text string
	Hit  int // which hit of the article it belongs to, from 1; 0 is none
}

// span is a run of bytes of a text that belongs to hit n.
type span struct{ start, end, n int }

// Pieces cuts a text at the edges of its hits. Those that do not lie within
// the text, on whole characters, are left out.
func Pieces(text string, hits []span) []Piece {
	cuts := []int{0, len(text)}
	hits = fitting(text, hits)
	for _, s := range hits {
		cuts = append(cuts, s.start, s.end)
	}
	sort.Ints(cuts)
	sort.SliceStable(hits, func(i, k int) bool { return hits[i].start < hits[k].start })
	var pieces []Piece
	for i, start := range cuts[:len(cuts)-1] {
		for len(hits) > 0 && hits[0].end <= start { // a long text may have thousands
			hits = hits[1:]
		}
		if end := cuts[i+1]; start < end {
			pieces = append(pieces, Piece{text[start:end], covering(hits, start)})
		}
	}
	return pieces
}

// fitting keeps the spans that lie within a text.
func fitting(text string, spans []span) []span {
	kept := make([]span, 0, len(spans))
	for _, s := range spans {
		whole := func(at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }
		if 0 <= s.start && s.start < s.end && s.end <= len(text) && whole(s.start) && whole(s.end) {
			kept = append(kept, s)
		}
	}
	return kept
}

// clipped are the parts of spans that lie in a run of bytes, seen from there.
func clipped(spans []span, from, to int) []span {
	var list []span
	for _, s := range spans {
		if s.start < to && s.end > from {
			list = append(list, span{max(s.start, from) - from, min(s.end, to) - from, s.n})
		}
	}
	return list
}

// covering is the first of spans in order that lies over a byte, or 0.
func covering(spans []span, at int) int {
	for _, s := range spans {
		if s.start > at {
			break
		}
		if s.start <= at && at < s.end {
			return s.n
		}
	}
	return 0
}

// hitsByBlock sorts an article's hits by the block they stand in.
func hitsByBlock(marks []engine.Mark) map[int][]span {
	blocks := map[int][]span{}
	for i, m := range marks {
		blocks[m.Block] = append(blocks[m.Block], span{m.ByteOffset, m.ByteOffset + m.Bytes, i + 1})
	}
	return blocks
}
