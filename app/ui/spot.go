package ui

import (
	"strconv"
	"strings"

	"fangzhi/app/engine"
)

// Spot is a place in an article: so many bytes into the text of a block. A link
// from a result has that of the hit it shows, whose number among the article's
// hits is known only when the article is there.
type Spot struct{ Block, Offset int }

// String is the spot as addresses have it: 12.340.
func (s Spot) String() string { return strconv.Itoa(s.Block) + "." + strconv.Itoa(s.Offset) }

// parseSpot reads what String wrote; nil for anything else.
func parseSpot(text string) *Spot {
	block, offset, _ := strings.Cut(text, ".")
	s := Spot{}
	var errs [2]error
	s.Block, errs[0] = strconv.Atoi(block)
	s.Offset, errs[1] = strconv.Atoi(offset)
	if errs != [2]error{} || s.Block < 0 || s.Offset < 0 {
		return nil
	}
	return &s
}

// spotOf is where the hit stands that a result shows, or nil.
func spotOf(hit *engine.Hit) *Spot {
	if hit.At == nil {
		return nil
	}
	return &Spot{hit.At.Block, hit.At.ByteOffset}
}

// hitAt is the number, from 1, of the hit that stands at a spot, or next behind
// it; 0 for none.
func hitAt(marks []engine.Mark, s Spot) int {
	for i, m := range marks {
		if m.Block > s.Block || m.Block == s.Block && m.ByteOffset+m.Bytes > s.Offset {
			return i + 1
		}
	}
	return 0
}
