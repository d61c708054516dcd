package ui

import (
	"sort"
	"unicode/utf8"

	"fangzhi/app/engine"
)

// Piece is a run of a block's text that is drawn in one way.
type Piece struct {
	Text   string
	Hit    int // which hit of the article it belongs to, from 1; 0 is none
	Repair int // which repair of the article it shows, from 1; 0 is none
}

// span is a run of bytes of a text that belongs to hit or repair n.
type span struct{ start, end, n int }

// Pieces cuts a text at the edges of its hits and repairs. Spans that do not
// lie within the text, on whole characters, are left out; of a repair that
// left nothing there is the cut alone.
func Pieces(text string, hits, repairs []span) []Piece {
	cuts := []int{0, len(text)}
	hits, repairs = fitting(text, hits, 1), fitting(text, repairs, 0)
	for _, list := range [][]span{hits, repairs} {
		for _, s := range list {
			cuts = append(cuts, s.start, s.end)
		}
	}
	sort.Ints(cuts)
	var pieces []Piece
	for i, start := range cuts[:len(cuts)-1] {
		if end := cuts[i+1]; start < end {
			pieces = append(pieces, Piece{text[start:end], covering(hits, start), covering(repairs, start)})
		}
	}
	return pieces
}

// fitting keeps the spans that lie within a text and are so many bytes long.
func fitting(text string, spans []span, least int) []span {
	kept := make([]span, 0, len(spans))
	for _, s := range spans {
		whole := func(at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }
		if 0 <= s.start && s.start+least <= s.end && s.end <= len(text) && whole(s.start) && whole(s.end) {
			kept = append(kept, s)
		}
	}
	return kept
}

// covering is the first span over a byte, or 0.
func covering(spans []span, at int) int {
	for _, s := range spans {
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
