package bundlefile

import (
	"unicode/utf8"

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

	maxPieceRunes = 1 << 30 // a character may fold to many
)

// A piece has so many runes or more. An article of fewer than twice as many is
// short; none has more than so many pieces.
const (
	PieceRunes = 1 << 11
	MaxPieces  = 1 << 10
)

// Whole stands for all pieces of an article.
const Whole = -1

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
	total := 0
	for _, b := range blocks {
		total += utf8.RuneCountInString(b.Text)
	}
	n := min(total/PieceRunes, MaxPieces)
	if n < 2 {
		return nil, nil
	}
	lengths := make([]int, len(blocks))
	total = 0
	for i, b := range blocks {
		lengths[i] = len(token.Fold(b.Text).Runes) + 1
		total += lengths[i]
	}
	at, next := 0, 0
	for i, length := range lengths {
		if at >= next {
			firsts, pieces = append(firsts, i), append(pieces, piece{})
			next = ((at*n/total+1)*total + n - 1) / n // rounded up: else a block that ends there would begin two
		}
		pieces[len(pieces)-1].runes += uint32(length)
		at += length
	}
	if len(firsts) < 2 {
		return nil, nil
	}
	return firsts, pieces
}

// textPart is the part of a record that has a block's text, given the last piece
// that begins with it or before: the head, of headings and of all in a short article.
func textPart(b *article.Block, piece int) int {
	if b.Kind == article.Heading {
		return headPart
	}
	return firstPiece + piece
}
