package bundlefile

import (
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// A long article's record is of parts that are read alone: the head, which has
// what a result shows of an article and all its headings; the pieces, in which
// the texts of its blocks lie; and the tail, which only a reader of the whole
// asks for.
const (
	headPart   = 0
	firstPiece = 1

	maxPieces = 1 << 10

	maxPieceRunes = 1 << 30 // a character may fold to many
)

// PieceRunes is how many folded runes a piece has, at least. An article of fewer
// than twice as many is short.
const PieceRunes = 1 << 11

// cut is what the directory knows of a long article's record.
type cut struct {
	headBytes uint32
	pieces    []piece
}

// piece is some blocks in a row: its bytes in the file, and how many folded
// runes they have, with one more for the end of each.
type piece struct{ bytes, runes uint32 }

// tail is the last part of the record of an article in so many pieces.
func tail(pieces int) int { return firstPiece + pieces }

// cutBlocks parts a long article's blocks into pieces of about the same length:
// firsts are the first blocks of each. They are nil for a short article.
func cutBlocks(blocks []article.Block) (firsts []int, pieces []piece) {
	most := 0
	for _, b := range blocks {
		most += len(b.Text) + 1
	}
	if most < 2*PieceRunes {
		return nil, nil // for less than looking closer
	}
	lengths, total := make([]int, len(blocks)), 0
	for i, b := range blocks {
		lengths[i] = len(token.Fold(b.Text).Runes) + 1
		total += lengths[i]
	}
	n := min(total/PieceRunes, maxPieces)
	if n < 2 {
		return nil, nil
	}
	at, next := 0, 0
	for i, length := range lengths {
		if at >= next {
			firsts, pieces = append(firsts, i), append(pieces, piece{})
			next = (at*n/total + 1) * total / n
		}
		pieces[len(pieces)-1].runes += uint32(length)
		at += length
	}
	if len(firsts) < 2 {
		return nil, nil
	}
	return firsts, pieces
}

// textParts visits blocks with the part of a record that has their text: the
// head, of headings and of all in a short article.
func textParts(blocks []article.Block, firsts []int, visit func(block, part int)) {
	piece := -1
	for i := range blocks {
		for piece+1 < len(firsts) && firsts[piece+1] <= i {
			piece++
		}
		if piece < 0 || blocks[i].Kind == article.Heading {
			visit(i, headPart)
		} else {
			visit(i, firstPiece+piece)
		}
	}
}
